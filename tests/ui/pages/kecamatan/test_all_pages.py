# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for every page of the kecamatan: names, room, both palettes, nothing left behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QPlainTextEdit, QWidget

from ui.drafts import Drafts
from ui.main_window import MainWindow
from ui.pages.kecamatan.registry import entries
from ui.pages.registry import PageTools, words_for

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desa_app.kecamatan import Kecamatan
    from tests.ui.pages.kecamatan.market import Market
    from ui.preferences import Preferences

Settle = Callable[[], None]
NAMES = ("beranda", "terima", "tautan", "rekap", "desa", "kirim", "periksa", "pengaturan")


def make_window(office: Kecamatan, preferences: Preferences) -> MainWindow:
    drafts = Drafts()
    tools = PageTools(clock=office.clock, preferences=preferences, drafts=drafts)
    window = MainWindow(
        words_for(office.profile, office.user), entries(office, tools), preferences, drafts
    )
    window.resize(1366, 768)
    window.show()
    return window


@pytest.fixture
def window(
    qtbot: QtBot,
    office: Kecamatan,
    preferences: Preferences,
    market: Market,
    tmp_path: Path,
    settle: Settle,
) -> Iterator[MainWindow]:
    office.packages.take_in([market.files["Pontang-2026-10"]], tmp_path)
    made = make_window(office, preferences)
    qtbot.addWidget(made)
    settle()
    yield made
    made.close()


def focusable(page: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(page)
    ]


def each_page(window: MainWindow, settle: Settle) -> Iterator[tuple[str, QWidget]]:
    for name in NAMES:
        window.show_page(name)
        settle()
        yield name, window.page(name)


def test_every_page_is_named_labelled_and_seen_whole(window: MainWindow, settle: Settle) -> None:
    # One walk for all of it: building every page is what takes the time.
    for name, page in each_page(window, settle):
        inputs = focusable(page)
        assert inputs, name
        nameless = [type(widget).__name__ for widget in inputs if not widget.accessibleName()]
        assert (name, nameless) == (name, [])
        for label in page.findChildren(QLabel):
            buddy = label.buddy()
            assert buddy is not label, name
            if buddy is not None:
                assert buddy.focusPolicy() != Qt.FocusPolicy.NoFocus, (name, label.text())
        assert (window.width(), window.height()) == (1366, 768), name
        # A page that needs more pushes the window over the edge of the screen.
        assert window.minimumSizeHint().width() <= 1366, name
        for area in page.findChildren(QAbstractScrollArea):
            if area.isVisibleTo(page) and not isinstance(area, QPlainTextEdit):
                assert not area.horizontalScrollBar().isVisible(), (name, area)
                assert not area.verticalScrollBar().isVisible(), (name, area)


@pytest.mark.usefixtures("dark")
def test_pages_show_in_the_dark_palette(window: MainWindow, settle: Settle) -> None:
    for name, page in each_page(window, settle):
        picture = page.grab().toImage()
        assert picture.pixelColor(1, picture.height() - 1).lightness() < 60, name


def test_numbers_and_header_lead_through_the_pages(
    qtbot: QtBot, window: MainWindow, settle: Settle
) -> None:
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window.front == "terima"
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    settle()
    QTest.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window.front == "terima"


def test_closed_windows_leave_nothing_behind(
    office: Kecamatan,
    preferences: Preferences,
    settle: Settle,
    count_widgets: Callable[[], int],
) -> None:
    before = count_widgets()
    for _ in range(2):
        window = make_window(office, preferences)
        for name in NAMES:
            window.show_page(name)
        settle()
        window.close()
        window.deleteLater()
        del window
    assert count_widgets() <= before
