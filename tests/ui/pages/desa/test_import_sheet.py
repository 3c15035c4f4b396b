# SPDX-License-Identifier: GPL-3.0-or-later
"""A spreadsheet is looked at first; then all of it is taken, or a report is saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from xlsxwriter import Workbook

from desa_app.domain.codes import Marital
from desa_app.domain.intake import DateOrder, ImportState
from tests.intake.sheet_files import write_table
from tests.ui.pages.desa.helpers import key, press, type_into
from tests.ui.walk import inputs_without_buddy, unnamed_inputs
from ui.pages.desa import places
from ui.pages.desa.import_sheet import ImportSheet
from ui.pages.desa.imports_sheet import ImportsSheet, UndoDialog
from ui.pages.desa.people_page import PeoplePage

if TYPE_CHECKING:
    from desa_app.clock import SetClock
    from desa_app.desa import Desa
    from ui.main_window import MainWindow

FIRST_PAGE = places.PEOPLE

Settle = Callable[[], None]
GOOD = {
    "alamat": "Kampung Contoh",
    "dusun": "KUBANG",
    "rw": "002",
    "rt": "004",
    "nama": "SITI CONTOH",
    "no_kk": "3604120104120003",
    "nik": "3604125003970003",
    "sex": "2",
    "tempatlahir": "Serang",
    "tanggallahir": "1997-03-10",
    "agama_id": "1",
    "status_kawin": "2",
    "kk_level": "3",
}


def write(path: Path, *rows: dict[str, str]) -> Path:
    """A population sheet as OpenSID exports it."""
    with Workbook(path) as book:
        sheet = book.add_worksheet("Data Penduduk")
        for column, heading in enumerate(GOOD):
            sheet.write_string(0, column, heading)
            for number, row in enumerate(rows, start=1):
                sheet.write_string(number, column, row[heading])
    return path


@pytest.fixture
def page(empty_office: Desa, open_window: Callable[[Desa], MainWindow]) -> PeoplePage:
    window = open_window(empty_office)
    window.show_page(places.PEOPLE)
    found = window.page(places.PEOPLE)
    assert isinstance(found, PeoplePage)
    found.import_people()
    return found


def sheet_of(page: PeoplePage) -> ImportSheet:
    assert isinstance(page.sheet, ImportSheet)
    return page.sheet


def figures(sheet: ImportSheet) -> list[str]:
    return [figure._figure.text() for figure in sheet.figures]


@pytest.mark.usefixtures("page")
def test_the_keyboard_begins_where_the_file_is_chosen() -> None:
    focus = QApplication.focusWidget()
    assert isinstance(focus, QAbstractButton)
    assert focus.text().startswith("Pilih berkas")


def test_a_good_file_is_rehearsed_then_imported(
    page: PeoplePage, empty_office: Desa, settle: Settle, tmp_path: Path
) -> None:
    second = GOOD | {"nama": "ADE CONTOH", "nik": "3604121003970004", "sex": "1"}
    sheet = sheet_of(page)
    sheet.rehearse(write(tmp_path / "warga.xlsx", GOOD, second))
    settle()
    assert figures(sheet) == ["2", "2", "0"]
    assert empty_office.people.search().found == 0
    press(sheet, "Impor 2 orang")
    settle()
    assert empty_office.people.search().found == 2
    assert page.notices.text() == "2 orang sudah tercatat."
    assert page.list.model.rowCount() == 2


def test_one_bad_row_refuses_all_and_names_the_cell(
    page: PeoplePage, empty_office: Desa, settle: Settle, tmp_path: Path
) -> None:
    sheet = sheet_of(page)
    sheet.rehearse(write(tmp_path / "warga.xlsx", GOOD, GOOD | {"nama": "", "nik": "12"}))
    settle()
    assert figures(sheet) == ["2", "0", "2"]
    assert not sheet.take_in.isVisible()
    refused = [f for f in sheet.results.model.rows if f.level == "ditolak"]
    assert refused
    assert {f.row for f in refused} == {3}
    assert sheet.results.model.rows[0].level == "ditolak"


def test_the_report_of_a_refused_file_is_saved(
    page: PeoplePage, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = sheet_of(page)
    sheet.rehearse(write(tmp_path / "warga.xlsx", GOOD | {"nik": "12"}))
    settle()
    target = tmp_path / "laporan.xlsx"
    monkeypatch.setattr("ui.pages.desa.import_sheet.save_file", lambda *_: target)
    press(sheet, "Simpan laporan")
    settle()
    assert target.read_bytes().startswith(b"PK")


def test_a_file_that_is_no_spreadsheet_is_refused_in_words(
    page: PeoplePage, settle: Settle, tmp_path: Path
) -> None:
    path = tmp_path / "warga.xlsx"
    path.write_bytes(b"bukan lembar")
    sheet_of(page).rehearse(path)
    settle()
    assert "warga.xlsx" in page.notices.text()
    assert sheet_of(page)._report is None


HEADINGS = ["Kode", "Panggilan", "Kelamin anak", "Hari kelahiran"]
ROWS = [["3604125003970003", "SITI CONTOH", "P", "10-03-1997"]]


def come_back_to(sheet: ImportSheet) -> None:
    """As a window manager does when the progress has gone."""
    sheet.window().activateWindow()
    QApplication.processEvents()


def type_and_go_on(words: str) -> None:
    """Type into what has the keyboard, choose what is left of the list, and go on."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, words)
    QTest.keyClick(focus, Qt.Key.Key_Tab)


def test_unknown_columns_are_pointed_out_with_the_keyboard_alone(
    page: PeoplePage, empty_office: Desa, settle: Settle, tmp_path: Path
) -> None:
    sheet = sheet_of(page)
    sheet.rehearse(write_table(tmp_path / "warga.csv", [HEADINGS, *ROWS]))
    settle()
    assert sheet.title == "Tunjukkan kolom"
    assert "Belum ditunjuk: Nama" in sheet.mapping._missing.text()
    assert sheet.mapping.choice() is None
    come_back_to(sheet)
    for words in ("NIK", "Nama", "Jenis kelamin", "Tanggal lahir"):
        type_and_go_on(words)
    mapping = sheet.mapping.choice()
    assert mapping is not None
    assert dict(mapping.columns) == {0: "nik", 1: "name", 2: "sex", 3: "birth_date"}
    assert unnamed_inputs(sheet) == []
    assert inputs_without_buddy(sheet) == []
    key(sheet, Qt.Key.Key_S)
    settle()
    come_back_to(sheet)
    assert figures(sheet) == ["1", "1", "0"]
    key(sheet, Qt.Key.Key_S)
    settle()
    assert empty_office.people.by_nik("3604125003970003").facts.name == "SITI CONTOH"
    assert page.sheet is None


def test_the_same_field_twice_is_shown_beside_the_columns(
    page: PeoplePage, settle: Settle, tmp_path: Path
) -> None:
    sheet = sheet_of(page)
    sheet.rehearse(write_table(tmp_path / "warga.csv", [HEADINGS, *ROWS]))
    settle()
    for heading in HEADINGS[:2]:
        sheet.mapping.field(heading).set_value("name")
    assert "lebih dari sekali: Nama" in sheet.mapping._missing.text()
    press(sheet, "Periksa berkas")
    assert "Lengkapi dahulu" in page.notices.text()


def test_another_heading_row_is_looked_at_anew(
    page: PeoplePage, settle: Settle, tmp_path: Path
) -> None:
    sheet = sheet_of(page)
    table = [["Nama", "Daftar lama", "", ""], HEADINGS, *ROWS]
    sheet.rehearse(write_table(tmp_path / "warga.csv", table))
    settle()
    sheet.mapping.header.set_value(2)
    settle()
    assert sheet.mapping.field("Hari kelahiran").value() is None


KNOWN = ["NIK", "Nama Lengkap", "JK", "Tgl Lahir", "Alamat"]


def known_rows(office: Desa, count: int) -> list[list[object]]:
    """Rows about people whom the register has, with another address."""
    found: list[list[object]] = []
    for row in office.people.search(limit=count).rows:
        facts = office.people.get(row.id).facts
        assert facts.birth_date
        assert facts.sex
        born = f"{facts.birth_date:%d-%m-%Y}"
        found.append([facts.nik, facts.name, facts.sex.value, born, "Kp. Pindahan"])
    return found


@pytest.fixture
def full_page(office: Desa, open_window: Callable[[Desa], MainWindow]) -> PeoplePage:
    window = open_window(office)
    window.show_page(places.PEOPLE)
    found = window.page(places.PEOPLE)
    assert isinstance(found, PeoplePage)
    found.import_people()
    return found


def test_known_people_are_left_until_chosen_otherwise_and_an_import_is_undone(
    full_page: PeoplePage, office: Desa, settle: Settle, tmp_path: Path, moment: SetClock
) -> None:
    sheet = sheet_of(full_page)
    rows = known_rows(office, 3)
    sheet.rehearse(write_table(tmp_path / "warga.ods", [KNOWN, *rows]))
    settle()
    assert figures(sheet) == ["3", "3", "0"]
    assert not sheet.take_in.isVisible()
    assert "sudah terdaftar" in full_page.notices.text()
    come_back_to(sheet)
    sheet.treatment.setFocus()
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClick(line, Qt.Key.Key_End)
    sheet.treatment.lineEdit().selectAll()  # type: ignore[union-attr]
    QTest.keyClicks(line, "semua")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle()
    assert [one.new for one in sheet.results.changes.rows] == ["Kp. Pindahan"] * 3
    come_back_to(sheet)
    key(sheet, Qt.Key.Key_S)
    settle()
    person = office.people.by_nik(str(rows[0][0]))
    assert person.facts.address == "Kp. Pindahan"
    full_page.import_people()
    press(sheet_of(full_page), "Impor sebelumnya…")
    listed = full_page.sheet
    assert isinstance(listed, ImportsSheet)
    assert [one.file_name for one in listed.model.rows] == ["warga.ods"]
    assert listed.window().focusWidget() is listed.table
    QTest.keyClick(listed.table, Qt.Key.Key_Return)
    (dialog,) = (one for one in listed.findChildren(UndoDialog) if one.isVisible())
    type_into(dialog.form.row("reason").widget, "Salah berkas")
    moment.advance(minutes=5)
    QTest.keyClick(dialog.save_button, Qt.Key.Key_Space)
    settle()
    assert office.people.get(person.id).facts.address != "Kp. Pindahan"
    assert listed.model.rows[0].state is ImportState.UNDONE
    assert not listed.undo_button.isEnabled()
    assert "sudah diurungkan" in full_page.notices.text()


def test_who_is_in_the_way_is_listed(
    full_page: PeoplePage, office: Desa, settle: Settle, tmp_path: Path
) -> None:
    path = write_table(tmp_path / "warga.xlsx", [KNOWN, ["3604125003970003", "SITI CONTOH", "P",
                                                         "10-03-1997", "Kp. A"]])  # fmt: skip
    report = office.intake.take_in(path)
    person = office.people.by_nik("3604125003970003")
    office.people.correct(person, replace(person.facts, marital=Marital.SINGLE))
    full_page.show_imports()
    listed = full_page.sheet
    assert isinstance(listed, ImportsSheet)
    listed.table.select_row(0)
    listed.undo()
    (dialog,) = (one for one in listed.findChildren(UndoDialog) if one.isVisible())
    type_into(dialog.form.row("reason").widget, "Salah")
    press(dialog, "Urungkan impor")
    settle()
    assert [one.name for one in listed.way.rows] == ["SITI CONTOH"]
    assert listed.way_table.isVisible()
    assert office.imports.list()[0].id == report.import_id


def test_a_look_alike_is_taken_for_the_same_person_with_enter(
    full_page: PeoplePage, office: Desa, settle: Settle, tmp_path: Path
) -> None:
    row = known_rows(office, 1)[0]
    row[0] = None
    sheet = sheet_of(full_page)
    sheet.rehearse(write_table(tmp_path / "warga.xls", [KNOWN, row]))
    settle()
    sheet.results.filters["mirip"].click()
    assert [one.accepted for one in sheet.results.alike.rows] == [False]
    sheet.results.focus_table()
    sheet.results.alike_table.select_row(0)
    QTest.keyClick(sheet.results.alike_table, Qt.Key.Key_Return)
    settle()
    assert [one.accepted for one in sheet.results.alike.rows] == [True]
    assert figures(sheet) == ["1", "1", "0"]
    assert not sheet.take_in.isVisible()


@pytest.mark.usefixtures("dark")
def test_every_step_names_its_inputs_in_the_dark_as_well(
    full_page: PeoplePage, settle: Settle, tmp_path: Path
) -> None:
    sheet = sheet_of(full_page)
    asks: list[object] = [None, "ADE", "L", "05/06/1990", ""]
    sheet.rehearse(write_table(tmp_path / "warga.xlsx", [KNOWN, asks]))
    settle()
    assert sheet.order.isVisible()
    assert unnamed_inputs(sheet) == []
    assert inputs_without_buddy(sheet) == []
    sheet.order.set_value(DateOrder.DAY_FIRST)
    settle()
    assert figures(sheet) == ["1", "1", "0"]
    assert sheet.order.isVisible()
