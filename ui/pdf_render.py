# SPDX-License-Identifier: GPL-3.0-or-later
"""PDF pages as pictures, for the screen and for the printer alike.

PDFium must not be used by two threads at once, so everything here waits for one lock.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass

from PySide6.QtGui import QImage

_POINTS_PER_MM = 72 / 25.4
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height of a page in millimetres."""

    width: float
    height: float


def page_sizes(pdf: bytes) -> tuple[PageSize, ...]:
    """The size of each page."""
    import pypdfium2

    with _lock:
        document = pypdfium2.PdfDocument(pdf)
        try:
            sizes = [document.get_page_size(number) for number in range(len(document))]
        finally:
            document.close()
    return tuple(PageSize(w / _POINTS_PER_MM, h / _POINTS_PER_MM) for w, h in sizes)


def render_page(pdf: bytes, number: int, dpi: float) -> QImage:
    """Draw page ``number`` (from 0) with ``dpi`` dots per inch. May run on any thread."""
    import pypdfium2

    with _lock:
        document = pypdfium2.PdfDocument(pdf)
        try:
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
        finally:
            document.close()
    return image
