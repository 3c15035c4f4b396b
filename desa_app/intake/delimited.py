# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads tables written as plain text: finds out how the letters and the columns are written."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from desa_app.errors import SheetUnreadable
from desa_app.intake.sheets import CELL_LIMIT, NO_RESULT, CellError, Cells, Limits, Sheet

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = frozenset({".csv", ".txt", ".tsv", ".tab", ".xls"})
"""Some offices' programs call a table in plain text ``.xls``."""
_SEPARATORS = ";,\t|"
_LOOKED_AT = 200
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def delimited_sheets(path: Path, content: bytes) -> tuple[Sheet, ...]:
    """The one sheet of a text file; raises ``SheetUnreadable`` when it is no table."""
    if path.suffix.lower() not in SUFFIXES or not content.strip():
        raise SheetUnreadable(path)
    encoding = _encoding(content)
    sample = _opened(content, encoding).read(64 * 1024)
    # A page of the web or a picture under a false name is no table.
    if not sample.strip() or sample.lstrip()[0] == "<" or any(s < " " and s not in "\t\r\n" for s in sample):  # noqa: E501  # fmt: skip
        raise SheetUnreadable(path)
    separator, skips = _separator(sample)
    if not separator:
        raise SheetUnreadable(path)
    rows = partial(_rows, path, content, encoding, separator, skips)
    return (Sheet(name=path.stem[:31], rows=rows),)


def _encoding(content: bytes) -> str:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(content), 65536):
            decoder.decode(content[at : at + 65536])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _opened(content: bytes, encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(content), encoding, errors="replace", newline="")


def _separator(sample: str) -> tuple[str, int]:
    """The separator and whether the first line only names it, as Excel likes to write."""
    first = sample.lstrip("\ufeff").splitlines()[0].strip().strip('"').lower()
    if first.startswith("sep=") and len(first) == 5 and first[4] in _SEPARATORS:
        return first[4], 1
    best, found = (0, 0), ""
    for separator in _SEPARATORS:
        try:
            lines = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
            widths = Counter(len(line) for line in islice(lines, _LOOKED_AT) if line)
        except csv.Error:
            continue
        wide = {width: count for width, count in widths.items() if width > 1}
        if wide:
            width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
            if (count, width) > best:
                best, found = (count, width), separator
    return found, 0


def _rows(
    path: Path, content: bytes, encoding: str, separator: str, skips: int
) -> Iterator[tuple[int, Cells]]:
    limits = Limits(path)
    reader = csv.reader(_opened(content, encoding), delimiter=separator, strict=True)
    try:
        for number, line in enumerate(reader, 1):
            if number <= skips:
                continue
            if any(line):
                filled = max(at for at, cell in enumerate(line) if cell)
                limits.check(number, filled)
                yield number, [_cell(cell) for cell in line[: filled + 1]]
            else:
                limits.check(number, 0)
    except (csv.Error, UnicodeError) as wrong:
        raise SheetUnreadable(path) from wrong


def _cell(text: str) -> object:
    if text.startswith("="):
        # ="0012" is how a text is kept from becoming a number; any other formula has no result.
        if len(text) > 2 and text[1] == '"' and text[-1] == '"' and '"' not in text[2:-1]:
            return text[2:-1] or None
        return CellError(NO_RESULT)
    return text[:CELL_LIMIT] or None
