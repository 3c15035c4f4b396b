# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of a recap: landscape F4 or A4, filled from the top, numbered at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

from desa_app.paper import fonts
from desa_app.paper.banner import SAMPLE, draw_banner
from desa_app.paper.pdf_file import MM, finished, start_pdf

if TYPE_CHECKING:
    from desa_app.domain.recap_paper import RecapPaper
    from desa_app.paper.grid import Grid
    from desa_app.paper.parts import Part

SIDE, _TOP, _BOTTOM = 10.0 * MM, 12.0 * MM, 14.0 * MM
GAP = 4.0 * MM
_RUNNING = 7.0 * MM

Draw = Callable[[Any], None]


@dataclass(slots=True)
class RecapPages:
    """What is drawn on each page; the number of pages is known before the first is drawn."""

    recap: RecapPaper
    pages: list[list[Draw]] = field(default_factory=lambda: [[]])
    top: float = 0.0

    def __post_init__(self) -> None:
        self.top = self.high - _TOP

    @property
    def wide(self) -> float:
        """Width of the paper in points."""
        return self.recap.paper.size_mm[1] * MM

    @property
    def high(self) -> float:
        """Height of the paper in points."""
        return self.recap.paper.size_mm[0] * MM

    @property
    def measure(self) -> float:
        """Width between the margins."""
        return self.wide - 2 * SIDE

    @property
    def room(self) -> float:
        """Height left on this page."""
        return self.top - _BOTTOM

    @property
    def fresh(self) -> float:
        """Height of a new page."""
        return self.high - _TOP - _RUNNING - _BOTTOM

    def turn(self) -> None:
        """Go on on a new page, under the running line."""
        self.pages.append([self._running_line])
        self.top = self.high - _TOP - _RUNNING

    def put(self, part: Part, x: float = SIDE) -> None:
        """Draw a part here; on a new page when it does not fit."""
        if part.height > self.room + 0.01 and part.height <= self.fresh:
            self.turn()
        self.draw_at(part, x, self.top)
        self.top -= part.height

    def put_beside(self, parts: Sequence[tuple[Part, float]]) -> None:
        """Draw parts that begin at the same height, each at its own distance from the left."""
        high = max((part.height for part, _ in parts), default=0.0)
        if high > self.room + 0.01:
            self.turn()
        for part, x in parts:
            self.draw_at(part, x, self.top)
        self.top -= high

    def draw_at(self, part: Part, x: float, top: float) -> None:
        """Draw a part of this page at a place."""
        self.pages[-1].append(lambda canvas: part.draw(canvas, x, top))

    def put_grid(self, grid: Grid) -> None:
        """Share the rows out to pages; the total never stands alone."""
        rest = grid
        if self.room < grid.height <= self.fresh and self.room < self.fresh / 2:
            self.turn()
        while True:
            fitting = rest.rows_in(self.room)
            if fitting >= len(rest.rows):
                self.draw_at(rest, SIDE, self.top)
                self.top -= rest.height
                return
            # Leave at least one row to go before the total.
            fitting = min(fitting, len(rest.rows) - 1)
            if fitting >= min(3, len(rest.rows)):
                self.draw_at(rest.part(0, fitting), SIDE, self.top)
                rest = rest.part(fitting, None)
            self.turn()

    def drawn(self) -> bytes:
        """All pages as PDF."""
        recap, buffer = self.recap, BytesIO()
        title = f"{recap.title}, {recap.span}"
        size = (recap.paper.size_mm[1], recap.paper.size_mm[0])
        canvas = start_pdf(buffer, size, title, recap.office_name, title)
        foot = 8.0 * MM
        for number, page in enumerate(self.pages, start=1):
            for draw in page:
                draw(canvas)
            canvas.setFillGray(0)
            canvas.setFont(fonts.SANS, 8)
            canvas.drawString(SIDE, foot, self._foot)
            right = f"Halaman {number} dari {len(self.pages)}"
            canvas.drawRightString(self.wide - SIDE, foot, right)
            if recap.sample:
                middle = self.wide - SIDE - 14.0 * MM
                draw_banner(canvas, SAMPLE, middle, self.high - 7.0 * MM, self.measure)
            canvas.showPage()
        return finished(canvas, buffer)

    @property
    def _foot(self) -> str:
        log = f" · {self.recap.log_head}" if self.recap.log_head else ""
        return f"{self.recap.made_line}{log}"

    def _running_line(self, canvas: Any) -> None:
        canvas.setFillGray(0)
        canvas.setFont(fonts.SANS_BOLD, 8.5)
        recap = self.recap
        words = f"{recap.title}, {recap.office_name}, {recap.span} (lanjutan)"
        canvas.drawString(SIDE, self.high - _TOP - 3.0 * MM, words)
