# SPDX-License-Identifier: GPL-3.0-or-later
"""A public print of the recap hides small numbers in all its tables, and no more than it must."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from desa_app.domain.codes import Sex
from desa_app.domain.episode import Jalur, ReturnWay, Scheme, Sector, Status
from desa_app.domain.recap_counting import count_village
from desa_app.domain.recap_facts import CaseFact, RecapFact, VillageFacts
from desa_app.domain.recap_lines import LINES
from desa_app.domain.recap_period import RecapPeriod
from desa_app.domain.recap_sheet import RecapSheet, VillagePeriod
from desa_app.domain.small_numbers import COUNTRY, KIND, Part, hidden_in, places_of
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


# --- whoever solves all equations -----------------------------------------------------------

PRIME = 1_000_003
Place = tuple[str, str, Part]


def equations(recap: RecapSheet, numbers: dict[Place, int]) -> list[dict[Place, int]]:
    """Everything that adds up on the paper, found anew from its numbers and titles."""
    codes = [village.code for village in recap.villages]
    divisions: dict[tuple[str, str], list[str]] = {}
    for key, line in LINES.items():
        if line.part_of:
            divisions.setdefault((line.part_of, line.division), []).append(key)
    found = []
    for code, key, part in numbers:
        whole = {(code, key, part): -1}
        if part is Part.TOTAL and (code, key, Part.MALE) in numbers:
            found.append(whole | {(code, key, one): 1 for one in Part if one is not Part.TOTAL})
        if not code:
            found.append(whole | {(one, key, part): 1 for one in codes})
        if key in LINES:
            found += [
                whole | {(code, one, part): 1 for one in keys}
                for (of, _), keys in divisions.items()
                if of == key
            ]
        for table, of in ((COUNTRY, "ln_jumlah"), (KIND, "kasus_baru")):
            if not code and key == of:
                rows = {place: 1 for place in numbers if place[0] == table and place[2] is part}
                found.append(whole | rows)
    for one in found:
        assert sum(sign * numbers[place] for place, sign in one.items()) == 0
    return found


def computed_back(numbers: dict[Place, int], hidden: frozenset[Place],
                  sums: list[dict[Place, int]]) -> list[Place]:  # fmt: skip
    """The hidden numbers that the equations determine (by elimination modulo a prime)."""
    solved: dict[Place, dict[Place, int]] = {}
    for one in sums:
        row = {place: sign % PRIME for place, sign in one.items() if place in hidden}
        for place in list(row):
            if place in solved and place in row:
                add(row, solved[place], -row[place])
        if row:
            first = next(iter(row))
            inverse = pow(row[first], -1, PRIME)
            row = {place: sign * inverse % PRIME for place, sign in row.items()}
            for other in solved.values():
                if first in other:
                    add(other, row, -other[first])
            solved[first] = row
    return [place for place, row in solved.items() if len(row) == 1 and numbers[place]]


def add(row: dict[Place, int], other: dict[Place, int], times: int) -> None:
    for place, sign in other.items():
        left = (row.get(place, 0) + times * sign) % PRIME
        if left:
            row[place] = left
        else:
            row.pop(place, None)


def invented(chance: Random, villages: int) -> RecapSheet:
    """A kecamatan of villages that nobody planned."""
    told_by, states = [], [Status.WORKING, Status.RETURNED, Status.CANDIDATE]
    for at in range(villages):
        plans = [
            replace(
                away(1)[0],
                sex=chance.choice([*Sex, None]),
                jalur=chance.choice(list(Jalur)),
                country=chance.choice(["TW", "MY", "SA"]),
                scheme=chance.choice(list(Scheme)[:4]),
                sector=chance.choice([*Sector, None]),
                return_way=chance.choice(list(ReturnWay)[:3]),
                steps=((FIFTH, chance.choice(states)),),
                person=str(number),
            )
            for number in range(chance.randrange(30))
        ]
        told_by.append(told(str(at + 1), plans, cases=chance.randrange(6)))
    return sheet(OCTOBER, *told_by)


@pytest.mark.parametrize("villages", [2, 4])
def test_no_equation_of_the_whole_paper_gives_a_hidden_number_back(villages: int) -> None:
    alone = []
    for seed in range(4):
        recap = invented(Random(seed), villages)
        numbers = places_of(recap)
        sums = equations(recap, numbers)
        hidden = hidden_in(recap).places
        assert computed_back(numbers, hidden, sums) == []
        small = frozenset(place for place in hidden if numbers[place] < 3)
        alone += computed_back(numbers, small, sums)
    # Had only the small ones been hidden, some would have been found.
    assert alone
