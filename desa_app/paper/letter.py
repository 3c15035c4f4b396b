# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter as one PDF page: the same bytes are preview, print and archive."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from math import ceil

from desa_app.domain.page import Facts, LetterSheet, Paragraph, Table
from desa_app.errors import LetterTooLong
from desa_app.paper import fonts
from desa_app.paper.banner import draw_banner, mark_sample
from desa_app.paper.letter_body import build_blocks, build_copies
from desa_app.paper.letter_top import build_top
from desa_app.paper.letterhead import build_letterhead
from desa_app.paper.lines import plain
from desa_app.paper.parts import Beside, Gap, Part, Shifted, Stack, Style
from desa_app.paper.pdf_file import MM, attach, finished, start_pdf
from desa_app.paper.signatures import SEAL_SIDE, build_seal, build_signatures

FACTS_FILE = "surat.json"

# From comfortable to as tight as still looks right. Type never falls below 11 points.
STYLES = (
    Style(
        size=12.0,
        leading=1.42,
        list_leading=1.34,
        paragraph_gap=2.8,
        part_gap=7.0,
        title_gap=8.0,
        signing=25.0,
        stamp=(32.0, 24.0),
    ),
    Style(
        size=12.0,
        leading=1.32,
        list_leading=1.26,
        paragraph_gap=2.4,
        part_gap=6.0,
        title_gap=7.0,
        signing=23.0,
        stamp=(30.0, 22.0),
    ),
    Style(
        size=11.5,
        leading=1.28,
        list_leading=1.22,
        paragraph_gap=2.1,
        part_gap=5.0,
        title_gap=6.0,
        signing=22.0,
        stamp=(28.0, 20.0),
    ),
    Style(
        size=11.0,
        leading=1.25,
        list_leading=1.2,
        paragraph_gap=1.8,
        part_gap=4.0,
        title_gap=5.0,
        signing=20.0,
        stamp=(26.0, 18.0),
    ),
    Style(
        size=11.0,
        leading=1.16,
        list_leading=1.15,
        paragraph_gap=1.4,
        part_gap=3.0,
        title_gap=4.0,
        signing=18.0,
        stamp=(24.0, 17.0),
    ),
    # For minutes and tables on A4, where the choice is this or a second page.
    Style(
        size=11.0,
        leading=1.1,
        list_leading=1.09,
        paragraph_gap=1.0,
        part_gap=2.2,
        title_gap=2.8,
        signing=16.0,
        stamp=(22.0, 15.0),
    ),
)


def render_letter(sheet: LetterSheet) -> bytes:
    """The letter as a PDF of one page, its seal places blank if it has any.

    Equal sheets give equal bytes. Raises ``TextNotPrintable``, ``LetterTooLong``, and
    ``InvalidInput`` for a coat of arms that is no picture.
    """
    fonts.check_printable(_texts(sheet))
    wide, high = (side * MM for side in sheet.paper.size_mm)
    left, top = sheet.margins.left * MM, high - sheet.margins.top * MM
    measure = wide - left - sheet.margins.right * MM
    body = _fitting(sheet, measure, top - sheet.margins.bottom * MM)

    buffer = BytesIO()
    title = plain(f"{sheet.title} {sheet.number_line}")
    author = sheet.author or sheet.letterhead.office_line
    canvas = start_pdf(buffer, sheet.paper.size_mm, title, author, sheet.subject)
    body.draw(canvas, left, top)
    if sheet.banner:
        draw_banner(canvas, sheet.banner, wide / 2, high - sheet.margins.top * MM / 2, measure)
        mark_sample(canvas)
    canvas.showPage()
    if sheet.facts_json:
        content = sheet.facts_json.encode("utf-8")
        attach(canvas, FACTS_FILE, content, "application/json", "Isi surat sebagai data")
    return finished(canvas, buffer)


def _fitting(sheet: LetterSheet, measure: float, room: float) -> Stack:
    """The most comfortable layout that fits ``room`` points."""
    over = 0.0
    for tucked in (False, True):
        for style in STYLES:
            body = _laid_out(sheet, style, measure, tucked=tucked)
            over = body.height - room
            if over <= 0.01:
                return body
    raise LetterTooLong(paper=sheet.paper.value, over_mm=ceil(over / MM * 10) / 10)


def _laid_out(sheet: LetterSheet, style: Style, measure: float, *, tucked: bool) -> Stack:
    """All parts under each other; ``tucked`` puts the copies into the room under the seal."""
    copies: Part = build_copies(sheet, style, measure * 0.5)
    under = copies if tucked and copies.height else None
    signatures, sealed, kept = build_signatures(sheet, style, measure, under)
    head = [build_letterhead(sheet.letterhead, measure)] if sheet.letterhead.office_line else []
    parts: list[Part] = [
        *head,
        build_top(sheet, style, measure),
        build_blocks(sheet, style, measure),
        Gap(style.part_gap * MM),
        signatures,
    ]
    copies = Gap(0.0) if kept else build_copies(sheet, style, measure)
    if sheet.seal and not sealed:
        # No signature line leaves room at its left: the seal stands below, the copies beside it.
        right = SEAL_SIDE + 12.0 * MM
        copies = Shifted(build_copies(sheet, style, measure - right), right)
        copies = Beside((build_seal(sheet), copies))
    if copies.height:
        parts.extend((Gap(style.part_gap * MM), copies))
    return Stack(tuple(parts))


def _texts(sheet: LetterSheet) -> Iterator[str]:
    yield from (sheet.title, sheet.number_line, sheet.place_and_date, sheet.banner)
    yield from (*sheet.addressee, *sheet.copies, sheet.seal_note)
    head = sheet.letterhead
    yield from (*head.lines, head.office_line, head.address_line)
    yield from (text for row in sheet.reference for text in row)
    for block in sheet.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Facts):
            yield from (text for row in block.rows for text in row)
        elif isinstance(block, Table):
            yield from (*block.headings, *(text for row in block.rows for text in row))
        else:
            yield from block.items
    for signature in sheet.signatures:
        yield from (*signature.above, signature.name, signature.below)
