# SPDX-License-Identifier: GPL-3.0-or-later
"""Foreigners are listed for the days they were there, and the sums of every period add up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.codes import Sex
from desa_app.domain.foreigners import (
    Foreigner,
    Period,
    Permit,
    Presence,
    counts_of,
    presence_of,
)
from desa_app.domain.foster_book import FosterOfficer
from desa_app.errors import InvalidInput
from tests.office_kit import TODAY, actions
from tests.paper.reading import words_in
from tests.paper.sheet_reader import read_book

if TYPE_CHECKING:
    from desa_app.desa import Desa

GUEST = Foreigner(
    name="JOHN CONTOH",
    sex=Sex.MALE,
    nationality="AU",
    document_number="PA0000001",
    permit=Permit.VISIT,
    permit_until=TODAY + timedelta(days=20),
    host="Yayasan Contoh",
    address="Dusun Contoh RT 001 / RW 002",
    arrived_on=date(2026, 11, 3),
    reported_on=date(2026, 11, 4),
)
NOVEMBER = (date(2026, 11, 1), TODAY)


def problems(error: InvalidInput) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in error.problems]


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"nationality": "ID"}, [("nationality", "bukan-orang-asing")]),
        ({"nationality": "XX"}, [("nationality", "negara-tidak-dikenal")]),
        ({"left_on": date(2026, 11, 2)}, [("left_on", "sebelum-hari")]),
        ({"reported_on": date(2026, 11, 2)}, [("reported_on", "sebelum-hari")]),
        ({"permit": None, "sex": None}, [("sex", "kosong"), ("permit", "kosong")]),
        ({"arrived_on": TODAY + timedelta(days=1), "reported_on": None},
         [("arrived_on", "tanggal-mendatang")]),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named(
    desa: Desa, changed: dict[str, object], found: list[tuple[str, str]]
) -> None:
    with pytest.raises(InvalidInput) as caught:
        desa.foreigners.add(replace(GUEST, **changed))  # type: ignore[arg-type]
    assert problems(caught.value) == found


@pytest.mark.parametrize(
    ("changed", "state"),
    [
        ({}, Presence.PRESENT),
        ({"reported_on": None}, Presence.UNREPORTED),
        ({"permit_until": TODAY - timedelta(days=1), "reported_on": None}, Presence.EXPIRED),
        ({"permit_until": TODAY}, Presence.PRESENT),
        ({"left_on": TODAY, "permit_until": TODAY - timedelta(days=1)}, Presence.GONE),
    ],
)
def test_the_list_shows_first_what_has_to_be_done(
    changed: dict[str, object], state: Presence
) -> None:
    assert presence_of(replace(GUEST, **changed), TODAY) is state  # type: ignore[arg-type]


def test_somebody_is_in_every_year_of_the_stay(desa: Desa) -> None:
    long = replace(GUEST, arrived_on=date(2024, 5, 1), reported_on=None)
    stay = desa.foreigners.add(long)
    for year in (2024, 2025, 2026):
        assert [one.id for one in desa.foreigners.list(year=year).rows] == [stay.id]
    desa.foreigners.correct(stay, replace(long, left_on=date(2025, 1, 1)))
    assert [bool(desa.foreigners.list(year=year).rows) for year in (2023, 2024, 2025, 2026)] == [
        False,
        True,
        True,
        False,
    ]


def test_the_report_says_what_the_list_says(desa: Desa) -> None:
    desa.foreigners.add(GUEST)
    before = replace(
        GUEST,
        name="MARIE CONTOH",
        sex=Sex.FEMALE,
        nationality="FR",
        arrived_on=date(2026, 10, 1),
        left_on=date(2026, 11, 5),
        document_number="PA0000002",
    )
    desa.foreigners.add(before)
    desa.foreigners.add(replace(before, name="LAMA PERGI", left_on=date(2026, 10, 31)))
    gone = desa.foreigners.add(replace(GUEST, name="SALAH CATAT"))
    desa.foreigners.strike(gone, "Keliru")
    desa.foster.officers.add(
        FosterOfficer(
            name="Petugas", agency="Kantor Imigrasi Contoh", phone="1", since=date(2026, 1, 1)
        )
    )
    told = words_in(desa.foreigners.document(*NOVEMBER))
    for words in (
        "LAPORAN KEBERADAAN ORANG ASING",
        "Periode 1 November 2026 s.d. 21 November 2026",
        "Kepada: Kepala Kantor Imigrasi Contoh",
        "JOHN CONTOH",
        "Australia",
        "PA0000001",
        "Yayasan Contoh",
        "MARIE CONTOH",
        "05-11-2026",
        "Ada pada awal periode 1 orang, datang 1, pergi 1, ada pada akhir periode 1 orang.",
        "Tercatat seluruhnya 2 orang: laki-laki 1, perempuan 1.",
        "Menurut kebangsaan: Australia 1, Prancis 1.",
        "KEPALA CONTOH",
    ):
        assert words in told, words
    for words in ("LAMA PERGI", "SALAH CATAT"):
        assert words not in told
    assert actions(desa)[-1] == "laporan-orang-asing"


def test_the_spreadsheet_has_the_same_rows_and_runs_nothing(desa: Desa) -> None:
    desa.foreigners.add(replace(GUEST, host="=HYPERLINK(1)"))
    (rows,) = read_book(desa.foreigners.workbook(*NOVEMBER)).values()
    flat = [str(one) for row in rows for one in row]
    assert "JOHN CONTOH" in flat
    assert "=HYPERLINK(1)" in flat
    assert any("ada pada akhir periode 1 orang" in one for one in flat)


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        (None, TODAY, "first_day"),
        (TODAY, None, "last_day"),
        (TODAY, TODAY - timedelta(days=1), "last_day"),
        (TODAY + timedelta(days=1), TODAY + timedelta(days=2), "first_day"),
    ],
)
def test_a_period_that_is_none_is_refused(
    desa: Desa, first: date | None, last: date | None, field: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        desa.foreigners.document(first, last)
    assert [problem.field for problem in caught.value.problems] == [field]


_DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 31))


@st.composite
def _stays(draw: st.DrawFn) -> Foreigner:
    arrived = draw(_DAYS)
    left = draw(st.none() | st.dates(arrived, date(2026, 4, 30)))
    return replace(
        GUEST,
        arrived_on=arrived,
        left_on=left,
        sex=draw(st.sampled_from(list(Sex))),
        nationality=draw(st.sampled_from(["AU", "FR", "CN", "MY"])),
    )


@given(stays=st.lists(_stays(), max_size=12), days=st.tuples(_DAYS, _DAYS))
def test_the_sums_of_any_period_add_up(stays: list[Foreigner], days: tuple[date, date]) -> None:
    period = Period(first=min(days), last=max(days))
    found = counts_of(stays, period, {"AU": "Australia"})
    assert found.before + found.arrived - found.left == found.after
    assert found.male + found.female == found.listed
    assert sum(many for _, many in found.by_nationality) == found.listed
    # Day by day: who is there in the morning of the first day, and in the evening of the last.
    first, last = period.first, period.last
    there = [one for one in stays if one.arrived_on is not None]
    assert found.before == sum(
        one.arrived_on < first and (one.left_on is None or one.left_on >= first)
        for one in there
        if one.arrived_on
    )
    assert found.after == sum(
        one.arrived_on <= last and (one.left_on is None or one.left_on > last)
        for one in there
        if one.arrived_on
    )


@given(stays=st.lists(_stays(), max_size=8), day=_DAYS)
def test_one_period_ends_as_the_next_begins(stays: list[Foreigner], day: date) -> None:
    first = Period(first=date(2026, 1, 1), last=day)
    second = Period(first=day + timedelta(days=1), last=date(2026, 5, 1))
    assert counts_of(stays, first, {}).after == counts_of(stays, second, {}).before
