# SPDX-License-Identifier: GPL-3.0-or-later
"""The top of a letter under its letterhead: title and number, or date, reference and addressee."""

from __future__ import annotations

from desa_app.domain.page import Layout, LetterSheet
from desa_app.paper import fonts
from desa_app.paper.faces import Face, Setting
from desa_app.paper.parts import Beside, Gap, Part, Shifted, Stack, Style, Underlined, text
from desa_app.paper.pdf_file import MM

_TITLE_SIZE = 14.0
# Left half for Nomor, Sifat, Lampiran, Hal; right for the date and whom it is for.
_LEFT, _RIGHT = 0.56, 0.40
_LABEL, _COLON = 21.0 * MM, 3.5 * MM


def build_top(sheet: LetterSheet, style: Style, measure: float) -> Stack:
    """Everything between the letterhead and the text, with its distances."""
    gap = Gap(style.title_gap * MM)
    after = Gap(style.title_gap * 0.8 * MM)
    if sheet.layout is Layout.OFFICIAL:
        return Stack((gap, _addressed(sheet, style, measure), after))
    titled = (_title(sheet, style, measure), after)
    if sheet.layout is Layout.COVER:
        return Stack((gap, _addressed(sheet, style, measure), gap, *titled))
    under = _lines(sheet.addressee, style, measure * 0.7)
    return Stack((gap, *titled, *under))


def _title(sheet: LetterSheet, style: Style, measure: float) -> Stack:
    """Title, underlined, and the number under it, both centred."""
    face = Face(fonts.SERIF_BOLD, fonts.SERIF_BOLD, _TITLE_SIZE)
    title = text(sheet.title, face, measure, 1.3, Setting.CENTRED)
    parts: list[Part] = [Underlined(title, 0.9)]
    if sheet.number_line:
        parts.append(text(sheet.number_line, style.face, measure, 1.35, Setting.CENTRED))
    return Stack(tuple(parts))


def _addressed(sheet: LetterSheet, style: Style, measure: float) -> Beside:
    """Reference rows at the left; at the right the date and, with a little air, the addressee."""
    leading = style.list_leading
    value = measure * _LEFT - _LABEL - _COLON
    rows: list[Part] = []
    for label, words in sheet.reference:
        cells = (
            text(label, style.face, _LABEL, leading),
            Shifted(text(":", style.face, _COLON, leading), _LABEL),
            Shifted(text(words, style.face, value, leading), _LABEL + _COLON),
        )
        rows.append(Beside(cells))
    wide = measure * _RIGHT
    right: list[Part] = [text(sheet.place_and_date, style.face, wide, leading)]
    right.append(Gap(style.paragraph_gap * 1.5 * MM))
    right += _lines(sheet.addressee, style, wide)
    # The first row at the left stands beside the addressee, not beside the date.
    lead = Gap(right[0].height + right[1].height) if rows else Gap(0.0)
    return Beside((Stack((lead, *rows)), Shifted(Stack(tuple(right)), measure - wide)))


def _lines(lines: tuple[str, ...], style: Style, measure: float) -> list[Part]:
    found: list[Part] = [text(line, style.face, measure, style.list_leading) for line in lines]
    return [*found, Gap(style.paragraph_gap * MM)] if found else []
