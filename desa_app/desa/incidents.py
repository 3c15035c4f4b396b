# SPDX-License-Identifier: GPL-3.0-or-later
"""Failures to protect data: noted, told within 3 x 24 hours on a filled-in notice, kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desa_app.domain.incident import KINDS, Incident, IncidentDraft, notice
from desa_app.domain.privacy import checked_words
from desa_app.errors import InvalidInput, Problem
from desa_app.office.signers import head_and_secretary
from desa_app.store import incidents as rows

if TYPE_CHECKING:
    from desa_app.office.desk import Desk

_LIMIT = 1000


class Incidents:
    """The log of incidents (Pasal 46 UU 27/2022) and their notices."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def note(self, draft: IncidentDraft) -> Incident:
        """Note what happened; the 3 x 24 hours run from now. Raises ``InvalidInput``."""
        if draft.kind not in KINDS:
            raise InvalidInput((Problem("incident_kind", "bukan-pilihan", draft.kind),))
        needed = ("happened", "data", "how", "handling", "recovery")
        texts = {name: checked_words(name, getattr(draft, name), _LIMIT) for name in needed}
        facts = replace(draft, contact=draft.contact.strip(), **texts)
        with self._desk.writing() as connection:
            stamp = self._desk.stamp()
            made = rows.insert_incident(connection, stamp, facts, self._desk.clock.now())
            self._desk.log(connection, "insiden-dicatat", made.id, {"jenis": draft.kind})
            return made

    def list(self) -> tuple[Incident, ...]:
        """Every incident, the newest first."""
        with self._desk.reading() as connection:
            return rows.list_incidents(connection)

    def document(self, incident: Incident, to: str) -> bytes:
        """The notice as PDF; that it was made is logged."""
        from desa_app.paper.listing_pdf import listing_document

        head, _ = head_and_secretary(self._desk)
        sheet = notice(incident, to, self._desk.profile, head)
        today = self._desk.clock.today()
        pdf = listing_document(replace(sheet, signed_on=today, made_by=self._desk.user))
        self._desk.note("pemberitahuan-insiden", incident.id, {"kepada": to})
        return pdf

    def told(self, incident_id: str, to: str) -> Incident:
        """Note that the people or the authority were told today; raises ``NotFound``."""
        with self._desk.writing() as connection:
            day = self._desk.clock.today()
            found = rows.note_told(connection, self._desk.stamp(), incident_id, to, day)
            self._desk.log(connection, "insiden-diberitahukan", incident_id, {"kepada": to})
            return found
