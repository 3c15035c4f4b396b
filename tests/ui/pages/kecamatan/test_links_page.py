# SPDX-License-Identifier: GPL-3.0-or-later
"""The page Tautan: the new on top, the reason in words, the decision made with the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desa_app.domain.links import Answer, LinkKind
from desa_app.domain.user import Role, UserRights
from desa_app.ids import new_id
from desa_app.store import consolidated, users
from tests.office_kit import desk_of
from tests.ui.pages.desa.helpers import press
from tests.ui.pages.kecamatan import market as inventions
from ui.pages.kecamatan.answer_window import AnswerWindow
from ui.pages.kecamatan.links_page import LinksPage
from ui.widgets.choice_field import ChoiceField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desa_app.kecamatan import Kecamatan
    from ui.preferences import Preferences

Settle = Callable[[], None]
NIK = "3604120310900001"
OLD = date(2020, 1, 1)


def put(office: Kecamatan, code: str, **changes: object) -> None:
    """One person and plan as a village's current rows."""
    key = new_id(inventions.NOW)
    person: dict[str, object] = {
        "id": key, "name": changes.pop("name", "RATNA"), "nik": changes.pop("nik", None),
        "sex": "P", "birth_date": None, "dusun": "",
    }  # fmt: skip
    plan: dict[str, object] = {
        "id": new_id(inventions.NOW), "person_id": key, "status": "calon", "jalur": "belum_jelas",
        "country": "TW", "job": "", "scheme": "lainnya", "p3mi": "", "sponsor": "",
        "sponsor_phone": "", "planned_departure": None, "noted_on": date(2026, 10, 1),
    }  # fmt: skip
    with desk_of(office).writing() as connection:
        rows = {"orang": [person], "rencana": [plan | changes]}
        consolidated.replace_rows(connection, code, rows)


def linked(office: Kecamatan) -> None:
    """The same woman in two villages, one number in three, a name long ago."""
    codes = [code for code, _ in inventions.VILLAGES]
    put(office, codes[0], nik=NIK, sponsor="UJANG SUPARDI", sponsor_phone="0812-0000-0101")
    put(office, codes[1], nik=NIK, name="TINI", sponsor="Ujang S.",
        sponsor_phone="+62 812 0000 0101")  # fmt: skip
    put(office, codes[2], name="YANI", sponsor_phone="62812 0000 0101")


@pytest.fixture
def page(qtbot: QtBot, office: Kecamatan, preferences: Preferences, settle: Settle) -> LinksPage:
    linked(office)
    made = LinksPage(office, preferences)
    qtbot.addWidget(made)
    made.resize(1110, 680)
    made.show()
    made.refresh()
    settle()
    made.take_focus()
    return made


def titles(page: LinksPage) -> list[str]:
    return [one.link.title for one in page.model.rows]


def decided(office: Kecamatan) -> tuple[Answer | None, str]:
    """What was decided about the only link of people."""
    (kept,) = office.links.list(kind=LinkKind.PERSON).found
    return kept.answer, kept.noted.note if kept.noted is not None else ""


def states(page: LinksPage) -> list[str]:
    return [str(page.model.index(at, 0).data()) for at in range(page.model.rowCount())]


def test_the_chosen_link_says_why_shows_its_picture_and_its_people(
    page: LinksPage, settle: Settle
) -> None:
    assert titles(page) == ["RATNA / TINI", "0812-0000-0101 (UJANG SUPARDI)"]
    assert states(page) == ["baru", "baru"]
    assert "NIK-nya sama" in page.details.reasons.text()
    assert NIK not in page.details.reasons.text()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert "nomor yang sama" in page.details.reasons.text()
    told = page.details.picture.accessibleDescription()
    assert all(name in told for _, name in inventions.VILLAGES)
    settle()
    rows = page.details.model.rows
    assert [row.name for row in rows] == ["RATNA", "TINI", "YANI"]
    assert str(page.details.model.index(2, 0).data()) == "Domas"
    assert page.details.model.index(2, 3).data() == "62812 0000 0101"


def test_a_decision_is_made_with_the_keyboard(
    page: LinksPage, office: Kecamatan, settle: Settle
) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    (window,) = page.window().findChildren(AnswerWindow)
    answer, note = window.form.field("answer"), window.form.field("note")
    window.try_save()
    assert window.isVisible()
    for _ in range(2):
        QTest.keyClick(answer, Qt.Key.Key_Down)
    assert isinstance(answer, ChoiceField)
    assert answer.typed() == "Bukan orang yang sama"
    QTest.keyClicks(note, "Dua orang, NIK salah catat")
    QTest.keyClick(window.save_button, Qt.Key.Key_Return)
    settle()
    (kept,) = office.links.list(kind=LinkKind.PERSON).found
    assert kept.noted is not None
    assert (kept.answer, kept.noted.note) == (Answer.DIFFERENT, "Dua orang, NIK salah catat")
    assert states(page) == ["baru", "bukan"]
    chosen = page.table.selected_rows()[0]
    assert chosen.link.key == kept.link.key
    assert "Keputusan: bukan" in page.details.decision.text()
    assert "Keputusan tersimpan" in page.notices.text()
    QTest.mouseClick(page.details.again_button, Qt.MouseButton.LeftButton)
    settle()
    assert decided(office) == (None, "")
    press(page, "Urungkan")
    assert decided(office) == (Answer.DIFFERENT, "Dua orang, NIK salah catat")
    assert "seperti semula" in page.notices.text()


def test_a_decision_is_taken_back_at_once(page: LinksPage, office: Kecamatan) -> None:
    page.decide()
    (window,) = page.window().findChildren(AnswerWindow)
    window.form.set_values({"answer": Answer.SAME})
    press(window, "Simpan keputusan")
    assert decided(office) == (Answer.SAME, "")
    press(page, "Urungkan")
    assert decided(office) == (None, "")
    assert states(page) == ["baru", "belum diputuskan"]


def test_what_was_seen_stands_back_until_a_village_joins(
    page: LinksPage, office: Kecamatan, settle: Settle
) -> None:
    page.mark_seen()
    settle()
    assert states(page) == ["belum diputuskan", "belum diputuskan"]
    assert not page.header_actions()[0].enabled
    put(office, "36.04.12.2012", sponsor_phone="0812 0000 0101")
    page.refresh()
    settle()
    assert states(page)[0] == "bertambah"
    page.table.select_row(0)
    assert "Bergabung sejak itu: 36.04.12.2012" in page.details.decision.text()


def test_kind_period_and_what_waits_narrow_the_list(
    page: LinksPage, office: Kecamatan, settle: Settle
) -> None:
    for code in ("36.04.12.2012", "36.04.12.2013"):
        put(office, code, sponsor="MAMAN SURYAMAN", noted_on=OLD)
    page.refresh()
    settle()
    assert len(titles(page)) == 2
    page.period.set_value(0)
    settle()
    assert titles(page)[-1] == "MAMAN SURYAMAN"
    page._kinds.buttons()[1].click()
    settle()
    assert titles(page) == ["RATNA / TINI"]
    office.links.answer(LinkKind.PERSON, page.model.rows[0].link.key, Answer.SAME)
    page.waiting.set_value(True)
    settle()
    assert titles(page) == []
    page.table.empty_asked.emit()
    settle()
    assert len(titles(page)) == 3


def test_an_auditor_sees_links_but_no_way_to_decide(
    page: LinksPage, office: Kecamatan, settle: Settle
) -> None:
    me, desk = office.users.me(), desk_of(office)
    with desk.writing() as connection:
        auditor = UserRights(role=Role.AUDITOR)
        users.update_rights(connection, desk.stamp(), me.id, me.revision, auditor)
    page.refresh()
    settle()
    assert len(titles(page)) == 2
    assert page.header_actions() == ()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert not page.window().findChildren(AnswerWindow)


@pytest.mark.usefixtures("dark")
def test_the_picture_is_painted_for_few_and_many_villages_in_the_dark(
    page: LinksPage, office: Kecamatan, settle: Settle
) -> None:
    page.table.select_row(1)
    few = page.details.picture.grab().toImage()
    for number in range(20, 60):
        put(office, f"36.04.12.20{number}", sponsor_phone="0812 0000 0101")
    page.refresh()
    settle()
    page._kinds.buttons()[2].click()
    settle()
    many = page.details.picture.grab().toImage()
    assert few.height() < many.height() <= page.details.picture.sizeHint().height()
    assert len({many.pixel(x, many.height() // 2) for x in range(many.width())}) > 5
    assert page.details.picture.accessibleDescription().count("36.04.12.20") >= 40


def test_without_any_link_the_page_says_when_one_comes(
    qtbot: QtBot, office: Kecamatan, preferences: Preferences, settle: Settle
) -> None:
    made = LinksPage(office, preferences)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    settle()
    assert made.model.rowCount() == 0
    assert "bukan kesimpulan" in made.subtitle
    made.decide()
    made.ask_again()
    assert not made.window().findChildren(AnswerWindow)
