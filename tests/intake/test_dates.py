# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole column tells whether days or months come first; nothing is guessed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.intake import DateOrder, ImportChoices
from desa_app.intake.dates import Column, read_day, says, split_birth
from desa_app.intake.people import Rehearsal, rehearse_people
from tests.intake.sheet_files import write_table
from tests.intake.test_people import OFFICE, TODAY

if TYPE_CHECKING:
    from pathlib import Path

DAYS = st.dates(date(1900, 3, 1), date(2026, 11, 1))


def nik_of(day: date, serial: int = 1, *, woman: bool = False) -> str:
    return f"360412{day.day + (40 if woman else 0):02d}{day:%m%y}{serial:04d}"


def read(tmp_path: Path, cells: list[Any], niks: list[str | None] | None = None,
         order: DateOrder | None = None) -> Rehearsal:  # fmt: skip
    rows: list[list[Any]] = [["nama", "jk", "tanggal lahir", "nik"]]
    rows += [[f"ORANG {'ABCDEFGHIJ'[at]}", "L", cell, niks[at] if niks else None]
             for at, cell in enumerate(cells)]  # fmt: skip
    return rehearse_people(
        write_table(tmp_path / "a.xlsx", rows),
        office_code=OFFICE,
        today=TODAY,
        known_niks=lambda _: {},
        choices=ImportChoices(date_order=order),
    )


def days(result: Rehearsal) -> list[date | None]:
    return [one.facts.birth_date for one in result.people]


def codes(result: Rehearsal) -> set[str]:
    return {one.code for one in result.findings} - {"nik-kosong", "kolom-tidak-ada"}


def test_one_day_above_twelve_tells_the_order_of_all(tmp_path: Path) -> None:
    result = read(tmp_path, ["05/06/1990", "25/06/1990"])
    assert days(result) == [date(1990, 6, 5), date(1990, 6, 25)]
    assert codes(result) == set()


def test_american_columns_are_read_as_such_and_said(tmp_path: Path) -> None:
    result = read(tmp_path, ["05/06/1990", "06/25/1990", "12/31/1991"])
    assert days(result) == [date(1990, 5, 6), date(1990, 6, 25), date(1991, 12, 31)]
    assert codes(result) == {"tanggal-urutan-amerika"}


def test_niks_tell_the_order_where_days_do_not(tmp_path: Path) -> None:
    niks: list[str | None] = [nik_of(date(1990, 5, 6)), nik_of(date(1990, 8, 7), 2), None]
    result = read(tmp_path, ["05/06/1990", "08/07/1990", "01/02/1990"], niks)
    assert days(result) == [date(1990, 5, 6), date(1990, 8, 7), date(1990, 1, 2)]


def test_a_column_that_does_not_tell_is_asked_about(tmp_path: Path) -> None:
    cells = ["05/06/1990", "01/02/1991"]
    result = read(tmp_path, cells)
    assert result.asks_date_order
    assert codes(result) == {"tanggal-urutan-tidak-pasti"}
    assert days(read(tmp_path, cells, order=DateOrder.MONTH_FIRST)) == [
        date(1990, 5, 6),
        date(1991, 1, 2),
    ]
    assert days(read(tmp_path, cells, order=DateOrder.DAY_FIRST))[0] == date(1990, 6, 5)


def test_a_column_of_both_orders_takes_only_what_is_sure(tmp_path: Path) -> None:
    niks: list[str | None] = [None, None, None, nik_of(date(1990, 6, 5))]
    result = read(tmp_path, ["25/06/1990", "06/25/1990", "05/06/1990", "05/06/1990"], niks)
    assert days(result) == [date(1990, 6, 25), date(1990, 6, 5)]
    assert result.refused_rows == {3, 4}


def test_a_column_half_turned_by_an_american_program_is_not_believed(tmp_path: Path) -> None:
    cells = [date(1990, 6, 5), date(1991, 3, 2), "25/06/1990"]
    niks: list[str | None] = [None, nik_of(date(1991, 3, 2)), None]
    result = read(tmp_path, cells, niks)
    assert result.refused_rows == {2}
    assert "tanggal-mungkin-terbalik" in codes(result)
    assert days(result) == [date(1991, 3, 2), date(1990, 6, 25)]


def test_numbers_of_days_are_read_and_said_but_years_are_not(tmp_path: Path) -> None:
    result = read(tmp_path, [35499.0, "35499", 1997.0])
    assert days(result) == [date(1997, 3, 10)] * 2
    assert result.refused_rows == {4}
    assert codes(result) == {"tanggal-dari-nomor", "tanggal-hanya-tahun"}


def test_niks_that_all_lost_their_last_digit_are_refused(tmp_path: Path) -> None:
    born = [date(1990, 1, day) for day in range(1, 8)]
    niks: list[str | None] = [nik_of(day, 10 * at) for at, day in enumerate(born, 1)]
    result = read(tmp_path, list(born), niks)
    assert len(result.refused_rows) == 7
    niks[0] = nik_of(born[0], 11)
    assert read(tmp_path, list(born), niks).refused_rows == frozenset()


@given(day=DAYS, woman=st.booleans())
def test_a_day_written_in_full_is_never_read_as_another(day: date, woman: bool) -> None:
    assert says(nik_of(day, woman=woman), day)
    months = ("Januari", "Pebruari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus",
              "September", "Oktober", "Nopember", "Desember")  # fmt: skip
    for text in (day.isoformat(), f"{day.day} {months[day.month - 1]} {day.year}"):
        assert read_day(text).sure == day
    column = Column()
    written = read_day(f"{day:%d-%m-%Y}")
    column.look(written, None)
    assert column.day(written, None) == (day, "")


@given(list_of=st.lists(DAYS, min_size=1, max_size=12), american=st.booleans())
def test_a_column_in_one_order_gives_its_days_or_asks(list_of: list[date], american: bool) -> None:
    pattern = "%m/%d/%Y" if american else "%d/%m/%Y"
    written = [read_day(day.strftime(pattern)) for day in list_of]
    column = Column()
    for one in written:
        column.look(one, None)
    for one, day in zip(written, list_of, strict=True):
        found, why = column.day(one, None)
        assert found == day or (found is None and why)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("SERANG, 10-03-1997", ("SERANG", "10-03-1997")),
        ("Serang 5 Agustus 1990", ("Serang", "5 Agustus 1990")),
        ("Kab. Serang/1990-03-10", ("Kab. Serang", "1990-03-10")),
        ("Serang", ("Serang", "")),
        ("10-03-1997", ("10-03-1997", "")),
    ],
)
def test_place_and_day_are_taken_apart(text: str, parts: tuple[str, str]) -> None:
    assert split_birth(text) == parts
