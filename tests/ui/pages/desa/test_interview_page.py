# SPDX-License-Identifier: GPL-3.0-or-later
"""The guided interview by keys alone: asked, kept when interrupted, saved, corrected, read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desa_app.domain.indicator import Answer
from desa_app.domain.interview import AdviceLevel
from tests.ui.pages.desa.helpers import button, key, open_dialog, press, settled, type_into
from tests.ui.walk import inputs_without_buddy, unnamed_inputs
from ui.pages.desa import places
from ui.pages.desa.interview_form import InterviewDialog
from ui.pages.desa.interview_page import InterviewPage
from ui.pages.desa.interview_sheet import InterviewSheet
from ui.pages.desa.interview_view import InterviewView
from ui.pages.desa.people_page import PeoplePage
from ui.pages.desa.person_screen import PersonScreen
from ui.widgets.text_fields import LongTextField

if TYPE_CHECKING:
    from collections.abc import Callable

    from desa_app.desa import Desa
    from tests.ui.pages.desa.village import People
    from ui.main_window import MainWindow

FIRST_PAGE = places.INTERVIEWS


@pytest.fixture
def page(window: MainWindow) -> InterviewPage:
    window.show_page(places.INTERVIEWS)
    settled()
    found = window.page(places.INTERVIEWS)
    assert isinstance(found, InterviewPage)
    return found


def open_sheet(page: InterviewPage) -> InterviewSheet:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert isinstance(page.sheet, InterviewSheet)
    QApplication.processEvents()
    return page.sheet


def answer(sheet: InterviewSheet, keys: str) -> None:
    """Press one key after the other wherever the keyboard is."""
    for sign in keys:
        held = QApplication.focusWidget()
        assert held in sheet.questions.rows
        QTest.keyClicks(held, sign)


def test_the_board_begins_with_those_who_wait(page: InterviewPage, office: Desa) -> None:
    assert page.model.rows
    assert {row.need.value for row in page.model.rows} == {"menunggu"}
    assert button(page, f"Menunggu {len(page.model.rows)}").isChecked()
    assert str(len(page.model.rows)) in page.subtitle
    press(page, "Sudah 1")
    assert [row.name for row in page.model.rows] == ["JUHAENI BINTI SAEPUDIN"]
    type_into(page.search, "tidakada")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert not page.model.rows
    assert office.interviews.waiting() > 0


def test_an_interview_is_asked_and_saved_by_keys_alone(page: InterviewPage, office: Desa) -> None:
    line = page.model.rows[0]
    sheet = open_sheet(page)
    count = len(sheet.questions.rows)
    answer(sheet, "y" + "t" * (count - 2))
    assert sheet.questions.rows[-1].hasFocus()
    assert sheet.questions.rows[-1].accessibleName().endswith("belum dijawab")
    answer(sheet, "?")
    assert sheet.advice.chip.text() == AdviceLevel.CHECK.words
    sheet.questions.rows[0].note.set_value("Sponsor dari kampung sebelah")
    type_into(sheet.form.field("present"), "Sarta; Suami")
    key(sheet.form.field("officer"), Qt.Key.Key_S)
    assert isinstance(page.sheet, InterviewView)
    assert page.notices.text() == "Wawancara tersimpan."
    (kept,) = office.interviews.of(line.episode_id)
    assert kept.guided is not None
    assert [one.answer for one in kept.guided.asked] == [
        Answer.YES,
        *[Answer.NO] * (count - 2),
        Answer.UNKNOWN,
    ]
    assert kept.guided.asked[0].note == "Sponsor dari kampung sebelah"
    assert [one.name for one in kept.guided.present] == ["Sarta"]


def test_an_interrupted_interview_goes_on_where_it_was(page: InterviewPage) -> None:
    sheet = open_sheet(page)
    answer(sheet, "tty")
    type_into(sheet.form.field("place"), "X")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert page.sheet is None
    again = open_sheet(page)
    assert again is not sheet
    assert [row.answer for row in again.questions.rows[:4]] == ["tidak", "tidak", "ya", ""]
    assert QApplication.focusWidget() is again.questions.rows[3]
    assert str(again.form.values()["place"]).startswith("X")


def test_a_half_answered_sheet_is_not_saved_and_shows_what_is_open(
    page: InterviewPage, office: Desa
) -> None:
    line = page.model.rows[0]
    sheet = open_sheet(page)
    answer(sheet, "tt")
    type_into(sheet.form.field("present"), "Sarta; Suami")
    press(page, "Simpan wawancara")
    assert page.sheet is sheet
    assert "belum dijawab" in page.notices.text()
    assert QApplication.focusWidget() is sheet.questions.rows[2]
    assert office.interviews.of(line.episode_id) == ()


def test_family_without_a_name_is_asked_for_beside_the_field(page: InterviewPage) -> None:
    sheet = open_sheet(page)
    answer(sheet, "t" * len(sheet.questions.rows))
    press(page, "Simpan wawancara")
    assert page.sheet is sheet
    assert sheet.form.row("present").problem_text == "Belum diisi."


def test_somebody_too_young_is_told_at_once(
    page: InterviewPage, people: People, office: Desa
) -> None:
    (plan,) = office.episodes.of(people.minor.id)
    page.receive(plan.id)
    assert isinstance(page.sheet, InterviewSheet)
    assert page.sheet.advice.chip.text() == AdviceLevel.REFER.words
    assert "UU 18/2017" in page.sheet.advice.reasons.items()[0].text


def test_a_correction_asks_why_and_keeps_the_earlier_one(page: InterviewPage, office: Desa) -> None:
    line = page.model.rows[0]
    sheet = open_sheet(page)
    answer(sheet, "t" * len(sheet.questions.rows))
    type_into(sheet.form.field("present"), "Sarta; Suami")
    press(page, "Simpan wawancara")
    press(page, "Betulkan…")
    assert isinstance(page.sheet, InterviewSheet)
    assert {row.answer for row in page.sheet.questions.rows} == {"tidak"}
    press(page, "Simpan wawancara")
    assert page.sheet.form.row("reason").problem_text == "Belum diisi."
    type_into(page.sheet.form.field("reason"), "Salah mencatat")
    page.sheet.questions.rows[0].setFocus()
    answer(page.sheet, "y")
    press(page, "Simpan wawancara")
    assert [one.counts for one in office.interviews.of(line.episode_id)] == [True, False]


def test_the_letter_begins_with_the_talk(
    page: InterviewPage, window: MainWindow, settle: Callable[[], None]
) -> None:
    sheet = open_sheet(page)
    answer(sheet, "t" * len(sheet.questions.rows))
    type_into(sheet.form.field("present"), "Sarta; Suami")
    press(page, "Simpan wawancara")
    press(page, "Buat berita acara")
    settle()
    assert window.front == places.LETTERS
    fields = [one.toPlainText() for one in window.findChildren(LongTextField)]
    assert "Sarta; Suami" in fields


def test_the_short_form_is_one_button_away(page: InterviewPage, office: Desa) -> None:
    line = page.model.rows[0]
    open_sheet(page)
    press(page, "Catat singkat…")
    press(open_dialog(InterviewDialog), "Simpan wawancara")
    assert [one.guided for one in office.interviews.of(line.episode_id)] == [None]


def test_the_persons_screen_has_the_talks(
    window: MainWindow, people: People, office: Desa, settle: Callable[[], None]
) -> None:
    window.show_page(places.PEOPLE)
    settled()
    found = window.page(places.PEOPLE)
    assert isinstance(found, PeoplePage)
    found.open_person(people.minor.id)
    screen = found.sheet
    assert isinstance(screen, PersonScreen)
    titles = [section.title for section in screen.sections]
    screen.show_section(titles.index("Wawancara"))
    press(screen, "Mulai wawancara")
    settle()
    sheet = found.sheet
    assert isinstance(sheet, InterviewSheet)
    answer(sheet, "t" * len(sheet.questions.rows))
    type_into(sheet.form.field("present"), "Amin; Ayah")
    press(found, "Simpan wawancara")
    settle()
    assert isinstance(found.sheet, PersonScreen)
    assert found.notices.text() == "Wawancara tersimpan."
    (plan,) = office.episodes.of(people.minor.id)
    assert len(office.interviews.of(plan.id)) == 1
    press(found, "Lihat jawaban")
    assert isinstance(found.sheet, InterviewView)


def test_the_sheet_names_everything(page: InterviewPage) -> None:
    sheet = open_sheet(page)
    assert unnamed_inputs(sheet) == []
    assert inputs_without_buddy(sheet.form) == []
    row = sheet.questions.rows[0]
    assert row.accessibleName().endswith("belum dijawab")
    QTest.keyClick(row, Qt.Key.Key_C)
    assert row.note.hasFocus()
    QTest.keyClick(sheet.questions.rows[1], Qt.Key.Key_Up)
    assert row.hasFocus()
    QTest.keyClick(row, Qt.Key.Key_Down)
    assert sheet.questions.rows[1].hasFocus()
