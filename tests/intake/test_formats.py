# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of spreadsheet file gives the same cells, and no file can cost more than it may."""

from __future__ import annotations

import struct
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from desa_app.errors import IntakeError, SheetTooLarge, SheetUnreadable
from desa_app.intake import sheets, workbook
from desa_app.intake.cells import shown
from desa_app.intake.serials import day_of_serial, meaning_of_format
from desa_app.intake.sheets import CellError
from tests.intake.sheet_files import FORMATS, as_text, compound, ods, write_csv, write_table, xls

TABLE: list[list[object]] = [
    ["DAFTAR PENDUDUK"],
    [],
    ["Nama", "NIK", "Tgl lahir", "Nilai", "Tanda"],
    ["SITI 'AISYAH", "3604125003970003", date(1997, 3, 10), 2, True],
    ["Ngadiyō & <b>", None, date(1900, 3, 1), 1.5, False],
    ["baris\nkedua", "  spasi   tiga ", None, 3604125003970003.0],
]


def cells_of(path: Path) -> dict[int, list[object]]:
    (sheet,) = workbook.open_workbook(path)
    return dict(sheet.rows())


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_gives_the_same_cells(tmp_path: Path, kind: str) -> None:
    found = cells_of(write_table(tmp_path / f"warga.{kind}", TABLE))
    for number, row in enumerate(TABLE, 1):
        shows = [shown(cell) for cell in found.get(number, [])]
        wanted = [as_text(cell).strip() for cell in row]
        while wanted and not wanted[-1]:
            wanted.pop()
        assert shows == wanted
    if kind != "csv":
        assert found[4][2] == date(1997, 3, 10)
        assert found[4][4] is True


def test_rows_can_be_read_again_and_left_early(tmp_path: Path) -> None:
    (sheet,) = workbook.open_workbook(write_table(tmp_path / "a.ods", TABLE))
    next(sheet.rows())
    assert list(sheet.rows()) == list(sheet.rows())


TEXT = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")),
    min_size=1,
    max_size=40,
).filter(lambda text: text == text.strip() and "\ufffe" not in text and "\uffff" not in text)
CELL = st.one_of(
    st.none(),
    TEXT,
    st.integers(-(10**12), 10**16).map(float),
    st.floats(-1e9, 1e9, allow_nan=False, width=32),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(2100, 1, 1)),
)


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(st.lists(CELL, min_size=1, max_size=6), min_size=1, max_size=8))
@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_our_reading_agrees_with_another_reader(kind: str, rows: list[list[object]]) -> None:
    with TemporaryDirectory() as folder:
        path = write_table(Path(folder) / f"a.{kind}", rows)
        theirs = CalamineWorkbook.from_path(path)
        expected = theirs.get_sheet_by_index(0).to_python(skip_empty_area=False)
        theirs.close()
        ours = cells_of(path)
    for number, row in enumerate(expected, 1):
        wanted = [None if cell == "" else cell for cell in row]
        got = ours.get(number, [])
        got = got + [None] * (len(wanted) - len(got))
        assert [shown(cell) for cell in got] == [shown(cell) for cell in wanted]


def test_xls_rows_in_any_order_come_sorted(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(xls(TABLE, "A", order=[5, 2, 0, 4, 3, 1]))
    found = list(cells_of(path))
    assert found == sorted(found) == [1, 3, 4, 5, 6]


def test_long_lists_of_texts_run_over_records(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [f"teks {n} " + ("x" * (n % 700)) + ("ō" * (n % 3))] for n in range(900)
    ]
    found = cells_of(write_table(tmp_path / "a.xls", rows))
    assert [shown(cells[0]) for cells in found.values()] == [str(row[0]).strip() for row in rows]


@pytest.mark.parametrize(
    ("separator", "encoding"),
    [(";", "utf-8"), (",", "utf-8-sig"), ("\t", "cp1252"), ("|", "utf-16"), (";", "cp1252")],
)
def test_text_files_are_read_however_they_were_saved(
    tmp_path: Path, separator: str, encoding: str
) -> None:
    rows = [["nama", "alamat", "nik"], ["RENÉ, S.Pd; M.Si", 'Jl. "Melati"', "3604125003970003"]]
    path = write_csv(tmp_path / "a.csv", rows, separator=separator, encoding=encoding)
    assert list(cells_of(path).values()) == rows


def test_the_line_that_names_the_separator_is_no_row(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('sep=;\nnama;nik\nSITI;="3604125003970003"\nA;=1+1\n')
    assert cells_of(tmp_path / "a.csv") == {
        2: ["nama", "nik"],
        3: ["SITI", "3604125003970003"],
        4: ["A", CellError("rumus tanpa hasil")],
    }


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b""),
        ("a.csv", b"hanya kalimat biasa\n"),
        ("a.csv", b'nama;nik\n"SITI;1\nADE;2\n'),
        ("a.csv", b"nama;nik\n\0\0;\x01\n"),
        ("a.csv", b"\xff\xfen\0"),
        ("a.csv", b"nama;nik\n" + b"x" * 200_000 + b";1\n"),
        ("a.xls", b"<html><table><tr><td>nama</td><td>nik</td></tr></table></html>"),
        ("a.xlsx", b"nama;nik\nSITI;1\n"),
        ("a.xls", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)),
        ("a.xls", compound("EncryptedPackage", bytes(5000))),
        ("a.ods", b"PK\x05\x06" + bytes(18)),
    ],
)
def test_what_is_no_table_is_named(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SheetUnreadable):
        cells_of(tmp_path / name)


@pytest.mark.parametrize("kind", FORMATS)
def test_too_many_columns_are_refused_in_every_format(tmp_path: Path, kind: str) -> None:
    path = write_table(tmp_path / f"a.{kind}", [["x"] * 201, ["y"] * 3])
    with pytest.raises(SheetTooLarge) as caught:
        cells_of(path)
    assert caught.value.limit == "200 kolom"


@pytest.mark.parametrize("kind", ["ods", "csv"])
def test_too_many_rows_are_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"a.{kind}"
    if kind == "csv":
        path.write_text("nama;nik\n" + "a;1\n" * 100_001)
    else:
        write_table(path, [["nama"], ["a"]])
        repeat_second_row(path, 100_001)
    with pytest.raises(SheetTooLarge) as caught:
        cells_of(path)
    assert caught.value.limit == "100.000 baris"


def repeat_second_row(path: Path, times: int) -> None:
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml").decode()
    at = content.index("<table:table-row>", content.index("<table:table-row>") + 1)
    content = (
        content[:at]
        + f'<table:table-row table:number-rows-repeated="{times}">'
        + content[at + len("<table:table-row>") :]
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", content)


def test_repeated_rows_and_cells_are_written_out(tmp_path: Path) -> None:
    path = write_table(tmp_path / "a.ods", [["nama"], ["a"]])
    repeat_second_row(path, 3)
    assert cells_of(path) == {1: ["nama"], 2: ["a"], 3: ["a"], 4: ["a"]}


def test_different_texts_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "TEXT_LIMIT", 10)
    for kind in ("xlsx", "xls"):
        path = write_table(tmp_path / f"a.{kind}", [[f"teks {number}"] for number in range(11)])
        with pytest.raises(SheetTooLarge):
            cells_of(path)


def test_one_long_text_in_very_many_cells_is_kept_once(tmp_path: Path) -> None:
    rows = [["x" * 30_000] for _ in range(2000)]
    for kind in ("xlsx", "xls"):
        found = list(cells_of(write_table(tmp_path / f"a.{kind}", rows)).values())
        assert len(found) == 2000
        assert len({id(cells[0]) for cells in found}) == 1
        assert len(str(found[0][0])) == sheets.CELL_LIMIT


def test_ods_errors_and_formulas_without_result_are_no_values(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    cell = '<table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'  # noqa: E501
    never = '<table:table-cell table:formula="of:=A1"/>'
    with zipfile.ZipFile(path, "w") as archive:
        content = zipfile.ZipFile(__import__("io").BytesIO(ods([["x"]], "A"))).read("content.xml")
        text = content.decode().replace(
            "</table:table-row>", cell + never + "</table:table-row>", 1
        )
        archive.writestr("content.xml", text)
    assert cells_of(path) == {1: ["x", CellError("#DIV/0!"), CellError("rumus tanpa hasil")]}


def test_xls_formulas_give_their_stored_values(tmp_path: Path) -> None:
    def formula(column: int, result: bytes) -> bytes:
        return struct.pack("<HHHHH", 0x0006, 22, 0, column, 0) + result + bytes(8)

    content = bytearray(xls([["x"]], "A"))
    sheet = content.rindex(struct.pack("<HH", 0x00FD, 10)) + 14
    added = (
        formula(1, struct.pack("<d", 2.5))
        + formula(2, b"\x00\0\0\0\0\0\xff\xff")
        + struct.pack("<HHHB", 0x0207, 5, 2, 0)
        + b"ok"
        + formula(3, b"\x02\0\x07\0\0\0\xff\xff")
        + formula(4, b"\x01\0\x01\0\0\0\xff\xff")
    )
    content[sheet:sheet] = added
    del content[sheet + len(added) + 4 : sheet + len(added) + 4 + len(added)]
    (tmp_path / "a.xls").write_bytes(bytes(content))
    assert cells_of(tmp_path / "a.xls") == {1: ["x", 2.5, "ok", CellError("#DIV/0!"), True]}


@pytest.mark.parametrize("kind", FORMATS)
@settings(max_examples=120, deadline=None)
@given(at=st.integers(0, 10**6), value=st.integers(0, 255), cut=st.booleans())
def test_a_damaged_file_gives_a_named_error_or_rows(
    kind: str, at: int, value: int, cut: bool
) -> None:
    with TemporaryDirectory() as folder:
        path = write_table(Path(folder) / f"a.{kind}", TABLE)
        content = bytearray(path.read_bytes())
        place = at % len(content)
        content[place] = value
        path.write_bytes(bytes(content[:place] if cut else content))
        try:
            for sheet in workbook.open_workbook(path):
                assert all(isinstance(cells, list) for _, cells in sheet.rows())
        except IntakeError:
            return


@given(st.binary(max_size=4000))
@settings(max_examples=80, deadline=None)
def test_no_bytes_behind_the_marks_do_more_than_a_named_error(noise: bytes) -> None:
    good = xls(TABLE, "A")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xls"
        for content in (good[:512] + noise, compound("Workbook", noise), good[:8] + noise):
            path.write_bytes(content)
            try:
                for sheet in workbook.open_workbook(path):
                    list(sheet.rows())
            except IntakeError:
                continue


@pytest.mark.parametrize(
    ("number", "code", "means"),
    [
        (14, "", "hari"),
        (22, "", "hari"),
        (20, "", "jam"),
        (0, "", ""),
        (164, "dd/mm/yyyy", "hari"),
        (164, "[$-421]d mmmm yyyy;@", "hari"),
        (164, "General", ""),
        (164, '0" hari"', ""),
        (164, "[h]:mm", "jam"),
        (164, "[Red]0.00", ""),
        (164, "mmm", "hari"),
        (164, "0000\\d", ""),
    ],
)
def test_formats_tell_days_from_numbers(number: int, code: str, means: str) -> None:
    assert meaning_of_format(number, code) == means


def test_days_are_counted_as_spreadsheets_do() -> None:
    assert day_of_serial(1) == date(1900, 1, 1)
    assert day_of_serial(59) == date(1900, 2, 28)
    assert day_of_serial(60) is None
    assert day_of_serial(61) == date(1900, 3, 1)
    assert day_of_serial(35499) == date(1997, 3, 10)
    assert day_of_serial(34037, from_1904=True) == date(1997, 3, 10)
    assert day_of_serial(0.5 + 35499) == datetime(1997, 3, 10, 12)  # noqa: DTZ001
    assert day_of_serial(-1) is day_of_serial(1e12) is None


def test_times_and_the_old_epoch_come_through(tmp_path: Path) -> None:
    options: dict[str, Any] = {"date_1904": True, "default_date_format": "dd-mm-yyyy"}
    with Workbook(tmp_path / "a.xlsx", options) as book:
        sheet = book.add_worksheet()
        sheet.write_datetime(0, 0, date(1997, 3, 10))
        sheet.write_number(0, 1, 0.5, book.add_format({"num_format": "hh:mm"}))
    assert cells_of(tmp_path / "a.xlsx") == {1: [date(1997, 3, 10), timedelta(hours=12)]}
