# SPDX-License-Identifier: GPL-3.0-or-later
"""A spreadsheet of people into the register: rehearsed first, then all of it or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desa_app.errors import ImportRefused
from desa_app.intake.people import rehearse_people
from desa_app.store import people as rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from desa_app.domain.findings import Finding
    from desa_app.intake.people import Rehearsal
    from desa_app.office.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """How an import went, or would go. ``read == taken + refused``, always.

    All or nothing: with one refused row the whole file is refused, so ``taken`` is then 0 and
    ``refused`` all rows; ``rows_at_fault`` counts the rows that caused it.
    """

    file_name: str
    layout: str
    read: int
    taken: int
    refused: int
    rows_at_fault: int
    findings: tuple[Finding, ...]
    rehearsal: bool


class Intake:
    """Spreadsheets taken in by the village."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rehearse(self, path: Path) -> ImportReport:
        """Read and check the whole file, write nothing; raises the named intake errors."""
        return self._report(self._read(path), rehearsal=True)

    def take_in(
        self, path: Path, progress: Callable[[int, int, str], None] = lambda *_: None
    ) -> ImportReport:
        """Import the file in one transaction, after a proven backup.

        Raises ``ImportRefused`` with all findings when any row is refused; then nothing was
        written.
        """
        progress(0, 3, "Membaca lembar")
        rehearsal = self._read(path)
        report = self._report(rehearsal, rehearsal=False)
        if report.refused:
            raise ImportRefused(report.read, report.refused, report.findings)
        progress(1, 3, "Mencadangkan data")
        self._desk.back_up()
        progress(2, 3, "Menyimpan")
        with self._desk.writing() as connection:
            self._desk.refuse_clock_set_back(connection)
            drafts = [entry.facts for entry in rehearsal.people]
            rows.insert_people(connection, self._desk.stamp(), drafts)
            self._desk.log(connection, "impor", path.name, {"diambil": report.taken})
        progress(3, 3, "Selesai")
        return report

    def report_file(self, report: ImportReport, sentence_of: Callable[[Finding], str]) -> bytes:
        """The report by row and cell as a spreadsheet."""
        from desa_app.paper.import_report import import_report

        return import_report(
            report.findings,
            report.read,
            report.taken,
            report.refused,
            report.file_name,
            sentence_of,
        )

    def _read(self, path: Path) -> Rehearsal:
        return rehearse_people(
            path,
            office_code=self._desk.profile.code,
            today=self._desk.clock.today(),
            known_niks=self._known_niks,
        )

    def _known_niks(self, niks: Sequence[str]) -> Mapping[str, str]:
        with self._desk.reading() as connection:
            return rows.known_niks(connection, niks)

    def _report(self, rehearsed: Rehearsal, *, rehearsal: bool) -> ImportReport:
        at_fault = len(rehearsed.refused_rows)
        return ImportReport(
            file_name=rehearsed.path_name,
            layout=rehearsed.layout,
            read=rehearsed.read,
            taken=0 if at_fault else rehearsed.read,
            refused=rehearsed.read if at_fault else 0,
            rows_at_fault=at_fault,
            findings=rehearsed.findings,
            rehearsal=rehearsal,
        )
