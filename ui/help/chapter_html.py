# SPDX-License-Identifier: GPL-3.0-or-later
"""A chapter of the panduan as rich text in the colours of the palette."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from desa_app.domain import guide
from ui.theme import step

if TYPE_CHECKING:
    from ui.palette import Colors

_TAGS = {"strong": "b", "slant": "i", "code": "code"}


def chapter_html(chapter: guide.Chapter, colors: Colors, width: int) -> str:
    """The whole chapter; pictures are no wider than ``width`` logical pixels."""
    return "".join(_block(block, colors, width) for block in chapter.blocks)


def _block(block: guide.Block, colors: Colors, width: int) -> str:
    unit = step()
    if isinstance(block, guide.Heading):
        size = {1: "xx-large", 2: "large"}.get(block.level, "medium")
        above = 0 if block.level == 1 else unit * 6
        return (
            f'<p style="font-size:{size};font-weight:600;margin-top:{above}px;'
            f'margin-bottom:{unit * 2}px">'
            f'<a name="{guide.anchor(block.text)}"></a>{escape(block.text)}</p>'
        )
    if isinstance(block, guide.Paragraph):
        words = _line(block.text, colors)
        if block.note:
            return (
                f'<table width="100%" cellpadding="{unit * 2}" style="margin-bottom:{unit * 3}px">'
                f'<tr><td bgcolor="{colors.info.soft}">{words}</td></tr></table>'
            )
        return f'<p style="margin-top:0;margin-bottom:{unit * 3}px">{words}</p>'
    if isinstance(block, guide.Items):
        return _items(block, colors)
    if isinstance(block, guide.Table):
        return _table(block, colors)
    if isinstance(block, guide.Code):
        return (
            f'<table width="100%" cellpadding="{unit * 2}" style="margin-bottom:{unit * 3}px">'
            f'<tr><td bgcolor="{colors.neutral.soft}"><pre>{escape(block.text)}</pre></td></tr>'
            f"</table>"
        )
    return (
        f'<p style="margin-bottom:{unit}px"><img src="{escape(block.file)}" width="{width}"></p>'
        f'<p style="margin-top:0;color:{colors.muted}">{escape(block.words)}</p>'
    )


def _line(words: str, colors: Colors) -> str:
    made = []
    for span in guide.spans(words):
        text = escape(span.text)
        if span.kind == "link":
            made.append(
                f'<a href="{escape(span.target)}" style="color:{colors.primary}">{text}</a>'
            )
        elif span.kind:
            tag = _TAGS[span.kind]
            made.append(f"<{tag}>{text}</{tag}>")
        else:
            made.append(text)
    return "".join(made)


def _items(block: guide.Items, colors: Colors) -> str:
    """As a table of signs and words: rich text would set lists too far apart and numbers wrong."""
    unit = step()
    rows = []
    for item in block.items:
        sign = f"{item.number}." if item.number else "•"
        indent = unit * (2 + 6 * item.depth)
        rows.append(
            f'<tr><td align="right" style="padding-left:{indent}px;padding-right:{unit * 2}px">'
            f'{sign}</td><td style="padding-bottom:{unit}px">{_line(item.text, colors)}</td></tr>'
        )
    return f'<table style="margin-bottom:{unit * 3}px">{"".join(rows)}</table>'


def _table(block: guide.Table, colors: Colors) -> str:
    unit = step()
    rows = []
    for number, row in enumerate(block.rows):
        tag, ground = ("th", colors.neutral.soft) if number == 0 else ("td", colors.card)
        cells = "".join(
            f'<{tag} align="left" bgcolor="{ground}" style="border:1px solid {colors.line}">'
            f"{_line(cell, colors)}</{tag}>"
            for cell in row
        )
        rows.append(f"<tr>{cells}</tr>")
    return (
        f'<table width="100%" cellspacing="0" cellpadding="{unit * 2 - 2}"'
        f' style="border-collapse:collapse;margin-bottom:{unit * 3}px">{"".join(rows)}</table>'
    )
