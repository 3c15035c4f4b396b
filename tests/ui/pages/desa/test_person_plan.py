# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan in full by keyboard: entered, moved along, looked at, corrected, kept in touch with."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desa_app.domain.episode import Jalur, ReturnWay, Sector, Status
from desa_app.domain.evidence import KeyFact
from desa_app.domain.homecoming import Wish
from tests.ui.pages.desa.helpers import key, open_dialog, press, type_into
from tests.ui.pages.desa.village import plan_for
from ui.pages.desa import places
from ui.pages.desa.episode_form import PlanSheet
from ui.pages.desa.homecoming_dialog import HomecomingDialog
from ui.pages.desa.homecoming_section import HomecomingSection
from ui.pages.desa.interview_form import StatusDialog
from ui.pages.desa.letter_form import LetterSheet
from ui.pages.desa.letters_page import LettersPage
from ui.pages.desa.people_page import PeoplePage
from ui.pages.desa.person_screen import PersonScreen
from ui.pages.desa.plan_dialogs import ContactDialog, LookDialog, NextContactDialog, StepDialog
from ui.pages.desa.plan_section import PlanSection
from ui.pages.desa.steps_section import StepsSection

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desa_app.clock import SetClock
    from desa_app.desa import Desa
    from tests.ui.pages.desa.village import People
    from ui.main_window import MainWindow

FIRST_PAGE = places.PEOPLE

NO_KEY = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(window: MainWindow) -> PeoplePage:
    window.show_page(places.PEOPLE)
    found = window.page(places.PEOPLE)
    assert isinstance(found, PeoplePage)
    return found


def screen_of(page: PeoplePage) -> PersonScreen:
    assert isinstance(page.sheet, PersonScreen)
    return page.sheet


def section(screen: PersonScreen, kind: type) -> int:
    return next(at for at, one in enumerate(screen.sections) if isinstance(one, kind))


def at_keyboard() -> QWidget:
    """Whatever has the keyboard now."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def keys(words: str) -> None:
    """Type where the keyboard is."""
    QTest.keyClicks(at_keyboard(), words)


def press_key(which: Qt.Key, held: Qt.KeyboardModifier = NO_KEY) -> None:
    QApplication.processEvents()
    QTest.keyClick(at_keyboard(), which, held)
    QApplication.processEvents()


def test_a_plan_is_entered_moved_and_corrected_with_keys_alone(
    qtbot: QtBot, window: MainWindow, page: PeoplePage, people: People, office: Desa
) -> None:
    key(window, Qt.Key.Key_N)
    sheet = page.sheet
    assert isinstance(sheet, PlanSheet)
    keys("rohman")
    qtbot.waitUntil(lambda: sheet.picker._results.count() > 0)
    press_key(Qt.Key.Key_Down)
    press_key(Qt.Key.Key_Return)
    assert sheet.picker.person is not None
    for name, words in (
        ("country", "Taiwan"),
        ("job", "Operator"),
        ("scheme", "P3MI (swasta ke swasta)"),
    ):
        sheet.form.field(name).setFocus()
        keys(words)
        press_key(Qt.Key.Key_Tab)
    press_key(Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert sheet.more.isVisible()
    sheet.more.field("cost_asked").setFocus()
    keys("15000000")
    press_key(Qt.Key.Key_Tab)
    press_key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    (plan,) = office.episodes.of(people.husband.id)
    assert plan.facts.cost_asked == 15_000_000
    assert page.sheet is None

    page.list.table.setFocus()
    press_key(Qt.Key.Key_Return)
    screen = screen_of(page)
    assert screen.person.id == people.husband.id
    press_key(Qt.Key.Key_S, ALT)
    status = open_dialog(StatusDialog)
    qtbot.waitUntil(status.isActiveWindow)
    keys("Berangkat")
    press_key(Qt.Key.Key_Tab)
    status.form.field("source").setFocus()
    keys("tiket")
    press_key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert office.episodes.get(plan.id).status is Status.DEPARTED

    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    at = section(screen, StepsSection)
    key(screen, Qt.Key(int(Qt.Key.Key_1) + at), ALT)
    steps = screen.sections[at]
    assert isinstance(steps, StepsSection)
    assert steps.table.hasFocus()
    press_key(Qt.Key.Key_Return)
    dialog = open_dialog(StepDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.form.field("way").setFocus()
    keys("Coret saja, langkah itu tidak terjadi")
    press_key(Qt.Key.Key_Tab)
    assert dialog.form.row("status").isHidden()
    dialog.form.field("reason").setFocus()
    keys("penerbangan batal")
    press_key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    now = office.episodes.get(plan.id)
    assert (now.status, len(now.ladder), len(now.history)) == (Status.CANDIDATE, 2, 1)
    assert steps.model.index(0, 0).data() == "berangkat, dicoret"
    assert page.notices.text() == "Langkah yang keliru sudah dicoret."
    press(page, "Urungkan")
    now = office.episodes.get(plan.id)
    assert (now.status, len(now.ladder), len(now.history)) == (Status.DEPARTED, 2, 2)
    assert steps.model.index(0, 0).data() == "berangkat"
    assert "seperti semula" in page.notices.text()


def test_a_plan_cancelled_by_a_slip_goes_on(page: PeoplePage, people: People, office: Desa) -> None:
    page.open_person(people.ready.id)
    before = office.episodes.of(people.ready.id)[0]
    press(page, "Ubah status")
    status = open_dialog(StatusDialog)
    for name, value in (("status", Status.CANCELLED), ("source", "salah baris")):
        status.form.row(name).input.set_value(value)
    press(status, "Simpan status")
    assert office.episodes.get(before.id).status is Status.CANCELLED
    assert page.notices.text() == "Status sekarang: batal."
    press(page, "Urungkan")
    assert office.episodes.get(before.id).history == before.history
    shown = screen_of(page).episode
    assert shown is not None
    assert shown.status is before.status
    assert page.notices.text() == f"Status kembali: {before.status.value}."


def test_the_second_part_of_the_form_keeps_and_checks_its_fields(
    page: PeoplePage, people: People, office: Desa
) -> None:
    page.open_person(people.ready.id)
    press(page, "Ubah rencana")
    sheet = page.sheet
    assert isinstance(sheet, PlanSheet)
    press(sheet, "Pendaftaran, upah, biaya")
    for name, value in (("pay", 21_000), ("sector", Sector.FORMAL), ("ak1", "560/1")):
        sheet.more.row(name).input.set_value(value)
    press(sheet, "Tujuan dan penempatan")
    press(sheet, "Simpan")
    assert sheet.more.isVisible()
    assert sheet.more.row("pay_currency").problem_text == "Belum diisi."
    sheet.more.row("pay_currency").input.set_value("TWD")
    press(sheet, "Simpan")
    facts = office.episodes.of(people.ready.id)[0].facts
    assert (facts.pay, facts.pay_currency, facts.sector, facts.ak1) == (
        21_000,
        "TWD",
        Sector.FORMAL,
        "560/1",
    )
    assert facts.country == "TW"
    assert isinstance(page.sheet, PersonScreen)


def test_a_fact_is_looked_at_and_the_path_tells_why(
    page: PeoplePage, people: People, office: Desa
) -> None:
    person = office.people.get(people.husband.id)
    plan = office.episodes.open(plan_for(person, jalur=Jalur.UNCLEAR, jalur_reason=""))
    page.open_person(person.id)
    screen = screen_of(page)
    overview = screen.sections[0]
    told = [item.text for item in overview.reasons.items()]  # type: ignore[attr-defined]
    assert "Perjanjian kerja: belum diperiksa." in told
    screen.show_section(section(screen, PlanSection))
    plans = screen.sections[screen.section]
    assert isinstance(plans, PlanSection)
    for fact in (KeyFact.CONTRACT, KeyFact.REGISTRATION):
        plans.look_at(fact)
        dialog = open_dialog(LookDialog)
        press(dialog, "Simpan pemeriksaan")
        assert dialog.form.row("source").problem_text == "Belum diisi."
        type_into(dialog.form.field("source"), "berkas asli")
        press(dialog, "Simpan pemeriksaan")
    assert office.episodes.get(plan.id).facts.jalur is Jalur.PROCEDURAL
    assert screen.head.jalur_chip.text() == "prosedural"
    screen.show_section(0)
    assert overview.path_words.text() == "Menurut bukti prosedural, karena:"  # type: ignore[attr-defined]


def test_an_own_word_stands_beside_what_the_evidence_gives(
    page: PeoplePage, people: People
) -> None:
    page.open_person(people.ready.id)
    screen = screen_of(page)
    words = screen.sections[0].path_words.text()  # type: ignore[attr-defined]
    assert words == (
        "Ditetapkan kantor: prosedural. Alasan: Dicocokkan dengan daftar BP3MI.\n"
        "Menurut bukti: belum jelas, karena:"
    )
    assert screen.head.jalur_chip.text() == "prosedural (ditetapkan)"


def test_the_next_contact_is_one_key_away_and_a_contact_joins_the_path(
    qtbot: QtBot, page: PeoplePage, people: People, office: Desa
) -> None:
    page.open_person(people.ready.id)
    screen = screen_of(page)
    key(screen, Qt.Key.Key_J)
    dialog = open_dialog(NextContactDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    key(dialog.form.field("next_on"), Qt.Key.Key_S)
    today = office.clock.today()
    (plan,) = office.episodes.of(people.ready.id)
    assert plan.facts.next_contact == today + timedelta(days=30)
    page.window().activateWindow()
    key(screen, Qt.Key.Key_K)
    contact = open_dialog(ContactDialog)
    type_into(contact.form.field("note"), "sehat")
    contact.form.row("next_on").input.set_value(today - timedelta(days=1))
    press(contact, "Simpan kontak")
    assert contact.form.row("next_on").problem_text == "Sudah lewat."
    contact.form.row("next_on").input.set_value(date(2026, 12, 12))
    press(contact, "Simpan kontak")
    (plan,) = office.episodes.of(people.ready.id)
    assert plan.contacts[-1].note == "sehat"
    path = screen.sections[0].path.moments()  # type: ignore[attr-defined]
    assert path[0].text == "Dihubungi, telepon"


def test_a_return_is_noted_and_leads_to_the_handover_letter(
    window: MainWindow, page: PeoplePage, office: Desa
) -> None:
    row = office.people.search(status="bekerja").rows[0]
    page.open_person(row.id)
    screen = screen_of(page)
    screen.show_section(section(screen, HomecomingSection))
    press(page, "Ubah status")
    status = open_dialog(StatusDialog)
    assert status.form.row("return_way").isHidden()
    for name, value in (
        ("status", Status.RETURNED),
        ("source", "BP3MI"),
        ("return_way", ReturnWay.ILL),
    ):
        status.form.row(name).input.set_value(value)
    press(status, "Simpan status")
    press(screen, "Catat data purna")
    dialog = open_dialog(HomecomingDialog)
    dialog.form.row("needs").input.set_value("Rujukan ke puskesmas")
    dialog.form.row("wish").input.set_value(Wish.UNDECIDED)
    press(dialog, "Simpan data purna")
    (plan,) = office.episodes.of(row.id)
    assert plan.homecoming is not None
    assert (plan.homecoming.wish, plan.facts.return_way) == (Wish.UNDECIDED, ReturnWay.ILL)
    press(screen, "Berita acara serah terima…")
    assert window.front == places.LETTERS
    letters = window.page(places.LETTERS)
    assert isinstance(letters, LettersPage)
    assert isinstance(letters.sheet, LetterSheet)
    draft = letters.sheet.draft
    assert (draft.kind, draft.person and draft.person.id) == ("serah-terima-pmi", row.id)
    assert draft.fields is not None
    answers = draft.fields.answers()
    assert (answers["kondisi"], answers["tindak_lanjut"]) == ("sakit", "Rujukan ke puskesmas")


def test_another_plan_of_the_same_person_can_be_looked_at(
    page: PeoplePage, office: Desa, moment: SetClock
) -> None:
    row = office.people.search(status="purna").rows[0]
    old = office.episodes.of(row.id)[0]
    moment.advance(minutes=1)
    new = office.episodes.open(plan_for(office.people.get(row.id), country="SG"))
    page.open_person(row.id)
    screen = screen_of(page)
    assert screen.episode is not None
    assert screen.episode.id == new.id
    screen.head.plans.set_value(old.id)
    assert screen.episode.id == old.id
    assert screen.head.status_chip.text() == "purna"
