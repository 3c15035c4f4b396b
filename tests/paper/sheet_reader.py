# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what a spreadsheet file really says: values by another program, formulas from its XML."""

from __future__ import annotations

import html
import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from python_calamine import CalamineWorkbook


def values_of(xlsx: bytes, sheet: str) -> list[list[Any]]:
    """The sheet as a reader sees it, from its first cell on."""
    book = CalamineWorkbook.from_filelike(BytesIO(xlsx))
    return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def read_book(xlsx: bytes) -> dict[str, list[list[Any]]]:
    """Every sheet by its name."""
    names = CalamineWorkbook.from_filelike(BytesIO(xlsx)).sheet_names
    return {name: values_of(xlsx, name) for name in names}


def line_of(rows: list[list[Any]], name: str, column: int = 2) -> list[Any]:
    """The row that has ``name`` in ``column``."""
    found = [row for row in rows if row[column] == name]
    assert len(found) == 1
    return found[0]


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as its XML has it: place, formula, text, and whether it is marked as quoted."""

    place: str
    formula: str
    text: str
    quoted: bool


def xml_of(xlsx: bytes, name: str) -> str:
    """One file inside the workbook."""
    with zipfile.ZipFile(BytesIO(xlsx)) as box:
        return box.read(name).decode()


def raw_cells(xlsx: bytes, number: int = 1) -> list[RawCell]:
    """All cells of the sheet with this number."""
    strings = [
        html.unescape("".join(re.findall(r"<t[^>]*>(.*?)</t>", item, re.S)))
        for item in re.findall(r"<si>(.*?)</si>", xml_of(xlsx, "xl/sharedStrings.xml"), re.S)
    ]
    formats = re.search(r"<cellXfs.*?</cellXfs>", xml_of(xlsx, "xl/styles.xml"), re.S)
    assert formats is not None
    quoted = ['quotePrefix="1"' in look for look in re.findall(r"<xf [^>]*>", formats.group())]
    found = []
    pattern = r'<c r="([A-Z]+\d+)"([^>]*?)(?:/>|>(.*?)</c>)'
    for place, marks, inside in re.findall(
        pattern, xml_of(xlsx, f"xl/worksheets/sheet{number}.xml")
    ):
        style = re.search(r's="(\d+)"', marks)
        formula = re.search(r"<f>(.*?)</f>", inside)
        value = re.search(r"<v>(.*?)</v>", inside)
        text = value.group(1) if value else ""
        found.append(
            RawCell(
                place,
                formula.group(1) if formula else "",
                strings[int(text)] if 't="s"' in marks else text if 't="str"' in marks else "",
                quoted[int(style.group(1))] if style else False,
            )
        )
    return found


def assert_nothing_runs(xlsx: bytes, sheets: int) -> None:
    """No formula but our sums, and no text that turns into one when it is typed again."""
    for number in range(1, sheets + 1):
        for cell in raw_cells(xlsx, number):
            assert not cell.formula or re.fullmatch(r"SUM\([A-Z]+\d+:[A-Z]+\d+\)", cell.formula)
            if cell.text.startswith(("=", "+", "-", "@", "\t", "\r", "\n")):
                assert cell.quoted
