# SPDX-License-Identifier: GPL-3.0-or-later
"""Recruiters are noted, found, answered about and parted again by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desa_app.domain.recruiter import CheckResult, CompanyDraft, RecruiterDraft
from tests.ui.pages.desa.helpers import button, key, open_dialog, press, settled, type_into
from tests.ui.walk import inputs_without_buddy, unnamed_inputs
from ui.main_window import MainWindow
from ui.pages.desa import places
from ui.pages.desa.people_page import PeoplePage
from ui.pages.desa.person_screen import PersonScreen
from ui.pages.desa.recruiter_dialogs import NameDialog, PairDialog, RemovalDialog
from ui.pages.desa.recruiter_form import CompanySheet, RecruiterSheet
from ui.pages.desa.recruiter_lists import COMPANIES, RECRUITERS
from ui.pages.desa.recruiter_section import RecruiterSection
from ui.pages.desa.recruiters_page import WAITING, RecruitersPage
from ui.widgets.known_field import KnownField

if TYPE_CHECKING:
    from desa_app.clock import SetClock
    from desa_app.desa import Desa
    from desa_app.domain.person import Person
    from tests.ui.pages.desa.village import People
    from ui.pages.desa.episode_form import PlanSheet

FIRST_PAGE = places.RECRUITERS

PLAIN = Qt.KeyboardModifier.NoModifier
UJANG = RecruiterDraft(name="UJANG SUPARDI", phones=("0812-0000-0001",), company="PT Contoh Karya")


@pytest.fixture
def page(window: MainWindow) -> RecruitersPage:
    window.show_page(places.RECRUITERS)
    found = window.page(places.RECRUITERS)
    assert isinstance(found, RecruitersPage)
    return found


def focused() -> QWidget:
    """Whatever has the keyboard, in the dialog or window in front."""
    QApplication.processEvents()
    tops = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isWindow()]
    dialogs = [one for one in tops if isinstance(one, QDialog)]
    windows = [one for one in tops if isinstance(one, MainWindow)]
    (front,) = dialogs or windows
    front.activateWindow()
    found = front.focusWidget()
    assert found is not None
    return found


def keys(words: str) -> None:
    """Type into whatever has the keyboard."""
    QTest.keyClicks(focused(), words)


def hit(which: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key in whatever has the keyboard."""
    QTest.keyClick(focused(), which, held)


def names(page: RecruitersPage, tab: str = RECRUITERS) -> list[str]:
    return [row.name for row in page.models[tab].rows]


def front(page: RecruitersPage, tab: str) -> None:
    page.tabs.setCurrentIndex((RECRUITERS, COMPANIES, WAITING).index(tab))


def says(office: Desa, people: People, sponsor: str, phone: str = "") -> str:
    """Let a plan name a sponsor; returns the plan's id."""
    (episode,) = office.episodes.of(people.ready.id)
    facts = replace(episode.facts, sponsor=sponsor, sponsor_phone=phone)
    return office.episodes.correct(episode, facts).id


def section_of(window: MainWindow, person: Person) -> RecruiterSection:
    window.show_page(places.PEOPLE)
    found = window.page(places.PEOPLE)
    assert isinstance(found, PeoplePage)
    found.show_person(person.id)
    key(found.list.table, Qt.Key.Key_Return, PLAIN)
    screen = found.sheet
    assert isinstance(screen, PersonScreen)
    at = [section.title for section in screen.sections].index("Perekrut")
    screen.show_section(at)
    section = screen.sections[at]
    assert isinstance(section, RecruiterSection)
    return section


def test_a_recruiter_is_noted_found_and_corrected_by_keyboard_alone(
    office: Desa, window: MainWindow, page: RecruitersPage
) -> None:
    key(window, Qt.Key.Key_N)
    assert isinstance(page.sheet, RecruiterSheet)
    keys("UJANG SUPARDI")
    hit(Qt.Key.Key_Return)
    hit(Qt.Key.Key_Down)
    for words in ("Mang Ujang", "0812-0000-0001, 0857 0000 0002", "PT Contoh Karya"):
        hit(Qt.Key.Key_Return)
        keys(words)
    key(page.sheet, Qt.Key.Key_S)
    assert names(page) == ["UJANG SUPARDI"]
    assert "tersimpan" in page.notices.text()
    (row,) = page.models[RECRUITERS].rows
    assert row.phones == ("0812-0000-0001", "0857 0000 0002")
    assert row.kind is not None
    assert row.kind.words == "Petugas lapangan P3MI"
    page.search.setFocus()
    keys("62857")
    hit(Qt.Key.Key_Down)
    assert names(page) == ["UJANG SUPARDI"]
    hit(Qt.Key.Key_Return)
    settled()
    sheet = page.sheet
    assert isinstance(sheet, RecruiterSheet)
    type_into(sheet.form.field("area"), "Kubang")
    key(sheet, Qt.Key.Key_S)
    assert office.recruiters.get(row.id).facts.area == "Kubang"
    hit(Qt.Key.Key_Return)
    hit(Qt.Key.Key_Escape)
    assert page.sheet is None


def test_what_is_missing_stands_beside_its_field(page: RecruitersPage) -> None:
    page.note()
    sheet = cast("RecruiterSheet", page.sheet)
    sheet.form.row("phones").input.set_value("belum tahu")
    sheet.form.row("result").input.set_value(CheckResult.CONFIRMED)
    key(sheet, Qt.Key.Key_S)
    said = {name: sheet.form.row(name).problem_text for name in ("name", "phones", "checked_on")}
    assert said == {
        "name": "Belum diisi.",
        "phones": 'Bukan nomor telepon: "belum tahu".',
        "checked_on": "Belum diisi.",
    }
    assert names(page) == []


def test_a_half_typed_record_comes_back(page: RecruitersPage) -> None:
    page.note()
    sheet = cast("RecruiterSheet", page.sheet)
    type_into(sheet.form.field("name"), "UJ")
    key(sheet, Qt.Key.Key_Escape, PLAIN)
    page.note()
    again = cast("RecruiterSheet", page.sheet)
    assert again.form.values()["name"] == "UJ"
    press(page, "Mulai dari awal")
    assert again.form.values()["name"] == ""


def test_a_company_is_noted_on_its_own_list(office: Desa, page: RecruitersPage) -> None:
    front(page, COMPANIES)
    key(page, Qt.Key.Key_N)
    sheet = page.sheet
    assert isinstance(sheet, CompanySheet)
    keys("PT Contoh Karya")
    type_into(sheet.form.field("valid_until"), "31122027")
    key(sheet, Qt.Key.Key_S)
    assert names(page, COMPANIES) == ["PT Contoh Karya"]
    (row,) = office.companies.search()
    assert row.valid_until is not None
    assert row.valid_until.year == 2027


def test_a_name_in_plans_becomes_a_record_by_keyboard(
    office: Desa, page: RecruitersPage, people: People
) -> None:
    says(office, people, "Maman Suryaman")
    page.refresh()
    settled()
    assert "nama belum punya catatan" in page.told.text()
    front(page, WAITING)
    page.focus_front()
    while "Maman" not in page.tables[WAITING].copy_text():
        hit(Qt.Key.Key_Down)
    hit(Qt.Key.Key_Return)
    dialog = open_dialog(NameDialog)
    assert unnamed_inputs(dialog) == []
    hit(Qt.Key.Key_Return)
    settled()
    assert names(page) == ["Maman Suryaman"]
    assert "Maman" not in "".join(one.name.name for one in page.waiting.rows if one.name)


def test_the_same_or_not_is_answered_by_keyboard_and_taken_back(
    office: Desa, page: RecruitersPage, moment: SetClock
) -> None:
    office.recruiters.add(UJANG)
    moment.advance(days=1)
    office.recruiters.add(RecruiterDraft(name="Ujang S.", phones=("+62 812 0000 0001",)))
    page.refresh()
    settled()
    front(page, WAITING)
    page.focus_front()
    hit(Qt.Key.Key_Return)
    dialog = open_dialog(PairDialog)
    assert dialog.later.hasFocus()
    key(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    assert names(page) == ["UJANG SUPARDI"]
    assert "UJANG SUPARDI (Ujang S.)" in page.tables[RECRUITERS].model().index(0, 0).data()
    press(page, "Pisahkan lagi")
    assert names(page) == ["Ujang S.", "UJANG SUPARDI"]
    settled()
    page.tables[WAITING].setFocus()
    hit(Qt.Key.Key_Return)
    key(open_dialog(PairDialog), Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    settled()
    assert not any(one.pair for one in page.waiting.rows)
    assert "tidak ditanyakan lagi" in page.notices.text()


def test_the_sheet_shows_people_and_answers_and_parts_again(
    office: Desa, window: MainWindow, page: RecruitersPage, people: People
) -> None:
    one = office.recruiters.add(UJANG)
    other = office.recruiters.add(RecruiterDraft(name="Ujang S."))
    lone = office.recruiters.add(RecruiterDraft(name="UJANG SUPARDY"))
    office.recruiters.link(says(office, people, "Ujang S."), other.id)
    office.recruiters.same(one.id, other.id)
    office.recruiters.different(one.id, lone.id)
    page.refresh()
    settled()
    page.receive(one.id)
    sheet = cast("RecruiterSheet", page.sheet)
    assert sheet.side is not None
    assert [row.name for row in sheet.side.model.rows] == [people.ready.facts.name]
    press(sheet, "Tanyakan lagi: UJANG SUPARDY")
    assert office.recruiters.apart_from(one.id) == ()
    sheet = cast("RecruiterSheet", page.sheet)
    press(sheet, "Pisahkan lagi: Ujang S.")
    assert office.recruiters.get(one.id).others == ()
    page.receive(other.id)
    sheet = cast("RecruiterSheet", page.sheet)
    assert sheet.side is not None
    sheet.side.table.setFocus()
    hit(Qt.Key.Key_Return)
    assert window.front == places.PEOPLE


def test_a_record_is_removed_with_a_reason_and_brought_back(
    office: Desa, page: RecruitersPage
) -> None:
    office.recruiters.add(UJANG)
    page.refresh()
    settled()
    assert not page.removed.isVisible()
    page.tables[RECRUITERS].setFocus()
    hit(Qt.Key.Key_Return)
    press(page, "Hapus catatan…")
    dialog = open_dialog(RemovalDialog)
    key(dialog, Qt.Key.Key_S)
    assert dialog.isVisible()
    type_into(dialog.form.field("reason"), "Tercatat dua kali")
    key(dialog, Qt.Key.Key_S)
    assert names(page) == []
    press(page, "Dihapus 1")
    assert names(page) == ["UJANG SUPARDI"]
    page.tables[RECRUITERS].setFocus()
    hit(Qt.Key.Key_Return)
    press(page, "Pakai lagi")
    assert names(page) == ["UJANG SUPARDI"]
    assert not page.removed.isChecked()


def test_a_sponsor_is_chosen_while_typing_in_the_plan(
    office: Desa, window: MainWindow, people: People
) -> None:
    made = office.recruiters.add(UJANG)
    company = office.companies.add(CompanyDraft(name="PT Contoh Karya", sip3mi="000/CONTOH"))
    plan = says(office, people, "")
    window.show_page(places.PEOPLE)
    found = window.page(places.PEOPLE)
    assert isinstance(found, PeoplePage)
    found.show_person(people.ready.id)
    found.edit_plan()
    sheet = cast("PlanSheet", found.sheet)
    for name, words in (("sponsor", "812"), ("p3mi", "contoh")):
        field = sheet.form.field(name)
        assert isinstance(field, KnownField)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, words)
        completer = field.completer()
        popup = completer.popup() if completer is not None else None
        assert popup is not None
        assert popup.isVisible()
        key(popup, Qt.Key.Key_Down, PLAIN)
        key(popup, Qt.Key.Key_Return, PLAIN)
    values = sheet.form.values()
    assert (values["sponsor"], values["sponsor_phone"]) == ("UJANG SUPARDI", "0812-0000-0001")
    assert values["p3mi"] == "PT Contoh Karya"
    key(sheet, Qt.Key.Key_S)
    linked = office.recruiters.of_plan(plan), office.companies.of_plan(plan)
    assert [one and one.id for one in linked] == [made.id, company.id]
    found.edit_plan()
    sheet = cast("PlanSheet", found.sheet)
    field = sheet.form.field("sponsor")
    assert isinstance(field, KnownField)
    assert field.record_id() == made.id
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Orang lain")
    assert field.record_id() is None
    key(sheet, Qt.Key.Key_S)
    assert office.recruiters.of_plan(plan) is None
    assert office.companies.of_plan(plan) is not None


def test_the_section_of_a_person_links_and_unlinks(
    office: Desa, window: MainWindow, people: People
) -> None:
    made = office.recruiters.add(replace(UJANG, noted_in_case=True))
    plan = says(office, people, "Ujang S.")
    section = section_of(window, people.ready)
    buttons = [button(section, "Tautkan atau catat…")]
    buttons[0].setFocus()
    hit(Qt.Key.Key_Return)
    press(open_dialog(NameDialog), "Ini UJANG SUPARDI")
    linked = office.recruiters.of_plan(plan)
    assert linked is not None
    assert linked.id == made.id
    press(section, "Lepas tautan UJANG SUPARDI")
    assert office.recruiters.of_plan(plan) is None
    press(window.page(places.PEOPLE), "Urungkan")
    again = office.recruiters.of_plan(plan)
    assert again is not None
    assert again.id == made.id
    section = section_of(window, people.ready)
    press(section, "Buka catatan UJANG SUPARDI")
    assert window.front == places.RECRUITERS
    page = window.page(places.RECRUITERS)
    assert isinstance(page, RecruitersPage)
    assert isinstance(page.sheet, RecruiterSheet)


def test_empty_lists_say_what_they_are_for(
    empty_office: Desa, open_window: Callable[[Desa], MainWindow]
) -> None:
    window = open_window(empty_office)
    window.show_page(places.RECRUITERS)
    page = window.page(places.RECRUITERS)
    assert isinstance(page, RecruitersPage)
    assert not page.told.isVisible()
    press(page.tables[RECRUITERS], "Catat perekrut")
    assert isinstance(page.sheet, RecruiterSheet)
    page.close_sheet()
    page.search.setText("tidak ada")
    page.search.returnPressed.emit()
    press(page.tables[RECRUITERS], "Kosongkan pencarian")
    assert page.search.text() == ""


def test_sheets_name_their_fields_and_fit_without_scrolling(
    office: Desa, window: MainWindow, page: RecruitersPage
) -> None:
    made = office.recruiters.add(UJANG)
    company = office.companies.add(CompanyDraft(name="PT Contoh Karya"))
    for tab, record_id in ((RECRUITERS, made.id), (COMPANIES, company.id), (RECRUITERS, "")):
        page.open_record(tab, record_id)
        QApplication.processEvents()
        sheet = page.sheet
        assert sheet is not None
        assert unnamed_inputs(sheet) == []
        assert inputs_without_buddy(sheet) == []
        assert (window.width(), window.height()) == (1366, 768)
