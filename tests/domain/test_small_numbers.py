# SPDX-License-Identifier: GPL-3.0-or-later
"""A public print of the recap hides small numbers in all its tables, and no more than it must."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desa_app.domain.codes import Sex
from desa_app.domain.episode import Jalur, Scheme, Sector, Status
from desa_app.domain.recap_counting import count_village
from desa_app.domain.recap_facts import CaseFact, RecapFact, VillageFacts
from desa_app.domain.recap_lines import LINES
from desa_app.domain.recap_period import RecapPeriod
from desa_app.domain.recap_sheet import RecapSheet, VillagePeriod
from desa_app.domain.small_numbers import KIND, Part, hidden_in, places_of
from tests.domain.test_recap_sheet import sheet

OCTOBER = RecapPeriod("2026-10")
FIFTH = date(2026, 10, 5)


def away(many: int, **facts: object) -> list[RecapFact]:
    usual = RecapFact(
        sex=Sex.FEMALE, jalur=Jalur.PROCEDURAL, country="TW", steps=((FIFTH, Status.WORKING),),
        interviews=(), letters=(), scheme=Scheme.P_TO_P, sector=Sector.INFORMAL,
    )  # fmt: skip
    return [replace(usual, person=str(at), household=str(at), **facts) for at in range(many)]  # type: ignore[arg-type]


def told(code: str, plans: list[RecapFact], cases: int = 0) -> VillagePeriod:
    new = tuple(
        CaseFact(reported_on=FIFTH, kind="upah", loss=7_000_000, steps=(), referred_on=None)
        for _ in range(cases)
    )
    facts = VillageFacts(families={}, cases=new, meetings=((FIFTH, 10, 20),))
    recap = count_village(plans, facts, "2026-10")
    return VillagePeriod(code=code, name=code, months={"2026-10": recap})


def district() -> RecapSheet:
    lonely = [*away(30), *away(1, sex=Sex.MALE, country="MY", jalur=Jalur.NONPROCEDURAL)]
    return sheet(
        OCTOBER,
        told("1", lonely, cases=1),
        told("2", [*away(12), *away(8, sex=Sex.MALE, country="MY")], cases=4),
        told("3", [*away(9), *away(5, sex=Sex.MALE, jalur=Jalur.UNCLEAR)], cases=5),
        told("4", []),
    )


def test_every_small_number_is_hidden_and_totals_are_kept_where_they_can_be() -> None:
    recap = district()
    hidden = hidden_in(recap)
    for (code, key, part), number in places_of(recap).items():
        if 0 < number < 3 and (key not in LINES or LINES[key].personal):
            assert (code, key, part) in hidden.places
    assert hidden.hides("ln_jumlah", Part.MALE, "1")
    # That the one man is the only one on his path must not be told by the total either.
    assert hidden.hides("ln_nonprosedural", Part.TOTAL)
    assert not hidden.hides("ln_jumlah", Part.TOTAL)
    assert not hidden.hides("kasus_baru", Part.TOTAL)


def test_the_loss_of_a_single_case_goes_with_it() -> None:
    hidden = hidden_in(district())
    assert hidden.hides("kasus_baru", Part.TOTAL, "1")
    assert hidden.hides("kasus_kerugian", Part.TOTAL, "1")
    assert sum(key == "kasus_kerugian" for _, key, _ in hidden.places) >= 2
    assert not any(code == KIND for code, _, _ in hidden.places)


def test_meetings_are_nobodys_secret() -> None:
    assert not any(key == "sosialisasi" for _, key, _ in hidden_in(district()).places)


def test_nothing_is_small_when_k_is_one_and_odd_ks_are_refused() -> None:
    assert hidden_in(district(), 1).places == frozenset()
    for wrong in (0, 21):
        with pytest.raises(ValueError):  # noqa: PT011
            hidden_in(district(), wrong)
