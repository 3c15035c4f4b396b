# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts inside xls files: with one or two bytes a letter, cut apart by the length of a record."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from desa_app.intake import sheets
from desa_app.intake.sheets import CELL_LIMIT

if TYPE_CHECKING:
    from desa_app.intake.sheets import Limits

_WIDE, _PHONETIC, _RICH = 0x01, 0x04, 0x08


def text_at(data: bytes, at: int, end: int, *, short: bool = False) -> str:
    """One text that lies whole in its record; ``short`` has one byte for its length."""
    if short:
        count, flags = data[at], data[at + 1]
        start = at + 2
    else:
        count, flags = struct.unpack_from("<HB", data, at)
        start = at + 3
    wide = flags & _WIDE
    raw = data[start : min(end, start + count * (2 if wide else 1))]
    return _decoded(raw, wide)


def read_texts(pieces: list[bytes], count: int, limits: Limits) -> list[str]:
    """The list of texts of a workbook, which runs over from one record into the next."""
    if count > sheets.TEXT_LIMIT:
        limits.refuse("3 juta teks")
    source = _Pieces(pieces)
    return [source.text() for _ in range(count)]


class _Pieces:
    """Reads on over the end of a record; a text cut there says anew how wide its letters are."""

    def __init__(self, pieces: list[bytes]) -> None:
        self._pieces = pieces
        self._piece = 0
        self._at = 0

    def text(self) -> str:
        count, flags = struct.unpack("<HB", self._bytes(3))
        runs = struct.unpack("<H", self._bytes(2))[0] if flags & _RICH else 0
        aside = struct.unpack("<I", self._bytes(4))[0] if flags & _PHONETIC else 0
        words = self._letters(count, flags & _WIDE)
        self._skip(runs * 4 + aside)
        return words[:CELL_LIMIT]

    def _letters(self, count: int, wide: int) -> str:
        found = []
        while count:
            if self._at >= len(self._pieces[self._piece]):
                self._next()
                wide = self._pieces[self._piece][0] & _WIDE
                self._at = 1
            size = 2 if wide else 1
            piece = self._pieces[self._piece]
            taken = min(count, (len(piece) - self._at) // size)
            if not taken:
                raise ValueError
            found.append(_decoded(piece[self._at : self._at + taken * size], wide))
            self._at += taken * size
            count -= taken
        return "".join(found)

    def _bytes(self, count: int) -> bytes:
        if self._at >= len(self._pieces[self._piece]):
            self._next()
        found = self._pieces[self._piece][self._at : self._at + count]
        if len(found) != count:
            raise ValueError
        self._at += count
        return found

    def _skip(self, count: int) -> None:
        while count:
            room = len(self._pieces[self._piece]) - self._at
            if room <= 0:
                self._next()
                continue
            step = min(room, count)
            self._at += step
            count -= step

    def _next(self) -> None:
        self._piece += 1
        self._at = 0
        if self._piece >= len(self._pieces):
            raise ValueError


def _decoded(raw: bytes, wide: int) -> str:
    return raw.decode("utf-16-le", "replace") if wide else raw.decode("latin-1")
