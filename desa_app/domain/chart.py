# SPDX-License-Identifier: GPL-3.0-or-later
"""A chart as a value: said once, drawn by the window and by the paper, read out in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from desa_app.wording import grouped

UNKNOWN = "–"


class Shape(StrEnum):
    """How the bars stand.

    ``STACKED`` columns and lying ``ROWS`` put the series on each other; ``BESIDE`` puts the
    columns of one moment next to each other, for series whose sum means nothing.
    """

    STACKED = "bertumpuk"
    BESIDE = "berdampingan"
    ROWS = "baris"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label and a number for each series, from the bottom (or left) on.

    ``words`` stands in the place of a number that nobody knows or nobody may see (``parts`` is
    empty then); ``note`` is a second, smaller line under the label.
    """

    label: str
    parts: tuple[int, ...]
    words: str = ""
    note: str = ""

    @property
    def known(self) -> bool:
        """Whether there is a number at all; an unknown one is never a zero."""
        return bool(self.parts)

    @property
    def total(self) -> int:
        """Sum of the parts."""
        return sum(self.parts)

    @property
    def shown(self) -> str:
        """What is written at the bar."""
        return grouped(self.total) if self.known else self.words or UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A title, what the parts of a bar mean, the bars, and what to do when there are none."""

    title: str
    shape: Shape
    bars: tuple[Bar, ...]
    series: tuple[str, ...] = field(default=())
    nothing: str = ""

    @property
    def top(self) -> int:
        """The largest number that must find room."""
        if self.shape is Shape.BESIDE:
            return max((max(bar.parts) for bar in self.bars if bar.known), default=0)
        return max((bar.total for bar in self.bars), default=0)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return self.top == 0


def in_words(bar: Bar, series: Sequence[str]) -> str:
    """One bar for somebody who listens: ``Okt 9 (prosedural 8, belum jelas 1)``."""
    whole = " ".join(filter(None, (bar.label, bar.shown, f"({bar.note})" if bar.note else "")))
    if len(series) < 2 or not bar.known:
        return whole
    named = ", ".join(
        f"{name} {grouped(part)}" for name, part in zip(series, bar.parts, strict=False)
    )
    return f"{whole} ({named})"


def longest_first(bars: Iterable[Bar], most: int, rest: str = "") -> tuple[Bar, ...]:
    """Bars of what is counted at all, the longest first.

    More than ``most`` end in one bar of all others, named by ``rest`` (``{count} desa lain``);
    without ``rest`` the others are left out. Where all others together are more than the longest,
    their bar is only a number: drawn, it would make dots of the bars that are to be compared.
    """
    ranked = sorted((bar for bar in bars if bar.total), key=lambda bar: (-bar.total, bar.label))
    if len(ranked) <= most or not rest:
        return tuple(ranked[:most])
    others = ranked[most - 1 :]
    parts = tuple(map(sum, zip(*(bar.parts for bar in others), strict=True)))
    label = rest.format(count=len(others))
    if sum(parts) > ranked[0].total:
        return (*ranked[: most - 1], Bar(label, (), words=grouped(sum(parts))))
    return (*ranked[: most - 1], Bar(label, parts))


def columns_of(
    chart: Chart, bar: Bar, middle: float, slot: float, widest: float
) -> Iterator[tuple[float, float, tuple[tuple[int, int], ...]]]:
    """The columns of one moment: left edge, width, and (series, number) from the bottom on.

    ``slot`` is the room of the moment around ``middle``, in whatever unit the drawing has.
    """
    beside = chart.shape is Shape.BESIDE and bar.known
    if not beside:
        wide = min(slot * 0.56, widest)
        yield middle - wide / 2, wide, tuple(enumerate(bar.parts))
        return
    room = min(slot * 0.92 / len(bar.parts), widest)
    left = middle - room * len(bar.parts) / 2
    for at, part in enumerate(bar.parts):
        yield left + at * room + room * 0.06, room * 0.88, ((at, part),)
