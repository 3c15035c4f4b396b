# SPDX-License-Identifier: GPL-3.0-or-later
"""PDF pages as pictures, for the screen and for the printer alike."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage

from desa_app import pdfium

_POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height of a page in millimetres."""

    width: float
    height: float


def page_sizes(pdf: bytes) -> tuple[PageSize, ...]:
    """The size of each page."""
    with pdfium.opened(pdf) as document:
        sizes = [document.get_page_size(number) for number in range(len(document))]
    return tuple(PageSize(w / _POINTS_PER_MM, h / _POINTS_PER_MM) for w, h in sizes)


def render_page(pdf: bytes, number: int, dpi: float) -> QImage:
    """Draw page ``number`` (from 0) with ``dpi`` dots per inch. May run on any thread."""
    with pdfium.opened(pdf) as document:
        page = document[number]
        bitmap = page.render(scale=dpi / 72, prefer_bgrx=True)
        image = QImage(
            bytes(bitmap.buffer),
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            QImage.Format.Format_RGB32,
        ).copy()
        page.close()
    return image
