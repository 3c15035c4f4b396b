# SPDX-License-Identifier: GPL-3.0-or-later
"""The ladder has no dead ends but its two last steps, and a plan has what the law asks about."""

from __future__ import annotations

from datetime import date

import pytest

from desa_app.domain.episode import (
    ABROAD_STATES,
    LADDER,
    OPEN_STATES,
    SCHEME_WORDS,
    Jalur,
    Scheme,
    Status,
    problems_in,
)
from tests.office_kit import plan

COUNTRIES = frozenset({"TW", "HK"})


def found_in(**changes: object) -> list[tuple[str, str]]:
    return [(p.field, p.code) for p in problems_in(plan("x", **changes), COUNTRIES)]


def test_the_ladder_knows_every_status_and_leads_on() -> None:
    assert set(LADDER) == set(Status)
    for status, nexts in LADDER.items():
        assert status not in nexts
        assert bool(nexts) is (status is not Status.PAST)


def test_every_status_can_be_reached_from_the_beginning() -> None:
    reached, new = set(), {Status.CANDIDATE}
    while new:
        reached |= new
        new = {goal for status in new for goal in LADDER[status]} - reached
    assert reached == set(Status)


def test_nobody_abroad_can_be_called_cancelled() -> None:
    assert all(Status.CANCELLED not in LADDER[status] for status in ABROAD_STATES)
    assert ABROAD_STATES < OPEN_STATES
    assert set(Status) - {Status.PAST, Status.CANCELLED} == OPEN_STATES


def test_every_scheme_and_path_has_words() -> None:
    assert set(SCHEME_WORDS) == set(Scheme)
    assert Jalur.UNCLEAR.words == "belum jelas"
    assert all("_" not in one.words for one in (*Scheme, *Jalur))


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"country": ""}, ("country", "kosong")),
        ({"country": "tw"}, ("country", "negara-tidak-dikenal")),
        ({"job": " "}, ("job", "kosong")),
        ({"contract_months": 0}, ("contract_months", "di-luar-batas")),
        ({"contract_months": 121}, ("contract_months", "di-luar-batas")),
        ({"jalur": Jalur.NONPROCEDURAL}, ("jalur_reason", "alasan-perlu")),
        ({"job": "x" * 201}, ("job", "terlalu-panjang")),
        ({"sponsor_phone": "0" * 41}, ("sponsor_phone", "terlalu-panjang")),
        ({"note": "x" * 2001}, ("note", "terlalu-panjang")),
    ],
)
def test_each_problem_is_named_once(changes: dict[str, object], problem: tuple[str, str]) -> None:
    assert found_in(**changes) == [problem]


def test_a_plan_in_order_has_no_problem() -> None:
    assert found_in() == []
    assert found_in(contract_months=None, planned_departure=None) == []
    assert found_in(jalur=Jalur.NONPROCEDURAL, jalur_reason="tanpa kontrak") == []


def test_a_sign_that_no_package_can_hold_is_refused() -> None:
    assert found_in(sponsor="PAK\0CONTOH") == [("sponsor", "huruf-tidak-tercetak")]
    assert found_in(note="baris satu\nbaris\tdua") == []


def test_money_is_whole_bounded_and_has_a_currency() -> None:
    assert found_in(pay=0, pay_currency="TWD", cost_asked=9_999_999_999) == []
    assert found_in(pay=1) == [("pay_currency", "kosong")]
    assert found_in(pay=1, pay_currency="XXX") == [("pay_currency", "bukan-pilihan")]
    for field in ("cost_asked", "cost_paid", "debt"):
        assert found_in(**{field: -1}) == [(field, "di-luar-batas")]
        assert found_in(**{field: 10_000_000_000}) == [(field, "di-luar-batas")]


def test_days_follow_each_other_and_stay_on_earth() -> None:
    day = date(2026, 5, 1)
    assert found_in(registered_on=day, briefing_on=day) == []
    assert found_in(registered_on=day, briefing_on=date(2026, 4, 30)) == [
        ("briefing_on", "sebelum-tanggal-lain")
    ]
    assert found_in(arrived_on=day, contract_until=date(2025, 5, 1)) == [
        ("contract_until", "sebelum-tanggal-lain")
    ]
    assert found_in(arrived_on=date(1950, 1, 1)) == [("arrived_on", "tanggal-terlalu-lama")]
    assert found_in(next_contact=date(2100, 1, 1)) == [("next_contact", "tanggal-terlalu-jauh")]
