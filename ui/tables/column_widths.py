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
    """As wide as wanted where there is room, else what is spare beyond the least is shared.

    Where even the least of all does not fit, every column gets its least, and the table scrolls.
    """
    spare = room - sum(wish.least for wish in wishes)
    asked = sum(wish.wanted - wish.least for wish in wishes)
    if spare >= asked:
        return tuple(wish.wanted for wish in wishes)
    part = max(0, spare)
    return tuple(wish.least + part * (wish.wanted - wish.least) // asked for wish in wishes)
