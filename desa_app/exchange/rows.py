# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of a package as JSON lines: what may stand in a row, checked on both sides alike."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache

LINE_LIMIT = 64 * 1024
# Integers beyond this are not exact in every JSON reader (RFC 8259, section 6).
LARGEST_INTEGER = 2**53 - 1
# The same few names stand in every row; a line bounds how long one is.
_NAMES = 128

Row = dict[str, object]


class RowBroken(ValueError):
    """A row is not a plain JSON object of this format."""


class LineTooLong(Exception):
    """A row is longer than 64 kB."""


def write_rows(rows: Iterable[Row]) -> bytes:
    """Return the rows as canonical JSON lines, one object and one line feed each.

    Raises ``RowBroken`` for anything that is not text, an integer, a boolean, ``None`` or a list
    of those, and ``LineTooLong``.
    """
    return b"".join(_line(row) for row in rows)


def count_rows(data: bytes) -> int:
    """Return how many lines there are, without reading them."""
    return data.count(b"\n")


def read_rows(data: bytes) -> Iterator[Row]:
    """Give the rows one after the other; raises ``RowBroken`` and ``LineTooLong``."""
    if data and not data.endswith(b"\n"):
        raise RowBroken("last line is cut off")
    start = 0
    while start < len(data):
        end = data.index(b"\n", start)
        if end - start > LINE_LIMIT:
            raise LineTooLong
        yield _row(data[start:end])
        start = end + 1


def _line(row: Row) -> bytes:
    _check(row)
    line = _ENCODE(row).encode("utf-8") + b"\n"
    if len(line) - 1 > LINE_LIMIT:
        raise LineTooLong
    return line


def _row(line: bytes) -> Row:
    try:
        value = _DECODE(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise RowBroken("not JSON of this format") from error
    if not isinstance(value, dict):
        raise RowBroken("not an object")
    _check(value)
    return value


def _members(pairs: list[tuple[str, object]]) -> Row:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise RowBroken("a repeated member")
    return members


# Made once: json.dumps and json.loads make a new one for every row.
_ENCODE = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode
_DECODE = json.JSONDecoder(object_pairs_hook=_members).decode


def _check(row: Row) -> None:
    for name, value in row.items():
        # JSON has text names only; the writer is told before the encoder would change one.
        if not isinstance(name, str) or not _is_name(name):
            raise RowBroken("a member name")
        # What nearly all values are, without a call for each.
        if value is None or (type(value) is str and value.isascii() and "\x00" not in value):
            continue
        for part in value if isinstance(value, list | tuple) else (value,):
            if not _plain(part):
                raise RowBroken("a value that is not text, integer, boolean or null")


@lru_cache(_NAMES)
def _is_name(name: str) -> bool:
    return _plain(name)


def _plain(value: object) -> bool:
    if value is None or isinstance(value, bool):
        return True
    if isinstance(value, int):
        return -LARGEST_INTEGER <= value <= LARGEST_INTEGER
    if isinstance(value, str):
        # A lone surrogate cannot be stored as UTF-8; a NUL ends a text early in C programs.
        return "\x00" not in value and (value.isascii() or not _has_surrogate(value))
    return False


def _has_surrogate(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False
