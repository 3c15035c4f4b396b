# SPDX-License-Identifier: GPL-3.0-or-later
"""Inputs give values, name what is wrong, and can be used with the keyboard alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desa_app.domain.page import Paper
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField, read_date
from ui.widgets.fingerprint_field import FingerprintField
from ui.widgets.search_field import SearchField
from ui.widgets.text_fields import (
    CheckField,
    DigitsField,
    LongTextField,
    PasswordField,
    TextField,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

DAY = date(2026, 11, 21)


def paste(widget: QLineEdit, text: str) -> None:
    """Paste as a person would."""
    QGuiApplication.clipboard().setText(text)
    QTest.keySequence(widget, QKeySequence(QKeySequence.StandardKey.Paste))


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("10031997", date(1997, 3, 10)),
        ("10-03-1997", date(1997, 3, 10)),
        ("5-3-1999", date(1999, 3, 5)),
        ("5/3/1999", date(1999, 3, 5)),
        ("29022024", date(2024, 2, 29)),
    ],
)
def test_date_can_be_typed_with_or_without_strokes(qtbot: QtBot, keys: str, expected: date) -> None:
    field = DateField()
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    QTest.keyClicks(field.inputs()[0], keys)
    assert field.value() == expected
    assert field.problem_code() == ""


@pytest.mark.parametrize("keys", ["31022026", "29022026", "1", "00000000", "101019"])
def test_a_day_that_is_not_in_the_calendar_is_a_problem(qtbot: QtBot, keys: str) -> None:
    field = DateField()
    qtbot.addWidget(field)
    QTest.keyClicks(field.inputs()[0], keys)
    assert field.value() is None
    assert field.problem_code() == "bukan-tanggal"


def test_empty_date_is_no_problem(qtbot: QtBot) -> None:
    field = DateField()
    qtbot.addWidget(field)
    assert field.value() is None
    assert field.problem_code() == ""


@pytest.mark.parametrize("text", ["1997-03-10", "10/3/1997", " 10-03-1997 ", "10.3.1997"])
def test_date_can_be_pasted_in_any_usual_form(qtbot: QtBot, text: str) -> None:
    field = DateField()
    qtbot.addWidget(field)
    line = field.inputs()[0]
    assert isinstance(line, QLineEdit)
    paste(line, text)
    assert field.value() == date(1997, 3, 10)


def test_age_stands_beside_the_birth_date(qtbot: QtBot) -> None:
    field = DateField(today=lambda: DAY)
    qtbot.addWidget(field)
    field.set_value(date(2009, 7, 3))
    assert field._beside.text() == "17 tahun 4 bulan"
    field.set_value(date(2027, 1, 1))
    assert field._beside.text() == ""


def test_tab_leaves_a_date_in_one_step(qtbot: QtBot) -> None:
    field, after = DateField(), TextField()
    qtbot.addWidget(field)
    qtbot.addWidget(after)
    with qtbot.waitSignal(field.left):
        field.show()
        after.show()
        field.activateWindow()
        field.setFocus()
        after.activateWindow()
        after.setFocus()


def test_read_date_refuses_other_words() -> None:
    assert read_date("kemarin") is None
    assert read_date("10-13-1997") is None


def test_choice_is_found_by_typing_part_of_its_words(qtbot: QtBot) -> None:
    field = ChoiceField([("TWN", "Taiwan"), ("HKG", "Hong Kong"), ("MYS", "Malaysia")])
    qtbot.addWidget(field)
    field.show()
    assert field.value() is None
    QTest.keyClicks(field.inputs()[0], "kong")
    assert field.problem_code() == "bukan-pilihan"
    field.clearFocus()
    field._settle()
    assert field.value() == "HKG"
    assert field.problem_code() == ""
    assert field.currentText() == "Hong Kong"


def test_enter_takes_the_only_option_that_fits(qtbot: QtBot) -> None:
    field = ChoiceField([("TWN", "Taiwan"), ("HKG", "Hong Kong"), ("MYS", "Malaysia")])
    qtbot.addWidget(field)
    field.show()
    line = field.inputs()[0]
    QTest.keyClicks(line, "kong")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert field.value() == "HKG"
    assert field.currentText() == "Hong Kong"


def test_the_one_option_that_begins_so_is_taken(qtbot: QtBot) -> None:
    field = ChoiceField([("b", "Belum kawin"), ("k", "Kawin"), ("c", "Cerai hidup")])
    qtbot.addWidget(field)
    field.show()
    QTest.keyClicks(field.inputs()[0], "kaw")
    field._settle()
    assert field.value() == "k"


def test_a_long_choice_shows_its_beginning(qtbot: QtBot) -> None:
    field = ChoiceField([("bpjs", "Pengurusan santunan BPJS Ketenagakerjaan")])
    qtbot.addWidget(field)
    field.set_value("bpjs")
    line = field.lineEdit()
    assert line is not None
    assert line.cursorPosition() == 0


def test_choice_can_be_emptied_and_set(qtbot: QtBot) -> None:
    field = ChoiceField([("a", "Satu"), ("b", "Dua")])
    qtbot.addWidget(field)
    field.set_value("b")
    assert field.value() == "b"
    field.set_value(None)
    assert field.value() is None
    assert field.currentText() == ""
    field.set_value("no such value")
    assert field.value() is None


def test_choice_gives_back_the_very_value_it_was_given(qtbot: QtBot) -> None:
    field = ChoiceField([(paper, paper.value) for paper in Paper])
    qtbot.addWidget(field)
    field.set_value(Paper.A4)
    assert field.value() is Paper.A4


def test_new_options_keep_what_was_chosen(qtbot: QtBot) -> None:
    field = ChoiceField([("a", "Satu"), ("b", "Dua")])
    qtbot.addWidget(field)
    field.set_value("b")
    field.set_options([("b", "Dua"), ("c", "Tiga")])
    assert field.value() == "b"
    field.set_options([("c", "Tiga")])
    assert field.value() is None


def test_text_that_is_no_option_is_never_a_value(qtbot: QtBot) -> None:
    field = ChoiceField([("a", "Satu"), ("b", "Satu juga")])
    qtbot.addWidget(field)
    field.setEditText("sat")
    field._settle()
    assert field.value() is None
    assert field.typed() == "sat"


def test_search_waits_for_a_pause_and_asks_once(qtbot: QtBot) -> None:
    field = SearchField("Cari")
    qtbot.addWidget(field)
    asked: list[str] = []
    field.searched.connect(asked.append)
    QTest.keyClicks(field, "siti")
    assert asked == []
    qtbot.waitUntil(lambda: asked == ["siti"])


def test_enter_searches_at_once_and_escape_empties(qtbot: QtBot) -> None:
    field = SearchField("Cari")
    qtbot.addWidget(field)
    asked: list[str] = []
    field.searched.connect(asked.append)
    QTest.keyClicks(field, "siti")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert asked == ["siti"]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: asked == ["siti", ""])


def test_down_arrow_goes_to_the_list(qtbot: QtBot) -> None:
    field = SearchField("Cari")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.went_down):
        QTest.keyClick(field, Qt.Key.Key_Down)


def test_digits_keep_leading_zeros_and_drop_what_was_pasted_along(qtbot: QtBot) -> None:
    field = DigitsField(16)
    qtbot.addWidget(field)
    QTest.keyClicks(field, "00a1")
    assert field.value() == "001"
    assert field.problem_code() == "bukan-16-angka"
    field.clear()
    paste(field, "3604 1250 0397 0003")
    assert field.value() == "3604125003970003"
    assert field.problem_code() == ""


def test_a_seventeenth_digit_cannot_be_typed(qtbot: QtBot) -> None:
    field = DigitsField(16)
    qtbot.addWidget(field)
    QTest.keyClicks(field, "12345678901234567")
    assert field.value() == "1234567890123456"


def test_fingerprint_takes_any_paste_and_shows_groups(qtbot: QtBot) -> None:
    field = FingerprintField()
    qtbot.addWidget(field)
    digits = "123456789012345678901234567890"
    paste(field, "sidik: 12345-67890 12345/67890 12345 67890")
    assert field.value() == digits
    assert field.text() == "12345 67890 12345 67890 12345 67890"
    assert field.problem_code() == ""


def test_fingerprint_typed_with_or_without_gaps(qtbot: QtBot) -> None:
    field = FingerprintField()
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    QTest.keyClicks(field, "12345 678901")
    assert field.value() == "12345678901"
    assert field.problem_code() == "bukan-30-angka"


def test_password_is_hidden_until_asked_and_kept_as_typed(qtbot: QtBot) -> None:
    field = PasswordField()
    qtbot.addWidget(field)
    QTest.keyClicks(field, " rahasia ")
    assert field.value() == " rahasia "
    assert field.echoMode() is QLineEdit.EchoMode.Password
    field._show.trigger()
    assert field.echoMode() is QLineEdit.EchoMode.Normal


def test_long_text_lets_tab_through(qtbot: QtBot) -> None:
    field = LongTextField()
    qtbot.addWidget(field)
    QTest.keyClicks(field, "satu")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.value() == "satu"


def test_tick_is_true_or_false(qtbot: QtBot) -> None:
    field = CheckField("Dilihat aslinya")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.changed):
        QTest.keyClick(field, Qt.Key.Key_Space)
    assert field.value() is True


def test_a_suggested_code_is_taken_whole_and_anything_else_may_stay(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    field.suggest([("470", "470  Kependudukan"), ("471.1", "471.1  Identitas penduduk")])
    field.show()
    field.setFocus()
    QTest.keyClicks(field, "471")
    completer = field.completer()
    assert completer is not None
    assert completer.currentCompletion() == "471.1"
    assert completer.completionModel().index(0, 0).data() == "471.1  Identitas penduduk"
    field.setText("900.1")
    assert field.value() == "900.1"
