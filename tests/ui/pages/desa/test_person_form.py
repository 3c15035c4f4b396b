# SPDX-License-Identifier: GPL-3.0-or-later
"""A person is noted and corrected; hints never block, problems stand beside their field."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desa_app.domain.codes import Marital, Sex
from tests.ui.pages.desa.helpers import key, press, type_into
from ui.notices import NoticeBar
from ui.pages.desa.person_form import PersonSheet

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desa_app.desa import Desa
    from desa_app.domain.person import Person
    from tests.ui.pages.desa.village import People
    from ui.drafts import Drafts


@pytest.fixture
def notices(qtbot: QtBot) -> NoticeBar:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    return bar


def show(
    qtbot: QtBot, office: Desa, drafts: Drafts, notices: NoticeBar, person: Person | None = None
) -> PersonSheet:
    sheet = PersonSheet(office, drafts, notices, person)
    qtbot.addWidget(sheet)
    sheet.resize(1100, 650)
    sheet.show()
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    return sheet


def fill(sheet: PersonSheet) -> None:
    for name, value in (
        ("name", "ENI CONTOH"),
        ("nik", "3604125003970099"),
        ("birth_date", date(1997, 3, 10)),
        ("sex", Sex.FEMALE),
        ("marital", Marital.MARRIED),
    ):
        sheet.form.row(name).input.set_value(value)


def test_a_person_is_typed_and_saved_by_keyboard(
    qtbot: QtBot, empty_office: Desa, drafts: Drafts, notices: NoticeBar
) -> None:
    sheet = show(qtbot, empty_office, drafts, notices)
    sheet.begin()
    for name, words in (
        ("nik", "3604125003970099"),
        ("name", "ENI CONTOH"),
        ("birth_date", "10031997"),
        ("sex", "Perempuan"),
        ("marital", "Kawin"),
    ):
        type_into(sheet.form.field(name), words)
    with qtbot.waitSignal(sheet.saved):
        key(sheet.form.field("name"), Qt.Key.Key_S)
    facts = empty_office.people.by_nik("3604125003970099").facts
    assert (facts.name, facts.sex, facts.marital) == ("ENI CONTOH", Sex.FEMALE, Marital.MARRIED)
    assert not drafts.keys()


def test_missing_facts_are_named_beside_their_fields(
    qtbot: QtBot, empty_office: Desa, drafts: Drafts, notices: NoticeBar
) -> None:
    sheet = show(qtbot, empty_office, drafts, notices)
    press(sheet, "Simpan")
    wrong = [
        name for name in sheet.form.values() if sheet.form.row(name).problem_text == "Belum diisi."
    ]
    assert wrong == ["name", "birth_date", "sex", "marital"]
    assert "4 isian" in notices.text()
    assert empty_office.people.search().found == 0


def test_a_nik_that_differs_is_a_hint_and_no_hindrance(
    qtbot: QtBot, empty_office: Desa, drafts: Drafts, notices: NoticeBar
) -> None:
    sheet = show(qtbot, empty_office, drafts, notices)
    fill(sheet)
    assert sheet._hints.isHidden()
    sheet.form.row("birth_date").input.set_value(date(1997, 3, 11))
    assert "Tanggal lahir berbeda" in sheet._hints.text()
    press(sheet, "Simpan")
    assert empty_office.people.search().found == 1


def test_a_known_nik_offers_that_person(
    qtbot: QtBot, office: Desa, drafts: Drafts, notices: NoticeBar, people: People
) -> None:
    sheet = show(qtbot, office, drafts, notices)
    fill(sheet)
    sheet.form.row("nik").input.set_value(people.ready.facts.nik)
    press(sheet, "Simpan")
    assert people.ready.facts.name in notices.text()
    notices.show()
    with qtbot.waitSignal(sheet.open_asked) as asked:
        press(notices, f"Buka {people.ready.facts.name}")
    assert asked.args == [people.ready.id]


def test_what_somebody_else_saved_first_is_not_overwritten(
    qtbot: QtBot, office: Desa, drafts: Drafts, notices: NoticeBar, people: People
) -> None:
    sheet = show(qtbot, office, drafts, notices, people.husband)
    office.people.correct(
        people.husband, dataclasses.replace(people.husband.facts, occupation="Petani")
    )
    type_into(sheet.form.field("phone"), "9")
    press(sheet, "Simpan")
    assert "diubah orang lain" in notices.text()
    assert office.people.get(people.husband.id).facts.occupation == "Petani"
    notices.show()
    press(notices, "Muat data terbaru")
    assert sheet.form.values()["occupation"] == "Petani"
    press(sheet, "Simpan")
    saved = office.people.get(people.husband.id).facts
    assert saved.occupation == "Petani"
    assert "9" in saved.phone[:1] + saved.phone[-1:]


def test_nothing_typed_is_lost_when_the_form_is_left(
    qtbot: QtBot, empty_office: Desa, drafts: Drafts, notices: NoticeBar
) -> None:
    sheet = show(qtbot, empty_office, drafts, notices)
    type_into(sheet.form.field("name"), "ENI")
    again = show(qtbot, empty_office, drafts, NoticeBar())
    assert again.form.values()["name"] == "ENI"


def test_marital_status_of_people_from_elsewhere_may_stay_open(
    qtbot: QtBot, empty_office: Desa, drafts: Drafts, notices: NoticeBar
) -> None:
    sheet = show(qtbot, empty_office, drafts, notices)
    fill(sheet)
    sheet.form.row("marital").input.set_value(None)
    press(sheet, "Warga desa ini (ada di KK)")
    press(sheet, "Simpan")
    assert empty_office.people.search().found == 1


def test_words_from_a_spreadsheet_survive_a_correction(
    qtbot: QtBot, empty_office: Desa, drafts: Drafts, notices: NoticeBar
) -> None:
    sheet = show(qtbot, empty_office, drafts, notices)
    fill(sheet)
    press(sheet, "Simpan")
    person = empty_office.people.by_nik("3604125003970099")
    person = empty_office.people.correct(
        person, dataclasses.replace(person.facts, education="PAKET C")
    )
    again = show(qtbot, empty_office, drafts, NoticeBar(), person)
    type_into(again.form.field("phone"), "0812")
    press(again, "Simpan")
    assert empty_office.people.get(person.id).facts.education == "PAKET C"
