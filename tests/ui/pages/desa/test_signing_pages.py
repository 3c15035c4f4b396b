# SPDX-License-Identifier: GPL-3.0-or-later
"""Who signs is chosen in the letter's form; what was printed once is printed again as SALINAN."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from desa_app.domain.office import Acting, Official, Post
from desa_app.domain.page import Paper
from tests.ui.pages.desa.helpers import key, press, settled, type_into
from ui.pages.common.official_window import EndTermWindow, OfficialWindow
from ui.pages.common.officials import OfficialsWindow
from ui.pages.common.printer import PrinterWindow
from ui.pages.desa import places
from ui.pages.desa.letter_form import LetterSheet
from ui.pages.desa.letter_view import LetterView
from ui.pages.desa.letters_page import LettersPage
from ui.pages.desa.settings_page import SettingsPage
from ui.questions import Question

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desa_app.clock import SetClock
    from desa_app.desa import Desa
    from tests.ui.pages.desa.village import People
    from ui.main_window import MainWindow
    from ui.preferences import Preferences

FIRST_PAGE = places.SETTINGS

Settle = Callable[[], None]
CHIEF = Official(id="", post=Post.SECTION, name="KASI CONTOH", title="Kasi Pemerintahan")


@pytest.fixture
def letters(window: MainWindow) -> LettersPage:
    window.show_page(places.LETTERS)
    found = window.page(places.LETTERS)
    assert isinstance(found, LettersPage)
    return found


@pytest.fixture
def settings(window: MainWindow) -> SettingsPage:
    window.show_page(places.SETTINGS)
    settled()
    found = window.page(places.SETTINGS)
    assert isinstance(found, SettingsPage)
    return found


def permit_form(page: LettersPage, people: People, settle: Settle) -> LetterSheet:
    page.receive(people.ready.id)
    assert isinstance(page.sheet, LetterSheet)
    press(page.sheet, "Muhamad Rohman (suami)")
    page.sheet.update_preview()
    settle()
    return page.sheet


def offered(sheet: LetterSheet) -> list[str]:
    choice = sheet.tail.field("signatory")
    return [choice.itemText(at) for at in range(choice.count())]  # type: ignore[attr-defined]


def test_the_form_offers_who_is_in_office_and_the_letter_keeps_the_choice(
    letters: LettersPage, office: Desa, people: People, moment: SetClock, settle: Settle
) -> None:
    chief = office.officials.add(CHIEF)
    gone = moment.today() - timedelta(days=1)
    office.officials.add(Official(id="", post=Post.SECTION, name="DULU", title="Kaur", until=gone))
    sheet = permit_form(letters, people, settle)
    words = offered(sheet)
    assert "u.b. · Kasi Pemerintahan · KASI CONTOH" in words
    assert not any("DULU" in line for line in words)
    assert sheet.tail.values()["signatory"] == office.officials.head().id
    sheet.tail.row("signatory").input.set_value(chief.id)
    sheet.tail.row("countersign").input.set_value(True)
    sheet.update_preview()
    settle()
    press(sheet, "Terbitkan surat")
    settle()
    assert isinstance(letters.sheet, LetterView)
    letter = letters.sheet.letter
    assert letter.signed_by == "KASI CONTOH"
    told = dict(letters.sheet._facts.facts())
    assert told["Penanda tangan"] == "KASI CONTOH"
    assert told["Selaku"].endswith("u.b. / Kasi Pemerintahan")


def test_who_stands_in_for_the_head_is_chosen_first(
    letters: LettersPage, office: Desa, people: People, moment: SetClock, settle: Settle
) -> None:
    today = moment.today()
    standing_in = office.officials.add(
        Official(
            id="", post=Post.HEAD, name="PENGGANTI", acting=Acting.PLH, since=today, until=today
        )
    )
    sheet = permit_form(letters, people, settle)
    assert sheet.tail.values()["signatory"] == standing_in.id
    assert "Plh. Kepala Desa · PENGGANTI" in offered(sheet)


def test_the_camat_is_asked_for_only_where_the_kind_allows_it(
    letters: LettersPage, people: People, settle: Settle
) -> None:
    sheet = permit_form(letters, people, settle)
    assert not sheet.tail.row("countersign").isHidden()
    sheet.draft.begin("rujukan-kasus", people.ready)
    sheet.update_preview()
    assert sheet.tail.row("countersign").isHidden()


def printing_to(view: LetterView, path: Path) -> None:
    def to_file(printer: QPrinter, _parent: QWidget | None) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return True

    view.choose = to_file


def test_the_second_print_offers_the_salinan(
    letters: LettersPage,
    office: Desa,
    people: People,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    press(permit_form(letters, people, settle), "Terbitkan surat")
    settle()
    view = letters.sheet
    assert isinstance(view, LetterView)
    printing_to(view, tmp_path / "cetak.pdf")
    asked: list[str] = []

    def answer(_parent: object, question: str, *_: object) -> bool | None:
        asked.append(question)
        return (None, False, True)[len(asked) - 1]

    monkeypatch.setattr(Question, "choose", answer)
    key(view.print_button, Qt.Key.Key_P)
    assert not asked
    for _ in range(3):
        key(view.print_button, Qt.Key.Key_P)
    assert len(asked) == 3
    kinds = [one.copy for one in office.letters.prints(view.letter.id)]
    assert kinds == [False, True, False]
    press(view, "Cetak SALINAN")
    assert [one.copy for one in office.letters.prints(view.letter.id)] == [*kinds, True]
    assert "SALINAN" in letters.notices.text()
    assert dict(view._facts.facts())["Dicetak"].startswith("asli 2 kali, salinan 2 kali")
    assert office.letters.get(view.letter.id).pdf == view.letter.pdf


def test_an_official_is_added_and_their_term_ended_in_the_window(
    settings: SettingsPage, office: Desa, moment: SetClock
) -> None:
    window = settings.officials.open_list()
    asking = window.add()
    form = asking.form
    form.row("post").input.set_value(Post.SECTION)
    type_into(form.field("name"), "KASI CONTOH")
    asking.try_save()
    assert asking.isVisible()
    assert "isi" in form.row("title").problem_text.casefold()
    type_into(form.field("title"), "Kasi Pelayanan")
    assert "u.b.  /  Kasi Pelayanan," in asking._lines.text()
    key(asking, Qt.Key.Key_S)
    (made,) = [one for one in office.officials.everybody() if one.post is Post.SECTION]
    assert (made.name, made.title, made.number_label) == ("KASI CONTOH", "Kasi Pelayanan", "NIPD")
    settled()
    assert "KASI CONTOH" in settings.officials._told.text()
    window.table.select_row(window.model.rowCount() - 1)
    assert window.selected == made
    press(window, "Akhiri masa jabatan…")
    ending = window.findChild(EndTermWindow)
    assert ending is not None
    ending.form.row("until").input.set_value(moment.today() - timedelta(days=1))
    ending.try_save()
    assert made.id not in {one.id for one in office.officials.in_office()}
    settled()
    assert "KASI CONTOH" not in settings.officials._told.text()
    window.table.select_row(window.model.rowCount() - 1)
    assert not window.end_button.isEnabled()
    window.close()


def test_an_official_is_corrected_from_the_list(settings: SettingsPage, office: Desa) -> None:
    window = settings.officials.open_list()
    window.table.select_row(0)
    press(window, "Ubah…")
    asking = window.findChild(OfficialWindow)
    assert asking is not None
    asking.form.row("name").input.set_value("NAMA BETUL")
    asking.try_save()
    assert office.officials.head().name == "NAMA BETUL"
    assert isinstance(window, OfficialsWindow)
    window.close()


def test_someone_standing_in_is_not_mended_as_if_they_were_the_head(
    settings: SettingsPage, office: Desa
) -> None:
    head = office.officials.head()
    office.officials.add(Official(id="", post=Post.HEAD, name="PENGGANTI", acting=Acting.PLT))
    settings.refresh()
    settled()
    assert not settings.form.field("head_name").isEnabled()
    assert settings.form.field("secretary_name").isEnabled()
    settings.form.store(office.settings, settings.form.values())
    assert head.id in {one.id for one in office.officials.in_office()}


def test_four_measured_numbers_become_the_printers_shift(
    qtbot: QtBot, settings: SettingsPage, preferences: Preferences, tmp_path: Path
) -> None:
    preferences.printer = "Pencetak Contoh"
    window = settings.printer.open_window()
    form = window.form
    for side, words in (("left", "21,5"), ("right", "18,5"), ("top", "19")):
        type_into(form.field(side), words)
    window.try_save()
    assert window.isVisible()
    assert form.row("bottom").problem_text
    type_into(form.field("bottom"), "21")
    assert (form.values()["shift_x"], form.values()["shift_y"]) == ("-1,5", "1")
    form.row("source").input.set_value("Manual")

    def to_file(printer: QPrinter, _parent: QWidget | None) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "ukur.pdf"))
        return True

    window.choose = to_file
    with qtbot.waitSignal(window.printed):
        press(window, "Cetak halaman ukur…")
    assert (tmp_path / "ukur.pdf").stat().st_size > 1000
    preferences.printer = "Pencetak Contoh"
    window.try_save()
    kept = preferences.printer_settings("Pencetak Contoh")
    assert (kept.shift.x, kept.shift.y, kept.source) == (-1.5, 1.0, "Manual")
    assert "geser -1,5 mm" in settings.printer._told.text()


def test_a_shrunken_page_and_an_impossible_shift_are_refused(
    settings: SettingsPage, preferences: Preferences
) -> None:
    window = PrinterWindow(settings._office.settings, preferences, Paper.A4, settings)
    for side in ("left", "right", "top", "bottom"):
        window.form.row(side).input.set_value("24")
    window.try_save()
    assert "skala 100 %" in window.form.row("left").problem_text
    for side in ("left", "right", "top", "bottom"):
        window.form.row(side).input.set_value("")
    window.form.row("shift_x").input.set_value("40")
    window.try_save()
    assert "paling banyak 15 mm" in window.form.row("shift_x").problem_text
    assert preferences.printer_settings("").shift.x == 0
    window.close()
