# SPDX-License-Identifier: GPL-3.0-or-later
"""Data acuan in the window: found, changed with a source, looked up again, left out, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desa_app.domain.reference_list import RowOrigin
from desa_app.domain.reference_lists import COUNTRIES, HOTLINES, INDICATORS, LISTS
from tests.ui.pages.desa.helpers import key, open_dialog, press, type_into
from tests.ui.walk import inputs_without_buddy, unnamed_inputs
from ui.pages.desa import places
from ui.pages.desa.reference_dialogs import (
    ConfirmDialog,
    RetireDialog,
    RowDialog,
    RowHistoryDialog,
)
from ui.pages.desa.reference_sheet import ReferenceSheet
from ui.pages.desa.settings_page import SettingsPage
from ui.questions import Question

if TYPE_CHECKING:
    from collections.abc import Callable

    from desa_app.desa import Desa
    from ui.main_window import MainWindow

FIRST_PAGE = places.SETTINGS


@pytest.fixture
def page(window: MainWindow) -> SettingsPage:
    window.show_page(places.SETTINGS)
    found = window.page(places.SETTINGS)
    assert isinstance(found, SettingsPage)
    return found


@pytest.fixture
def sheet(page: SettingsPage) -> ReferenceSheet:
    press(page, "Data acuan…")
    assert isinstance(page.sheet, ReferenceSheet)
    return page.sheet


def choose(sheet: ReferenceSheet, name: str, words: str) -> None:
    sheet.tabs[name].click()
    type_into(sheet.search, words)
    QTest.keyClick(sheet.search, Qt.Key.Key_Return)
    sheet.table.select_row(0)


def test_every_list_is_shown_with_its_rows(sheet: ReferenceSheet) -> None:
    assert set(sheet.tabs) == set(LISTS)
    for name, tab in sheet.tabs.items():
        tab.click()
        assert sheet.spec.name == name
        assert sheet.model.rows
        assert all(sheet.model.index(0, at).data() is not None for at in range(6))
    assert unnamed_inputs(sheet) == []


def test_a_country_is_closed_with_a_source(
    sheet: ReferenceSheet, page: SettingsPage, office: Desa
) -> None:
    choose(sheet, COUNTRIES, "taiwan")
    QTest.keyClick(sheet.table, Qt.Key.Key_Return)
    dialog = open_dialog(RowDialog)
    assert inputs_without_buddy(dialog) == []
    dialog.form.row("status").input.set_value("tertutup")
    dialog.form.row("source").input.set_value("")
    press(dialog, "Simpan")
    assert dialog.form.row("source").problem_text == "Belum diisi."
    type_into(dialog.form.field("source"), "Surat edaran Disnaker")
    key(dialog.form.field("source"), Qt.Key.Key_S)
    assert office.reference.today().countries()["TW"].status == "tertutup"
    assert sheet.model.rows[0].origin is RowOrigin.CHANGED
    assert page.notices.text().startswith("Tersimpan.")


def test_going_back_to_the_shipped_row_is_asked_about(
    sheet: ReferenceSheet, office: Desa, monkeypatch: pytest.MonkeyPatch
) -> None:
    test_row = office.reference.row(COUNTRIES, "TW")
    choose(sheet, COUNTRIES, "taiwan")
    assert not sheet.reset_button.isEnabled()
    QTest.keyClick(sheet.table, Qt.Key.Key_Return)
    dialog = open_dialog(RowDialog)
    dialog.form.row("status").input.set_value("tertutup")
    press(dialog, "Simpan")
    monkeypatch.setattr(Question, "ask", lambda *_args, **_more: True)
    press(sheet, "Kembalikan ke bawaan")
    assert office.reference.row(COUNTRIES, "TW") == test_row
    press(sheet, "Riwayat…")
    told = open_dialog(RowHistoryDialog).told
    assert len(told) == 3
    assert told[0].endswith("dikembalikan ke bawaan")
    assert told[-1] == "Bawaan program"


def test_an_old_row_is_found_and_looked_up_again(sheet: ReferenceSheet, office: Desa) -> None:
    sheet.tabs[COUNTRIES].click()
    sheet.to_check.click()
    names = [row.facts.values["nama"] for row in sheet.model.rows]
    assert "Thailand" in names
    sheet.table.select_row(names.index("Thailand"))
    press(sheet, "Sudah dicek…")
    dialog = open_dialog(ConfirmDialog)
    dialog.form.row("source").input.set_value("Telepon ke BP3MI")
    press(dialog, "Simpan hasil cek")
    row = office.reference.row(COUNTRIES, "TH")
    assert row.facts.source == "Telepon ke BP3MI"
    assert "TH" not in [one.key for one in sheet.model.rows]


def test_a_local_number_is_added_and_left_out(sheet: ReferenceSheet, office: Desa) -> None:
    sheet.tabs[HOTLINES].click()
    press(sheet, "Tambah…")
    dialog = open_dialog(RowDialog)
    type_into(dialog.form.field("nama"), "BP3MI Banten")
    type_into(dialog.form.field("nomor"), "(0254) 000000")
    type_into(dialog.form.field("source"), "Papan nama")
    press(dialog, "Simpan")
    assert office.reference.today().hotlines()[-1].name == "BP3MI Banten"
    press(sheet, "Tidak dipakai lagi…")
    asked = open_dialog(RetireDialog)
    type_into(asked.form.field("reason"), "Pindah kantor")
    press(asked, "Tidak dipakai lagi")
    assert "BP3MI Banten" not in [one.name for one in office.reference.today().hotlines()]
    assert sheet.model.rows[-1].origin is RowOrigin.RETIRED


def test_a_new_question_is_asked_in_the_next_interview(
    sheet: ReferenceSheet, office: Desa, settle: Callable[[], None]
) -> None:
    before = len(office.interviews.questions())
    sheet.tabs[INDICATORS].click()
    press(sheet, "Tambah…")
    dialog = open_dialog(RowDialog)
    assert unnamed_inputs(dialog) == []
    values = {
        "kelompok": "cara",
        "pertanyaan": "Apakah diminta tanda tangan di kertas kosong?",
        "bobot": "rujuk",
        "alasan": "Diminta tanda tangan di kertas kosong.",
        "rujuk_ke": "Polres",
        "source": "Pengalaman desa tetangga",
    }
    for name, value in values.items():
        dialog.form.row(name).input.set_value(value)
    press(dialog, "Simpan")
    settle()
    asked = office.interviews.questions()
    assert len(asked) == before + 1
    assert "Apakah diminta tanda tangan di kertas kosong?" in [one.question for one in asked]


def test_a_search_without_a_match_says_so(sheet: ReferenceSheet) -> None:
    choose(sheet, COUNTRIES, "tidakada")
    assert not sheet.model.rows
    press(sheet, "Lihat semua")
    assert len(sheet.model.rows) == 248


@pytest.mark.usefixtures("dark")
def test_the_sheet_shows_in_the_dark_palette(sheet: ReferenceSheet) -> None:
    picture = sheet.grab().toImage()
    assert picture.pixelColor(1, picture.height() - 1).lightness() < 60
