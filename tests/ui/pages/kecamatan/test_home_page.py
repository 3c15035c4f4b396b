# SPDX-License-Identifier: GPL-3.0-or-later
"""Beranda: who has sent, who has not, and never a zero in place of silence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.pages.kecamatan.home_page import HomePage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desa_app.kecamatan import Kecamatan
    from tests.ui.pages.kecamatan.market import Market
    from ui.preferences import Preferences

Settle = Callable[[], None]


def shown(qtbot: QtBot, office: Kecamatan, preferences: Preferences, settle: Settle) -> HomePage:
    page = HomePage(office, preferences)
    qtbot.addWidget(page)
    page.resize(1102, 660)
    page.show()
    page.refresh()
    settle()
    return page


def cells(page: HomePage, row: int) -> list[str]:
    assert page.table is not None
    model = page.table.model()
    return [str(model.index(row, at).data()) for at in range(model.columnCount())]


def test_first_day_leads_to_the_enrolled_villages(
    qtbot: QtBot, empty_office: Kecamatan, preferences: Preferences, settle: Settle
) -> None:
    page = shown(qtbot, empty_office, preferences, settle)
    assert page._stack.currentIndex() == 1
    assert page.header_actions() == ()
    with qtbot.waitSignal(page.go_to) as asked:
        page._nobody.asked.emit()
    assert asked.args is not None
    assert asked.args[0] == "desa"


def test_board_tells_who_has_sent_each_month(
    qtbot: QtBot,
    office: Kecamatan,
    preferences: Preferences,
    market: Market,
    tmp_path: Path,
    settle: Settle,
) -> None:
    names = ("Pontang-2026-08", "Pontang-2026-10", "Linduk-2026-09")
    office.packages.take_in([market.files[name] for name in names], tmp_path)
    page = shown(qtbot, office, preferences, settle)
    assert page.table is not None
    heads = [page.table.model().headerData(at, Qt.Orientation.Horizontal) for at in range(7)]
    assert heads == ["Desa", "Agu", "Sep", "Okt", "Terakhir", "Orang", "Calon"]
    assert cells(page, 0)[:4] == ["Pontang", "diterima", "belum", "diterima"]
    assert cells(page, 1)[:4] == ["Linduk", "belum", "diterima", "belum mengirim"]
    assert cells(page, 2) == ["Domas", "belum", "belum", "belum mengirim", "–", "–", "–"]
    assert cells(page, 0)[4].startswith("3 Nov ")
    assert cells(page, 0)[5:] == ["2", "2"]
    assert page._listing._note.text() == "1 dari 3 lengkap untuk Oktober 2026"
    assert page._missing.text() == "Belum mengirim: Linduk, Domas."


def test_chart_leaves_silent_villages_out_and_says_so(
    qtbot: QtBot,
    office: Kecamatan,
    preferences: Preferences,
    market: Market,
    tmp_path: Path,
    settle: Settle,
) -> None:
    office.packages.take_in([market.files["Linduk-2026-10"]], tmp_path)
    page = shown(qtbot, office, preferences, settle)
    assert page.chart.accessibleDescription() == "Calon PMI per desa: Linduk 3."
    assert page._chart_note.text().startswith("2 desa belum mengirim")


def test_enter_on_a_row_goes_to_that_village(
    qtbot: QtBot, office: Kecamatan, preferences: Preferences, settle: Settle
) -> None:
    page = shown(qtbot, office, preferences, settle)
    page.take_focus()
    assert page.table is not None
    page.table.select_row(1)
    with qtbot.waitSignal(page.go_to) as asked:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert asked.args == ["desa", "36.04.12.2003"]


def test_primary_action_leads_to_taking_in(
    qtbot: QtBot, office: Kecamatan, preferences: Preferences, settle: Settle
) -> None:
    page = shown(qtbot, office, preferences, settle)
    (action,) = page.header_actions()
    with qtbot.waitSignal(page.go_to) as asked:
        action.run()
    assert asked.args is not None
    assert (action.shortcut, asked.args[0]) == ("Ctrl+T", "terima")


def test_board_fits_without_scrolling(
    qtbot: QtBot, office: Kecamatan, preferences: Preferences, settle: Settle
) -> None:
    page = shown(qtbot, office, preferences, settle)
    assert page.table is not None
    assert not page.table.horizontalScrollBar().isVisible()
