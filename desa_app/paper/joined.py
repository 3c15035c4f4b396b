# SPDX-License-Identifier: GPL-3.0-or-later
"""Finished letters behind each other in one file, so that a printer takes them in one go."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from desa_app import pdfium

if TYPE_CHECKING:
    from collections.abc import Iterable


def joined(letters: Iterable[bytes]) -> bytes:
    """Return one PDF with every page of ``letters`` in their order.

    It is a print job, not an archive: the letters' own bytes, with what they carry inside, stay
    where they are kept.
    """
    out = BytesIO()
    with pdfium.blank() as whole:
        for letter in letters:
            with pdfium.opened(letter) as one:
                whole.import_pages(one)
        whole.save(out)
    return out.getvalue()
