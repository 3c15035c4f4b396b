# SPDX-License-Identifier: GPL-3.0-or-later
"""Data pribadi on a person's screen: requests count down, and erasing asks for a word."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import text

from desa_app.domain.codes import Sex
from desa_app.domain.episode import Status
from desa_app.domain.incident import IncidentDraft
from desa_app.domain.privacy import RequestKind
from desa_app.errors import NotFound
from tests.office_kit import desk_of
from tests.ui.pages.desa import village
from tests.ui.pages.desa.helpers import key, open_dialog, press, settled, type_into
from tests.ui.walk import unnamed_inputs
from ui.pages.common.papers import PaperDesk
from ui.pages.desa import places
from ui.pages.desa.bin_sheet import BinSheet
from ui.pages.desa.episode_form import PlanSheet
from ui.pages.desa.people_page import PeoplePage
from ui.pages.desa.person_form import PersonSheet
from ui.pages.desa.person_screen import PersonScreen
from ui.pages.desa.privacy_dialogs import AnswerDialog, EraseDialog, RequestDialog
from ui.pages.desa.privacy_section import PrivacySection
from ui.pages.desa.privacy_sheet import PrivacySheet
from ui.pages.desa.settings_page import SettingsPage
from ui.questions import Question

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from tests.ui.pages.desa.village import People
    from ui.main_window import MainWindow

FIRST_PAGE = places.PEOPLE

Settle = Callable[[], None]


def shown(window: MainWindow, person_id: str) -> tuple[PeoplePage, PrivacySection]:
    window.show_page(places.PEOPLE)
    page = window.page(places.PEOPLE)
    assert isinstance(page, PeoplePage)
    page.open_person(person_id)
    screen = page.sheet
    assert isinstance(screen, PersonScreen)
    screen.show_section([type(one) for one in screen.sections].index(PrivacySection))
    section = screen.sections[screen.section]
    assert isinstance(section, PrivacySection)
    return page, section


def test_a_request_counts_down_and_erasing_asks_for_a_word(
    window: MainWindow,
    people: People,
    office: Desa,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    person = people.ready
    page, section = shown(window, person.id)
    assert "UU 18/2017 Pasal 42" in section.sources.text()
    press(section, "Catat permintaan…")
    key(open_dialog(RequestDialog), Qt.Key.Key_S)
    (row,) = section.model.rows
    assert row.state == "Sisa 71 jam" or row.state == "Sisa 72 jam"
    section.open_row(row)
    answer = open_dialog(AnswerDialog)
    press(answer, "Ditolak")
    key(answer, Qt.Key.Key_S)
    assert answer.form.row("answer").problem_text
    type_into(answer.form.field("answer"), "Membahayakan orang lain")
    key(answer, Qt.Key.Key_S)
    assert [one.state for one in section.model.rows] == ["Ditolak"]

    papers: list[Callable[[], bytes]] = []
    with monkeypatch.context() as patch:
        patch.setattr(section.tools.papers, "print", lambda make, *_: papers.append(make))
        for ticked in (False, True):
            section.with_notes.set_value(ticked)
            press(section, "Cetak laporan")
    for make in papers:
        assert make().startswith(b"%PDF")
    wanted = text("SELECT detail FROM journal WHERE action = 'laporan-data-pribadi'")
    with desk_of(office).reading() as connection:
        told = [json.loads(one) for one in connection.execute(wanted).scalars()]
    assert [one["catatan_petugas"] for one in told] == [False, True]

    press(section, "Hapus data…")
    assert "masih berjalan" in page.notices.text()
    (episode,) = office.episodes.of(person.id)
    office.episodes.move(episode.id, Status.CANCELLED, office.clock.today(), "Batal")
    printed: list[str] = []
    monkeypatch.setattr(
        section.tools.papers, "print", lambda _make, _paper, what: printed.append(what)
    )
    press(section, "Hapus data…")
    dialog = open_dialog(EraseDialog)
    key(dialog, Qt.Key.Key_S)
    assert office.people.get(person.id)
    type_into(dialog.form.field("word"), "hapus")
    key(dialog, Qt.Key.Key_S)
    settle()
    with pytest.raises(NotFound):
        office.people.get(person.id)
    assert page.sheet is None
    assert printed == [f"Berita acara penghapusan 1/{office.clock.today().year}"]


def test_a_correction_in_the_form_answers_the_request_and_is_listed(
    window: MainWindow, people: People, office: Desa, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = people.ready
    asked = office.privacy.ask(person.id, RequestKind.CORRECTION, "Yang bersangkutan")
    page, _ = shown(window, person.id)
    page.edit_person()
    form = page.sheet
    assert isinstance(form, PersonSheet)
    assert not unnamed_inputs(form)
    key(form, Qt.Key.Key_S)
    assert form.form.row("answers").problem_text
    form.form.set_values({"dusun": "Pasar Baru"})
    key(form, Qt.Key.Key_S)
    assert "Permintaan perbaikannya terjawab" in page.notices.text()
    assert office.privacy.open_requests() == ()
    # A plan changes for many reasons: here only whoever ticks it answers with it.
    office.privacy.ask(person.id, RequestKind.CORRECTION, "Yang bersangkutan")
    for tick, left in ((False, 1), (True, 0)):
        page.edit_plan()
        plan = page.sheet
        assert isinstance(plan, PlanSheet)
        assert plan.form.values()["answers"] is False
        plan.form.set_values({"job": f"Juru masak {left}", "answers": tick})
        key(plan, Qt.Key.Key_S)
        assert ("terjawab" in page.notices.text()) is tick
        assert len(office.privacy.open_requests()) == left

    printed: list[Callable[[], bytes]] = []
    monkeypatch.setattr(PaperDesk, "print", lambda _desk, make, *_: printed.append(make))
    settings = window.page(places.SETTINGS)
    assert isinstance(settings, SettingsPage)
    window.go_to(places.SETTINGS, places.INCIDENTS)
    sheet = settings.sheet
    assert isinstance(sheet, PrivacySheet)
    assert sheet.tabs.currentWidget() is sheet.incident_table
    lines = {row.request.id: row.request.answer for row in sheet.requests.lines.rows}
    assert sorted(lines.values()) == ["Diperbaiki: Dusun", "Diperbaiki: Pekerjaan di sana"]
    sheet.requests.select_row(list(lines).index(asked.id))
    entry = next(one for one in sheet.requests.row_menu().actions() if "perbaikan" in one.text())
    entry.trigger()
    assert printed[0]().startswith(b"%PDF")


def test_somebody_in_the_bin_is_erased_there_for_good(
    window: MainWindow, office: Desa, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = office.people.add(village.make_person(778, "SALAH CATAT", date(1990, 5, 5), Sex.FEMALE))
    office.bin.put(gone, "Tercatat dua kali")
    window.show_page(places.PEOPLE)
    page = window.page(places.PEOPLE)
    assert isinstance(page, PeoplePage)
    page.upkeep.show_bin()
    sheet = page.sheet
    assert isinstance(sheet, BinSheet)
    printed: list[str] = []
    monkeypatch.setattr(PaperDesk, "print", lambda _desk, _make, _paper, what: printed.append(what))
    press(sheet, "Hapus untuk selamanya…")
    dialog = open_dialog(EraseDialog)
    type_into(dialog.form.field("word"), "HAPUS")
    key(dialog, Qt.Key.Key_S)
    settle()
    assert not sheet.model.rows
    assert page.notices.text().startswith("Data dihapus. Berita acara 1/")
    assert printed == [f"Berita acara penghapusan 1/{office.clock.today().year}"]
    assert not sheet.erase.isEnabled()


def test_an_incident_is_marked_as_told_only_after_a_question(
    window: MainWindow, office: Desa, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = dict.fromkeys(IncidentDraft.__dataclass_fields__, "contoh")
    office.incidents.note(IncidentDraft(**facts | {"kind": "hilang"}))
    window.go_to(places.SETTINGS, places.INCIDENTS)
    settings = window.page(places.SETTINGS)
    assert isinstance(settings, SettingsPage)
    sheet = settings.sheet
    assert isinstance(sheet, PrivacySheet)
    settled()
    sheet.incident_table.select_row(0)
    answers = iter((False, True))
    asked: list[str] = []

    def ask(*told: object, **_more: object) -> bool:
        asked.append(str(told[2]))
        return next(answers)

    monkeypatch.setattr(Question, "ask", ask)
    for noted in (None, office.clock.today()):
        menu = sheet.incident_table.row_menu()
        next(one for one in menu.actions() if one.text() == "Warga sudah diberi tahu").trigger()
        assert sheet.incidents.rows[0].told_people_on == noted
    assert all("tidak dapat diurungkan" in words for words in asked)
