# SPDX-License-Identifier: GPL-3.0-or-later
"""What the office knows of one person and did with it, on paper for that person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.case_reference import case_kinds
from desa_app.desa.history import Histories
from desa_app.desa.letters import Letters
from desa_app.desa.people import country_names
from desa_app.domain.access_report import KnownAbout, report_listing, sections_of
from desa_app.domain.package import DataLevel
from desa_app.domain.user import Right
from desa_app.office.signers import head_and_secretary
from desa_app.store import cases as case_rows
from desa_app.store import documents as document_rows
from desa_app.store import episodes as episode_rows
from desa_app.store import families as family_rows
from desa_app.store import interviews as interview_rows
from desa_app.store import packages as package_rows
from desa_app.store import people as people_rows
from desa_app.store import privacy as privacy_rows

if TYPE_CHECKING:
    from desa_app.domain.case import CaseRow
    from desa_app.office.desk import Desk

_TRAIL = 5000


class AccessReports:
    """Pasal 32 UU 27/2022: the data and the trail of their processing, within 3 x 24 hours."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def document(self, person_id: str, *, with_notes: bool = False) -> bytes:
        """The report as PDF, addressed to the person; that it was made is logged.

        Cases are told only by who may see them. Raises ``NotFound``, ``TextNotPrintable``.
        """
        from desa_app.paper.listing_pdf import listing_document

        known = self._known(person_id)
        head, _ = head_and_secretary(self._desk)
        sheet = report_listing(
            self._desk.profile,
            sections_of(known, with_notes=with_notes),
            name=known.person.facts.name,
            head=head,
            on=self._desk.clock.today(),
            made_by=self._desk.user,
        )
        pdf = listing_document(sheet)
        self._desk.note("laporan-data-pribadi", person_id, {"catatan_petugas": with_notes})
        return pdf

    def _known(self, person_id: str) -> KnownAbout:
        letters = Letters(self._desk).list(person_id)
        trail = Histories(self._desk).of(person_id, limit=_TRAIL, in_full=True)
        with self._desk.reading() as connection:
            person = people_rows.load_person(connection, person_id)
            plans = episode_rows.episodes_of(connection, person_id)
            reference = self._desk.reference(connection)
            papers = [
                one
                for plan in (None, *(one.id for one in plans))
                for one in document_rows.documents_of(connection, person_id, plan)
            ]
            begun = min((one.created_at for one in plans), default=None)
            sent = tuple(
                one
                for one in package_rows.list_packages(connection)
                if one.level is not DataLevel.AGGREGATE and begun and one.made_at >= begun
            )
            nameless = frozenset(
                one.id
                for one in sent
                if privacy_rows.limited_at(connection, person_id, one.made_at)
            )
            family = family_rows.members_of(connection, person_id)
            talks = tuple(
                talk
                for one in plans
                for talk in interview_rows.kept_interviews(connection, one.id)
                if talk.counts
            )
            record = privacy_rows.record_of(connection, person_id)
            uses = reference.processing()
            names = {rule.code: rule.name for rule in reference.documents()}
        cases: tuple[CaseRow, ...] = ()
        if self._desk.may(Right.CASES):
            detail = {"orang": person_id, "laporan": True}
            with self._desk.reading_logged(
                Right.CASES, "kasus-orang-dibuka", "", detail
            ) as connection:
                cases = case_rows.list_cases(connection, person_id=person_id)
        return KnownAbout(
            person=person,
            plans=tuple(plans),
            talks=talks,
            documents=tuple({one.id: one for one in papers}.values()),
            document_names=names,
            family=tuple(family),
            letters=letters,
            letter_names={code: one.name for code, one in Letters(self._desk).kinds().items()},
            cases=cases,
            case_names={code: one.name for code, one in case_kinds().items()},
            sent=sent,
            nameless=nameless,
            uses=uses,
            record=record,
            trail=trail,
            countries=country_names(),
        )
