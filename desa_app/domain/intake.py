# SPDX-License-Identifier: GPL-3.0-or-later
"""What an import is told and what it tells: columns, treatment, differences, and its record."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from desa_app.domain.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desa_app.domain.person import PersonDraft

FIELD_WORDS: dict[str, str] = {
    "name": "Nama",
    "nik": "NIK",
    "kk": "Nomor KK",
    "sex": "Jenis kelamin",
    "birth_place": "Tempat lahir",
    "birth_date": "Tanggal lahir",
    "birth": "Tempat dan tanggal lahir (satu kolom)",
    "religion": "Agama",
    "marital": "Status perkawinan",
    "education": "Pendidikan",
    "occupation": "Pekerjaan",
    "nationality": "Kewarganegaraan",
    "family_role": "Hubungan keluarga (SHDK)",
    "father": "Nama ayah",
    "mother": "Nama ibu",
    "address": "Alamat",
    "dusun": "Dusun",
    "rt": "RT",
    "rw": "RW",
    "rt_rw": "RT/RW (satu kolom)",
    "phone": "Telepon",
    "base_status": "Status dasar (hidup, mati, pindah)",
}
"""What a column of a file can hold, in the words of the mapping screen."""

REQUIRED: tuple[tuple[str, ...], ...] = (("name",), ("birth_date", "birth"), ("sex",))
"""Of each group one column must be there."""

FINDING_LIMIT = 50_000
"""Findings kept of one file; further ones are counted."""
ALIKE_LIMIT = 5_000
"""Look-alikes shown; whoever has more has another problem first."""
CHANGE_LIMIT = 20_000
"""Differences kept for the preview; all are counted, and all are carried out."""


class Treatment(StrEnum):
    """What to do with people whom the register already has."""

    LEAVE = "lewati"
    FILL = "perbarui-kosong"
    UPDATE = "perbarui-semua"

    @property
    def words(self) -> str:
        """As the window and the terminal name it."""
        return _TREATMENTS[self]


_TREATMENTS = {
    Treatment.LEAVE: "Lewati",
    Treatment.FILL: "Perbarui yang kosong",
    Treatment.UPDATE: "Perbarui semua yang berbeda",
}


class DateOrder(StrEnum):
    """The order of day and month in a column that does not tell it by itself."""

    DAY_FIRST = "hari-bulan"
    MONTH_FIRST = "bulan-hari"

    @property
    def words(self) -> str:
        """As the window and the terminal name it."""
        if self is DateOrder.DAY_FIRST:
            return "Hari dulu (31/12/1990)"
        return "Bulan dulu (12/31/1990)"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """Which column of which sheet holds what.

    ``header_row`` counts from 1; the headings may take ``header_rows`` rows. ``columns`` are
    pairs of a column (from 0) and a key of ``FIELD_WORDS``.
    """

    sheet: str
    header_row: int
    header_rows: int = 1
    columns: tuple[tuple[int, str], ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Required columns that nobody has pointed out, in words."""
        there = {key for _, key in self.columns}
        return tuple(FIELD_WORDS[group[0]] for group in REQUIRED if not there.intersection(group))


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """A column of a file as the mapping screen shows it; ``proposed`` is a key or empty."""

    index: int
    heading: str
    samples: tuple[str, ...]
    proposed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLook:
    """A first look at one sheet, for the mapping screen.

    ``signature`` stands for the headings; a choice of columns is remembered under it.
    ``known`` says that nothing needs to be asked. ``top`` are the first rows as they read.
    """

    sheet: str
    sheets: tuple[str, ...]
    header_row: int
    header_rows: int
    layout: str
    known: bool
    signature: str
    columns: tuple[SheetColumn, ...]
    top: tuple[tuple[int, str], ...]

    @property
    def mapping(self) -> ColumnMap:
        """The columns as proposed."""
        return ColumnMap(
            sheet=self.sheet,
            header_row=self.header_row,
            header_rows=self.header_rows,
            columns=tuple((one.index, one.proposed) for one in self.columns if one.proposed),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportChoices:
    """What a person decided about one file.

    ``same`` are rows that a person took for somebody of the register who looks alike (row
    number to the person's id). ``mapping`` of ``None`` lets the headings speak.
    """

    mapping: ColumnMap | None = None
    sheet: str = ""
    treatment: Treatment = Treatment.LEAVE
    date_order: DateOrder | None = None
    same: Mapping[int, str] = field(default_factory=dict)

    def with_same(self, row: int, person_id: str | None) -> ImportChoices:
        """The same choices with one row taken for somebody, or for nobody."""
        rest = {number: one for number, one in self.same.items() if number != row}
        return replace(self, same=rest | ({row: person_id} if person_id else {}))


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody of the register, as far as a comparison by name and birthday needs it."""

    id: str
    name: str
    birth_date: date
    nik: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A row that looks like somebody of the register; whether it is, a person decides."""

    row: int
    name: str
    person_id: str
    person_name: str
    person_nik: str | None
    accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of somebody of the register that the file would change."""

    row: int
    person_id: str
    name: str
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """How an import went, or would go. ``read == taken + refused``, always.

    All or nothing: with one refused row the whole file is refused, so ``taken`` is then 0 and
    ``refused`` all rows; ``rows_at_fault`` counts the rows that caused it. Rows taken are
    ``added + updated + left``: people new to the register, people with changed fields, people
    of the register who stay as they are. Lists are cut at their limits, counts never are.
    """

    file_name: str
    layout: str
    read: int
    taken: int
    refused: int
    rows_at_fault: int
    added: int
    updated: int
    left: int
    findings: tuple[Finding, ...]
    more_findings: int
    changes: tuple[FieldChange, ...]
    change_count: int
    alike: tuple[Alike, ...]
    known: int
    asks_date_order: bool
    signature: str
    mapping: ColumnMap
    rehearsal: bool
    import_id: str = ""


class ImportState(StrEnum):
    """Whether an import still stands."""

    STANDS = "berlaku"
    UNDONE = "diurungkan"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRecord:
    """One import as the list of imports shows it."""

    id: str
    at: datetime
    by: str
    file_name: str
    layout: str
    read: int
    taken: int
    refused: int
    added: int
    updated: int
    left: int
    state: ImportState
    undone_at: datetime | None
    undone_by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InTheWay:
    """Somebody on whom something was built, so that the import cannot be undone.

    ``why`` is ``diubah`` (changed since), ``dipakai`` (something refers to the record).
    """

    person_id: str
    name: str
    why: str


def differences(
    old: PersonDraft, new: PersonDraft, given: frozenset[str], treatment: Treatment
) -> dict[str, tuple[object, object]]:
    """Which fields a file would change: field to old and new value.

    Only fields that the file's row really fills count; an empty cell never empties a field.
    """
    if treatment is Treatment.LEAVE:
        return {}
    found = {}
    for name in sorted(given):
        before, after = getattr(old, name), getattr(new, name)
        if before != after and (treatment is Treatment.UPDATE or before in (None, "")):
            found[name] = (before, after)
    return found
