# SPDX-License-Identifier: GPL-3.0-or-later
"""The landscape F4 sheet of books and lists: its margins, and drawing laid-out pages on it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from desa_app.domain.page import Paper
from desa_app.paper import fonts
from desa_app.paper.banner import SAMPLE, draw_banner
from desa_app.paper.pdf_file import MM, finished, start_pdf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desa_app.paper.parts import Part

WIDE, HIGH = Paper.F4.size_mm[1] * MM, Paper.F4.size_mm[0] * MM
# The left margin leaves room for holes or a binding.
LEFT, RIGHT, TOP, BOTTOM = 22.0 * MM, 12.0 * MM, 14.0 * MM, 16.0 * MM
MEASURE = WIDE - LEFT - RIGHT
ROOM = HIGH - TOP - BOTTOM
_FOOT = 8.5 * MM


def draw_sheets(
    pages: Sequence[Sequence[Part]], *, title: str, office: str, foot: str, sample: bool
) -> bytes:
    """The pages as PDF, each with ``foot`` and "Halaman x dari y"; sample papers say so."""
    buffer = BytesIO()
    size_mm = (Paper.F4.size_mm[1], Paper.F4.size_mm[0])
    canvas = start_pdf(buffer, size_mm, title, office, title)
    for number, parts in enumerate(pages, start=1):
        top = HIGH - TOP
        for part in parts:
            part.draw(canvas, LEFT, top)
            top -= part.height
        canvas.setFont(fonts.SANS, 8)
        canvas.drawString(LEFT, _FOOT, foot)
        canvas.drawRightString(WIDE - RIGHT, _FOOT, f"Halaman {number} dari {len(pages)}")
        if sample:
            draw_banner(canvas, SAMPLE, WIDE - RIGHT - 14.0 * MM, HIGH - 8.0 * MM, MEASURE)
        canvas.showPage()
    return finished(canvas, buffer)
