# SPDX-License-Identifier: GPL-3.0-or-later
"""Warga & PMI by keys and mouse: found, masked, sorted, talked to, moved along."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest

from desa_app.domain.episode import Status
from tests.ui.pages.desa.helpers import button, key, open_dialog, press, settled, type_into
from ui.pages.desa import places
from ui.pages.desa.interview_form import InterviewDialog, StatusDialog
from ui.pages.desa.people_page import PeoplePage
from ui.pages.desa.person_screen import PersonScreen

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desa_app.desa import Desa
    from tests.ui.pages.desa.village import People
    from ui.main_window import MainWindow

FIRST_PAGE = places.PEOPLE


@pytest.fixture
def page(window: MainWindow) -> PeoplePage:
    window.show_page(places.PEOPLE)
    found = window.page(places.PEOPLE)
    assert isinstance(found, PeoplePage)
    return found


def names(page: PeoplePage) -> list[str]:
    return [row.name for row in page.list.model.rows]


def test_a_list_with_people_in_every_state_fits_the_smallest_screen(page: PeoplePage) -> None:
    for chip in page.list.chips.values():
        chip.show()
    QCoreApplication.processEvents()
    assert page.window().minimumSizeHint().width() <= 1366
    right = page.list.rect().right()
    for chip in page.list.chips.values():
        assert chip.isVisible()
        assert chip.geometry().right() <= right


def test_typing_a_part_of_a_name_finds_people(qtbot: QtBot, page: PeoplePage) -> None:
    press(page, "Semua warga 60")
    type_into(page.list.search, "dewi")
    qtbot.waitUntil(lambda: 0 < len(names(page)) < 10)
    assert all("DEWI" in name for name in names(page))


@pytest.mark.parametrize("words", ["0003", "karang", "08120000000"])
def test_nik_dusun_and_phone_are_searched_too(qtbot: QtBot, page: PeoplePage, words: str) -> None:
    press(page, "Semua warga 60")
    type_into(page.list.search, words)
    qtbot.waitUntil(lambda: 0 < len(names(page)) < 60)


def test_a_search_without_a_match_says_so_and_can_be_emptied(
    qtbot: QtBot, page: PeoplePage
) -> None:
    type_into(page.list.search, "tidakada")
    qtbot.waitUntil(lambda: not names(page))
    press(page.list, "Kosongkan pencarian")
    qtbot.waitUntil(lambda: len(names(page)) == 20)


def test_chips_filter_and_carry_counts(page: PeoplePage) -> None:
    assert len(names(page)) == 20
    press(page, "Calon 7")
    assert len(names(page)) == 7
    press(page, "Purna 2")
    assert len(names(page)) == 2


def test_columns_are_sorted_in_the_register(page: PeoplePage) -> None:
    table = page.list.table
    table.sort_asked.emit("lahir", True)
    settled()
    born = [row.birth_date for row in page.list.model.rows]
    assert born == sorted(born, key=lambda day: day or date.min, reverse=True)
    assert page.list.model.sorting == ("lahir", True)


def test_nik_is_masked_until_asked(page: PeoplePage) -> None:
    shown = page.list.model.index(0, 1)
    assert "••••••" in shown.data()
    key(page.list.table, Qt.Key.Key_M)
    assert page.list.model.index(0, 1).data() == page.list.model.rows[0].nik
    key(page.list.table, Qt.Key.Key_M)
    assert "••••••" in page.list.model.index(0, 1).data()


def test_too_young_for_the_plan_is_told_in_list_and_panel(page: PeoplePage, people: People) -> None:
    page.show_person(people.minor.id)
    settled()
    at = next(i for i, row in enumerate(page.list.model.rows) if row.id == people.minor.id)
    assert page.list.model.index(at, 4).data() == "di bawah 18"
    assert page.panel._chip.text() == "di bawah 18"
    first = page.panel._ready.items()[0]
    assert first.state == "menghalangi"
    assert "UU 18/2017 Pasal 5 huruf a" in first.evidence


def test_the_panel_shows_readiness_and_path(page: PeoplePage, people: People) -> None:
    page.show_person(people.ready.id)
    settled()
    assert "Izin keluarga" in page.panel.checklist_items()
    told = [moment.text for moment in page.panel._path.moments()]
    assert "Wawancara bersama keluarga" in told
    assert told[-1] == "Dicatat sebagai calon ke Taiwan"


def test_an_interview_is_noted_from_the_panel(
    qtbot: QtBot, page: PeoplePage, people: People, office: Desa
) -> None:
    page.show_person(people.minor.id)
    press(page.panel, "Catat wawancara")
    press(page, "Catat singkat…")
    dialog = open_dialog(InterviewDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    press(dialog, "Keluarga ikut hadir")
    key(dialog.form.field("officer"), Qt.Key.Key_S)
    (plan,) = office.episodes.of(people.minor.id)
    assert plan.interviews[-1].with_family
    assert plan.interviews[-1].officer == "Rina Marlina"
    assert page.notices.text() == "Wawancara tersimpan."


def test_an_interview_in_the_future_is_refused_beside_the_date(
    page: PeoplePage, people: People, office: Desa
) -> None:
    page.show_person(people.minor.id)
    page.note_short_interview()
    dialog = open_dialog(InterviewDialog)
    dialog.form.row("on").input.set_value(date(2026, 12, 1))
    press(dialog, "Simpan wawancara")
    assert dialog.form.row("on").problem_text == "Ada di masa depan."
    assert dialog.isVisible()
    assert not office.episodes.of(people.minor.id)[0].interviews
    dialog.reject()


def test_only_steps_of_the_ladder_are_offered(
    page: PeoplePage, people: People, office: Desa
) -> None:
    page.show_person(people.ready.id)
    press(page.panel, "Ubah status")
    dialog = open_dialog(StatusDialog)
    assert dialog.form.field("status").count() == 4  # type: ignore[attr-defined]
    dialog.form.row("status").input.set_value(Status.DEPARTED)
    press(dialog, "Simpan status")
    assert dialog.form.row("source").problem_text == "Belum diisi."
    type_into(dialog.form.field("source"), "Keluarga")
    press(dialog, "Simpan status")
    assert office.episodes.of(people.ready.id)[0].status is Status.DEPARTED
    assert page.panel._chip.text() == "berangkat"


def test_enter_opens_a_person_and_esc_comes_back(page: PeoplePage) -> None:
    page.list.table.setFocus()
    key(page.list.table, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert isinstance(page.sheet, PersonScreen)
    assert page.title == page.sheet.person.facts.name
    key(page.sheet, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert page.title == "Warga & PMI"
    assert page.list.search.hasFocus()


def test_an_empty_register_offers_the_import(
    empty_office: Desa, open_window: Callable[[Desa], MainWindow]
) -> None:
    window = open_window(empty_office)
    window.show_page(places.PEOPLE)
    page = window.page(places.PEOPLE)
    press(page, "Impor daftar penduduk")
    assert page.title == "Impor daftar penduduk"


def test_the_count_in_the_rail_follows_the_work(
    window: MainWindow, page: PeoplePage, people: People
) -> None:
    rail = window.rail.button(places.PEOPLE)
    before = rail.count
    page.show_person(next(r.id for r in page.list.model.rows if r.name == "DEWI LESTARI"))
    page.note_short_interview()
    press(open_dialog(InterviewDialog), "Simpan wawancara")
    assert rail.count == before - 1


def test_the_letter_button_leads_to_the_letters(
    window: MainWindow, page: PeoplePage, people: People
) -> None:
    page.show_person(people.ready.id)
    QTest.mouseClick(button(page.panel, "Surat…"), Qt.MouseButton.LeftButton)
    assert window.front == places.LETTERS
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
