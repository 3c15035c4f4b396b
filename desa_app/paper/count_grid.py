# SPDX-License-Identifier: GPL-3.0-or-later
"""A table of counts on paper: shared out to as many grids as its columns need."""

from __future__ import annotations

from desa_app.domain.count_table import Cell as Number
from desa_app.domain.count_table import CountLine, CountTable, Heading, Section, changed, shown
from desa_app.paper import fonts
from desa_app.paper.faces import Face, Setting
from desa_app.paper.grid import Cell, Grid
from desa_app.paper.grid import Heading as HeadingBox
from desa_app.paper.parts import text
from desa_app.paper.pdf_file import MM

_NUMBER_WIDE, _NAME_WIDE = 8.0 * MM, 44.0 * MM
_NARROWEST, _WIDEST, _WIDEST_OF_FEW = 6.2 * MM, 12.0 * MM, 9.0 * MM
_SINGLE = 13.0 * MM
_PAD = 1.8 * MM
_SIZE = 8.0
_HEAD = Face(fonts.SANS_BOLD, fonts.SANS_BOLD, 7.5)
_ROW, _SHORT_ROW = 4.8 * MM, 5.4 * MM
_MOST_NAME = 120.0 * MM
_FEW = 6


def count_grids(table: CountTable, measure: float, before: str) -> list[Grid]:
    """The table in grids no wider than ``measure`` points; each names all lines again.

    ``before`` names the period it is compared with; the difference stands under the total.
    """
    if not table.lines:
        return []
    room = measure - _NUMBER_WIDE - _name_wide(table)
    wides = _column_wides(table)
    found: list[tuple[list[Section], list[int]]] = []
    used = room + 1
    for section, at in table.spans():
        places = list(range(at, at + section.wide))
        needed = sum(wides[place] for place in places)
        if used + needed > room:
            found.append(([], []))
            used = 0.0
        found[-1][0].append(section)
        found[-1][1].extend(places)
        used += needed
    return [_grid(table, sections, places, wides, room, before) for sections, places in found]


def _name_wide(table: CountTable) -> float:
    """Room for names: that of villages; lists of few columns have more for theirs."""
    if table.wide > _FEW:
        return _NAME_WIDE
    longest = max(fonts.width(line.name, fonts.SANS, _SIZE) for line in table.lines)
    return min(max(_NAME_WIDE, longest + _PAD), _MOST_NAME)


def _column_wides(table: CountTable) -> list[float]:
    """What each column needs: its longest number, and a heading of one column its longest word."""
    wides: list[float] = []
    for section in table.sections:
        for heading in section.headings:
            wides += [_least_wide(heading)] * len(heading.parts)
    lines = [line for line in (*table.lines, table.total) if line is not None and line.cells]
    for line in lines:
        for words in (map(shown, line.cells), map(changed, line.changes)):
            for at, written in enumerate(words):
                wide = fonts.width(written, fonts.SANS_BOLD, _SIZE) + _PAD
                wides[at] = max(wides[at], wide)
    return wides


def _least_wide(heading: Heading) -> float:
    """No word of a heading is broken over two lines."""
    longest = max(
        (fonts.width(word, _HEAD.bold, _HEAD.size) for word in heading.title.split()), default=0.0
    )
    parts = len(heading.parts)
    return max(_NARROWEST if parts > 1 else _SINGLE, (longest + _PAD + 1.0) / parts)


def _grid(
    table: CountTable,
    sections: list[Section],
    places: list[int],
    wides: list[float],
    room: float,
    before: str,
) -> Grid:
    needed = [wides[place] for place in places]
    # What is left goes to the columns, as long as numbers do not drift apart.
    widest = _WIDEST if table.wide > _FEW else _WIDEST_OF_FEW
    stretch = min(room / sum(needed), widest / _NARROWEST)
    widths = tuple(wide * stretch for wide in needed)
    rows = [
        (Cell(str(number), "right"), Cell(line.name, "left"), *_cells(line, sections, places))
        for number, line in enumerate(table.lines, start=1)
    ]
    under = _under(table, sections, places, before)
    deep = _heading_heights(sections, widths)
    return Grid(
        widths=(_NUMBER_WIDE, _name_wide(table), *widths),
        heading_heights=deep,
        headings=_headings(table.names, sections, len(deep)),
        rows=tuple(rows),
        totals=tuple(under),
        strong=tuple(_strong(sections)),
        row_height=_ROW if table.wide > _FEW else _SHORT_ROW,
    )


def _under(
    table: CountTable, sections: list[Section], places: list[int], before: str
) -> list[tuple[Cell, ...]]:
    """The total, and with a comparison how much it is more or less."""
    rows: list[tuple[Cell, ...]] = []
    if table.total is not None:
        name = Cell(table.total.name, "left", bold=True)
        cells = _cells(table.total, sections, places, bold=True)
        rows.append((Cell("", "left"), name, *cells))
    if before and table.changing is not None:
        differences = (changed(table.changing.changes[at]) for at in places)
        told = (Cell(words, "right", pale=words == "=") for words in differences)
        rows.append((Cell("", "left"), Cell(f"Selisih dari {before}", "left"), *told))
    return rows


def _cells(
    line: CountLine, sections: list[Section], places: list[int], bold: bool = False
) -> tuple[Cell, ...]:
    """Numbers to the right; a zero steps back, so that the eye finds the others."""
    if not line.cells:
        return (Cell(line.silent, "centre", span=len(places), quiet=True),)
    lasts = set(_lasts(sections))
    return tuple(
        _number(line.cells[place], bold=bold or at in lasts) for at, place in enumerate(places)
    )


def _number(number: Number, *, bold: bool) -> Cell:
    return Cell(shown(number), "right", bold=bold, pale=number in {0, "–"})


def _lasts(sections: list[Section]) -> list[int]:
    """The columns that hold the sum of their heading."""
    found, at = [], 0
    for section in sections:
        for heading in section.headings:
            at += len(heading.parts)
            if len(heading.parts) > 1:
                found.append(at - 1)
    return found


def _strong(sections: list[Section]) -> list[int]:
    found, at = [], 2
    for section in sections:
        found.append(at)
        at += section.wide
    return found


def _headings(names: str, sections: list[Section], deep: int) -> tuple[HeadingBox, ...]:
    """Titles of sections above, headings below them, the parts in the last row."""
    titled = any(section.title for section in sections)
    found = [HeadingBox("No.", 0, 1, 0, deep), HeadingBox(names, 1, 1, 0, deep)]
    at, top = 2, int(titled)
    for section in sections:
        if titled:
            found.append(HeadingBox(section.title, at, section.wide, 0, 1))
        for heading in section.headings:
            parts = heading.parts
            single = len(parts) == 1
            down = deep - top if single else 1
            found.append(HeadingBox(heading.title, at, len(parts), top, down))
            if not single:
                found += [HeadingBox(p, at + i, 1, deep - 1, 1) for i, p in enumerate(parts)]
            at += len(parts)
    return tuple(found)


def _heading_heights(sections: list[Section], widths: tuple[float, ...]) -> tuple[float, ...]:
    """One row for titles if there are any, one as high as the headings, one for L, P, Jml."""
    parted = any(len(h.parts) > 1 for section in sections for h in section.headings)
    highest, at = 0.0, 0
    for section in sections:
        for heading in section.headings:
            count = len(heading.parts)
            wide = sum(widths[at : at + count]) - _PAD
            high = text(heading.title, _HEAD, wide, 1.15, Setting.CENTRED).height + _PAD
            highest = max(highest, high - (5.0 * MM if parted and count == 1 else 0.0))
            at += count
    rows = [max(highest, 5.0 * MM)]
    if parted:
        rows.append(5.0 * MM)
    if any(section.title for section in sections):
        rows.insert(0, 5.5 * MM)
    return tuple(rows)
