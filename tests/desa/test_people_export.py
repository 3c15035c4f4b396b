# SPDX-License-Identifier: GPL-3.0-or-later
"""A list leaves as it was asked for, with masked numbers, and the log tells of it without names."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import text

from desa_app.domain.people_list import PeopleFilter, PeopleQuery
from desa_app.errors import InvalidInput
from tests.office_kit import PEOPLE, candidate, desk_of, draft
from tests.paper.sheet_reader import assert_nothing_runs

if TYPE_CHECKING:
    from desa_app.desa import Desa

NIK, KK, PHONE = "3604125003900001", "3604120101050001", "0812-3456-7890"
EVIL = ("=1+1", "+62", "-2", "@SUM(A1)", "\t=1", "O'NENG")


def read(made: bytes) -> list[list[object]]:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(made)).get_sheet_by_index(0).to_python()
    return [list(row) for row in rows]


def logged(desa: Desa) -> dict[str, object]:
    with desk_of(desa).reading() as connection:
        row = connection.execute(
            text("SELECT action, detail FROM journal ORDER BY position DESC LIMIT 1")
        ).one()
    assert row.action == "daftar-warga-disimpan"
    return dict(json.loads(row.detail))


def test_the_list_is_whole_in_its_order_and_masked(desa: Desa) -> None:
    candidate(desa, "SITI CONTOH DAFTAR", nik=NIK, kk=KK, phone=PHONE)
    query = PeopleQuery(sort="nama", descending=True)
    rows = read(desa.people_export.workbook(query))
    listed = rows[4:]
    page = desa.people.find(query)
    assert [row[0] for row in listed] == [row.name for row in page.rows]
    assert len(listed) == PEOPLE + 1
    (siti,) = [row for row in listed if row[0] == "SITI CONTOH DAFTAR"]
    assert siti[1:3] == ["3604••••••0001", "3604••••••0001"]
    assert PHONE not in siti
    assert siti[4] == date(1990, 3, 10)
    assert "Taiwan" in siti
    assert "disamarkan" in str(rows[1][0])
    assert logged(desa) == {
        "alasan": "",
        "baris": PEOPLE + 1,
        "dicari": False,
        "lengkap": False,
        "saringan": {},
    }


def test_full_numbers_are_text_and_need_a_reason(desa: Desa) -> None:
    candidate(desa, "SITI CONTOH DAFTAR", nik=NIK, kk=KK, phone=PHONE)
    query = PeopleQuery(words="contoh daftar", filter=PeopleFilter(status="calon"))
    with pytest.raises(InvalidInput):
        desa.people_export.workbook(query, in_full=True, reason=" ")
    made = desa.people_export.workbook(query, in_full=True, reason="diminta Disnaker")
    (row,) = read(made)[4:]
    assert (row[1], row[2], row[10]) == (NIK, KK, PHONE)
    kept = logged(desa)
    assert (kept["lengkap"], kept["alasan"], kept["dicari"]) == (True, "diminta Disnaker", True)
    assert kept["saringan"] == {"status": "calon"}
    assert "SITI" not in json.dumps(kept)
    assert NIK not in json.dumps(kept)


def test_what_looks_like_a_formula_stays_text(desa: Desa) -> None:
    for name in EVIL:
        desa.people.add(draft(name, dusun="=HYPERLINK(1)", birth_date=date(1950, 1, 1)))
    made = desa.people_export.workbook(PeopleQuery(filter=PeopleFilter(dusun="=HYPERLINK(1)")))
    # Text now, and still text when somebody edits the cell or saves it as CSV.
    assert_nothing_runs(made, 1)
    rows = read(made)
    assert {str(row[0]).strip() for row in rows[4:]} == {name.strip() for name in EVIL}
    assert {row[7] for row in rows[4:]} == {"=HYPERLINK(1)"}


def test_an_empty_list_is_a_sheet_with_headings(desa: Desa) -> None:
    rows = read(desa.people_export.workbook(PeopleQuery(words="tidakada")))
    assert rows[3][:2] == ["Nama", "NIK"]
    assert rows[4:] == []
    assert logged(desa)["baris"] == 0
