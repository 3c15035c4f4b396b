# SPDX-License-Identifier: GPL-3.0-or-later
"""What the office holds about one person whom a village told of, on paper for that person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.case_reference import case_kinds
from desa_app.domain.access_report import report_listing
from desa_app.domain.district_access import CaseTold, HeldAbout, SameAs, held_sections
from desa_app.domain.package import DataLevel
from desa_app.domain.trail import action_words
from desa_app.domain.user import Right
from desa_app.errors import NotFound
from desa_app.kecamatan.recap_sources import NAMES_LOOKED_AT, NAMES_SAVED
from desa_app.office.signers import head_and_secretary
from desa_app.reference import countries, letter_kinds
from desa_app.store import consolidated as rows
from desa_app.store import packages as package_rows
from desa_app.store import trail as trail_rows
from desa_app.store import village_search as search_rows
from desa_app.store.links import same_people, village_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from desa_app.domain.history import LogEntry
    from desa_app.domain.package import ReceivedPackage
    from desa_app.office.desk import Desk

REPORT = "laporan-data-pribadi"
_ALL_NAMES = frozenset({NAMES_LOOKED_AT, NAMES_SAVED})


class DistrictAccessReports:
    """Pasal 32 UU 27/2022 at the kecamatan, and at the kabupaten above it.

    Needs the right to search; that it was made is in the log before anything is read.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def document(self, village: str, person_id: str) -> bytes:
        """The report as PDF, addressed to the person.

        Cases are told only by who may see them. Raises ``NotFound``, also for somebody whom the
        village only counts, ``NotAllowed`` and ``TextNotPrintable``.
        """
        from desa_app.paper.listing_pdf import listing_document

        cases = self._cases(village, person_id)
        subject = f"{village}/{person_id}"
        with self._desk.reading_logged(Right.SEARCH, REPORT, subject) as connection:
            held = self._held(connection, village, person_id, cases)
        head, _ = head_and_secretary(self._desk)
        return listing_document(
            report_listing(
                self._desk.profile,
                held_sections(held),
                name=held.told.name,
                head=head,
                on=self._desk.clock.today(),
                made_by=self._desk.user,
            )
        )

    def _held(
        self, connection: Connection, village: str, person_id: str, cases: tuple[CaseTold, ...]
    ) -> HeldAbout:
        if search_rows.is_limited(connection, village, person_id):
            raise NotFound("warga")
        names = village_names(connection)
        told = search_rows.person_told(connection, village, person_id, names)
        brought = tuple(
            one
            for one in rows.received_packages(connection)
            if one.level is not DataLevel.AGGREGATE
            and one.village in (village, rows.parent_of(village))
        )
        since = min((one.received_at for one in brought), default=self._desk.clock.now())
        passed = tuple(
            one
            for one in package_rows.list_packages(connection)
            if one.level is not DataLevel.AGGREGATE and one.made_at >= since
        )
        uses = self._desk.reference(connection).processing()
        subject = f"{village}/{person_id}"
        same = same_people(connection, village, person_id)
        about = {subject, *(record for record, _, _ in same)}
        return HeldAbout(
            told=told,
            nik=search_rows.nik_of(connection, village, person_id),
            cases=cases,
            case_names={code: one.name for code, one in case_kinds().items()},
            letter_names={code: one.name for code, one in letter_kinds().items()},
            countries={code: one.name for code, one in countries().items()},
            brought=brought,
            senders={one.village: self._sender(one.village, names) for one in brought},
            passed=passed,
            uses=tuple(one for one in uses if one.key in {"register", "surat", "kecamatan"}),
            trail=tuple(
                (entry, action_words(entry.action))
                for entry in trail_rows.entries(connection, since=since)
                if entry.subject in about or _is_list(entry) or _brought_it(entry, brought)
            ),
            same=tuple(
                SameAs(
                    village=code,
                    village_name=names.get(code, code),
                    decided_on=at.astimezone().date() if at is not None else None,
                )
                for _, code, at in same
            ),
        )

    def _sender(self, code: str, names: Mapping[str, str]) -> str:
        below = self._desk.profile.kind.below
        word = below.value.capitalize() if below is not None else ""
        return f"{word} {names.get(code, code)}".strip()

    def _cases(self, village: str, person_id: str) -> tuple[CaseTold, ...]:
        if not self._desk.may(Right.CASES) or not self._desk.may(Right.SEARCH):
            return ()
        detail = {"orang": f"{village}/{person_id}", "laporan": True}
        with self._desk.reading_logged(Right.CASES, "kasus-orang-dibuka", "", detail) as connection:
            return rows.cases_about(connection, village, person_id)


def _is_list(entry: LogEntry) -> bool:
    return entry.action in _ALL_NAMES


def _brought_it(entry: LogEntry, brought: tuple[ReceivedPackage, ...]) -> bool:
    return entry.action == "kiriman-diterima" and entry.subject in {
        one.package_id for one in brought
    }
