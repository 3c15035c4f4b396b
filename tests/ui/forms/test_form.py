# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms: nothing typed is lost, problems stand beside their field, the keyboard is enough."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from desa_app.errors import Problem
from ui.drafts import Drafts
from ui.forms.form import Form
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.text_fields import CheckField, DigitsField, LongTextField, TextField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def check(values: dict[str, object]) -> tuple[Problem, ...]:
    """A rule over all values, as the domain has them."""
    if values["name"] == "X":
        return (Problem("name", "terlalu-panjang", "X", "0"),)
    return ()


def make_form(qtbot: QtBot, drafts: Drafts | None = None) -> Form:
    form = Form(columns=2, check=check, drafts=drafts, draft_key="person:new")
    form.add_section("Identitas", "Seperti pada KTP")
    form.add("name", "Nama &lengkap", TextField(), required=True, help="Tulis seperti di KTP")
    form.add("nik", "NIK", DigitsField(16))
    form.add("birth", "Tanggal lahir", DateField(), required=True)
    form.add("status", "Status", ChoiceField([("kawin", "Kawin"), ("lajang", "Belum kawin")]))
    form.add_section("Catatan")
    form.add("note", "Catatan", LongTextField(), span=2)
    form.add("seen", "", CheckField("Dilihat aslinya"))
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def line(form: Form, name: str) -> QLineEdit:
    widget = form.field(name)
    assert isinstance(widget, QLineEdit)
    return widget


def test_each_field_has_label_buddy_and_accessible_name(qtbot: QtBot) -> None:
    form = make_form(qtbot)
    buddies = {label.buddy() for label in form.findChildren(QLabel) if label.buddy()}
    assert buddies == {form.field(name) for name in form.values()}
    assert form.field("name").accessibleName() == "Nama lengkap, wajib diisi"
    assert form.field("nik").accessibleName() == "NIK"
    assert form.field("seen").accessibleName() == "Dilihat aslinya"


def test_required_fields_are_marked(qtbot: QtBot) -> None:
    form = make_form(qtbot)
    assert form.row("name")._label.text().endswith("*")
    assert not form.row("nik")._label.text().endswith("*")


def test_values_come_back_by_name(qtbot: QtBot) -> None:
    form = make_form(qtbot)
    day = date(1997, 3, 10)
    form.set_values({"name": "JUHAENI", "birth": day, "status": "kawin", "seen": True})
    assert form.values() == {
        "name": "JUHAENI",
        "nik": "",
        "birth": day,
        "status": "kawin",
        "note": "",
        "seen": True,
    }
    assert not form.dirty


def test_accept_shows_every_problem_and_goes_to_the_first(qtbot: QtBot) -> None:
    form = make_form(qtbot)
    assert form.accept() is None
    assert form.row("name").problem_text
    assert form.row("birth").problem_text
    assert not form.row("nik").problem_text
    assert form.field("name").hasFocus()


def test_problem_appears_when_the_field_is_left_and_goes_while_typing(qtbot: QtBot) -> None:
    form = make_form(qtbot)
    nik = line(form, "nik")
    nik.setFocus()
    QTest.keyClicks(nik, "123")
    assert form.row("nik").problem_text == ""
    form.field("status").setFocus()
    assert form.row("nik").problem_text == "Harus 16 angka, sekarang 3."
    nik.setFocus()
    QTest.keyClick(nik, Qt.Key.Key_End)
    QTest.keyClicks(nik, "4567890123456")
    assert form.row("nik").problem_text == ""


def test_rule_of_the_domain_stands_under_its_field(qtbot: QtBot) -> None:
    form = make_form(qtbot)
    QTest.keyClicks(form.field("name"), "X")
    form.field("name").clearFocus()
    assert form.row("name").problem_text
    QTest.keyClicks(form.field("name"), "Y")
    assert form.row("name").problem_text == ""


def test_passing_through_an_empty_form_does_not_complain(qtbot: QtBot) -> None:
    form = make_form(qtbot)
    form.field("name").setFocus()
    form.field("nik").setFocus()
    assert form.row("name").problem_text == ""


def test_problems_of_unknown_fields_are_given_back(qtbot: QtBot) -> None:
    form = make_form(qtbot)
    strange = Problem("other", "kosong")
    assert form.set_problems((strange, Problem("nik", "kosong"))) == (strange,)
    assert form.field("nik").hasFocus()


def test_enter_goes_to_the_next_field_also_from_dates_and_choices(qtbot: QtBot) -> None:
    form = make_form(qtbot)
    form.focus_first()
    for name in ("nik", "birth", "status", "note"):
        QTest.keyClick(form.focusWidget(), Qt.Key.Key_Return)
        proxy = form.field(name).focusProxy() or form.field(name)
        assert form.focusWidget() in {proxy, form.field(name)}, name
    QTest.keyClick(form.focusWidget(), Qt.Key.Key_Return)
    assert form.field("note").hasFocus(), "Enter is a new line here"


def test_ctrl_s_asks_for_saving(qtbot: QtBot) -> None:
    form = make_form(qtbot)
    form.focus_first()
    with qtbot.waitSignal(form.save_requested):
        QTest.keySequence(form.focusWidget(), QKeySequence("Ctrl+S"))


def test_ctrl_s_still_asks_once_when_a_button_carries_it(qtbot: QtBot) -> None:
    form = make_form(qtbot)
    button = form.save_button("Simpan")
    form.add_widget(button)
    qtbot.waitUntil(button.isVisible)
    form.focus_first()
    asked: list[bool] = []
    form.save_requested.connect(lambda: asked.append(True))
    QTest.keySequence(form.focusWidget(), QKeySequence("Ctrl+S"))
    assert asked == [True]


def test_hidden_field_is_neither_required_nor_wrong(qtbot: QtBot) -> None:
    form = make_form(qtbot)
    form.set_values({"name": "JUHAENI"})
    form.show_field("birth", False)
    assert form.problems() == ()


def test_half_filled_form_survives_closing(qtbot: QtBot) -> None:
    drafts = Drafts()
    first = make_form(qtbot, drafts)
    QTest.keyClicks(first.field("name"), "SITI")
    first.close()
    second = make_form(qtbot, drafts)
    assert second.restore_draft()
    assert second.values()["name"] == "SITI"
    assert second.dirty
    second.forget_draft()
    third = make_form(qtbot, drafts)
    assert not third.restore_draft()


def test_drafts_are_forgotten_when_the_program_ends() -> None:
    drafts = Drafts()
    drafts.keep("person:new", {"name": "SITI"})
    assert drafts.keys() == ("person:new",)
    drafts.clear()
    assert drafts.restore("person:new") is None


def test_a_form_made_later_does_not_catch_tab_in_a_ring(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    before, after = TextField(), TextField()
    form = Form()
    column.addWidget(before)
    place = QVBoxLayout()
    column.addLayout(place)
    column.addWidget(after)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    form.add("name", "Nama", TextField())
    form.add("birth", "Tanggal lahir", DateField())
    form.add("note", "Catatan", TextField())
    place.addWidget(form)
    form.follow(before)
    QApplication.processEvents()
    parts = [form.field(name) for name in ("name", "birth", "note")]
    stops = [before, *(one.focusProxy() or one for one in parts), after]
    before.setFocus()
    for key, ring in ((Qt.Key.Key_Tab, stops), (Qt.Key.Key_Backtab, stops[:1] + stops[:0:-1])):
        for wanted in (*ring, *ring):
            here = QApplication.focusWidget()
            assert here is wanted
            QTest.keyClick(here, key)
