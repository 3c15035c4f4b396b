# SPDX-License-Identifier: GPL-3.0-or-later
"""A request to correct is met by correcting, in one act; what was changed is told on paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desa_app.domain.access_report import OTHERS_DATA
from desa_app.domain.correction_sheet import correction_answer, correction_sheet
from desa_app.domain.documents import DocumentDraft
from desa_app.domain.episode import EpisodeDraft
from desa_app.domain.history import FactChange, LogEntry, in_words
from desa_app.domain.person import PersonDraft
from desa_app.domain.privacy import CorrectionMade, RequestKind, RequestState
from desa_app.errors import InvalidInput, NotFound, Problem
from desa_app.office.signers import head_and_secretary
from desa_app.reference import countries
from desa_app.store import journal
from desa_app.store import people as people_rows
from desa_app.store import privacy as rows
from desa_app.store.people_merge import merged_into

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Connection

    from desa_app.domain.privacy import PrivacyRequest
    from desa_app.office.desk import Desk

_EVERY = 100_000
_ANSWERED = "permintaan-data-dijawab"
_PERSON = "orang-diubah"
_CORRECTED = {
    _PERSON: frozenset(PersonDraft.__dataclass_fields__),
    "rencana-diubah": frozenset(EpisodeDraft.__dataclass_fields__) - OTHERS_DATA,
    "dokumen-diubah": frozenset(DocumentDraft.__dataclass_fields__) - OTHERS_DATA,
}
"""Log actions that may meet a request, with which of their facts are the person's own.

A line about the family is not among them: it is about somebody else, and the answer is told in
the office's words."""


def answer_by_correction(
    desk: Desk,
    connection: Connection,
    person_id: str,
    request_ids: Collection[str],
    changed: Mapping[str, object],
    *,
    record: str = "",
) -> None:
    """Close open requests of a person whose facts were just corrected; each is logged.

    ``record`` is the plan or document that they stand in, when it is not the person's own record;
    its log line bears the requests under ``permintaan``.

    Raises ``InvalidInput`` when nothing was changed, ``NotFound`` for anything but an open
    request to correct of this person.
    """
    if request_ids and not changed:
        raise InvalidInput((Problem("answers", "tanpa-perubahan"),))
    for request_id in sorted(request_ids):
        asked = rows.load_request(connection, request_id)
        of_person = {person_id, *merged_into(connection, person_id)}
        if asked.person_id not in of_person or asked.kind is not RequestKind.CORRECTION:
            raise NotFound("permintaan")
        stamp, words = desk.stamp(), correction_answer(changed)
        rows.answer_request(connection, stamp, request_id, RequestState.MET, words)
        detail: dict[str, object] = {
            "jenis": asked.kind.value,
            "jawaban": RequestState.MET.value,
            "isian": sorted(changed),
            "permintaan": [request_id],
        }
        if record:
            detail["catatan"] = record
        desk.log(connection, _ANSWERED, asked.person_id, detail)


class Corrections:
    """What was corrected at somebody's request, and the notice about it (Pasal 30 UU 27/2022)."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def made(self, request_id: str) -> CorrectionMade:
        """What was changed for a request; raises ``NotFound`` where it was met in another way."""
        with self._desk.reading() as connection:
            return self._made(connection, rows.load_request(connection, request_id))

    def document(self, request_id: str) -> bytes:
        """The notice as PDF, for the person; that it was made is logged. Raises ``NotFound``."""
        from desa_app.paper.listing_pdf import listing_document

        made = self.made(request_id)
        head, _ = head_and_secretary(self._desk)
        sheet = correction_sheet(
            made,
            self._desk.profile,
            head=head,
            on=self._desk.clock.today(),
            made_by=self._desk.user,
        )
        pdf = listing_document(sheet)
        self._desk.note("pemberitahuan-perbaikan", made.person_id, {"permintaan": request_id})
        return pdf

    def _made(self, connection: Connection, asked: PrivacyRequest) -> CorrectionMade:
        person_id = rows.now_under(connection, asked.person_id)
        person = people_rows.load_person(connection, person_id)
        ids = {person_id, *merged_into(connection, person_id)}
        every = journal.entries_of(connection, sorted(ids), limit=_EVERY)
        records = {
            str(detail["catatan"])
            for _, _, _, action, detail in every
            if action == _ANSWERED and "catatan" in detail and _for(asked, detail)
        }
        if records:
            every = journal.entries_of(connection, sorted(records | ids), limit=_EVERY)
        for position, at, by, action, detail in every:
            if action in _CORRECTED and _for(asked, detail):
                entry = LogEntry(
                    position=position,
                    at=at,
                    by=by,
                    action=action,
                    # Who recruits, who told: not the person's own data (Pasal 33).
                    detail={
                        name: one for name, one in detail.items() if name in _CORRECTED[action]
                    },
                )
                return CorrectionMade(
                    request=asked,
                    person_id=person_id,
                    name=person.facts.name,
                    at=at,
                    by=by,
                    changes=self._in_words(connection, entry, str(detail.get("jenis", ""))),
                )
        raise NotFound("perbaikan")

    def _in_words(
        self, connection: Connection, entry: LogEntry, kind: str
    ) -> tuple[FactChange, ...]:
        names = {code: rule.name for code, rule in countries().items()}
        # The notice is for the person alone, who must be able to check a new number.
        changes = in_words(entry, names, in_full=True).changes
        paper = {one.code: one.name for one in self._desk.reference(connection).documents()}
        if entry.action != "dokumen-diubah" or kind not in paper:
            return changes
        return tuple(replace(one, label=f"{paper[kind]}: {one.label}") for one in changes)


def _for(asked: PrivacyRequest, detail: Mapping[str, Any]) -> bool:
    return asked.id in detail.get("permintaan", ())
