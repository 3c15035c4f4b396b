# SPDX-License-Identifier: GPL-3.0-or-later
"""Catat calon PMI: somebody is found or noted, then the plan and the age on leaving."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desa_app.domain.codes import Marital, Sex
from desa_app.domain.episode import Jalur, Scheme, Status
from tests.ui.pages.desa.helpers import key, press, settled, type_into
from ui.pages.desa import places
from ui.pages.desa.episode_form import PlanSheet
from ui.pages.desa.people_page import PeoplePage
from ui.pages.desa.person_form import PersonSheet
from ui.pages.desa.plan_fields import BY_EVIDENCE

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


def plan_sheet(page: PeoplePage) -> PlanSheet:
    assert isinstance(page.sheet, PlanSheet)
    return page.sheet


def test_a_candidate_is_noted_by_keyboard(
    qtbot: QtBot, window: MainWindow, page: PeoplePage, people: People, office: Desa
) -> None:
    key(window, Qt.Key.Key_N)
    sheet = plan_sheet(page)
    assert sheet.picker.search.hasFocus()
    type_into(sheet.picker.search, "rohman")
    qtbot.waitUntil(lambda: sheet.picker._results.count() > 0)
    key(sheet.picker.search, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    key(sheet.picker._results, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert sheet.picker.person is not None
    for name, words in (
        ("country", "Taiwan"),
        ("job", "Operator pabrik"),
        ("scheme", "P3MI (swasta ke swasta)"),
        ("planned_departure", "20012027"),
    ):
        type_into(sheet.form.field(name), words)
    key(sheet.form.field("job"), Qt.Key.Key_S)
    (plan,) = office.episodes.of(people.husband.id)
    assert (plan.status, plan.facts.country, plan.facts.scheme) == (
        Status.CANDIDATE,
        "TW",
        Scheme.P_TO_P,
    )
    assert page.sheet is None
    assert page.panel.person is not None
    assert page.panel.person.id == people.husband.id


def test_a_plan_without_a_person_asks_who(page: PeoplePage) -> None:
    page.note_candidate()
    sheet = plan_sheet(page)
    press(sheet, "Simpan")
    assert page.notices.text().startswith("Pilih dahulu siapa")
    assert sheet.picker.search.hasFocus()


def test_missing_country_and_job_are_named_beside_them(page: PeoplePage, people: People) -> None:
    page.list.show_person(people.husband.id)
    press(page.panel, "Catat rencana")
    sheet = plan_sheet(page)
    press(sheet, "Simpan")
    wrong = [n for n in sheet.form.values() if sheet.form.row(n).problem_text == "Belum diisi."]
    assert wrong == ["country", "job", "scheme"]


def test_the_age_on_the_day_of_leaving_is_told_with_the_law(
    page: PeoplePage, people: People
) -> None:
    page.show_person(people.minor.id)
    press(page.panel, "Ubah rencana")
    sheet = plan_sheet(page)
    assert "17 tahun 6 bulan" in sheet._age.text()
    assert "UU 18/2017 Pasal 5 huruf a" in sheet._age.text()
    sheet.form.row("planned_departure").input.set_value(date(2027, 8, 1))
    assert sheet._age.text() == "Usia saat berangkat 18 tahun."


def test_a_nonprocedural_path_asks_for_its_reason(page: PeoplePage, people: People) -> None:
    page.show_person(people.ready.id)
    page.edit_plan()
    sheet = plan_sheet(page)
    sheet.form.row("jalur").input.set_value(BY_EVIDENCE)
    assert sheet.form.row("jalur_reason").isHidden()
    sheet.form.row("jalur").input.set_value(Jalur.NONPROCEDURAL)
    sheet.form.row("jalur_reason").input.set_value("")
    assert not sheet.form.row("jalur_reason").isHidden()
    press(sheet, "Simpan")
    assert "nonprosedural" in sheet.form.row("jalur_reason").problem_text


def test_somebody_already_abroad_is_noted_with_day_and_source(
    page: PeoplePage, people: People, office: Desa
) -> None:
    page.list.show_person(people.husband.id)
    page.note_plan()
    sheet = plan_sheet(page)
    assert sheet.form.row("on").isHidden()
    for name, value in (
        ("country", "MY"),
        ("job", "Operator"),
        ("scheme", Scheme.INDIVIDUAL),
        ("status", Status.WORKING),
        ("on", date(2025, 5, 1)),
        ("source", "Istri"),
    ):
        sheet.form.row(name).input.set_value(value)
    press(sheet, "Simpan")
    (plan,) = office.episodes.of(people.husband.id)
    assert plan.status is Status.WORKING
    assert (plan.history[-1].on, plan.history[-1].source) == (date(2025, 5, 1), "Istri")


def test_a_new_person_can_be_noted_on_the_way(qtbot: QtBot, page: PeoplePage, office: Desa) -> None:
    page.note_candidate()
    type_into(plan_sheet(page).picker.search, "eni contoh")
    press(page, "Warga baru…")
    person_sheet = page.sheet
    assert isinstance(person_sheet, PersonSheet)
    assert person_sheet.form.values()["name"] == "eni contoh"
    for name, value in (
        ("birth_date", date(1999, 1, 2)),
        ("sex", Sex.FEMALE),
        ("marital", Marital.SINGLE),
    ):
        person_sheet.form.row(name).input.set_value(value)
    press(person_sheet, "Simpan")
    chosen = plan_sheet(page).picker.person
    assert chosen is not None
    assert chosen.facts.name == "eni contoh"
    assert office.people.search().found == 61
    # Without a plan the new person stands in the list all the same.
    press(page, "Kembali")
    settled()
    assert page.list.chosen == chosen.id
    assert page.list._found == 61


def test_a_half_filled_plan_comes_back(page: PeoplePage) -> None:
    page.note_candidate()
    type_into(plan_sheet(page).form.field("job"), "Perawat")
    press(page, "Kembali")
    page.note_candidate()
    assert plan_sheet(page).form.values()["job"] == "Perawat"
    press(page, "Mulai dari awal")
    assert plan_sheet(page).form.values()["job"] == ""
