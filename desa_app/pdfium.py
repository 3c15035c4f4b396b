# SPDX-License-Identifier: GPL-3.0-or-later
"""The one door to PDFium, which must never be used by two threads at once.

Preview, printing, scans and the reading of a seal from a scanned sheet all wait here for their
turn, whichever side of the program they belong to.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfDocument

# Of the kind that one thread may enter twice: pages go from one open document into another.
_lock = threading.RLock()


@contextmanager
def opened(pdf: bytes) -> Iterator[PdfDocument]:
    """Open a PDF while nobody else uses PDFium.

    Raises ``pypdfium2.PdfiumError`` for what is no PDF. Pages taken from it must be closed before
    the block ends. Imported only when it is needed: the library takes its time to load.
    """
    import pypdfium2

    with _lock:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


@contextmanager
def blank() -> Iterator[PdfDocument]:
    """A new document without pages, while nobody else uses PDFium."""
    import pypdfium2

    with _lock:
        document = pypdfium2.PdfDocument.new()
        try:
            yield document
        finally:
            document.close()
