# SPDX-License-Identifier: GPL-3.0-or-later
"""A spreadsheet of people into the register: rehearsed first, then all of it or nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desa_app.desa.intake_writing import ImportWriter
from desa_app.domain.intake import (
    CHANGE_LIMIT,
    FieldChange,
    ImportChoices,
    ImportReport,
    Treatment,
    differences,
)
from desa_app.domain.nik import is_invented
from desa_app.errors import Goods, ImportRefused, SampleMixed
from desa_app.intake.people import first_look, rehearse_people
from desa_app.office.desk import text_of
from desa_app.store import intake as rows
from desa_app.store import people as people_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from desa_app.domain.findings import Finding
    from desa_app.domain.intake import ColumnMap, KnownPerson, SheetLook
    from desa_app.intake.people import Rehearsal, SheetPerson
    from desa_app.office.desk import Desk

    Progress = Callable[[int, int, str], None]

_AS_THE_HEADINGS_SAY = ImportChoices()


def silent(done: int, total: int, text: str) -> None:
    """Tell nobody how far the work is."""


class Intake:
    """Spreadsheets taken in by the village."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def look(self, path: Path, *, sheet: str = "", header_row: int = 0) -> SheetLook:
        """A first look at one sheet, for pointing out its columns; raises the intake errors.

        ``header_row`` says where the headings stand; 0 lets the program find them.
        """
        return first_look(path, only=sheet, header_row=header_row, remembered=self._remembered())

    def rehearse(
        self,
        path: Path,
        choices: ImportChoices = _AS_THE_HEADINGS_SAY,
        progress: Progress = silent,
    ) -> ImportReport:
        """Read and check the whole file, write nothing; raises the named intake errors."""
        return self._report(self._read(path, choices, progress), choices, progress)

    def take_in(
        self,
        path: Path,
        choices: ImportChoices = _AS_THE_HEADINGS_SAY,
        progress: Progress = silent,
    ) -> ImportReport:
        """Import the file in one transaction, after a proven backup.

        Raises ``ImportRefused`` with all findings when any row is refused; then nothing was
        written. ``progress`` may raise to stop: then nothing was written either. A file that
        brings nothing new is reported and leaves no record.
        """
        rehearsal = self._read(path, choices, progress)
        report = replace(self._report(rehearsal, choices, progress), rehearsal=False)
        if report.refused:
            raise ImportRefused(report.read, report.refused, report.findings)
        if not report.added and not report.updated:
            return report
        progress(0, 0, "Mencadangkan data")
        self._desk.back_up()
        with self._desk.writing() as connection:
            self._desk.refuse_clock_set_back(connection)
            writer = ImportWriter(self._desk, connection, choices, progress)
            import_id = writer.write(rehearsal.people, path.name, report.layout)
            if choices.mapping is not None:
                stamp = self._desk.stamp()
                rows.remember(connection, stamp, report.signature, choices.mapping)
            counts = {"diambil": report.taken, "baru": writer.added, "diubah": writer.updated}
            self._desk.log(connection, "impor", path.name, counts | {"id": import_id})
        progress(report.read, report.read, "Selesai")
        return replace(
            report,
            added=writer.added,
            updated=writer.updated,
            left=report.read - writer.added - writer.updated,
            import_id=import_id,
        )

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

    def _read(self, path: Path, choices: ImportChoices, progress: Progress) -> Rehearsal:
        """Raises ``SampleMixed`` for invented people at a real office, or real ones in practice."""
        rehearsal = rehearse_people(
            path,
            office_code=self._desk.profile.code,
            today=self._desk.clock.today(),
            known_niks=self._known_niks,
            born_on=self._born_on,
            choices=choices,
            remembered=self._remembered(),
            progress=progress,
        )
        sample = self._desk.profile.sample
        if rehearsal.people and _are_invented(rehearsal.people, certainly=sample) is not sample:
            raise SampleMixed(path, sample=not sample, what=Goods.SHEET)
        return rehearsal

    def _remembered(self) -> Mapping[str, ColumnMap]:
        with self._desk.reading() as connection:
            return rows.remembered(connection)

    def _known_niks(self, niks: Sequence[str]) -> Mapping[str, str]:
        with self._desk.reading() as connection:
            return people_rows.known_niks(connection, niks)

    def _born_on(self, days: Sequence[date]) -> list[KnownPerson]:
        with self._desk.reading() as connection:
            return rows.born_on(connection, days)

    def _report(
        self, rehearsed: Rehearsal, choices: ImportChoices, progress: Progress
    ) -> ImportReport:
        at_fault = len(rehearsed.refused_rows)
        known = [one for one in rehearsed.people if one.person_id]
        changes, count, updated = self._changes(known, choices.treatment, progress)
        added = len(rehearsed.people) - len(known)
        taken = 0 if at_fault else rehearsed.read
        return ImportReport(
            file_name=rehearsed.path_name,
            layout=rehearsed.layout,
            read=rehearsed.read,
            taken=taken,
            refused=rehearsed.read - taken,
            rows_at_fault=at_fault,
            added=added if taken else 0,
            updated=updated if taken else 0,
            left=taken - added - updated if taken else 0,
            findings=rehearsed.findings,
            more_findings=rehearsed.more_findings,
            changes=tuple(changes),
            change_count=count,
            alike=rehearsed.alike,
            known=len(known),
            asks_date_order=rehearsed.asks_date_order,
            signature=rehearsed.table.signature,
            mapping=rehearsed.table.mapping,
            rehearsal=True,
        )

    def _changes(
        self, known: Sequence[SheetPerson], treatment: Treatment, progress: Progress
    ) -> tuple[list[FieldChange], int, int]:
        """The first differences, how many there are, and how many people have any."""
        found: list[FieldChange] = []
        count = people = 0
        if treatment is Treatment.LEAVE:
            return found, count, people
        for start in range(0, len(known), rows.CHUNK):
            chunk = known[start : start + rows.CHUNK]
            progress(start, len(known), "Membandingkan")
            with self._desk.reading() as connection:
                there = rows.people_by_id(connection, [one.person_id for one in chunk])
            for one in chunk:
                old = there[one.person_id].facts
                changed = differences(old, one.facts, one.given, treatment)
                people += bool(changed)
                count += len(changed)
                if len(found) < CHANGE_LIMIT:
                    found += [
                        FieldChange(
                            row=one.row,
                            person_id=one.person_id,
                            name=old.name,
                            field=name,
                            old=text_of(before),
                            new=text_of(after),
                        )
                        for name, (before, after) in changed.items()
                    ]
        return found[:CHANGE_LIMIT], count, people


def _are_invented(people: Sequence[SheetPerson], *, certainly: bool) -> bool:
    """Whether these are the sample's people, by their NIKs: most of them, or ``certainly`` all."""
    niks = [one.facts.nik for one in people if one.facts.nik]
    invented = sum(is_invented(nik) for nik in niks)
    return bool(niks) and (invented == len(niks) if certainly else 2 * invented > len(niks))
