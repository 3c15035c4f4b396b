# SPDX-License-Identifier: GPL-3.0-or-later
"""A secretary changes what a letter says, sees it at once, and finds every mistake where it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMenu

from desa_app import reference
from desa_app.domain.letter import LetterRequest
from desa_app.domain.office_wording import Origin
from tests.ui.pages.desa.helpers import button, press, settled
from tests.ui.walk import unnamed_inputs
from ui.pages.desa import places, wordings_sheet
from ui.pages.desa.letters_page import LettersPage
from ui.pages.desa.settings_page import SettingsPage
from ui.pages.desa.wording_editor import SETTINGS, TEXTS, WHOLE, WordingEditor
from ui.pages.desa.wording_history import HistoryDialog
from ui.pages.desa.wording_insert import insert_menu
from ui.pages.desa.wording_offers import OffersDialog
from ui.pages.desa.wordings_sheet import NewKindDialog, WordingsSheet
from ui.questions import Question

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desa_app.desa import Desa
    from tests.ui.pages.desa.village import People
    from ui.main_window import MainWindow

FIRST_PAGE = places.SETTINGS

Settle = Callable[[], None]
KIND = "rekomendasi"
TITLE = ("judul",)


@pytest.fixture
def page(window: MainWindow) -> SettingsPage:
    """The settings, with the list of wordings open."""
    window.show_page(places.SETTINGS)
    settled()
    found = window.page(places.SETTINGS)
    assert isinstance(found, SettingsPage)
    press(found, "Naskah surat…")
    return found


def listed(page: SettingsPage) -> WordingsSheet:
    assert isinstance(page.sheet, WordingsSheet)
    return page.sheet


def editor(page: SettingsPage, kind: str = KIND) -> WordingEditor:
    page.wordings.open_one(kind)
    assert isinstance(page.sheet, WordingEditor)
    return page.sheet


def dialog(page: SettingsPage, kind: type[QDialog]) -> QDialog:
    return next(one for one in page.findChildren(kind) if one.isVisible())


def retitle(sheet: WordingEditor, words: str) -> None:
    sheet.parts.boxes[TITLE].selectAll()
    sheet.parts.boxes[TITLE].insertPlainText(words)


def test_the_list_tells_whose_text_is_in_force(page: SettingsPage, office: Desa) -> None:
    rows = listed(page).model.rows
    assert len(rows) == len(reference.letter_kinds())
    assert {row.origin for row in rows} == {Origin.SHIPPED}
    assert page.title == "Naskah surat"


def test_enter_opens_a_wording_and_esc_leads_back_to_the_list(page: SettingsPage) -> None:
    sheet = listed(page)
    sheet.table.select_row(0)
    press(page, "Buka naskah")
    opened = page.sheet
    assert isinstance(opened, WordingEditor)
    assert opened.kind == sheet.model.rows[0].kind
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert isinstance(page.sheet, WordingsSheet)


def test_what_is_typed_into_a_box_is_seen_and_saved(
    page: SettingsPage, office: Desa, qtbot: QtBot, settle: Settle
) -> None:
    sheet = editor(page)
    before = reference.letter_texts()[KIND]
    assert not sheet.save_button.isEnabled()
    with qtbot.waitSignal(sheet.previewed):
        retitle(sheet, 'SURAT "PENGANTAR" DESA')
    settle()
    assert sheet.preview.words == ""
    assert sheet.text == before.replace('"SURAT REKOMENDASI"', '"SURAT \\"PENGANTAR\\" DESA"')
    sheet.note.setText("Nama lama")
    press(page, "Simpan")
    (version,) = office.wordings.history(KIND)
    assert (version.text, version.note) == (sheet.text, "Nama lama")
    assert office.wordings.row(KIND).origin is Origin.CHANGED
    assert "versi 1" in page.notices.text()


def test_a_wrong_name_is_told_at_its_box_and_cannot_be_saved(page: SettingsPage) -> None:
    sheet = editor(page)
    retitle(sheet, "SURAT {nma}")
    assert not sheet.save_button.isEnabled()
    assert sheet.problem_list.item(0).text() == (
        f"Baris {sheet.problems[0].line}: data {{nma}} tidak dikenal. Maksud Anda {{nama}}?"
    )
    assert sheet.parts._marks[TITLE].text().startswith("Data {nma} tidak dikenal.")
    sheet.tabs.setCurrentIndex(WHOLE)
    sheet.problem_list.setCurrentRow(0)
    sheet.problem_list.itemActivated.emit(sheet.problem_list.item(0))
    assert sheet.whole.textCursor().selectedText() == "{nma}"
    sheet.tabs.setCurrentIndex(TEXTS)
    sheet.go_to(sheet.problems[0])
    assert sheet.parts.boxes[TITLE].textCursor().selectedText() == "{nma}"
    sheet.update_preview()
    assert sheet.preview.words


def test_a_text_that_cannot_be_read_is_mended_as_a_whole(page: SettingsPage) -> None:
    sheet = editor(page)
    sheet.tabs.setCurrentIndex(WHOLE)
    sheet.whole.setPlainText(sheet.text.replace('judul = "', "judul = ", 1))
    assert sheet.problems[0].code == "tidak-terbaca"
    sheet.tabs.setCurrentIndex(TEXTS)
    assert not sheet.parts.isEnabled()
    sheet.go_to(sheet.problems[0])
    assert sheet.tabs.currentIndex() == WHOLE
    assert sheet.whole.textCursor().blockNumber() + 1 == sheet.problems[0].line
    sheet.whole.setPlainText(reference.letter_texts()[KIND])
    sheet.tabs.setCurrentIndex(TEXTS)
    assert sheet.parts.isEnabled()


def test_margins_code_and_validity_are_fields(page: SettingsPage, office: Desa) -> None:
    sheet = editor(page)
    sheet.tabs.setCurrentIndex(SETTINGS)
    for name, value in (("klasifikasi", "400.12"), ("berlaku_hari", "60"), ("tepi_kiri", "30,5")):
        field = sheet.settings.form.field(name)
        field.setProperty("text", value)
    press(page, "Simpan")
    kind = office.letters.kinds()[KIND]
    assert (kind.classification, kind.validity_days, kind.margins.left) == ("400.12", 60, 30.5)
    sheet = editor(page)
    sheet.settings.form.field("tepi_kiri").setProperty("text", "300")
    assert sheet.problems[0].word == "300"
    sheet.go_to(sheet.problems[0])
    assert sheet.tabs.currentIndex() == SETTINGS


def test_data_is_chosen_by_its_meaning(page: SettingsPage, office: Desa) -> None:
    sheet = editor(page)
    menu = insert_menu(office.letters.kinds()[KIND], sheet.insert, reference.citations(), sheet)
    entries = {
        action.text().split("\t")[0]: action
        for part in menu.findChildren(QMenu)
        for action in part.actions()
    }
    retitle(sheet, "SURAT ")
    sheet.parts.boxes[TITLE].setFocus()
    entries["Nama desa"].trigger()
    entries["Keperluan"].trigger()
    assert sheet.parts.boxes[TITLE].toPlainText() == "SURAT {desa}{keperluan}"
    assert sheet.problems == ()
    sheet.tabs.setCurrentIndex(WHOLE)
    sheet.whole.go_to(1, 1)
    entries["NIK"].trigger()
    assert sheet.text.startswith("{nik}#")


def test_what_was_typed_waits_when_the_sheet_is_left(page: SettingsPage) -> None:
    retitle(editor(page), "SURAT LAIN")
    page.close_sheet()
    sheet = editor(page)
    assert sheet.parts.boxes[TITLE].toPlainText() == "SURAT LAIN"
    assert sheet.save_button.isEnabled()


def test_an_earlier_version_comes_back_and_so_does_the_shipped_text(
    page: SettingsPage, office: Desa, monkeypatch: pytest.MonkeyPatch, settle: Settle
) -> None:
    first = office.wordings.text(KIND).replace("SURAT REKOMENDASI", "SURAT SATU")
    office.wordings.save(KIND, first)
    office.wordings.save(KIND, first.replace("SURAT SATU", "SURAT DUA"))
    editor(page)
    press(page, "Riwayat…")
    history = dialog(page, HistoryDialog)
    assert isinstance(history, HistoryDialog)
    assert not history.verb.isEnabled()
    history.list.setCurrentRow(1)
    settle()
    press(history, "Pakai versi ini")
    assert office.wordings.text(KIND) == first
    monkeypatch.setattr(Question, "ask", lambda *_args, **_named: True)
    press(page, "Kembalikan ke bawaan…")
    assert office.wordings.row(KIND).origin is Origin.SHIPPED
    assert isinstance(page.sheet, WordingsSheet)


def test_a_new_kind_begins_with_the_text_of_another(page: SettingsPage, office: Desa) -> None:
    press(page, "Jenis baru…")
    asked = dialog(page, NewKindDialog)
    assert isinstance(asked, NewKindDialog)
    values = {"nama": "Surat keterangan usaha", "kode": "domisili", "dari": "domisili"}
    asked.form.set_values(values)
    press(asked, "Buat naskah")
    assert asked.isVisible()
    asked.form.set_values(values | {"kode": "keterangan-usaha"})
    press(asked, "Buat naskah")
    assert isinstance(page.sheet, WordingEditor)
    assert office.wordings.row("keterangan-usaha").origin is Origin.OWN


def test_wordings_are_shared_and_taken_in_only_when_ticked(
    page: SettingsPage,
    office: Desa,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settle: Settle,
) -> None:
    path = tmp_path / "bagi.naskah"
    monkeypatch.setattr(wordings_sheet, "save_file", lambda *_: path)
    monkeypatch.setattr(wordings_sheet, "open_file", lambda *_: path)
    sheet = listed(page)
    sheet.table.select_row([row.kind for row in sheet.model.rows].index(KIND))
    press(page, "Bagikan ke berkas…")
    path.write_bytes(path.read_bytes().replace(b"SURAT REKOMENDASI", b"SURAT LAIN"))
    press(page, "Terima dari berkas…")
    offers = dialog(page, OffersDialog)
    assert isinstance(offers, OffersDialog)
    settle()
    assert not offers.verb.isEnabled()
    assert office.wordings.row(KIND).origin is Origin.SHIPPED
    offers.list.item(0).setCheckState(Qt.CheckState.Checked)
    press(offers, "Terima yang dicentang")
    assert "SURAT LAIN" in office.wordings.text(KIND)
    assert office.profile.name in office.wordings.history(KIND)[0].note


def test_a_file_of_something_else_is_refused_in_words(
    page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lain.naskah"
    path.write_bytes(b"PK\x03\x04 bukan naskah")
    monkeypatch.setattr(wordings_sheet, "open_file", lambda *_: path)
    press(page, "Terima dari berkas…")
    assert "Berkas naskah surat tidak dapat dibaca" in page.notices.text()


def test_everything_that_takes_the_keyboard_has_a_name_and_fits(
    page: SettingsPage, window: MainWindow, settle: Settle
) -> None:
    assert unnamed_inputs(page) == []
    sheet = editor(page)
    for tab in (TEXTS, SETTINGS, WHOLE):
        sheet.tabs.setCurrentIndex(tab)
        settle()
        assert unnamed_inputs(page) == []
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 768
    assert button(page, "Simpan").geometry().right() <= page.width()


def test_the_archive_names_a_kind_of_the_offices_own_also_after_it_was_retired(
    window: MainWindow, office: Desa, people: People
) -> None:
    office.wordings.add("keterangan-usaha", "Surat keterangan usaha", "domisili")
    fields = office.letters.blank_fields("keterangan-usaha", people.ready.id)
    office.letters.issue(
        LetterRequest(
            kind="keterangan-usaha",
            person_id=people.ready.id,
            episode_id=None,
            fields={name: value or "usaha kecil" for name, value in fields.items()},
            reason="Diminta warga.",
        )
    )
    office.wordings.reset("keterangan-usaha")
    window.show_page(places.LETTERS)
    settled()
    archive = window.page(places.LETTERS)
    assert isinstance(archive, LettersPage)
    index = archive.model.index(0, 2)
    assert archive.model.data(index) == "Surat keterangan usaha"
