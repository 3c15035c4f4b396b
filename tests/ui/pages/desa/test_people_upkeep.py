# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of people by keys alone: narrowed and remembered, saved, cleaned, its history read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from python_calamine import CalamineWorkbook

from desa_app.domain.codes import Sex
from desa_app.domain.people_list import WITH_PLAN, PeopleFilter
from tests.ui.pages.desa import village
from tests.ui.pages.desa.helpers import button, key, open_dialog, press, settled
from ui.pages.desa import people_upkeep, places
from ui.pages.desa.bin_sheet import BinSheet
from ui.pages.desa.doubles_sheet import DoublesSheet
from ui.pages.desa.merge_sheet import MergeSheet
from ui.pages.desa.people_dialogs import BinDialog, ExportDialog
from ui.pages.desa.people_filter import FilterDialog, parts_of, read_filter, write_filter
from ui.pages.desa.people_page import PeoplePage
from ui.pages.desa.person_history import HistorySection
from ui.pages.desa.person_screen import PersonScreen
from ui.preferences import Preferences

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desa_app.desa import Desa
    from desa_app.domain.person import Person
    from ui.main_window import MainWindow

FIRST_PAGE = places.PEOPLE

NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(window: MainWindow) -> PeoplePage:
    return page_of(window)


def page_of(window: MainWindow) -> PeoplePage:
    window.show_page(places.PEOPLE)
    found = window.page(places.PEOPLE)
    assert isinstance(found, PeoplePage)
    return found


def names(page: PeoplePage) -> list[str]:
    return [row.name for row in page.list.model.rows]


def at_keyboard() -> QWidget:
    """Whatever has the keyboard now."""
    QApplication.processEvents()
    found = QApplication.focusWidget()
    assert found is not None
    return found


def focused(which: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """Press a key wherever the keyboard is."""
    QTest.keyClick(at_keyboard(), which, held)


def alt(page: PeoplePage, which: Qt.Key) -> None:
    """Press the underlined letter of a button; a window that just closed had the keyboard."""
    page.window().activateWindow()
    key(page, which, ALT)


def double_of(office: Desa, person: Person, **facts: object) -> Person:
    return office.people.add(replace(person.facts, nik=None, **facts))  # type: ignore[arg-type]


# --- narrowed -----------------------------------------------------------------------------------


def test_the_list_is_narrowed_by_keys_and_each_part_can_be_taken_away(page: PeoplePage) -> None:
    alt(page, Qt.Key.Key_G)
    dialog = open_dialog(FilterDialog)
    QTest.keyClicks(at_keyboard(), "Taiwan")
    focused(Qt.Key.Key_Tab)
    dialog.form.field("age_to").setFocus()
    QTest.keyClicks(at_keyboard(), "40")
    key(dialog, Qt.Key.Key_S)
    shown = page.list.query().filter
    assert (shown.country, shown.age_to, shown.status) == ("TW", 40, WITH_PLAN)
    assert page.list.model.rows
    assert {row.country for row in page.list.model.rows} == {"TW"}
    press(page, "Hapus saringan Taiwan")
    assert page.list.query().filter.country == ""
    press(page, "Hapus saringan Umur sampai 40 tahun")
    assert len(names(page)) == 20
    assert not page.list.bar.isVisible()


def test_ages_in_the_wrong_order_are_told_beside_the_field(page: PeoplePage) -> None:
    page.list.ask_filter()
    dialog = open_dialog(FilterDialog)
    dialog.form.set_values({"age_from": "40", "age_to": "20"})
    press(dialog, "Terapkan")
    assert dialog.form.row("age_to").problem_text
    assert dialog.isVisible()
    dialog.reject()


def test_the_filter_is_there_again_the_next_day(
    office: Desa, open_window: Callable[[Desa], MainWindow]
) -> None:
    first = page_of(open_window(office))
    press(first, "Calon 7")
    first.list.show_filter(replace(first.list.query().filter, dusun="Kubang"))
    again = page_of(open_window(office))
    assert again.list.query().filter == PeopleFilter(status="calon", dusun="Kubang")
    assert names(again) == names(first)
    assert button(again, "Hapus saringan Dusun Kubang")


@pytest.mark.parametrize(
    "written",
    ["", "{", "[]", '{"nama": 1}', '{"jalur": "lain"}', '{"age_from": "x"}', '{"contact_due": 3}'],
)
def test_a_filter_that_nobody_can_read_is_forgotten(written: str) -> None:
    assert read_filter(written) == PeopleFilter(status=WITH_PLAN)


def test_every_part_of_a_filter_is_kept_and_has_a_chip() -> None:
    whole = PeopleFilter(
        status="calon",
        country="TW",
        jalur="prosedural",
        scheme="p_to_p",
        dusun="Kubang",
        rt="003",
        sex="P",
        age_from=18,
        age_to=40,
        without_interview=True,
        contact_due=True,
    )
    assert read_filter(write_filter(whole)) == whole
    assert [words for _, words in parts_of(whole)] == [
        "Taiwan",
        "prosedural",
        "P3MI (swasta ke swasta)",
        "Dusun Kubang",
        "RT 003",
        "Perempuan",
        "Umur 18–40 tahun",
        "Belum diwawancara",
        "Waktunya dihubungi",
    ]


def test_a_long_list_is_read_as_far_as_it_is_scrolled(office: Desa, page: PeoplePage) -> None:
    for number in range(260):
        born = date(1980, 1, 1 + number % 28)
        facts = village.make_person(1000 + number, f"ZAINAL {number:03d}", born, Sex.MALE)
        office.people.add(facts)
    page.list.show_everybody()
    settled()
    assert len(names(page)) == 200
    assert page.list.found == 320
    last = office.people.search("zainal 259").rows[0]
    page.show_person(last.id)
    settled()
    (chosen,) = page.list.table.selected_rows()
    assert chosen.id == last.id
    assert len(names(page)) == 320
    assert len({row.id for row in page.list.model.rows}) == 320


# --- saved as a file ----------------------------------------------------------------------------


def export(
    page: PeoplePage,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settle: Callable[[], None],
    reason: str = "",
) -> list[list[Any]]:
    def chosen(_parent: QWidget, _title: str, _suggested: str, _kinds: str) -> Path:
        return path

    monkeypatch.setattr(people_upkeep, "save_file", chosen)
    alt(page, Qt.Key.Key_E)
    dialog = open_dialog(ExportDialog)
    if reason:
        focused(Qt.Key.Key_Space)
        dialog.form.set_values({"in_full": True, "reason": reason})
    key(dialog, Qt.Key.Key_S)
    settle()
    assert str(path) in page.notices.text()
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def test_the_list_as_shown_goes_to_a_spreadsheet_with_masked_numbers(
    page: PeoplePage,
    office: Desa,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settle: Callable[[], None],
) -> None:
    evil = village.make_person(777, "=cmd|' /C calc'!A0", date(1990, 5, 5), Sex.FEMALE)
    office.people.add(evil)
    page.list.show_filter(PeopleFilter(dusun=evil.dusun))
    rows = export(page, tmp_path / "daftar.xlsx", monkeypatch, settle)
    listed = [row for row in rows[4:] if row[0]]
    assert [row[0] for row in listed] == names(page)
    assert "=cmd|' /C calc'!A0" in names(page)
    assert all("••••••" in str(row[1]) for row in listed)
    full = export(page, tmp_path / "lengkap.xlsx", monkeypatch, settle, "diminta Disnaker")
    assert [row[1] for row in full[4:] if row[0]] == [row.nik for row in page.list.model.rows]


def test_full_numbers_need_a_reason(page: PeoplePage) -> None:
    page.upkeep.save_list()
    dialog = open_dialog(ExportDialog)
    dialog.form.set_values({"in_full": True})
    press(dialog, "Pilih tempat menyimpan…")
    assert dialog.form.row("reason").problem_text
    dialog.reject()


# --- bin ----------------------------------------------------------------------------------------


def test_somebody_goes_to_the_bin_and_comes_back_by_keys(page: PeoplePage, office: Desa) -> None:
    gone = office.people.add(village.make_person(778, "SALAH CATAT", date(1990, 5, 5), Sex.FEMALE))
    page.show_person(gone.id)
    settled()
    page.list.table.setFocus()
    focused(Qt.Key.Key_Delete)
    dialog = open_dialog(BinDialog)
    key(dialog, Qt.Key.Key_S)
    assert dialog.form.row("reason").problem_text == "Belum diisi."
    QTest.keyClicks(dialog.form.field("reason"), "Tercatat dua kali")
    key(dialog, Qt.Key.Key_S)
    assert "tempat sampah" in page.notices.text()
    assert "SALAH CATAT" not in names(page)
    press(page, "Urungkan")
    assert page.notices.text() == "SALAH CATAT sudah kembali di register."
    office.bin.put(office.people.get(gone.id), "Tercatat dua kali")
    alt(page, Qt.Key.Key_H)
    assert isinstance(page.sheet, BinSheet)
    assert [row.reason for row in page.sheet.model.rows] == ["Tercatat dua kali"]
    focused(Qt.Key.Key_Return)
    assert page.notices.text() == "SALAH CATAT sudah kembali di register."
    assert not page.sheet.model.rows
    focused(Qt.Key.Key_Escape)
    page.list.show_everybody()
    assert office.people.search("salah catat").found == 1


def test_whoever_has_an_open_plan_stays_and_the_reason_is_told(
    page: PeoplePage, people: village.People
) -> None:
    page.show_person(people.ready.id)
    page.upkeep.put_in_bin(people.ready.id)
    dialog = open_dialog(BinDialog)
    dialog.form.set_values({"reason": "salah"})
    press(dialog, "Buang ke tempat sampah")
    assert "Rencananya masih berjalan" in dialog.notices.text()
    dialog.reject()


# --- doubles and merges -------------------------------------------------------------------------


def test_two_records_are_compared_joined_and_taken_apart_by_keys(
    qtbot: QtBot, page: PeoplePage, office: Desa, people: village.People
) -> None:
    double_of(office, people.minor, dusun="Pasir", phone="0813 0000")
    alt(page, Qt.Key.Key_N)
    sheet = page.sheet
    assert isinstance(sheet, DoublesSheet)
    qtbot.waitUntil(lambda: len(sheet.model.rows) == 1)
    key(sheet, Qt.Key.Key_G)
    merging = page.sheet
    assert isinstance(merging, MergeSheet)
    assert set(merging.choices) == {"nik", "dusun", "phone"}
    assert merging.choices["phone"].checkedId() == 0
    merging.choices["phone"].button(0).setFocus()
    focused(Qt.Key.Key_Right)
    assert merging.take_other() >= {"phone"}
    key(merging, Qt.Key.Key_S)
    assert "menjadi satu" in page.notices.text()
    assert office.people.search(people.minor.facts.name).found == 1
    press(page, "Urungkan")
    assert "dua catatan lagi" in page.notices.text()
    assert office.people.search(people.minor.facts.name).found == 2
    page.upkeep.merge(tuple(row.id for row in office.people.search(people.minor.facts.name).rows))
    merging = page.sheet
    assert isinstance(merging, MergeSheet)
    key(merging, Qt.Key.Key_S)
    press(page, "Catatan ganda…")
    again: object = page.sheet
    assert isinstance(again, DoublesSheet)
    qtbot.waitUntil(lambda: again.merged.rowCount() == 1)
    press(again, "Urungkan penggabungan")
    assert "dua catatan lagi" in page.notices.text()
    assert office.people.search(people.minor.facts.name).found == 2


def test_two_people_are_kept_apart(
    qtbot: QtBot, page: PeoplePage, office: Desa, people: village.People
) -> None:
    double_of(office, people.minor)
    page.upkeep.show_doubles()
    sheet = page.sheet
    assert isinstance(sheet, DoublesSheet)
    qtbot.waitUntil(lambda: len(sheet.model.rows) == 1)
    press(sheet, "Bukan orang yang sama")
    assert not sheet.model.rows
    assert office.merging.possible() == ()
    press(page, "Urungkan")
    qtbot.waitUntil(lambda: len(sheet.model.rows) == 1)


def test_the_second_record_is_looked_for_and_sides_can_be_swapped(
    qtbot: QtBot, page: PeoplePage, office: Desa, people: village.People
) -> None:
    other = double_of(office, people.husband, name="ROHMAN LAIN")
    page.upkeep.merge((people.husband.id,))
    sheet = page.sheet
    assert isinstance(sheet, MergeSheet)
    assert not sheet.join.isEnabled()
    QTest.keyClicks(sheet.picker.search, "rohman lain")
    focused(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.join.isEnabled())
    assert "nik" not in sheet.take_other()
    press(sheet, "Tukar kiri dan kanan")
    assert sheet.take_other() == {"nik"}
    press(sheet, "Gabungkan")
    assert office.people.get(other.id).facts.nik == people.husband.facts.nik


# --- history ------------------------------------------------------------------------------------


def test_the_history_of_a_person_is_a_section_of_their_screen(
    page: PeoplePage, office: Desa, people: village.People
) -> None:
    person = office.people.get(people.minor.id)
    nik = person.facts.nik
    office.people.correct(person, replace(person.facts, nik=None, dusun="Pasir"))
    page.open_person(people.minor.id)
    screen = page.sheet
    assert isinstance(screen, PersonScreen)
    at = next(n for n, one in enumerate(screen.sections) if isinstance(one, HistorySection))
    screen.tabs[at].click()
    section = screen.sections[at]
    assert isinstance(section, HistorySection)
    rows = [
        [section.model.index(row, column).data() for column in range(1, 6)]
        for row in range(section.model.rowCount())
    ]
    assert rows[0][:3] == ["Rina Marlina", "Data warga diubah", "NIK"]
    assert "••••••" in rows[0][3]
    assert rows[1][2:] == ["Dusun", person.facts.dusun, "Pasir"]
    assert rows[-1][1] == "Dicatat di register"
    key(section.table, Qt.Key.Key_M)
    assert section.model.index(0, 4).data() == nik


def test_beranda_leads_to_the_list_of_just_those(window: MainWindow) -> None:
    window.show_page(places.HOME)
    settled()
    home = window.page(places.HOME)
    wanted = next(b for b in home.findChildren(QWidget) if "5 calon belum" in b.accessibleName())
    QTest.mouseClick(wanted, Qt.MouseButton.LeftButton)
    page = page_of(window)
    settled()
    assert page.list.query().filter.without_interview
    assert page.list.found == 6


def test_a_number_written_on_a_card_of_beranda_is_not_cut(window: MainWindow) -> None:
    window.show_page(places.HOME)
    home = window.page(places.HOME)
    for card in (home.abroad, home.candidates, home.letters, home.people):  # type: ignore[attr-defined]
        note = card._under
        assert note.fontMetrics().horizontalAdvance(note.text()) <= note.width(), note.text()


def test_preferences_of_another_computer_do_no_harm(tmp_path: Path) -> None:
    kept = Preferences(QSettings(str(tmp_path / "lain.ini"), QSettings.Format.IniFormat))
    kept.people_filter = write_filter(PeopleFilter(rt="001"))
    assert read_filter(kept.people_filter).rt == "001"
