# SPDX-License-Identifier: GPL-3.0-or-later
"""The Desa Binaan book and the foreigners' list are kept by keyboard and saved as papers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desa_app.domain.foreigners import Permit
from desa_app.sample.desa_binaan import keep_desa_binaan
from tests.ui.pages.desa.helpers import key, open_dialog, settled, type_into
from tests.ui.walk import inputs_without_buddy, unnamed_inputs
from ui.pages.desa import foreigners_tab, foster_page, places
from ui.pages.desa.foreigner_dialogs import ForeignerDialog, ReportDialog, ReportForm
from ui.pages.desa.foster_dialogs import PassportHelpDialog
from ui.pages.desa.foster_page import FosterPage
from ui.pages.desa.ledger_dialog import LedgerDialog

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from tests.ui.pages.desa.village import People
    from ui.main_window import MainWindow

FIRST_PAGE = places.FOSTER

Settle = Callable[[], None]
TODAY = date(2026, 11, 21)


@pytest.fixture
def page(window: MainWindow) -> FosterPage:
    window.show_page(places.FOSTER)
    settled()
    found = window.page(places.FOSTER)
    assert isinstance(found, FosterPage)
    return found


def test_a_foreigner_is_noted_by_keyboard_alone(
    window: MainWindow, page: FosterPage, office: Desa
) -> None:
    key(window, Qt.Key.Key_N)
    dialog = open_dialog(ForeignerDialog)
    for name, words in (
        ("name", "JOHN CONTOH"),
        ("sex", "Laki-laki"),
        ("nationality", "Australia"),
        ("permit", Permit.LIMITED.words),
        ("permit_until", "01022027"),
        ("address", "Dusun Contoh"),
    ):
        type_into(dialog.form.field(name), words)
    key(dialog, Qt.Key.Key_S)
    (row,) = page.foreigners.model.rows
    assert (row.facts.nationality, row.facts.arrived_on) == ("AU", TODAY)
    assert row.facts.permit_until == date(2027, 2, 1)
    assert page.foreigners.told.text() == "1 orang ada di desa · 1 belum dilaporkan"
    assert office.foreigners.list().total == 1


def test_the_report_asks_for_its_period_and_is_saved(
    page: FosterPage,
    office: Desa,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settle: Settle,
) -> None:
    keep_desa_binaan(office, tmp_path)
    page.refresh()
    settled()
    for form, start in ((ReportForm.PDF, b"%PDF"), (ReportForm.XLSX, b"PK")):
        path = tmp_path / f"laporan{form.value}"
        monkeypatch.setattr(foreigners_tab, "save_file", lambda *_, path=path: path)
        page.foreigners.ask_report()
        dialog = open_dialog(ReportDialog)
        assert unnamed_inputs(dialog) == []
        dialog.form.row("form").input.set_value(form)
        key(dialog, Qt.Key.Key_S)
        settle()
        assert path.read_bytes().startswith(start)
    page.foreigners.ask_report()
    dialog = open_dialog(ReportDialog)
    dialog.form.row("last_day").input.set_value(date(2026, 10, 1))
    key(dialog, Qt.Key.Key_S)
    assert "lebih awal" in dialog.form.row("last_day").problem_text
    dialog.reject()


def test_the_book_of_the_year_in_front_is_saved(
    page: FosterPage,
    office: Desa,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settle: Settle,
) -> None:
    keep_desa_binaan(office, tmp_path)
    page.refresh()
    settled()
    page.tabs.setCurrentIndex(1)
    for save, name in ((page.save_document, "buku.pdf"), (page.save_workbook, "buku.xlsx")):
        path = tmp_path / name
        monkeypatch.setattr(foster_page, "save_file", lambda *_, path=path: path)
        save()
        settle()
        assert path.stat().st_size > 1000
    assert "2026" in page.notices.text()


def test_passport_help_takes_the_name_of_whom_was_found(
    page: FosterPage, office: Desa, people: People
) -> None:
    tab = page.lists[3]
    page.show_tab(tab)
    for changed, linked in (("", people.ready.id), ("ORANG LAIN", None)):
        tab.note_new()
        dialog = open_dialog(PassportHelpDialog)
        dialog.picker.picked.emit(people.ready)
        assert dialog.form.values()["name"] == people.ready.facts.name
        if changed:
            dialog.form.row("name").input.set_value(changed)
        type_into(dialog.form.field("help_kind"), "Penjelasan syarat")
        key(dialog, Qt.Key.Key_S)
        name = changed or people.ready.facts.name
        (noted,) = office.foster.passport_help.list(name).rows
        assert noted.facts.person_id == linked


def test_every_list_opens_windows_that_name_their_fields(
    page: FosterPage, office: Desa, tmp_path: Path, settle: Settle
) -> None:
    for tab in page.lists:
        _, title, line, action = tab.empty_words()
        assert (bool(title), line.endswith("."), action) == (True, True, tab.note_words())
    keep_desa_binaan(office, tmp_path)
    page.refresh()
    settled()
    for tab in page.lists:
        page.show_tab(tab)
        settle()
        assert unnamed_inputs(page) == []
        assert not tab.table.horizontalScrollBar().isVisible(), tab.title
        for record in (None, tab.record_of(tab.model.rows[0])):
            tab._open(record)
            dialog = open_dialog(LedgerDialog)
            assert unnamed_inputs(dialog) == []
            assert [one for one in inputs_without_buddy(dialog) if "SearchField" not in one] == []
            assert dialog.height() <= 700
            dialog.reject()
