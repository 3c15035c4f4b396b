# SPDX-License-Identifier: GPL-3.0-or-later
"""The two blank places of a letter's seal: a QR picture and its text, filled without moving a byte.

A PDF is signed by the hash of its bytes, but the seal that carries the signature stands in the
same PDF. So a letter is made with two places of fixed length: an unfiltered picture of one bit per
module and an unfiltered stream of text. They are found again by a private key in their
dictionaries, never by offsets, and blanking them gives back exactly the bytes that were hashed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import segno

from desa_app.errors import SealTooLong, SealUnreadable
from desa_app.paper.pdf_file import (
    STREAM_END,
    STREAM_START,
    RawStream,
    add_to_catalog,
    draw_picture_object,
)

# ISO/IEC 18004: version 12 at error level M holds 419 alphanumeric characters in 65 x 65 modules.
QR_VERSION = 12
QR_CAPACITY = 419
_QR_MASK = 3
_QUIET = 4
_MODULES = 17 + 4 * QR_VERSION + 2 * _QUIET
QUIET_SHARE = _QUIET / _MODULES
_ROW = (_MODULES + 7) // 8
# The alphanumeric set of QR codes, which is the alphabet of Base45 (RFC 9285).
_ALPHABET = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")

_TEXT_LENGTH = 1024
_BLANK_TEXT = b" " * _TEXT_LENGTH
_TEXT_END = b"\n"

_PICTURE_KEY = b"/DesaBinaanSegelGambar"
_TEXT_KEY = b"/DesaBinaanSegelTeks"
_PICTURE_HEAD = (
    b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray "
    b"/BitsPerComponent 1 /Interpolate false /Length %d %s 1 >>"
    % (_MODULES, _MODULES, _ROW * _MODULES, _PICTURE_KEY)
) + STREAM_START
_TEXT_HEAD = b"<< /Length %d %s 1 >>" % (_TEXT_LENGTH, _TEXT_KEY) + STREAM_START

LARGEST_PDF = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SealInFile:
    """What a sealed PDF says.

    ``text`` is the sealed statement, ``blank_pdf`` the bytes whose SHA-256 was signed,
    ``picture_matches`` whether the QR that people see is the QR of ``text``.
    """

    text: str
    blank_pdf: bytes
    picture_matches: bool


def reserve_seal(canvas: Any, x: float, y: float, side: float) -> None:
    """Put both blank places into the document; the picture at ``x``, ``y`` (points)."""
    picture = RawStream("DesaBinaanSegel", _PICTURE_HEAD, _blank_picture())
    draw_picture_object(canvas, picture, x, y, side)
    add_to_catalog(canvas, "DesaBinaan", RawStream("DesaBinaanTeks", _TEXT_HEAD, _BLANK_TEXT))


def place_seal(pdf: bytes, text: str) -> bytes:
    """``pdf`` with ``text`` in its blank places; no other byte changes.

    Raises ``SealTooLong`` if the QR cannot hold the text, ``SealUnreadable`` if the PDF has not
    exactly one blank place of each kind, ``ValueError`` for text outside the Base45 alphabet.
    """
    if len(text) > QR_CAPACITY:
        raise SealTooLong(length=len(text), limit=QR_CAPACITY)
    if not text or not _ALPHABET.issuperset(text):
        raise ValueError("seal text must be Base45")
    picture, words = _places(pdf)
    blank = _blank_picture()
    if pdf[picture : picture + len(blank)] != blank:
        raise SealUnreadable
    if pdf[words : words + _TEXT_LENGTH] != _BLANK_TEXT:
        raise SealUnreadable
    line = (text.encode("ascii") + _TEXT_END).ljust(_TEXT_LENGTH, b" ")
    return _filled(pdf, (picture, _picture_of(text)), (words, line))


def read_seal(pdf: bytes) -> SealInFile:
    """Take the seal out of a PDF that may come from anywhere.

    Raises ``SealUnreadable`` if the file is too large, is no PDF, has no seal or more than one, or
    if the seal's text is not written exactly as :func:`place_seal` writes it.
    """
    picture, words = _places(pdf)
    line, end, rest = pdf[words : words + _TEXT_LENGTH].partition(_TEXT_END)
    text = line.decode("ascii", "replace")
    if not end or rest.strip(b" ") or not 0 < len(text) <= QR_CAPACITY:
        raise SealUnreadable
    if not _ALPHABET.issuperset(text):
        raise SealUnreadable
    blank = _blank_picture()
    seen = pdf[picture : picture + len(blank)]
    return SealInFile(
        text=text,
        blank_pdf=_filled(pdf, (picture, blank), (words, _BLANK_TEXT)),
        picture_matches=seen == _picture_of(text),
    )


def _places(pdf: bytes) -> tuple[int, int]:
    """Where the contents of picture and text begin."""
    if len(pdf) > LARGEST_PDF or not pdf.startswith(b"%PDF-"):
        raise SealUnreadable
    return (
        _only(pdf, _PICTURE_KEY, _PICTURE_HEAD, _ROW * _MODULES),
        _only(pdf, _TEXT_KEY, _TEXT_HEAD, _TEXT_LENGTH),
    )


def _only(pdf: bytes, key: bytes, head: bytes, length: int) -> int:
    # Two counts: a second key in another dictionary would be a second place for another reader.
    if pdf.count(key) != 1 or pdf.count(head) != 1:
        raise SealUnreadable
    start = pdf.index(head) + len(head)
    if pdf[start + length : start + length + len(STREAM_END)] != STREAM_END:
        raise SealUnreadable
    return start


def _filled(pdf: bytes, *fillings: tuple[int, bytes]) -> bytes:
    result = bytearray(pdf)
    for start, content in fillings:
        result[start : start + len(content)] = content
    return bytes(result)


def _picture_of(text: str) -> bytes:
    code = segno.make(
        text,
        error="m",
        version=QR_VERSION,
        mode="alphanumeric",
        mask=_QR_MASK,
        boost_error=False,
        micro=False,
    )
    return b"".join(_packed([not dark for dark in row]) for row in code.matrix_iter(border=_QUIET))


@cache
def _blank_picture() -> bytes:
    """White with a dotted edge, which the filled picture covers: the place shows in the preview."""
    last = _MODULES - 1
    rows = []
    for row in range(_MODULES):
        edge = row in (0, last)
        rows.append(
            _packed(
                [
                    not ((edge and column % 3 == 0) or (column in (0, last) and row % 3 == 0))
                    for column in range(_MODULES)
                ]
            )
        )
    return b"".join(rows)


def _packed(white: list[bool]) -> bytes:
    bits = "".join("1" if light else "0" for light in white).ljust(_ROW * 8, "1")
    return int(bits, 2).to_bytes(_ROW, "big")
