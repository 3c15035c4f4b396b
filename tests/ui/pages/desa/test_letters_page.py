# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter is filled in, checked, seen, issued, printed and voided, in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desa_app.domain.letter import LetterState
from tests.ui.pages.desa.helpers import key, line_of, open_dialog, press, settled, type_into
from ui.pages.desa import places
from ui.pages.desa.letter_form import LetterSheet
from ui.pages.desa.letter_view import LetterView, VoidDialog
from ui.pages.desa.letters_page import LettersPage
from ui.widgets.choice_field import ChoiceField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desa_app.clock import SetClock
    from desa_app.desa import Desa
    from desa_app.office.unlock import OfficeKey
    from tests.ui.pages.desa.village import People
    from ui.main_window import MainWindow

FIRST_PAGE = places.LETTERS

Settle = Callable[[], None]


@pytest.fixture
def page(window: MainWindow) -> LettersPage:
    window.show_page(places.LETTERS)
    settled()
    found = window.page(places.LETTERS)
    assert isinstance(found, LettersPage)
    return found


def form(page: LettersPage) -> LetterSheet:
    assert isinstance(page.sheet, LetterSheet)
    return page.sheet


def preview(sheet: LetterSheet, settle: Settle) -> None:
    """Go on typing no more: the pause ends and the preview is made."""
    sheet.update_preview()
    settle()


def write_permit(page: LettersPage, people: People, settle: Settle) -> LetterSheet:
    page.receive(people.ready.id)
    sheet = form(page)
    press(sheet, "Muhamad Rohman (suami)")
    preview(sheet, settle)
    return sheet


def issue_permit(page: LettersPage, people: People, settle: Settle) -> LetterView:
    sheet = write_permit(page, people, settle)
    press(sheet, "Terbitkan surat")
    settle()
    assert isinstance(page.sheet, LetterView)
    return page.sheet


def test_a_letter_is_issued_from_search_to_number_by_keyboard(
    qtbot: QtBot,
    window: MainWindow,
    page: LettersPage,
    people: People,
    office: Desa,
    settle: Settle,
) -> None:
    key(window, Qt.Key.Key_T)
    sheet = form(page)
    assert sheet.draft.picker.search.hasFocus()
    type_into(sheet.draft.picker.search, "juhaeni saepudin")
    qtbot.waitUntil(lambda: sheet.draft.picker._results.count() == 1)
    key(sheet.draft.picker.search, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert sheet.draft.person is not None
    fields = sheet.draft.fields
    assert fields is not None
    assert fields.values()["hubungan"] == "suami"
    type_into(fields.field("pemberi_nama"), "MUHAMAD ROHMAN")
    type_into(fields.field("pemberi_alamat"), "Kampung Kubang")
    with qtbot.waitSignal(sheet.previewed):
        pass
    assert "470/001/" in sheet._consequence.text()
    key(window, Qt.Key.Key_S)
    settle()
    assert isinstance(page.sheet, LetterView)
    (letter,) = office.letters.list(people.ready.id)
    assert letter.number in page.title
    assert letter.number in page.notices.text()


def test_a_member_of_the_family_card_fills_in_the_giver(
    page: LettersPage, people: People, settle: Settle
) -> None:
    sheet = write_permit(page, people, settle)
    assert sheet.draft.fields is not None
    answers = sheet.draft.fields.answers()
    assert answers["hubungan"] == "suami"
    assert answers["pemberi_nik"] == people.husband.facts.nik
    assert answers["pemberi_tanggal_lahir"] == "02-07-1994"
    assert "Desa Sukajaya" in answers["pemberi_alamat"]


def test_tab_goes_from_another_kind_into_that_kinds_questions(
    page: LettersPage, people: People, settle: Settle
) -> None:
    page.receive(people.ready.id)
    sheet = form(page)
    kind = sheet.draft.head.field("kind")
    assert isinstance(kind, ChoiceField)
    line = line_of(kind)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "xyz")
    preview(sheet, settle)
    assert "Pilih jenis suratnya" in sheet.preview.words
    kind.set_value("ahli-waris")
    assert kind.currentText() == "Surat keterangan ahli waris"
    fields = sheet.draft.fields
    assert fields is not None
    # The plan cannot be chosen when there is only one, so Tab passes over it.
    preview(sheet, settle)
    kind.setFocus()
    QTest.keyClick(kind, Qt.Key.Key_Tab)
    spot = QApplication.focusWidget()
    assert spot is not None
    assert fields.isAncestorOf(spot), spot.accessibleName()


def test_what_is_missing_is_said_where_the_preview_would_be(
    page: LettersPage, people: People, settle: Settle
) -> None:
    page.write_letter()
    assert "Pilih orangnya" in form(page).preview.words
    page.write_for(people.ready)
    preview(form(page), settle)
    assert "Nama pemberi izin" in form(page).preview.words
    assert not form(page).issue_button.isEnabled()


def test_a_block_is_shown_with_its_ground_and_nothing_can_be_issued(
    page: LettersPage, people: People, office: Desa, settle: Settle
) -> None:
    page.write_for(people.minor)
    sheet = form(page)
    preview(sheet, settle)
    first = sheet.checks.list.items()[0]
    assert first.state == "menghalangi"
    assert "UU 18/2017 Pasal 5 huruf a" in first.text
    assert not sheet.issue_button.isEnabled()
    assert "tidak dapat diterbitkan" in sheet.preview.words
    sheet.issue()
    settle()
    assert office.letters.list() == ()


def test_a_warning_asks_for_a_reason_which_is_archived(
    page: LettersPage, people: People, office: Desa, settle: Settle
) -> None:
    issue_permit(page, people, settle)
    other = next(r for r in office.people.search(status="calon").rows if r.name == "DEWI LESTARI")
    page.write_for(office.people.get(other.id))
    sheet = form(page)
    assert sheet.draft.fields is not None
    type_into(sheet.draft.fields.field("pemberi_nama"), "SAMSUDIN")
    type_into(sheet.draft.fields.field("pemberi_alamat"), "Kubang")
    preview(sheet, settle)
    press(sheet, "Terbitkan surat")
    settle()
    assert sheet.checks.form.row("reason").problem_text == "Belum diisi."
    assert len(office.letters.list()) == 1
    type_into(sheet.checks.form.field("reason"), "Keluarga sudah hadir")
    press(sheet, "Terbitkan surat")
    settle()
    (letter,) = office.letters.list(other.id)
    assert letter.reason == "Keluarga sudah hadir"


def test_a_letter_that_changed_after_the_preview_is_shown_again(
    page: LettersPage, people: People, office: Desa, moment: SetClock, settle: Settle
) -> None:
    sheet = write_permit(page, people, settle)
    before = sheet._preview
    moment.advance(days=1)
    press(sheet, "Terbitkan surat")
    settle()
    assert office.letters.list() == ()
    assert "berubah" in page.notices.text().lower()
    assert sheet._preview is not None
    assert before is not None
    assert sheet._preview.blank_sha256 != before.blank_sha256
    press(sheet, "Terbitkan surat")
    settle()
    assert len(office.letters.list()) == 1


def test_what_was_typed_just_before_the_lock_is_previewed_after_it(
    qtbot: QtBot,
    page: LettersPage,
    people: People,
    office: Desa,
    first_day: tuple[Path, OfficeKey],
    settle: Settle,
) -> None:
    sheet = write_permit(page, people, settle)
    assert sheet.issue_button.isEnabled()
    assert sheet.draft.fields is not None
    sheet._pause.setInterval(1)
    type_into(sheet.draft.fields.field("pemberi_alamat"), "Kampung Kubang")
    office.lock()
    for _ in range(2):
        with qtbot.waitSignal(sheet._pause.timeout):
            pass
    settle()
    assert not sheet.issue_button.isEnabled()
    office.unlock(first_day[1])
    with qtbot.waitSignal(sheet.previewed):
        pass
    assert sheet.issue_button.isEnabled()
    assert "Kampung Kubang" in sheet.draft.fields.answers()["pemberi_alamat"]


def test_the_next_letter_of_somebody_with_a_permit_is_the_recommendation(
    page: LettersPage, people: People, settle: Settle
) -> None:
    issue_permit(page, people, settle)
    page.receive(people.ready.id)
    assert form(page).draft.kind == "rekomendasi"
    preview(form(page), settle)
    assert form(page).issue_button.isEnabled()


def test_a_field_for_something_else_appears_only_when_asked_for(
    page: LettersPage, people: People
) -> None:
    page.write_for(people.ready)
    sheet = form(page)
    sheet.draft.head.row("kind").input.set_value("rekomendasi")
    fields = sheet.draft.fields
    assert fields is not None
    assert fields.row("tujuan_lain").isHidden()
    fields.row("tujuan_surat").input.set_value("lainnya")
    assert not fields.row("tujuan_lain").isHidden()


def test_what_was_typed_belongs_to_one_person(
    page: LettersPage, people: People, office: Desa
) -> None:
    page.write_for(people.ready)
    sheet = form(page)
    assert sheet.draft.fields is not None
    type_into(sheet.draft.fields.field("pemberi_nama"), "MUHAMAD")
    page.write_for(people.minor)
    other = form(page).draft.fields
    assert other is not None
    assert other.values()["pemberi_nama"] == ""
    page.write_for(people.ready)
    again = form(page).draft.fields
    assert again is not None
    assert again.values()["pemberi_nama"] == "MUHAMAD"


def test_the_archived_letter_is_printed_at_its_size_and_logged(
    page: LettersPage, people: People, settle: Settle, tmp_path: Path
) -> None:
    view = issue_permit(page, people, settle)
    target = tmp_path / "cetak.pdf"

    def to_file(printer: QPrinter, _parent: QWidget | None) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        return True

    view.choose = to_file
    key(view.print_button, Qt.Key.Key_P)
    assert target.stat().st_size > 1000
    assert "dikirim ke pencetak" in page.notices.text()


def test_the_archived_bytes_are_saved_as_they_are(
    page: LettersPage,
    people: People,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    view = issue_permit(page, people, settle)
    target = tmp_path / "surat.pdf"
    monkeypatch.setattr("ui.pages.desa.letter_view.save_file", lambda *_: target)
    press(view, "Simpan PDF…")
    settle()
    assert target.read_bytes() == view.letter.pdf


def test_voiding_names_the_letter_and_asks_why(
    page: LettersPage, people: People, office: Desa, settle: Settle
) -> None:
    view = issue_permit(page, people, settle)
    press(view, "Batalkan surat…")
    dialog = open_dialog(VoidDialog)
    assert view.letter.number in dialog.windowTitle()
    press(dialog, "Batalkan surat")
    assert dialog.form.row("reason").problem_text == "Belum diisi."
    type_into(dialog.form.field("reason"), "Salah nama")
    press(dialog, "Batalkan surat")
    assert office.letters.list()[0].state is LetterState.VOID
    assert not view.print_button.isEnabled()
    press(view, "Kembali")
    assert page.model.index(0, 4).data() == "batal"


def test_the_archive_is_searched_and_opened_by_keyboard(
    qtbot: QtBot, page: LettersPage, people: People, settle: Settle
) -> None:
    issue_permit(page, people, settle)
    page.close_sheet()
    type_into(page.search, "tidak ada")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    press(page, "Kosongkan pencarian")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    page.table.setFocus()
    key(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert isinstance(page.sheet, LetterView)


def test_an_empty_archive_offers_the_first_letter(
    empty_office: Desa, open_window: Callable[[Desa], MainWindow]
) -> None:
    window = open_window(empty_office)
    window.show_page(places.LETTERS)
    settled()
    page = window.page(places.LETTERS)
    assert isinstance(page, LettersPage)
    press(page.table, "Terbitkan surat")
    assert page.title == "Terbitkan surat"


@pytest.mark.parametrize("kind", ["izin-keluarga", "rekomendasi"])
def test_every_field_of_a_kind_has_a_name(page: LettersPage, people: People, kind: str) -> None:
    page.write_for(people.ready)
    sheet = form(page)
    sheet.draft.head.row("kind").input.set_value(kind)
    assert sheet.draft.fields is not None
    for name in sheet.draft.fields.values():
        assert sheet.draft.fields.field(name).accessibleName()
