# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever knows every shown number, every sum and every bound cannot compute a hidden one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desa_app.domain.suppression import Sum, Tables
from desa_app.errors import Cancelled

Place = tuple[int, int, str]
Row = tuple[int, ...]
SEXES = ("L", "P")
TOTAL, WHOLE = -1, -1


def whole_row(leaves: Row) -> dict[tuple[int, str], int]:
    """A row's numbers by line (``WHOLE``: all lines) and part, from its lines' L and P."""
    found: dict[tuple[int, str], int] = {}
    for at in range(0, len(leaves), 2):
        found |= {(at // 2, sex): leaves[at + i] for i, sex in enumerate(SEXES)}
    for sex in SEXES:
        found[WHOLE, sex] = sum(n for (line, one), n in list(found.items()) if one == sex)
    for line in {line for line, _ in found}:
        found[line, "Jml"] = found[line, "L"] + found[line, "P"]
    return found


def table_of(rows: list[Row]) -> dict[Place, int]:
    """Every number of a table of villages, lines and sexes, with all its sums."""
    found = {
        (village, line, part): number
        for village, leaves in enumerate(rows)
        for (line, part), number in whole_row(leaves).items()
    }
    for line, part in whole_row(rows[0]):
        found[TOTAL, line, part] = sum(found[at, line, part] for at in range(len(rows)))
    return found


def sums_of(numbers: dict[Place, int]) -> Iterator[Sum[Place]]:
    villages = sorted({village for village, _, _ in numbers} - {TOTAL})
    lines = sorted({line for _, line, _ in numbers} - {WHOLE})
    for village, line, part in numbers:
        here = ((village, line, part), 1)
        if part == "Jml":
            yield (here, *(((village, line, sex), -1) for sex in SEXES))
        if village == TOTAL:
            yield (here, *(((one, line, part), -1) for one in villages))
        if line == WHOLE:
            yield (here, *(((village, one, part), -1) for one in lines))


def hidden_in(numbers: dict[Place, int], k: int) -> frozenset[Place]:
    cost = {(v, a, part): 1 + 4 * (part == "Jml") + 20 * (v == TOTAL) for v, a, part in numbers}
    tables = Tables(numbers, sums_of(numbers), cost)
    return tables.hide(place for place, number in numbers.items() if 0 < number < k)


def what_an_attacker_finds(
    numbers: dict[Place, int], hidden: frozenset[Place], highest: int
) -> dict[Place, set[int]]:
    """Every value that a hidden number has in some table which shows what is shown."""
    villages = sorted({village for village, _, _ in numbers} - {TOTAL})
    leaves = 2 * len({line for _, line, _ in numbers} - {WHOLE})
    fitting: list[list[dict[tuple[int, str], int]]] = []
    for village in villages:
        possible = map(whole_row, product(range(highest + 1), repeat=leaves))
        shown = {
            (line, part): number
            for (one, line, part), number in numbers.items()
            if one == village and (one, line, part) not in hidden
        }
        fitting.append([row for row in possible if shown.items() <= row.items()])
    found: dict[Place, set[int]] = {place: set() for place in hidden}
    for rows in product(*fitting):
        totals = {at: sum(row[at] for row in rows) for at in rows[0]}
        if any(
            totals[line, part] != number
            for (village, line, part), number in numbers.items()
            if village == TOTAL and (village, line, part) not in hidden
        ):
            continue
        for village, line, part in hidden:
            number = totals[line, part] if village == TOTAL else rows[village][line, part]
            found[village, line, part].add(number)
    return found


def check(rows: list[Row], k: int, highest: int) -> None:
    numbers = table_of(rows)
    hidden = hidden_in(numbers, k)
    assert {place for place, number in numbers.items() if 0 < number < k} <= hidden
    for place, values in what_an_attacker_finds(numbers, hidden, highest).items():
        assert numbers[place] in values
        assert len(values) > 1, place


SMALL = st.integers(0, 3)


@pytest.mark.slow
@given(rows=st.lists(st.tuples(SMALL, SMALL), min_size=1, max_size=3), k=st.integers(2, 4))
@settings(max_examples=400, deadline=None)
def test_villages_by_men_and_women_cannot_be_computed_back(rows: list[Row], k: int) -> None:
    check(rows, k, highest=6)


@given(rows=st.lists(st.tuples(SMALL, SMALL, SMALL, SMALL), min_size=2, max_size=2))
@settings(max_examples=40, deadline=None)
def test_parts_of_a_whole_cannot_be_computed_back(rows: list[Row]) -> None:
    check(rows, 3, highest=4)


def test_a_lonely_small_number_takes_the_cheapest_others_with_it() -> None:
    numbers = table_of([(1, 9), (5, 7), (0, 0), (12, 30)])
    hidden = hidden_in(numbers, 3)
    assert (0, 0, "L") in hidden
    assert not any(village == TOTAL or part == "Jml" for village, line, part in hidden if line >= 0)
    assert len({place for place in hidden if place[1] == 0}) == 4


def test_nothing_small_hides_nothing() -> None:
    assert hidden_in(table_of([(3, 0), (4, 5)]), 3) == frozenset()


def test_a_single_number_is_hidden_with_everything_that_equals_it() -> None:
    numbers = table_of([(1, 0)])
    hidden = hidden_in(numbers, 3)
    assert {place for place, number in numbers.items() if number} <= hidden


def test_the_search_tells_how_far_it_is_and_ends_when_nobody_waits() -> None:
    numbers = table_of([(1, 2, 3, 1, 0, 2), (2, 1, 0, 1, 4, 1), (1, 1, 1, 2, 1, 0)])
    tables = Tables(numbers, sums_of(numbers), dict.fromkeys(numbers, 1))
    small = [place for place, number in numbers.items() if 0 < number < 3]
    told: list[tuple[int, int]] = []

    def watch(done: int, total: int) -> None:
        told.append((done, total))
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        tables.hide(small, watch)
    assert told == [(0, len(small)), (10, len(small))]
