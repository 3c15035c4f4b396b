# SPDX-License-Identifier: GPL-3.0-or-later
"""The compound file around an xls workbook: a small file system of chained sectors ([MS-CFB])."""

from __future__ import annotations

import struct

SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
_END = 0xFFFFFFFA
_ENTRY = 128


def stream_of(content: bytes, name: str) -> bytes | None:
    """One named stream, or ``None`` when there is none; raises ``ValueError`` when damaged.

    A chain never takes more sectors than the file has, so a ring ends as damage.
    """
    try:
        return _stream_of(content, name)
    except (struct.error, IndexError) as wrong:
        raise ValueError from wrong


def _stream_of(content: bytes, name: str) -> bytes | None:
    if content[:8] != SIGNATURE:
        raise ValueError
    shift, small_shift = struct.unpack_from("<HH", content, 0x1E)
    if shift not in {9, 12} or small_shift != 6:
        raise ValueError
    size = 1 << shift
    count, first_directory = struct.unpack_from("<II", content, 0x2C)
    cutoff, first_small, _, first_more, more = struct.unpack_from("<IIIII", content, 0x38)
    table_sectors = list(struct.unpack_from("<109I", content, 0x4C))
    sector = first_more
    for _ in range(min(more, len(content) // size + 1)):
        if sector >= _END:
            break
        further = _sector(content, sector, size)
        numbers = struct.unpack(f"<{size // 4}I", further)
        table_sectors += numbers[:-1]
        sector = numbers[-1]
    if count > len(content) // size:
        raise ValueError
    table: list[int] = []
    for number in table_sectors[:count]:
        table += struct.unpack(f"<{size // 4}I", _sector(content, number, size))
    directory = _chain(content, first_directory, table, size)
    root_start = root_size = 0
    found: tuple[int, int] | None = None
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        entry = directory[at : at + _ENTRY]
        length = struct.unpack_from("<H", entry, 64)[0]
        start, entry_size = struct.unpack_from("<II", entry, 116)
        if entry[66] == 5:
            root_start, root_size = start, entry_size
        elif entry[66] == 2 and _name(entry, length) == name:
            found = start, entry_size
    if found is None:
        return None
    start, wanted = found
    if wanted > len(content):
        raise ValueError
    if wanted >= cutoff:
        stream = _chain(content, start, table, size)
    else:
        container = _chain(content, root_start, table, size)[:root_size]
        small_table = struct.unpack(
            f"<{len(raw) // 4}I", raw
        ) if (raw := _chain(content, first_small, table, size)) else ()  # fmt: skip
        stream = _small_chain(container, start, list(small_table))
    if len(stream) < wanted:
        raise ValueError
    return stream[:wanted]


def _name(entry: bytes, length: int) -> str:
    return entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")


def _sector(content: bytes, number: int, size: int) -> bytes:
    piece = content[(number + 1) * size : (number + 2) * size]
    # The last sector of a file may be cut short by careless writers.
    if not piece:
        raise ValueError
    return piece.ljust(size, b"\0")


def _chain(content: bytes, start: int, table: list[int], size: int) -> bytes:
    pieces: list[bytes] = []
    sector = start
    while sector < _END:
        if len(pieces) > len(table):
            raise ValueError
        pieces.append(_sector(content, sector, size))
        sector = table[sector]
    return b"".join(pieces)


def _small_chain(container: bytes, start: int, table: list[int]) -> bytes:
    pieces: list[bytes] = []
    sector = start
    while sector < _END:
        if len(pieces) > len(table):
            raise ValueError
        pieces.append(container[sector * 64 : sector * 64 + 64])
        sector = table[sector]
    return b"".join(pieces)
