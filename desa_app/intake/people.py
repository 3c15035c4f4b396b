# SPDX-License-Identifier: GPL-3.0-or-later
"""Rehearses a spreadsheet of people: what would come in, and every cell that needs a look."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desa_app.domain.findings import Finding, Level
from desa_app.domain.intake import FIELD_WORDS, FINDING_LIMIT, Alike, ImportChoices, KnownPerson
from desa_app.intake.compare import Comparison
from desa_app.intake.dates import Column
from desa_app.intake.finding_codes import FINDING_CODES
from desa_app.intake.headings import OPENSID
from desa_app.intake.rows import Entry, RowReader
from desa_app.intake.table import OPENSID_LAYOUT, Table, find_table, look_at
from desa_app.intake.workbook import open_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.domain.intake import ColumnMap, SheetLook
    from desa_app.domain.person import PersonDraft

__all__ = ["FINDING_CODES", "Rehearsal", "SheetPerson", "first_look", "rehearse_people"]

Progress = Callable[[int, int, str], None]
# Columns that may be absent, but not without a word about it.
_EXPECTED = ("nik", "kk", "marital")
_STEP = 500


def _silent(done: int, total: int, text: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPerson:
    """One person as a row says; ``row`` is the spreadsheet's own number.

    ``given`` are the fields that the row really fills. ``person_id`` is who this is in the
    register, empty for somebody new.
    """

    row: int
    facts: PersonDraft
    given: frozenset[str]
    person_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """What a file would bring. ``read == len(people) + len(refused_rows)``, always.

    ``findings`` are cut at a limit; ``more_findings`` counts the others.
    """

    path_name: str
    table: Table
    read: int
    people: tuple[SheetPerson, ...]
    refused_rows: frozenset[int]
    findings: tuple[Finding, ...]
    more_findings: int
    alike: tuple[Alike, ...]
    asks_date_order: bool

    @property
    def layout(self) -> str:
        """What was recognised, in words."""
        return self.table.layout


class Found:
    """Collects findings; the grave ones and the others each up to the limit."""

    def __init__(self) -> None:
        self._kept: dict[Level, list[Finding]] = {Level.REFUSED: [], Level.WARNING: []}
        self.more = 0
        self.refused: set[int] = set()

    def add(self, findings: Sequence[Finding]) -> None:
        """Take some more."""
        for finding in findings:
            if finding.level is Level.REFUSED:
                self.refused.add(finding.row)
            kept = self._kept[finding.level]
            if len(kept) < FINDING_LIMIT:
                kept.append(finding)
            else:
                self.more += 1

    def sorted(self) -> tuple[Finding, ...]:
        """All that were kept, in the order of the file."""
        both = self._kept[Level.REFUSED] + self._kept[Level.WARNING]
        return tuple(sorted(both, key=lambda finding: finding.row))


def first_look(
    path: Path,
    *,
    only: str = "",
    header_row: int = 0,
    remembered: Mapping[str, ColumnMap] | None = None,
) -> SheetLook:
    """One sheet for the mapping screen; raises the errors of :func:`rehearse_people`."""
    sheets = open_workbook(path)
    return look_at(path, sheets, only=only, header_row=header_row, remembered=remembered)


def rehearse_people(
    path: Path,
    *,
    office_code: str,
    today: date,
    known_niks: Callable[[Sequence[str]], Mapping[str, str]],
    born_on: Callable[[Sequence[date]], Sequence[KnownPerson]] | None = None,
    choices: ImportChoices | None = None,
    remembered: Mapping[str, ColumnMap] | None = None,
    progress: Progress = _silent,
) -> Rehearsal:
    """Read a whole sheet of people and judge every row; writes nothing.

    ``known_niks`` tells which of these NIKs the register already has (and whose they are),
    ``born_on`` who of the register was born on these days. Raises ``FileMissing``,
    ``FileUnreadable``, ``SheetUnreadable``, ``SheetTooLarge``, ``LayoutUnknown``.
    """
    choices = choices or ImportChoices()
    table = find_table(
        path,
        open_workbook(path),
        mapping=choices.mapping,
        only=choices.sheet,
        remembered=remembered,
    )
    found = Found()
    column = Column(choices.date_order)
    reader = RowReader(table, column, today)
    entries: list[Entry] = []
    for row in table.rows():
        entry, findings = reader.read(row)
        found.add(findings)
        if entry is not None:
            entries.append(entry)
        if len(entries) % _STEP == 0:
            progress(len(entries), 0, "Membaca baris")
    found.add(_about_headings(table, column, entries, reader))
    comparison = Comparison(entries, choices, known_niks, born_on)
    people = []
    for number, entry in enumerate(entries, 1):
        row_facts, findings = reader.finish(entry, office_code)
        if row_facts is not None:
            findings += comparison.findings(entry, row_facts)
        found.add(findings)
        if row_facts is not None and entry.row not in found.refused:
            people.append(
                SheetPerson(
                    row=entry.row,
                    facts=row_facts,
                    given=entry.given,
                    person_id=comparison.person_id(entry),
                )
            )
        if number % _STEP == 0:
            progress(number, len(entries), "Memeriksa baris")
    found.add(comparison.look_alikes(people, table.headings.get("name", FIELD_WORDS["name"])))
    return Rehearsal(
        path_name=path.name,
        table=table,
        read=len(entries),
        people=comparison.settled(people),
        refused_rows=frozenset(found.refused),
        findings=found.sorted(),
        more_findings=found.more,
        alike=tuple(comparison.alike),
        asks_date_order=column.asks,
    )


def _about_headings(
    table: Table, column: Column, entries: list[Entry], reader: RowReader
) -> list[Finding]:
    missing = [
        key
        for key in _EXPECTED
        if key not in table.columns and not (key == "kk" and reader.has_families)
    ]
    names = OPENSID if table.kind == OPENSID_LAYOUT else FIELD_WORDS
    findings = [_heading(table, names[key], "kolom-tidak-ada") for key in missing]
    findings += [
        _heading(table, heading, "judul-ganda", "kolom pertama yang dibaca")
        for heading in table.doubled
    ]
    if column.is_american and entries:
        heading = table.headings.get("birth_date") or table.headings.get("birth", "")
        findings.append(_heading(table, heading, "tanggal-urutan-amerika"))
    return findings


def _heading(table: Table, heading: str, code: str, hint: str = "") -> Finding:
    return Finding(
        row=table.header_row,
        column=heading,
        code=code,
        level=Level.WARNING,
        value=heading,
        suggestion=hint,
    )
