# SPDX-License-Identifier: GPL-3.0-or-later
"""Shares the width of a table out among its columns, so that none is pushed over the edge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Wish:
    """What a column needs at least, and what it would like; in pixels."""

    least: int
    wanted: int


def shared(wishes: Sequence[Wish], room: int) -> tuple[int, ...]:
    """As wide as wanted where there is room, else the widest give way first.

    Where even the least of all does not fit the table scrolls anyway, so nothing gives way.
    """
    if sum(wish.least for wish in wishes) > room:
        return tuple(wish.wanted for wish in wishes)
    low, high = 0, max((wish.wanted for wish in wishes), default=0)
    while low < high:
        most = (low + high + 1) // 2
        if sum(_within(wish, most) for wish in wishes) <= room:
            low = most
        else:
            high = most - 1
    return tuple(_within(wish, low) for wish in wishes)


def _within(wish: Wish, most: int) -> int:
    return max(wish.least, min(wish.wanted, most))
