# SPDX-License-Identifier: GPL-3.0-or-later
"""The text of a letter's seal from a photo or a scanned sheet, for offices without a scanner gun.

A picture from a telephone is hostile until it is decoded: bytes, sides and pages are bounded.
"""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageOps

from desa_app import pdf_apart
from desa_app.errors import PictureTooLarge, QrNotFound, SealUnreadable
from desa_app.exchange.letter_seal import PREFIX

if TYPE_CHECKING:
    from pathlib import Path

PHOTO_LIMIT = 25_000_000
"""Bytes of a photo or scan; a telephone's own are below ten million."""
PHOTO_KINDS = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG"}
"""First bytes of the pictures that are read, and their names."""

_LARGEST_SIDE = 20_000
_LARGEST_AREA = 80_000_000
# A seal of 3 cm on a photo of the whole sheet still has three pixels a module at this size.
_READ_SIDE = 4_000
_PAGES = 3
_SCALE = 200 / 72


def is_photo(data: bytes) -> bool:
    """Tell by its first bytes whether this is a picture that can be read."""
    return any(data.startswith(start) for start in PHOTO_KINDS)


def seal_in_photo(data: bytes, path: Path) -> str:
    """Return the text of the letter's seal on a photo.

    Raises ``PictureTooLarge``; ``QrNotFound`` when no QR code can be read, also because the
    picture is broken; ``SealUnreadable`` when there are only other QR codes.
    """
    return _chosen(texts_in_photo(data, path), path)


def texts_in_photo(data: bytes, path: Path) -> list[str]:
    """Return what the QR codes on a photo say; raises ``PictureTooLarge`` and ``QrNotFound``."""
    try:
        with Image.open(BytesIO(data), formats=tuple(PHOTO_KINDS.values())) as picture:
            wide, high = picture.size
            if max(wide, high) > _LARGEST_SIDE or wide * high > _LARGEST_AREA:
                raise PictureTooLarge(path=path)
            # JPEG can be decoded at a half or a quarter straight away.
            picture.draft("L", (_READ_SIDE, _READ_SIDE))
            upright = ImageOps.exif_transpose(picture).convert("L")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise PictureTooLarge(path=path) from bomb
    except (OSError, ValueError, SyntaxError, struct.error, zlib.error, Warning) as broken:
        raise QrNotFound(path=path) from broken
    return _texts(upright)


def seal_in_scan(pdf: bytes, path: Path) -> str:
    """Return the text of the letter's seal on a scanned sheet saved as PDF.

    Only the first pages are looked at. Raises ``SealUnreadable`` when they show no seal, and
    ``QrNotFound`` when they show more than one.
    """
    found = texts_in_scan(pdf)
    if not found:
        raise SealUnreadable
    return _chosen(found, path)


def texts_in_scan(pdf: bytes) -> list[str]:
    """Return what the QR codes on the first pages of a PDF say; raises ``SealUnreadable``."""
    how = pdf_apart.How(
        side=2 * _READ_SIDE, first=_PAGES, most_pixels=_LARGEST_AREA, scale=_SCALE, grey=True
    )
    found: list[str] = []
    try:
        with pdf_apart.drawn_apart(pdf, how) as drawn:
            for page in drawn.pages:
                found += _texts(page)
    except pdf_apart.PdfNotDrawn as broken:
        raise SealUnreadable from broken
    return found


def _texts(picture: Image.Image) -> list[str]:
    import zxingcpp

    picture.thumbnail((_READ_SIDE, _READ_SIDE), Image.Resampling.BILINEAR)
    codes = zxingcpp.read_barcodes(
        picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    return [code.text for code in codes]


def _chosen(texts: list[str], path: Path) -> str:
    seals = sorted({text for text in texts if text.startswith(PREFIX)})
    if len(seals) == 1:
        return seals[0]
    if texts and not seals:
        raise SealUnreadable
    # None at all, or two letters on one photo: either way one letter must be shown closer.
    raise QrNotFound(path=path, letters=len(seals))
