# SPDX-License-Identifier: GPL-3.0-or-later
"""A table of counts as a value: said once, shown on the screen, in the PDF, in the spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desa_app.wording import grouped

SEXES = ("L", "P", "Jml")

Cell = int | str
"""A number, or the words that stand in its place ("<3", "–")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What is counted, and the columns it has; ``key`` names it for machines."""

    title: str
    parts: tuple[str, ...] = SEXES
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Headings that belong together, under a title of their own (may be empty).

    ``short`` is the title where there is little room.
    """

    key: str
    title: str
    headings: tuple[Heading, ...]
    short: str = ""

    @property
    def wide(self) -> int:
        """How many columns it has."""
        return sum(len(heading.parts) for heading in self.headings)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLine:
    """One line: a cell for each column, or ``silent`` words across all of them.

    ``changes`` says for each column how much it is more than a period earlier; ``None`` where
    that is not known, empty when nothing is compared.
    """

    name: str
    code: str = ""
    cells: tuple[Cell, ...] = ()
    silent: str = ""
    changes: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CountTable:
    """Lines down, sections across.

    ``names`` heads the first column. ``summed`` says that each number of ``total`` is the plain
    sum of the numbers above it, so that a spreadsheet may add them up itself. ``nothing`` stands
    in the place of lines when there are none.
    """

    key: str
    title: str
    names: str
    sections: tuple[Section, ...]
    lines: tuple[CountLine, ...]
    total: CountLine | None = None
    summed: bool = True
    coded: bool = False
    nothing: str = ""

    @property
    def wide(self) -> int:
        """How many columns of cells there are."""
        return sum(section.wide for section in self.sections)

    @property
    def changing(self) -> CountLine | None:
        """The line whose changes stand under the table: the total, or the only line there is."""
        line = self.sums
        return line if line is not None and line.changes else None

    @property
    def sums(self) -> CountLine | None:
        """The total, or the only line there is."""
        if self.total is not None:
            return self.total
        return self.lines[0] if len(self.lines) == 1 else None

    def spans(self) -> Iterator[tuple[Section, int]]:
        """Each section with the place of its first cell."""
        at = 0
        for section in self.sections:
            yield section, at
            at += section.wide


def shown(cell: Cell) -> str:
    """A cell as it is written."""
    return cell if isinstance(cell, str) else grouped(cell)


def changed(by: int | None) -> str:
    """How much more or less: ``+3``, ``−2``, ``=``; empty when it is not known."""
    if by is None:
        return ""
    if by == 0:
        return "="
    return f"+{grouped(by)}" if by > 0 else f"−{grouped(-by)}"


def part_of(table: CountTable, sections: tuple[Section, ...]) -> CountTable:
    """The same lines with some of the sections only."""
    wanted = {section.key for section in sections}
    kept = [
        place
        for section, at in table.spans()
        if section.key in wanted
        for place in range(at, at + section.wide)
    ]

    def cut(line: CountLine) -> CountLine:
        return replace(
            line,
            cells=tuple(line.cells[at] for at in kept) if line.cells else (),
            changes=tuple(line.changes[at] for at in kept) if line.changes else (),
        )

    return replace(
        table,
        sections=tuple(section for section in table.sections if section.key in wanted),
        lines=tuple(cut(line) for line in table.lines),
        total=cut(table.total) if table.total is not None else None,
    )


def upright(table: CountTable) -> CountTable:
    """The only line of a table turned: a line for each heading, with the same three columns."""
    line = table.lines[0]
    several = len(table.sections) > 1
    lines = []
    for section, first in table.spans():
        at = first
        for heading in section.headings:
            count = len(heading.parts)
            name = f"{section.title} · {heading.title}" if several else heading.title
            lines.append(_turned(line, name, at, count))
            at += count
    title = table.sections[0].title if len(table.sections) == 1 else ""
    section = Section(key="", title="", headings=(Heading(title=title),))
    return replace(table, names="Uraian", sections=(section,), lines=tuple(lines), total=None)


def _turned(line: CountLine, name: str, at: int, count: int) -> CountLine:
    before = ("",) * (len(SEXES) - count)
    changes: tuple[int | None, ...] = ()
    if line.changes:
        changes = (*(None for _ in before), *line.changes[at : at + count])
    return CountLine(
        name=name,
        cells=(*before, *line.cells[at : at + count]) if line.cells else (),
        silent=line.silent,
        changes=changes,
    )
