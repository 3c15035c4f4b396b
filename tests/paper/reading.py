# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads PDFs back with other programs than the one that made them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pypdf
import pypdfium2

Box = tuple[float, float, float, float]


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page with single spaces."""
    document = pypdfium2.PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def words_in(pdf: bytes) -> str:
    """All text of the document with single spaces."""
    return " ".join(pages_of(pdf))


def lines_of(pdf: bytes) -> str:
    """All text in the lines in which it stands on the paper, each ended by a newline."""
    texts = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    return "".join(f"{line.strip()}\n" for text in texts for line in text.splitlines())


def ink_boxes_mm(pdf: bytes) -> list[Box]:
    """Per page: left, top, right, bottom of everything that is not white, in millimetres."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        picture = page.render(scale=150 / 72, grayscale=True).to_pil()
        box = picture.point(lambda value: 255 if value < 200 else 0).getbbox()
        assert box is not None
        left, top, right, bottom = (value / 150 * 25.4 for value in box)
        found.append((left, top, right, bottom))
    return found


def fonts_in(pdf: bytes) -> list[Any]:
    """Descriptors of every font object, ``None`` where a font is not embedded."""
    reader = pypdf.PdfReader(BytesIO(pdf))
    found = []
    for number in reader.xref[0]:
        thing: Any = reader.get_object(number)
        if isinstance(thing, dict) and thing.get("/Type") == "/Font":
            found.append(thing.get("/FontDescriptor"))
    return found
