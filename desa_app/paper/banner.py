# SPDX-License-Identifier: GPL-3.0-or-later
"""The mark of papers made from sample data: nobody must take them for real."""

from __future__ import annotations

from typing import Any

from desa_app.paper import fonts
from desa_app.paper.pdf_file import add_to_catalog

SAMPLE = "CONTOH"
_MARK = "DesaBinaanContoh"


def draw_banner(canvas: Any, words: str, middle: float, y: float, measure: float) -> None:
    """A framed word in the top margin: plain to see, and clear of everything else."""
    size, spacing = 9.0, 2.0
    wide = fonts.width(words, fonts.SANS_BOLD, size) + spacing * (len(words) - 1)
    if wide > measure:
        size, spacing = size * measure / wide, spacing * measure / wide
        wide = measure
    high = size * 1.7
    canvas.setLineWidth(0.8)
    canvas.roundRect(middle - wide / 2 - size, y - high / 2, wide + 2 * size, high, 2.0)
    pen = canvas.beginText(middle - wide / 2, y - fonts.rise(fonts.SANS_BOLD, size) / 2)
    pen.setFont(fonts.SANS_BOLD, size)
    pen.setCharSpace(spacing)
    pen.textOut(words)
    pen.setCharSpace(0)
    canvas.drawText(pen)


def mark_sample(canvas: Any) -> None:
    """Write the mark into the file as well, for whoever reads its bytes and not its page."""
    add_to_catalog(canvas, _MARK, "true")


def is_marked_sample(pdf: bytes) -> bool:
    """Whether the file says that it was made from sample data; proves nothing, refuses enough."""
    return f"/{_MARK} true".encode("ascii") in pdf
