# SPDX-License-Identifier: GPL-3.0-or-later
"""The search over all villages: finds however it is typed, refuses, and leaves its trace."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from desa_app.domain.user import Right
from desa_app.domain.village_search import FoundPerson, NearWords, read_searched, words_for_log
from desa_app.errors import NotAllowed, NotFound
from desa_app.store import consolidated
from tests.benchmarks.large_district import (
    Size,
    columns_of,
    fill_district,
    village_code,
    village_records,
)
from tests.office_kit import DISTRICT, NOW, RunningClock, actions, copy_of, desk_of, open_district

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desa_app.kecamatan import Kecamatan

NIK = "3604125003900001"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Kecamatan]:
    """Three villages of eight people, and one person of our own in the second."""
    made = open_district(copy_of(DISTRICT, tmp_path), RunningClock(NOW))
    fill_district(made, Size(villages=3, months=2, people=8), tmp_path)
    records = village_records(2, 8)
    records["orang"][0] |= {"nama": "SITI NURAÏNI", "nik": NIK, "tanggal_lahir": "1990-03-10"}
    records["rencana"][0] |= {
        "sponsor": "H. Oejang Zakaria",
        "telepon_sponsor": "+62 812-7777 0101 / 0857.1",
        "p3mi": "PT Zamrud Samudra",
    }
    put(made, 2, records)
    yield made
    made.close()


def put(office: Kecamatan, number: int, records: dict[str, list[dict[str, object]]]) -> None:
    with desk_of(office).writing() as connection:
        consolidated.replace_rows(connection, village_code(number), columns_of(records))


def siti(office: Kecamatan) -> FoundPerson:
    return office.search.find("nuraini siti").rows[0]


def give(office: Kecamatan, *, search: bool) -> None:
    users = office.users
    users.change(users.me(), replace(users.me().rights, search=search))


def entries(office: Kecamatan, action: str) -> list[tuple[str, dict[str, object]]]:
    with desk_of(office).reading() as connection:
        rows = connection.execute(
            text("SELECT subject, detail FROM journal WHERE action = :action ORDER BY position"),
            {"action": action},
        )
        return [(subject, json.loads(detail)) for subject, detail in rows]


TYPED = (
    "nuraini siti", "NURAÏNI", "nurain", NIK, NIK[:12], "3604 1250 0390 0001", "0812 7777 01",
    "+62 812-77770101", "zakaria", "zamrud siti", "siti 08127777", "zakarja", "nurainni",
)  # fmt: skip


def test_a_person_is_found_however_it_is_typed(office: Kecamatan) -> None:
    for typed in TYPED:
        rows = office.search.find(typed).rows
        found = next((one for one in rows if one.name == "SITI NURAÏNI"), None)
        assert found is not None, typed
        assert (found.village, found.village_name) == (village_code(2), "Kubang Puji")
        assert (found.plans, found.letters, found.told) == (1, 1, "2026-10")
        assert (found.sponsor, found.birth_date) == ("H. Oejang Zakaria", date(1990, 3, 10))


def test_whoever_is_only_similar_says_so_and_stands_below(office: Kecamatan) -> None:
    assert [one.close for one in office.search.find("zakarja").rows] == [True]
    assert siti(office).close is False


def test_the_nik_stays_masked_until_asked_for(office: Kecamatan) -> None:
    found = siti(office)
    told = office.search.open(found.village, found.person_id)
    assert found.nik == told.nik == "3604••••••0001"
    assert NIK not in repr((found, told))
    assert (told.plans[0].company, told.letters[0].kind) == ("PT Zamrud Samudra", "izin-keluarga")
    assert (told.period, told.sequence) == ("2026-10", 2)
    assert office.search.show_nik(found.village, found.person_id) == NIK
    subject = f"{found.village}/{found.person_id}"
    assert entries(office, "warga-dibuka") == [(subject, {})]
    assert entries(office, "nik-ditampilkan") == [(subject, {})]
    with pytest.raises(NotFound):
        office.search.open(village_code(1), found.person_id)


def test_every_search_is_logged_and_no_nik_with_it(office: Kecamatan) -> None:
    office.search.find(f"Siti {NIK}")
    ((_, detail),) = entries(office, "warga-dicari")
    assert detail == {"kata": office.search.trace_of(f"Siti {NIK}")}
    assert str(detail["kata"]).startswith("Siti [16 angka, tanda ")
    assert office.search.trace_of(NIK) != office.search.trace_of(NIK[:-1] + "2")


def test_too_few_signs_find_nobody_and_are_no_search(office: Kecamatan) -> None:
    for typed in ("", "si", "s i", "..", "12"):
        assert office.search.find(typed).asked is False
    assert entries(office, "warga-dicari") == []


def test_without_the_right_nothing_is_read_and_the_try_is_logged(office: Kecamatan) -> None:
    found = siti(office)
    give(office, search=False)
    for ask in (
        lambda: office.search.find("siti"),
        lambda: office.search.open(found.village, found.person_id),
        lambda: office.search.show_nik(found.village, found.person_id),
    ):
        with pytest.raises(NotAllowed) as caught:
            ask()
        assert caught.value.right == Right.SEARCH.value
    assert not office.search.may()
    assert actions(office)[-3:] == ["akses-ditolak"] * 3


def test_the_index_follows_what_a_village_sends_later(office: Kecamatan) -> None:
    records = village_records(2, 8)
    records["orang"][0] |= {"nama": "RATNA"}
    put(office, 2, records)
    assert office.search.find("nuraini").rows == ()
    assert office.search.find("ratna").rows[0].village == village_code(2)
    with desk_of(office).reading() as connection:
        for table in ("village_person", "village_search"):
            count = connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()  # noqa: S608
            assert count == 24


@given(st.text(max_size=40))
def test_whatever_is_typed_leaves_no_long_number_in_the_log(typed: str) -> None:
    kept = words_for_log(typed, lambda digits: "x" * len(digits))
    left = kept.replace(" angka, tanda", "")
    assert all(len(word) < 5 for word in left.split() if word.isdigit())
    read_searched(typed)


@given(st.text("abdefgiklmnprstu", min_size=5, max_size=9), st.data())
def test_one_slip_in_a_word_still_leads_to_it(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 1))
    near = NearWords([word, "lainnya"])
    for slip in (word[:at] + word[at + 1 :], word[:at] + "o" + word[at:]):
        if len(slip) > 3:
            assert word in near.of(slip)
