# SPDX-License-Identifier: GPL-3.0-or-later
"""The middle of a letter: text, facts, points and tables; and the copies at its end."""

from __future__ import annotations

from desa_app.domain.page import Block, Facts, LetterSheet, Paragraph, Table
from desa_app.paper.faces import Face, Setting
from desa_app.paper.letter_table import build_table
from desa_app.paper.parts import Gap, Part, Stack, Style, facts, points, text
from desa_app.paper.pdf_file import MM


def build_blocks(sheet: LetterSheet, style: Style, measure: float) -> Stack:
    """All blocks with their distances."""
    parts: list[Part] = []
    for index, block in enumerate(sheet.blocks):
        if index:
            parts.append(Gap(style.paragraph_gap * MM))
        parts.append(_block(block, style, measure))
    return Stack(tuple(parts))


def _block(block: Block, style: Style, measure: float) -> Part:
    if isinstance(block, Paragraph):
        first = style.indent * MM if block.indent else 0.0
        return text(block.text, style.face, measure, style.leading, Setting.JUSTIFIED, first)
    if isinstance(block, Facts):
        return facts(block.rows, style.face, measure, style.list_leading, style.indent * MM)
    if isinstance(block, Table):
        return build_table(block, style, measure)
    return points(block.items, style.face, measure, style.leading)


def build_copies(sheet: LetterSheet, style: Style, measure: float) -> Stack:
    """Tembusan: always last, a little smaller."""
    if not sheet.copies:
        return Stack(())
    face = Face(size=max(style.size - 1.0, 10.5))
    if len(sheet.copies) == 1:
        listed: Part = text(sheet.copies[0], face, measure, 1.2)
    else:
        listed = points(sheet.copies, face, measure, 1.2)
    return Stack((text("Tembusan:", face, measure, 1.2), listed))
