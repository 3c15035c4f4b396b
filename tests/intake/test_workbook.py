# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are no spreadsheet, or too much of one, are refused before they cost anything."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from desa_app.errors import FileMissing, IntakeError, SheetTooLarge, SheetUnreadable
from desa_app.intake import sheets
from desa_app.intake.workbook import open_workbook

if TYPE_CHECKING:
    from pathlib import Path

SHEET = "xl/worksheets/sheet1.xml"


def book(*rows: list[Any]) -> bytes:
    out = io.BytesIO()
    with Workbook(out) as made:
        sheet = made.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def changed(content: bytes, name: str, old: str, new: str) -> bytes:
    """The same workbook with one part rewritten."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == name:
                text = data.decode("utf-8")
                assert re.search(old, text)
                data = re.sub(old, new, text, count=1).encode("utf-8")
            target.writestr(entry.filename, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def rows_of(path: Path) -> list[dict[int, list[object]]]:
    """Every row of every sheet."""
    return [dict(sheet.rows()) for sheet in open_workbook(path)]


def saved(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "warga.xlsx"
    path.write_bytes(content)
    return path


def test_values_keep_their_place_even_when_the_used_area_starts_lower(tmp_path: Path) -> None:
    with Workbook(tmp_path / "warga.xlsx") as made:
        sheet = made.add_worksheet()
        sheet.write("C5", "nama")
        sheet.write("D6", 1.5)
    assert rows_of(tmp_path / "warga.xlsx") == [
        {5: [None, None, "nama"], 6: [None, None, None, 1.5]}
    ]


def test_macro_workbooks_are_read_and_their_macros_left_alone(tmp_path: Path) -> None:
    content = changed(
        book(["nama"], ["SITI"]),
        "[Content_Types].xml",
        r"application/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet\.main\+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    path = tmp_path / "warga.xlsm"
    with zipfile.ZipFile(path, "w") as target, zipfile.ZipFile(io.BytesIO(content)) as source:
        for entry in source.infolist():
            target.writestr(entry, source.read(entry))
        target.writestr("xl/vbaProject.bin", b"\x00macro")
    assert rows_of(path) == [{1: ["nama"], 2: ["SITI"]}]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"nama;nik\nSITI;1\n",
        b"PK\x03\x04 cut off",
        # How a workbook locked with a password begins: not a ZIP archive at all.
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600),
    ],
)
def test_what_is_no_spreadsheet_is_unreadable(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(SheetUnreadable):
        rows_of(saved(tmp_path, content))


def test_a_file_that_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        open_workbook(tmp_path / "tidak-ada.xlsx")


def test_an_archive_of_something_else_is_unreadable(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("surat.txt", "halo")
    with pytest.raises(SheetUnreadable):
        open_workbook(saved(tmp_path, out.getvalue()))


@pytest.mark.parametrize(
    ("place", "limit"),
    [("A100001", "100.000 baris"), ("XFD1048576", "100.000 baris"), ("XFD2", "200 kolom")],
)
def test_a_cell_far_out_is_refused_before_room_is_made_for_it(
    tmp_path: Path, place: str, limit: str
) -> None:
    row = re.sub("[A-Z]", "", place)
    content = changed(
        book(["nama"]),
        SHEET,
        "</sheetData>",
        f'<row r="{row}"><c r="{place}"><v>1</v></c></row></sheetData>',
    )
    with pytest.raises(SheetTooLarge) as caught:
        rows_of(saved(tmp_path, content))
    assert caught.value.limit == limit


def test_formatting_to_the_end_of_the_sheet_is_no_content(tmp_path: Path) -> None:
    content = changed(
        book(["nama"]),
        SHEET,
        "</sheetData>",
        '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>',
    )
    assert rows_of(saved(tmp_path, content)) == [{1: ["nama"]}]


def test_a_packed_bomb_is_refused_by_its_directory(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        with archive.open("xl/workbook.xml", "w") as part:
            for _ in range(160):
                part.write(b" " * (1024 * 1024))
        archive.writestr("xl/_rels/workbook.xml.rels", "<a/>")
    assert len(out.getvalue()) < 1024 * 1024
    with pytest.raises(SheetTooLarge):
        open_workbook(saved(tmp_path, out.getvalue()))


def test_a_directory_that_lies_about_sizes_gains_nothing(tmp_path: Path) -> None:
    content = bytearray(book(["nama"], ["SITI"] * 100))
    at = content.rfind(SHEET.encode()) - 46
    assert content[at : at + 4] == b"PK\x01\x02"
    struct.pack_into("<I", content, at + 24, 10)
    with pytest.raises(SheetUnreadable):
        rows_of(saved(tmp_path, bytes(content)))


def test_entities_are_refused(tmp_path: Path) -> None:
    content = changed(
        book(["nama"]),
        SHEET,
        "<worksheet",
        '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet',
    )
    with pytest.raises(SheetUnreadable):
        rows_of(saved(tmp_path, content))


def test_letters_of_an_unknown_kind_are_refused(tmp_path: Path) -> None:
    content = changed(book(["nama"]), SHEET, 'encoding="UTF-8"', 'encoding="UT-8"')
    with pytest.raises(SheetUnreadable):
        rows_of(saved(tmp_path, content))


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    content = changed(
        book(["nama"]), SHEET, "</sheetData>", "<a>" * 100 + "</a>" * 100 + "</sheetData>"
    )
    with pytest.raises(SheetUnreadable):
        rows_of(saved(tmp_path, content))


def test_a_file_over_the_limit_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "besar.xlsx"
    with path.open("wb") as file:
        file.truncate(sheets.FILE_LIMIT + 1)
    with pytest.raises(SheetTooLarge) as caught:
        open_workbook(path)
    assert caught.value.limit == "20 MB"


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, 10**6), value=st.integers(0, 255), cut=st.booleans())
def test_a_damaged_file_gives_a_named_error_or_the_rows(
    tmp_path_factory: pytest.TempPathFactory, at: int, value: int, cut: bool
) -> None:
    content = bytearray(book(["nama", "sex"], ["SITI", 2]))
    place = at % len(content)
    content[place] = value
    path = tmp_path_factory.getbasetemp() / "rusak.xlsx"
    path.write_bytes(bytes(content[:place] if cut else content))
    try:
        found = rows_of(path)
    except IntakeError:
        return
    assert all(isinstance(cells, list) for rows in found for cells in rows.values())
