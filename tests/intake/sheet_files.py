# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the same table as xlsx, xls, ods or csv, so that every test can ask every format.

xls and ods are written byte by byte from their specifications ([MS-XLS] and [MS-CFB],
OpenDocument 1.3), as small as a spreadsheet program still opens them.
"""

from __future__ import annotations

import csv
import io
import struct
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from xlsxwriter import Workbook

FORMATS = ("xlsx", "xls", "ods", "csv")
Rows = Sequence[Sequence[object]]
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type='
    '"application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path='
    '"content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
_BIFF_DAYS = date(1899, 12, 30)
_SECTOR = 512
_RECORD = 8224


def write_table(path: Path, rows: Rows, name: str = "Data Penduduk") -> Path:
    """Write ``rows`` in the format that the path's ending names."""
    kind = path.suffix[1:]
    if kind == "csv":
        return write_csv(path, rows)
    path.write_bytes({"xlsx": xlsx, "xls": xls, "ods": ods}[kind](rows, name))
    return path


def xlsx(rows: Rows, name: str) -> bytes:
    out = io.BytesIO()
    with Workbook(out, {"default_date_format": "dd-mm-yyyy"}) as book:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(number, column, cell)
                elif isinstance(cell, bool):
                    sheet.write_boolean(number, column, cell)
                elif isinstance(cell, int | float):
                    sheet.write_number(number, column, cell)
                elif isinstance(cell, date):
                    sheet.write_datetime(number, column, cell)
    return out.getvalue()


def write_csv(path: Path, rows: Rows, *, separator: str = ";", encoding: str = "utf-8-sig") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=separator)
        for row in rows:
            writer.writerow([as_text(cell) for cell in row])
    return path


def as_text(cell: object) -> str:
    """A cell as it reads in a text file."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "BENAR" if cell else "SALAH"
    if isinstance(cell, date):
        return f"{cell:%d-%m-%Y}"
    return f"{cell:.0f}" if isinstance(cell, float) and cell.is_integer() else str(cell)


# --- ods ------------------------------------------------------------------------------------


def ods(rows: Rows, name: str) -> bytes:
    body = "".join(
        f"<table:table-row>{''.join(_ods_cell(cell) for cell in row)}</table:table-row>"
        for row in rows
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3">'
        f"<office:body><office:spreadsheet><table:table table:name={quoteattr(name)}>{body}"
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", content.encode())
    return out.getvalue()


def _ods_cell(cell: object) -> str:
    if cell is None or cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, bool):
        kind = f'office:value-type="boolean" office:boolean-value="{str(cell).lower()}"'
    elif isinstance(cell, date):
        kind = f'office:value-type="date" office:date-value="{cell.isoformat()}"'
    elif isinstance(cell, int | float):
        kind = f'office:value-type="float" office:value="{cell!r}"'
    else:
        kind = 'office:value-type="string" calcext:value-type="string"'
    paragraphs = "".join(
        f"<text:p>{_ods_text(line)}</text:p>" for line in as_text(cell).split("\n")
    )
    return f"<table:table-cell {kind}>{paragraphs}</table:table-cell>"


def _ods_text(line: str) -> str:
    # Blanks in a row would be one blank; the format has an element for them.
    words = escape(line).replace("\t", "<text:tab/>")
    return words.replace("  ", ' <text:s text:c="1"/>')


# --- xls ------------------------------------------------------------------------------------


def xls(rows: Rows, name: str, *, order: Sequence[int] | None = None) -> bytes:
    """A workbook of Excel 97; ``order`` writes the rows in another order."""
    texts: dict[str, int] = {}
    for row in rows:
        for cell in row:
            if isinstance(cell, str) and cell:
                texts.setdefault(cell, len(texts))
    head = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 6))
    styles = b"".join(
        _record(0x00E0, struct.pack("<HHHBBBBIIH", 0, number, 0, 0, 0, 0, 0, 0, 0, 0))
        for number in (0, 14)
    )
    listed = _shared(list(texts))
    sheet_at = len(head) + len(styles) + len(listed) + 4
    title = struct.pack("<BB", len(name), 1) + name.encode("utf-16-le")
    boundsheet_size = 4 + 6 + len(title)
    bound = _record(0x0085, struct.pack("<IBB", sheet_at + boundsheet_size, 0, 0) + title)
    cells = []
    for number in order or range(len(rows)):
        for column, cell in enumerate(rows[number]):
            cells.append(_xls_cell(number, column, cell, texts))
    sheet = (
        _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 6))
        + b"".join(cells)
        + _record(0x000A, b"")
    )
    stream = head + bound + styles + listed + _record(0x000A, b"") + sheet
    return compound("Workbook", stream)


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _shared(texts: list[str]) -> bytes:
    """The list of texts, cut wherever a record is full, as Excel does."""
    pieces = [bytearray(struct.pack("<II", len(texts), len(texts)))]
    for text in texts:
        wide = any(ord(sign) > 255 for sign in text)
        raw = text.encode("utf-16-le" if wide else "latin-1")
        if len(pieces[-1]) + 3 > _RECORD:
            pieces.append(bytearray())
        pieces[-1] += struct.pack("<HB", len(raw) // (2 if wide else 1), int(wide))
        while raw:
            room = _RECORD - len(pieces[-1])
            room -= room % 2 if wide else 0
            pieces[-1] += raw[:room]
            raw = raw[room:]
            if raw:
                pieces.append(bytearray([int(wide)]))
    first, *others = (bytes(piece) for piece in pieces)
    return _record(0x00FC, first) + b"".join(_record(0x003C, piece) for piece in others)


def _xls_cell(row: int, column: int, cell: object, texts: dict[str, int]) -> bytes:
    place = struct.pack("<HH", row, column)
    if cell is None or cell == "":
        return b""
    if isinstance(cell, bool):
        return _record(0x0205, place + struct.pack("<HBB", 0, int(cell), 0))
    if isinstance(cell, date):
        days = (cell - _BIFF_DAYS).days
        return _record(0x0203, place + struct.pack("<Hd", 1, days))
    if isinstance(cell, int) and -(1 << 29) <= cell < 1 << 29:
        return _record(0x027E, place + struct.pack("<Hi", 0, cell << 2 | 2))
    if isinstance(cell, int | float):
        return _record(0x0203, place + struct.pack("<Hd", 0, cell))
    return _record(0x00FD, place + struct.pack("<HI", 0, texts[str(cell)]))


def compound(name: str, stream: bytes) -> bytes:
    """A compound file with one stream, padded so that it needs no small sectors."""
    stream = stream.ljust(4096, b"\0")
    count = -(-len(stream) // _SECTOR)
    tables = 1
    while tables * 128 < count + 1 + tables:
        tables += 1
    if tables > 109:
        raise ValueError
    chain = [*range(1, count), 0xFFFFFFFE]
    table = [*chain, 0xFFFFFFFE, *([0xFFFFFFFD] * tables)]
    table += [0xFFFFFFFF] * (tables * 128 - len(table))
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, tables, count, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    places = [count + 1 + number for number in range(tables)]
    header += struct.pack("<109I", *places, *([0xFFFFFFFF] * (109 - tables)))
    directory = _entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1) + _entry(name, 2, 0, len(stream))
    body = stream.ljust(count * _SECTOR, b"\0") + directory.ljust(_SECTOR, b"\0")
    return header + body + struct.pack(f"<{len(table)}I", *table)


def _entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(raw), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
