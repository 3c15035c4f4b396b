# SPDX-License-Identifier: GPL-3.0-or-later
"""The user's guide as one A4 document: title, contents with page numbers, chapters, pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    Image,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Preformatted,
    Spacer,
    Table,
)
from reportlab.platypus.tableofcontents import TableOfContents

from desa_app.domain import guide
from desa_app.domain.page import Paper
from desa_app.paper import fonts
from desa_app.paper.pdf_file import MM, canvas_settings, dressed

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDE, _HIGH = (side * MM for side in Paper.A4.size_mm)
_SIDE, _TOP, _BOTTOM = 22.0 * MM, 20.0 * MM, 20.0 * MM
_MEASURE = _WIDE - 2 * _SIDE
_TEAL, _GREY, _PALE = HexColor("#0E5E5C"), HexColor("#5B6663"), HexColor("#EEF3F2")
_TITLE = "Panduan Desa Binaan"
# The paper's own type has no arrows.
_REPLACED = {"←": "kiri", "→": "kanan", "↑": "atas", "↓": "bawah"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Handbook:
    """Chapters in order, the pictures they name, and the version that they describe."""

    chapters: tuple[guide.Chapter, ...]
    pictures: Mapping[str, bytes]
    version: str


def handbook(book: Handbook) -> bytes:
    """The whole guide; equal input gives equal bytes. Raises ``KeyError`` for a missing picture."""
    fonts.ready()
    pdfmetrics.registerFontFamily(
        fonts.SANS, normal=fonts.SANS, bold=fonts.SANS_BOLD, italic=fonts.SANS,
        boldItalic=fonts.SANS_BOLD,
    )  # fmt: skip
    buffer = BytesIO()
    document = _Document(buffer)
    document.multiBuild(list(_story(book)), canvasmaker=_canvas)
    return buffer.getvalue()


def _canvas(*given: Any, **named: Any) -> Any:
    """A canvas of ours for the library's own layout; it names sizes that ours also has."""
    size = {"pagesize": named["pagesize"]} if "pagesize" in named else {}
    return dressed(Canvas(*given, **size, **canvas_settings()), _TITLE, "", _TITLE)


class _Document(BaseDocTemplate):  # type: ignore[misc]  # the library has no types
    """Tells the contents and the viewer's side bar where each heading stands."""

    def __init__(self, buffer: BytesIO) -> None:
        super().__init__(buffer, pagesize=(_WIDE, _HIGH), title=_TITLE, lang="id-ID")
        frame = Frame(_SIDE, _BOTTOM, _MEASURE, _HIGH - _TOP - _BOTTOM, 0, 0, 0, 0)
        self.addPageTemplates(
            [
                PageTemplate("front", [frame]),
                PageTemplate("page", [frame], onPage=_number),
            ]
        )

    def afterFlowable(self, flowable: Any) -> None:
        """Note a heading; called by the library."""
        place = getattr(flowable, "place", None)
        if place is None:
            return
        level, words = flowable.level, flowable.getPlainText()
        self.canv.bookmarkPage(place)
        self.canv.addOutlineEntry(words, place, level, closed=level == 0)
        if level == 0:
            self.notify("TOCEntry", (level, escape(words), self.page, place))


def _number(canvas: Any, document: Any) -> None:
    canvas.saveState()
    canvas.setFont(fonts.SANS, 8.5)
    canvas.setFillColor(_GREY)
    canvas.drawString(_SIDE, 11.0 * MM, _TITLE)
    canvas.drawRightString(_WIDE - _SIDE, 11.0 * MM, str(document.page))
    canvas.restoreState()


def _style(size: float, **more: Any) -> ParagraphStyle:
    given = {"fontName": fonts.SANS, "fontSize": size, "leading": size * 1.4, **more}
    return ParagraphStyle(f"{size}-{sorted(more)}", **given)


_BODY = _style(10.0, spaceAfter=2.2 * MM)
_CELL = _style(9.0)
_NOTE = _style(10.0, backColor=_PALE, borderPadding=2.0 * MM, spaceBefore=2 * MM, spaceAfter=4 * MM)
_CODE = ParagraphStyle("code", fontName=fonts.SANS, fontSize=8.0, leading=11.0, backColor=_PALE)
_CAPTION = _style(8.5, textColor=_GREY, spaceAfter=4.0 * MM)
_ENTRY = _style(10.5, leading=13.5)
_HEADS = {
    1: _style(20.0, fontName=fonts.SANS_BOLD, textColor=_TEAL, spaceAfter=5.0 * MM),
    2: _style(
        13.5, fontName=fonts.SANS_BOLD, spaceBefore=4.0 * MM, spaceAfter=2 * MM, keepWithNext=1
    ),
    3: _style(
        11.0, fontName=fonts.SANS_BOLD, spaceBefore=2.0 * MM, spaceAfter=1 * MM, keepWithNext=1
    ),
}


def _story(book: Handbook) -> Iterator[Any]:
    yield Spacer(1, 70.0 * MM)
    yield Paragraph(_TITLE, _style(30.0, fontName=fonts.SANS_BOLD, textColor=_TEAL, spaceAfter=18))
    yield Paragraph(
        "Untuk kantor desa, kantor kecamatan, dan kantor tingkat kabupaten atau kota",
        _style(13.0, spaceAfter=12),
    )
    yield Paragraph(f"Versi {escape(book.version)}", _style(11.0, textColor=_GREY))
    yield NextPageTemplate("page")
    yield PageBreak()
    yield Paragraph("Daftar isi", _HEADS[1])
    contents = TableOfContents(dotsMinLevel=0)
    contents.levelStyles = [_ENTRY]
    yield contents
    names = frozenset(chapter.name for chapter in book.chapters)
    for chapter in book.chapters:
        yield PageBreak()
        for number, block in enumerate(chapter.blocks):
            yield from _block(block, chapter.name, number, names, book.pictures)


def _block(
    block: guide.Block,
    chapter: str,
    number: int,
    names: frozenset[str],
    pictures: Mapping[str, bytes],
) -> Iterator[Any]:
    if isinstance(block, guide.Heading):
        heading = Paragraph(_escaped(block.text), _HEADS[min(block.level, 3)])
        if block.level <= 2:
            heading.level = block.level - 1
            heading.place = chapter if block.level == 1 else f"{chapter}#{number}"
        yield heading
    elif isinstance(block, guide.Paragraph):
        yield Paragraph(_line(block.text, names), _NOTE if block.note else _BODY)
    elif isinstance(block, guide.Items):
        for item in block.items:
            sign = f"{item.number}." if item.number else "•"
            indent = (6.0 + 6.0 * item.depth) * MM
            style = _style(
                10.0, leftIndent=indent, bulletIndent=indent - 5.0 * MM, spaceAfter=1.0 * MM,
                bulletFontName=fonts.SANS, bulletFontSize=10.0,
            )  # fmt: skip
            yield Paragraph(_line(item.text, names), style, bulletText=sign)
        yield Spacer(1, 1.5 * MM)
    elif isinstance(block, guide.Table):
        yield _table(block.rows, names)
        yield Spacer(1, 3.0 * MM)
    elif isinstance(block, guide.Code):
        yield Preformatted(_replaced(block.text), _CODE, maxLineLength=100, newLineChars="  ")
        yield Spacer(1, 3.0 * MM)
    else:
        yield _picture(pictures[block.file], block.words)


def _picture(content: bytes, words: str) -> Any:
    wide, high = ImageReader(BytesIO(content)).getSize()
    image = Image(BytesIO(content), width=_MEASURE, height=_MEASURE * high / wide)
    return KeepTogether([image, Spacer(1, 1.0 * MM), Paragraph(_escaped(words), _CAPTION)])


def _table(rows: Sequence[tuple[str, ...]], names: frozenset[str]) -> Any:
    count = max(len(row) for row in rows)
    filled = [row + ("",) * (count - len(row)) for row in rows]
    cells = [
        [Paragraph(f"<b>{_line(c, names)}</b>" if not at else _line(c, names), _CELL) for c in row]
        for at, row in enumerate(filled)
    ]
    return Table(
        cells,
        colWidths=_widths(filled),
        repeatRows=1,
        style=[
            ("GRID", (0, 0), (-1, -1), 0.4, HexColor("#C9D2D0")),
            ("BACKGROUND", (0, 0), (-1, 0), _PALE),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ],
    )


def _widths(rows: Sequence[tuple[str, ...]]) -> list[float]:
    """Each column takes what its longest text asks for, within a fifth and four fifths."""
    told = [
        max(len(guide.plain_words(cell)) for cell in column) for column in zip(*rows, strict=True)
    ]
    asked = [min(max(length, 12), 70) for length in told]
    return [_MEASURE * length / sum(asked) for length in asked]


def _line(words: str, names: frozenset[str]) -> str:
    made = []
    for span in guide.spans(words):
        text = _escaped(span.text)
        target = span.target.partition("#")[0]
        if span.kind == "link" and target in names:
            made.append(f'<a href="#{escape(target)}" color="#0E5E5C">{text}</a>')
        elif span.kind == "strong":
            made.append(f"<b>{text}</b>")
        elif span.kind in {"slant", "code"}:
            made.append(f'<font color="#3D4A47">{text}</font>')
        else:
            made.append(text)
    return "".join(made)


def _escaped(words: str) -> str:
    return escape(_replaced(words), quote=False)


def _replaced(words: str) -> str:
    for sign, word in _REPLACED.items():
        words = words.replace(sign, word)
    return words
