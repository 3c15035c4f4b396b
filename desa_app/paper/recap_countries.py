# SPDX-License-Identifier: GPL-3.0-or-later
"""The recap's countries as small tables side by side, and figures as table cells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desa_app.paper.grid import Cell, Grid, Heading
from desa_app.paper.pdf_file import MM
from desa_app.paper.recap_table import SEXES, country_rows, sum_of, values
from desa_app.wording import grouped

if TYPE_CHECKING:
    from desa_app.domain.recap import Count, DistrictRecap

_WIDE, _FIGURE = 66.0 * MM, 11.0 * MM
COUNTRY_STEP = _WIDE + 5.0 * MM
"""From the left edge of one table to that of the next, in points."""
_MOST = 90


def figures(counts: list[Count], bold: bool = False) -> tuple[Cell, ...]:
    """Counts as three cells each. A zero steps back, so that the eye finds the numbers."""
    return tuple(
        Cell(grouped(value), "right", bold=bold or third == 2, pale=not value)
        for count in counts
        for third, value in enumerate(values(count))
    )


def country_grids(recap: DistrictRecap, names: Mapping[str, str]) -> list[Grid]:
    """The countries, most first, in one to three tables; very many end in a line of the rest."""
    rows = country_rows(recap, names)
    if not rows:
        return []
    if len(rows) > _MOST:
        rest = rows[_MOST - 1 :]
        rows = [*rows[: _MOST - 1], (f"{len(rest)} negara lain", sum_of(rest))]
    columns = 1 if len(rows) <= 6 else 2 if len(rows) <= 16 else 3
    each = -(-len(rows) // columns)
    headings = tuple(
        Heading(words, index, 1, 0, 1) for index, words in enumerate(("Negara", *SEXES))
    )
    grids = []
    for start in range(0, len(rows), each):
        last = start + each >= len(rows)
        total = (Cell("Jumlah", "left", bold=True), *figures([sum_of(rows)], bold=True))
        shown = rows[start : start + each]
        grids.append(
            Grid(
                widths=(_WIDE - 3 * _FIGURE, *[_FIGURE] * 3),
                heading_heights=(5.0 * MM,),
                headings=headings,
                rows=tuple((Cell(name, "left"), *figures([count])) for name, count in shown),
                total=total if last else (),
                row_height=5.0 * MM,
            )
        )
    return grids
