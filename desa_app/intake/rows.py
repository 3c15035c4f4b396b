# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns a row into a person: once alone, and once more when the whole column was seen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING

from desa_app.domain.codes import BaseStatus
from desa_app.domain.findings import Finding, Level
from desa_app.domain.intake import FIELD_WORDS
from desa_app.domain.nik import check_nik
from desa_app.domain.person import PersonDraft, problems_in
from desa_app.intake import opensid_codes as codes
from desa_app.intake.cells import Row, is_blank, shown
from desa_app.intake.dates import Written, is_turned, read_day, split_birth
from desa_app.intake.sheets import CellError

if TYPE_CHECKING:
    from desa_app.intake.dates import Column
    from desa_app.intake.table import Table, TableRow

OLDEST = 130
"""Years; nobody in a register is older, a typing error is."""
_DATE_HINT = "tanggal-bulan-tahun, misalnya 31-12-1990"
_SHORT = {"rt": 8, "rw": 8, "phone": 40, "nationality": 40}
_ENOUGH_NIKS = 6
_BLOCK = ("kk", "address", "dusun", "rt", "rw")
_FIELDS = tuple(PersonDraft.__dataclass_fields__)
_VALUES = attrgetter(*_FIELDS)
_TEXTS = ("name", "birth_place", "father", "mother", "address", "dusun", "rt", "rw", "occupation",
          "phone")  # fmt: skip


@dataclass(slots=True)
class Entry:
    """A person while the file is read. ``draft`` has no birthday yet, and is let go if refused."""

    row: int
    draft: PersonDraft | None
    nik: str | None
    given: frozenset[str]
    written: Written
    date_text: str


class RowReader:
    """Reads the rows of one table."""

    def __init__(self, table: Table, column: Column, today: date) -> None:
        self._table = table
        self._column = column
        self._today = today
        self.has_families = False
        self._niks = self._round_niks = 0
        self._given: dict[tuple[str, ...], frozenset[str]] = {}
        self._headings = {key: FIELD_WORDS[key] for key in _BLOCK} | table.headings
        self._date_key = "birth_date" if "birth_date" in table.columns else "birth"

    def read(self, one: TableRow) -> tuple[Entry | None, list[Finding]]:
        """A first reading; ``None`` for a row that is about nobody."""
        if not one.is_person:
            return None, [self._nobody(one)]
        cells = {
            key: one.cells[at] if at < len(one.cells) else None
            for key, at in self._table.columns.items()
        }
        row = Row(one.number, cells, self._table.headings)
        if one.family is not None:
            self._take_from_family(row, one)
        self._take_apart(row)
        draft = _draft(row)
        written = self._written(row)
        nik = draft.nik
        if nik is not None:
            self._niks += 1
            self._round_niks += nik.endswith("0")
        self._column.look(written, nik)
        if "marital" in row.headings and is_blank(cells.get("marital")):
            row.warn("marital", "status-kawin-kosong", codes.MARITAL.allowed)
        entry = Entry(
            row=one.number,
            draft=None if row.refused else draft,
            nik=nik,
            given=self._given_in(row, draft),
            written=written,
            date_text=_date_text(row.cells.get("birth_date")),
        )
        return entry, row.findings

    def finish(self, entry: Entry, office_code: str) -> tuple[PersonDraft | None, list[Finding]]:
        """The person with the birthday that the whole column tells; ``None`` when refused."""
        draft, entry.draft = entry.draft, None
        row = Row(entry.row, {}, self._headings)
        if self._niks_are_rounded and entry.nik is not None:
            row.refuse("nik", "nik-angka-terakhir-nol", value=entry.nik)
        day = self._birthday(row, entry)
        if draft is None:
            return None, row.findings
        draft = replace(draft, birth_date=day)
        self._limits(row, draft)
        if draft.nik is not None and day is not None:
            self._against_nik(row, draft, day, office_code)
        return (None if row.refused else draft), row.findings

    @property
    def _niks_are_rounded(self) -> bool:
        # One in ten ends with 0; a whole column does so when a program kept 15 digits of each.
        return self._niks >= _ENOUGH_NIKS and self._niks == self._round_niks

    def _nobody(self, one: TableRow) -> Finding:
        text = " ".join(words for cell in one.cells if (words := shown(cell)))
        column = self._table.headings["name"]
        return Finding(
            row=one.number, column=column, code="bukan-orang", level=Level.WARNING, value=text[:80]
        )

    def _take_from_family(self, row: Row, one: TableRow) -> None:
        family = one.family
        if family is None:
            return
        self.has_families = True
        row.headings = self._headings
        values = (family.kk, family.address, family.dusun, family.rt, family.rw)
        for key, value in zip(_BLOCK, values, strict=True):
            if is_blank(row.cells.get(key)):
                row.cells[key] = value

    def _take_apart(self, row: Row) -> None:
        """Two facts that share a column."""
        if "rt_rw" in row.cells:
            rt, _, rw = row.text("rt_rw").partition("/")
            self._fill(row, "rt", rt.strip(" -"), "rt_rw")
            self._fill(row, "rw", rw.strip(" -"), "rt_rw")
        if "birth" in row.cells and "birth_date" not in self._table.columns:
            cell = row.cells["birth"]
            if isinstance(cell, str):
                place, day = split_birth(cell.strip())
                self._fill(row, "birth_place", place, "birth")
                self._fill(row, "birth_date", day, "birth")
            else:
                self._fill(row, "birth_date", cell, "birth")

    def _fill(self, row: Row, key: str, value: object, source: str) -> None:
        if is_blank(row.cells.get(key)):
            row.cells[key] = value
            if key not in row.headings:
                row.headings = row.headings | {key: row.headings[source]}
            self._headings.setdefault(key, row.headings[key])

    def _written(self, row: Row) -> Written:
        cell = row.cells.get("birth_date")
        if isinstance(cell, CellError):
            row.refuse("birth_date", "rumus-salah")
        elif is_blank(cell):
            row.refuse("birth_date", "tanggal-lahir-kosong")
        else:
            return read_day(cell)
        return Written()

    def _birthday(self, row: Row, entry: Entry) -> date | None:
        text, key = entry.date_text, "birth_date"
        if not text:
            # Said already: the cell is empty, or its formula failed.
            return None
        day, problem = self._column.day(entry.written, entry.nik)
        if day is None:
            row.refuse(key, problem, _DATE_HINT, value=text)
        elif day > self._today:
            row.refuse(key, "tanggal-mendatang", value=text)
        elif day.year < self._today.year - OLDEST:
            row.refuse(key, "tanggal-terlalu-lama", value=text)
        else:
            if problem:
                row.warn(key, problem, f"dibaca {day:%d-%m-%Y}", value=text)
            return day
        return None

    def _limits(self, row: Row, draft: PersonDraft) -> None:
        texts = [getattr(draft, name) for name in _TEXTS]
        if all(len(text) < 9 or (len(text) <= 100 and text.isprintable()) for text in texts) and (
            "".join(texts).isprintable()
        ):
            pass
        else:
            for problem in problems_in(draft, self._today):
                value = getattr(draft, problem.field, "") or ""
                if problem.code == "terlalu-panjang":
                    hint = f"paling banyak {problem.hint}"
                    row.refuse(problem.field, problem.code, hint, value=str(value))
                elif problem.code == "huruf-tidak-tercetak":
                    row.refuse(problem.field, problem.code, value=str(value))
        for name, limit in _SHORT.items():
            text = getattr(draft, name)
            if len(text) > limit:
                row.refuse(name, "terlalu-panjang", f"paling banyak {limit}", value=text)

    def _against_nik(self, row: Row, draft: PersonDraft, day: date, office_code: str) -> None:
        nik = draft.nik or ""
        for warning in check_nik(nik, day, draft.sex, office_code):
            if warning.code == "nik-beda-tanggal-lahir" and is_turned(nik, day):
                row.warn("birth_date", "tanggal-bulan-terbalik", warning.expected,
                         value=f"{day:%d-%m-%Y}")  # fmt: skip
            else:
                row.warn("nik", warning.code, warning.expected, value=nik)

    def _given_in(self, row: Row, draft: PersonDraft) -> frozenset[str]:
        cells, date_key = row.cells, self._date_key
        names = tuple(
            name
            for name, value in zip(_FIELDS, _VALUES(draft), strict=True)
            if name == date_key
            or (value is not None and value != "" and not is_blank(cells.get(name)))
        )
        if names not in self._given:
            given = set(names) | {"birth_date"}
            self._given[names] = frozenset(given - {"birth"})
        return self._given[names]


def _date_text(cell: object) -> str:
    return "" if isinstance(cell, CellError) else shown(cell)[:40]


def _draft(row: Row) -> PersonDraft:
    return PersonDraft(
        name=row.name("name"),
        nik=row.sixteen_digits("nik", "nik"),
        kk=row.sixteen_digits("kk", "kk"),
        birth_place=row.text("birth_place"),
        sex=row.code("sex", codes.SEX, empty="jenis-kelamin-kosong"),
        religion=row.code("religion", codes.RELIGION) or "",
        marital=row.code("marital", codes.MARITAL),
        education=row.code("education", codes.EDUCATION) or "",
        occupation=row.word("occupation", codes.OCCUPATION),
        nationality=row.code("nationality", codes.NATIONALITY) or "WNI",
        family_role=row.code("family_role", codes.FAMILY_ROLE),
        father=row.text("father"),
        mother=row.text("mother"),
        address=row.text("address"),
        dusun=row.text("dusun"),
        rt=row.text("rt"),
        rw=row.text("rw"),
        phone=row.text("phone"),
        base_status=row.code("base_status", codes.BASE_STATUS) or BaseStatus.ALIVE,
    )
