# SPDX-License-Identifier: GPL-3.0-or-later
"""Hiding small numbers of tables that add up, so that none of them can be computed back.

**The rule.** With each small number a whole *shift* is hidden: some numbers one higher, some one
lower, so that every sum still holds and nothing falls below zero. All of its numbers are hidden.

**Why it is sound.** Take any hidden number. It is part of a shift that lies wholly within the
hidden numbers. Let the tables be changed by that shift: they are again tables of whole numbers
from zero up, every sum holds, every shown number is the same, and the hidden one differs. So from
all shown numbers, all sums and all bounds together nobody can tell which of the two tables it is;
the number is never determined. Hiding more for another number leaves the argument as it is, so
shifts can be looked for one after the other and nothing needs to be solved.

Where no shift is found, everything that sums tie to the number is hidden. Then twice the tables
are as good as the tables: every sum holds, and each hidden number but zero differs. Zeros stay
shown there, because nothing that is hidden follows from them.

This says that a number is not determined, not how wide the range is. Who knows one of the hidden
people from elsewhere can always subtract them; see the decision on small numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from heapq import heappop, heappush
from itertools import count
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
Sum = tuple[tuple[K, int], ...]
"""Places with their signs; the signed numbers add up to zero (whole ``+1``, parts ``-1``)."""
Watch = Callable[[int, int], None]
"""Is told how many of how many steps are done; may raise ``Cancelled``."""
_LOOKED_AT, _TRIED, _TOLD = 3000, 10, 10


class Tables(Generic[K]):
    """Numbers with the sums between them. Sums that do not hold are left aside: nobody can use
    them. ``cost`` says how much a reader misses a number; the dear ones are hidden last."""

    def __init__(
        self, numbers: Mapping[K, int], sums: Iterable[Sum[K]], cost: Mapping[K, int]
    ) -> None:
        self._numbers, self._cost = numbers, cost
        self._sums = [one for one in sums if not sum(sign * numbers[at] for at, sign in one)]
        self._of: dict[K, list[tuple[int, int]]] = defaultdict(list)
        for index, one in enumerate(self._sums):
            for at, sign in one:
                self._of[at].append((index, sign))

    def hide(self, small: Iterable[K], watch: Watch | None = None) -> frozenset[K]:
        """The small places and all that must be hidden with them.

        ``watch`` is told how many of how many were looked at; what it raises ends the search.
        """
        hidden = set(small)
        safe: set[K] = set()
        wanted = tuple(sorted(hidden, key=str))
        for number, place in enumerate(wanted):
            if watch is not None and number % _TOLD == 0:
                watch(number, len(wanted))
            if place in safe:
                continue
            shift = self._shift(place, hidden)
            if shift is None:
                shift = dict.fromkeys(self._tied_to(place), 1)
            hidden |= shift.keys()
            safe |= shift.keys()
        return frozenset(hidden)

    def _shift(self, start: K, hidden: set[K]) -> dict[K, int] | None:
        """A cheap shift through a place, best guess first; ``None`` when none is found."""
        tie = count()
        heap: list[tuple[int, int, int, dict[K, int], dict[int, int]]] = []
        for step in (-1, 1):
            self._push(heap, tie, 0, {}, {}, start, step, hidden)
        for _ in range(_LOOKED_AT):
            if not heap:
                return None
            _, _, spent, shift, open_ = heappop(heap)
            if not open_:
                return shift
            for place, step in self._mending(shift, open_, hidden):
                self._push(heap, tie, spent, shift, open_, place, step, hidden)
        return None

    def _push(
        self,
        heap: list[tuple[int, int, int, dict[K, int], dict[int, int]]],
        tie: count[int],
        spent: int,
        shift: dict[K, int],
        open_: dict[int, int],
        place: K,
        step: int,
        hidden: set[K],
    ) -> None:
        """Add a place to a shift, unless it would fall below zero."""
        if self._numbers[place] + step < 0:
            return
        after = dict(open_)
        for index, sign in self._of[place]:
            left = after.pop(index, 0) + sign * step
            if left:
                after[index] = left
        spent += 0 if place in hidden else self._cost[place]
        owing = sum(abs(left) for left in after.values())
        heappush(heap, (spent + 3 * owing, next(tie), spent, {**shift, place: step}, after))

    def _mending(
        self, shift: dict[K, int], open_: dict[int, int], hidden: set[K]
    ) -> list[tuple[K, int]]:
        """Ways to bring the sum with the fewest places back to what it was, cheapest first."""
        index = min(open_, key=lambda one: len(self._sums[one]))
        left = open_[index]
        found: list[tuple[int, int, K, int]] = []
        for place, sign in self._sums[index]:
            step = -sign if left > 0 else sign
            if place in shift or self._numbers[place] + step < 0:
                continue
            owing = sum(
                abs(open_.get(other, 0) + own * step) - abs(open_.get(other, 0))
                for other, own in self._of[place]
            )
            cost = 0 if place in hidden else self._cost[place]
            found.append((cost + 3 * owing, len(found), place, step))
        return [(place, step) for _, _, place, step in sorted(found, key=_rank)[:_TRIED]]

    def _tied_to(self, start: K) -> set[K]:
        """Every number but zeros that sums tie to this one, however far."""
        found, waiting = {start}, [start]
        while waiting:
            for index, _ in self._of[waiting.pop()]:
                for place, _ in self._sums[index]:
                    if place not in found and self._numbers[place]:
                        found.add(place)
                        waiting.append(place)
        return found


def _rank(option: tuple[int, int, object, int]) -> tuple[int, int]:
    return option[:2]
