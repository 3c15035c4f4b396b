# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever the file and its damage: each row read is taken or refused, never both or neither."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desa_app.domain.findings import Level
from desa_app.domain.intake import DateOrder, ImportChoices
from desa_app.errors import LayoutUnknown, SheetUnreadable
from desa_app.intake.people import FINDING_CODES, rehearse_people
from tests.intake.sheet_files import FORMATS, write_table
from tests.intake.test_people import GOOD, HEADINGS, OFFICE, TODAY

_CELL = st.one_of(
    st.none(),
    st.sampled_from(["1", "2", "99", "P", "3604125003970003", "3604125003970004", "1990-01-01",
                     "05/06/1990", "25/12/1990", "12/25/1990", "35499", "3.60412E+15", "###",
                     " ", "-", "No. KK : 3604120104120003", "nama"]),
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn"),
                                   exclude_characters="\ufffe\uffff"), max_size=12),
    st.integers(-10, 10**17),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(2100, 1, 1)),
)  # fmt: skip
_SIAK = ("NO", "NAMA_LGKP", "NIK", "NO_KK", "JENIS_KLMIN", "TMPT_LHR", "TGL_LHR", "STAT_HBKEL",
         "RT/RW", "AGAMA")  # fmt: skip
_SIAK_ROW = ("1", "SITI CONTOH", "3604125003970003", "3604120104120003", "P", "SERANG",
             "10-03-1997", "ISTRI", "001/002", "ISLAM")  # fmt: skip


@st.composite
def damaged_rows(draw: st.DrawFn) -> list[list[Any]]:
    opensid = draw(st.booleans())
    headings = HEADINGS if opensid else _SIAK
    good = [GOOD[key] for key in HEADINGS] if opensid else list(_SIAK_ROW)
    rows: list[list[Any]] = []
    for _ in range(draw(st.integers(0, 8))):
        row = list(good)
        for at in draw(st.lists(st.integers(0, len(headings) - 1), max_size=6)):
            row[at] = draw(_CELL)
        rows.append(draw(st.sampled_from([row, row, row, [None] * len(good)])))
    title = draw(st.lists(st.just(["DAFTAR PENDUDUK", None, "2026"]), max_size=2))
    return [*title, list(headings), *rows]


@pytest.mark.parametrize("kind", FORMATS)
@settings(max_examples=40, deadline=None)
@given(rows=damaged_rows(), order=st.sampled_from([None, *DateOrder]))
def test_every_row_read_is_either_taken_or_refused(
    kind: str, rows: list[list[Any]], order: DateOrder | None
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write_table(Path(folder) / f"a.{kind}", rows)
        try:
            result = rehearse_people(
                path,
                office_code=OFFICE,
                today=TODAY,
                known_niks=lambda niks: dict.fromkeys(niks[:1], "id"),
                choices=ImportChoices(date_order=order),
            )
        except (LayoutUnknown, SheetUnreadable):
            # Damage may leave a heading row that nobody could know, or text that is no table.
            assert kind == "csv" or not any(len(row) > 3 for row in rows)
            return
    taken = {person.row for person in result.people}
    refused = result.refused_rows
    assert result.read == len(result.people) + len(refused)
    assert taken.isdisjoint(refused)
    assert {one.row for one in result.findings if one.level is Level.REFUSED} == refused
    assert {finding.code for finding in result.findings} <= FINDING_CODES
    assert taken | refused <= set(range(2, len(rows) + 1))
    assert all(person.facts.name and person.facts.birth_date for person in result.people)
    niks = [person.facts.nik for person in result.people if person.facts.nik]
    assert len(niks) == len(set(niks))
