# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables: columns are declared, SQL sorts, the keyboard does everything."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QSettings, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest

from ui.palette import Tone
from ui.preferences import Preferences
from ui.tables.column_widths import Wish, shared
from ui.tables.table_model import CHIP_ROLE, Align, Column, TableModel
from ui.tables.table_view import RowAction, TableView, row_height
from ui.theme import Look
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@dataclass(frozen=True)
class Villager:
    """An invented row."""

    name: str
    age: int
    status: str


ROWS = (Villager("SITI", 17, "calon"), Villager("ROHMAN", 24, "bekerja"), Villager("ANI", 41, ""))
COLUMNS: tuple[Column[Villager], ...] = (
    Column("Nama", lambda row: row.name, sort="nama", stretch=True),
    Column(
        "Umur",
        lambda row: str(row.age),
        sort="umur",
        align=Align.RIGHT,
        accessible=lambda row: f"{row.age} tahun",
        width=6,
    ),
    Column(
        "Status",
        lambda row: row.status,
        chip=lambda row: (row.status, Tone.INFO) if row.status else None,
    ),
)


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def view(qtbot: QtBot, preferences: Preferences) -> TableView:
    model = TableModel(COLUMNS)
    view = TableView(model, "people", "Daftar warga", preferences)
    view.set_empty("people", "Belum ada warga", "Register masih kosong.", "Catat calon PMI")
    qtbot.addWidget(view)
    model.set_rows(ROWS)
    view.resize(600, 300)
    view.show()
    view.setFocus()
    return view


def model_of(view: TableView) -> TableModel[Villager]:
    model = view.model()
    assert isinstance(model, TableModel)
    return model


def test_model_shows_texts_chips_and_words_for_screen_readers() -> None:
    model = TableModel(COLUMNS)
    model.set_rows(ROWS)
    assert (model.rowCount(), model.columnCount()) == (3, 3)
    assert model.index(0, 0).data() == "SITI"
    assert model.index(0, 2).data(CHIP_ROLE) == ("calon", Tone.INFO)
    assert model.index(2, 2).data(CHIP_ROLE) is None
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Umur: 17 tahun"
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Nama: SITI"


def test_model_has_nothing_below_a_row_and_nothing_outside() -> None:
    model = TableModel(COLUMNS)
    model.set_rows(ROWS)
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None
    assert model.row_at(model.index(99, 0)) is None
    assert model.headerData(99, Qt.Orientation.Vertical) is None
    assert model.headerData(0, Qt.Orientation.Vertical) == model.index(0, 0).data()


def test_sorting_is_asked_from_the_owner_and_marked_in_the_header(
    qtbot: QtBot, view: TableView
) -> None:
    model = model_of(view)
    with qtbot.waitSignal(view.sort_asked) as first:
        view._on_header(1)
    assert first.args == ["umur", False]
    assert [row.name for row in model.rows] == ["SITI", "ROHMAN", "ANI"]
    model.show_sorting("umur", False)
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Umur ↑"
    with qtbot.waitSignal(view.sort_asked) as second:
        view._on_header(1)
    assert second.args == ["umur", True]
    with qtbot.assertNotEmitted(view.sort_asked):
        view._on_header(2)


def test_control_and_arrows_sort_without_a_mouse(view: TableView) -> None:
    asked: list[tuple[str, bool]] = []
    view.sort_asked.connect(lambda sort, descending: asked.append((sort, descending)))
    view.sort_asked.connect(model_of(view).show_sorting)
    control = Qt.KeyboardModifier.ControlModifier
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left):
        QTest.keyClick(view, key, control)
    words = [column.sort for column in model_of(view).columns if column.sort]
    assert asked == [(words[0], False), (words[0], True), (words[0], False), (words[-1], False)]
    assert view.accessibleDescription().endswith(", naik")


def test_enter_opens_the_current_row(qtbot: QtBot, view: TableView) -> None:
    view.select_row(1)
    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [ROWS[1]]


def test_arrows_and_shift_select_several_rows(qtbot: QtBot, view: TableView) -> None:
    view.select_row(0)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_rows() == ROWS[:2]
    with qtbot.waitSignal(view.went_up):
        view.select_row(0)
        QTest.keyClick(view, Qt.Key.Key_Up)


def test_copy_gives_what_is_shown(view: TableView) -> None:
    view.selectAll()
    QTest.keySequence(view, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == "SITI\t17\tcalon\nROHMAN\t24\tbekerja\nANI\t41\t"


def test_context_menu_offers_opening_own_actions_and_copying(view: TableView) -> None:
    got: list[tuple[Villager, ...]] = []
    view.set_row_actions([RowAction("Terbitkan surat", got.append, "Ctrl+T", single=True)])
    view.select_row(0)
    entries = [action for action in view.row_menu().actions() if action.text()]
    assert [action.text() for action in entries] == ["Buka", "Terbitkan surat", "Salin"]
    entries[1].trigger()
    assert got == [(ROWS[0],)]
    view.selectAll()
    assert not view.row_menu().actions()[1].isEnabled()


def test_empty_table_explains_itself_and_offers_the_first_action(
    qtbot: QtBot, view: TableView
) -> None:
    empty = view.findChildren(EmptyState)[0]
    assert empty.isHidden()
    model_of(view).set_rows(())
    assert not empty.isHidden()
    with qtbot.waitSignal(view.empty_asked):
        empty.findChildren(Button)[0].click()


def test_widths_are_remembered(qtbot: QtBot, view: TableView, preferences: Preferences) -> None:
    view.setColumnWidth(1, 123)
    qtbot.waitUntil(lambda: preferences.widths("people") != ())
    again = TableView(TableModel(COLUMNS), "people", "Daftar warga", preferences)
    qtbot.addWidget(again)
    assert again.columnWidth(1) == 123


def test_columns_fill_the_table(view: TableView) -> None:
    assert sum(view.columnWidth(at) for at in range(3)) == view.viewport().width()


def test_rows_are_high_enough_to_hit(view: TableView) -> None:
    assert 36 <= row_height(view.fontMetrics()) <= 40
    assert view.rowHeight(0) == row_height(view.fontMetrics())


def test_selection_is_told_to_the_owner(qtbot: QtBot, view: TableView) -> None:
    view.clearSelection()
    with qtbot.waitSignal(view.selection_changed) as told:
        view.select_row(2)
    assert told.args == [(ROWS[2],)]


def test_table_can_be_painted_in_the_dark(view: TableView, dark: None) -> None:
    view.select_row(0)
    assert not view.grab().isNull()


def test_preferences_keep_look_and_size_within_bounds(preferences: Preferences) -> None:
    assert preferences.look is Look.SYSTEM
    preferences.look = Look.DARK
    preferences.text_points = 40
    assert preferences._settings.value("look") == "gelap"
    assert preferences.text_points == 16
    preferences._settings.setValue("look", "purple")
    preferences._settings.setValue("text_points", "many")
    preferences._settings.setValue("widths/people", "1;x")
    assert preferences.look is Look.SYSTEM
    assert preferences.text_points == 10.5
    assert preferences.widths("people") == ()


def test_what_does_not_fit_is_shared_out_before_anything_is_pushed_over_the_edge() -> None:
    wishes = (Wish(40, 40), Wish(80, 280), Wish(80, 180), Wish(150, 150))
    assert shared(wishes, 700) == (40, 280, 180, 150)
    tight = shared(wishes, 500)
    assert tight == (40, 155, 155, 150)
    assert sum(tight) == 500
    assert shared(wishes, 300) == tuple(wish.wanted for wish in wishes)


def test_a_state_is_seen_whole_in_a_narrow_table(qtbot: QtBot, preferences: Preferences) -> None:
    columns: tuple[Column[int], ...] = (
        Column("Isi", lambda _row: "Dengan nama, tanpa kasus sama sekali", width=18),
        Column("Keadaan", lambda _row: "", chip=lambda _row: ("menunggu", Tone.WARN), stretch=True),
    )
    model: TableModel[int] = TableModel(columns)
    table = TableView(model, "sempit", "Kiriman", preferences)
    qtbot.addWidget(table)
    model.set_rows((1, 2))
    table.resize(290, 200)
    table.show()
    assert table.columnWidth(0) < table._wishes[0].wanted
    assert table.horizontalScrollBar().maximum() == 0
    model.set_rows(())
    assert table.columnWidth(0) + table.columnWidth(1) <= table.viewport().width()
