# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of people as a spreadsheet: numbers as text, real days, nothing that runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from desa_app.paper.cells import LONGEST_CELL, Book
from desa_app.wording import long_date

if TYPE_CHECKING:
    from desa_app.domain.people_list import PeopleSheet, PersonLine

_FOLIO = 14  # 8.5 x 13 inch, what printer drivers have for F4
# A spreadsheet's calendar begins with 1900; an older day stands as text.
_FIRST_DAY = date(1900, 3, 1)
_LAST_ROW = 1_048_575
_TOP = 3


@dataclass(frozen=True, slots=True)
class _Column:
    heading: str
    value: Callable[[PersonLine], str | int | date | None]
    width: int


@dataclass(frozen=True, slots=True)
class _Looks:
    plain: Any
    day: Any


_COLUMNS = (
    _Column("Nama", lambda one: one.name, 28),
    _Column("NIK", lambda one: one.nik, 19),
    _Column("Nomor KK", lambda one: one.kk, 19),
    _Column("L/P", lambda one: one.sex, 5),
    _Column("Tanggal lahir", lambda one: one.birth_date, 13),
    _Column("Umur", lambda one: one.age, 6),
    _Column("Status kawin", lambda one: one.marital, 13),
    _Column("Dusun", lambda one: one.dusun, 18),
    _Column("RT", lambda one: one.rt, 6),
    _Column("RW", lambda one: one.rw, 6),
    _Column("Telepon", lambda one: one.phone, 16),
    _Column("Status PMI", lambda one: one.status, 12),
    _Column("Negara tujuan", lambda one: one.country, 18),
    _Column("Pekerjaan di sana", lambda one: one.job, 22),
    _Column("Skema", lambda one: one.scheme, 22),
    _Column("Jalur", lambda one: one.jalur, 15),
    _Column("P3MI", lambda one: one.p3mi, 24),
    _Column("Sponsor", lambda one: one.sponsor, 20),
    _Column("Rencana berangkat", lambda one: one.departure, 17),
)


def people_workbook(sheet: PeopleSheet) -> tuple[bytes, int]:
    """The list as XLSX, and how many people stand in it."""
    allowed = "daftar-warga-lengkap" if sheet.in_full else ""
    book = Book("Daftar warga", sheet.office, sheet.made_on, full_numbers=allowed)
    page = book.sheet("Daftar warga")
    for at, column in enumerate(_COLUMNS):
        page.set_column(at, at, column.width)
    masked = "" if sheet.in_full else " NIK, nomor KK dan telepon disamarkan."
    book.text(page, 0, 0, f"Daftar warga {sheet.office}", bold=True, font_size=12)
    book.text(page, 1, 0, f"{sheet.asked}. Dibuat {long_date(sheet.made_on)}.{masked}")
    heading = {"bold": True, "border": 1, "border_color": "#8A8A8A", "bg_color": "#DDE9E8"}
    for at, column in enumerate(_COLUMNS):
        book.text(page, _TOP, at, column.heading, **heading)
    looks = _Looks(book.look(), book.look(num_format="dd-mm-yyyy"))
    row = _TOP
    for row, line in enumerate(sheet.lines, start=_TOP + 1):
        if row > _LAST_ROW:
            break
        for at, column in enumerate(_COLUMNS):
            _write(book, page, row, at, column.value(line), looks)
    page.autofilter(_TOP, 0, max(row, _TOP + 1), len(_COLUMNS) - 1)
    page.freeze_panes(_TOP + 1, 1)
    page.repeat_rows(_TOP)
    page.set_landscape()
    page.set_paper(_FOLIO)
    page.fit_to_pages(1, 0)
    # "&" begins a command in headers and footers.
    page.set_footer(f"&L{sheet.office.replace('&', '&&')}&RHalaman &P dari &N")
    return book.finished(), row - _TOP


def _write(
    book: Book, page: Any, row: int, at: int, value: str | int | date | None, looks: _Looks
) -> None:
    if isinstance(value, date) and value >= _FIRST_DAY:
        page.write_datetime(row, at, datetime.combine(value, time()), looks.day)
    elif isinstance(value, int):
        page.write_number(row, at, value, looks.plain)
    elif value:
        words = value.isoformat() if isinstance(value, date) else value
        # The long way only for what needs care: a large register has two million cells.
        if words[0].isalnum():
            page.write_string(row, at, words[:LONGEST_CELL], looks.plain)
        else:
            book.text(page, row, at, words)
