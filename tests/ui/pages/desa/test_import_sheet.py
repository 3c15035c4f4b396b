# SPDX-License-Identifier: GPL-3.0-or-later
"""A spreadsheet is looked at first; then all of it is taken, or a report is saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from xlsxwriter import Workbook

from tests.ui.pages.desa.helpers import press
from ui.pages.desa import places
from ui.pages.desa.import_sheet import ImportSheet
from ui.pages.desa.people_page import PeoplePage

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from ui.main_window import MainWindow

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
    refused = [f for f in sheet.model.rows if f.level == "ditolak"]
    assert refused
    assert {f.row for f in refused} == {3}
    assert sheet.model.rows[0].level == "ditolak"


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
