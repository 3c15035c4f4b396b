# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for every page of all three kinds of office."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QTabWidget, QTextEdit
from sqlalchemy import event

from desa_app.desa import open_desa
from desa_app.kabupaten import open_kabupaten
from desa_app.kecamatan import open_kecamatan
from tests.office_kit import (
    DISTRICT,
    NOW,
    REGENCY,
    VILLAGE,
    RunningClock,
    candidate,
    copy_of,
    desk_of,
    enrolled_copy,
    fresh,
)
from tests.ui.spoken import Role, name_of, silent, spoken
from ui import tasks
from ui.drafts import Drafts
from ui.main_window import MainWindow
from ui.pages.registry import PageTools, entries_for, words_for
from ui.preferences import Preferences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

_OPEN = {VILLAGE: open_desa, DISTRICT: open_kecamatan, REGENCY: open_kabupaten}


@pytest.fixture(params=(VILLAGE, DISTRICT, REGENCY))
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    """Each kind of office, with people where it has any."""
    code: str = request.param
    folder = copy_of(code, tmp_path) if code == REGENCY else enrolled_copy(code, tmp_path)
    opened = _OPEN[code](folder, fresh(code).key, RunningClock(NOW))
    if code == VILLAGE:
        candidate(opened)  # type: ignore[arg-type]
    yield opened
    opened.close()


@pytest.fixture
def window(office: Any, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    settings = QSettings(str(tmp_path / "pilihan.ini"), QSettings.Format.IniFormat)
    preferences = Preferences(settings)
    tools = PageTools(clock=office.clock, preferences=preferences, drafts=Drafts())
    words = words_for(office.profile, office.user, office.users.me().rights.role)
    made = MainWindow(words, entries_for(office, tools), preferences, tools.drafts)
    made.resize(1366, 768)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.give_way()


def settle() -> None:
    QCoreApplication.processEvents()
    while tasks.under_way():
        tasks.finish_all(cancel=False)
        QCoreApplication.processEvents()
    QCoreApplication.processEvents()


def each_part(window: MainWindow) -> Iterator[str]:
    """Every page, and every tab of it."""
    for name in window._names:
        window.show_page(name)
        settle()
        tabs = [one for one in window.page(name).findChildren(QTabWidget) if one.isVisible()]
        for number in range(tabs[0].count() if tabs else 1):
            if tabs and tabs[0].isTabVisible(number):
                tabs[0].setCurrentIndex(number)
                settle()
            yield f"{name} {number}"


def asked_by_the_window(office: Any) -> list[str]:
    """Fills with every statement that the window's own thread asks the database."""
    here, asked = threading.current_thread(), []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if threading.current_thread() is here:
            asked.append(statement)

    event.listen(desk_of(office).database._engine, "before_cursor_execute", note)
    return asked


def test_no_page_reads_on_the_windows_thread(office: Any, window: MainWindow) -> None:
    settle()
    asked = asked_by_the_window(office)
    for name in window._names:
        window.show_page(name)
        settle()
        window.page(name).refresh()
        settle()
        assert (name, asked) == (name, [])


def test_nothing_but_lists_scrolls_sideways_on_a_small_screen_at_200_percent(
    window: MainWindow,
) -> None:
    window.resize(683, 384)
    assert window.rail.narrow
    for part in each_part(window):
        for area in window.findChildren(QAbstractScrollArea):
            if area.isVisible() and not isinstance(area, QAbstractItemView | QTextEdit):
                assert (part, area.horizontalScrollBar().maximum()) == (part, 0)
    window.resize(1366, 768)
    assert not window.rail.narrow


def test_every_page_is_read_aloud_whole(window: MainWindow) -> None:
    for part in each_part(window):
        assert (part, silent(window)) == (part, [])


def test_a_screen_reader_hears_where_it_is(window: MainWindow) -> None:
    window.show_page("rekap")
    settle()
    said = list(spoken(window))
    marked = [
        name_of(one) for one in said if one.role() is Role.RadioButton and one.state().checked
    ]
    assert marked[0] == "Rekap"
    assert window.page("rekap").accessibleName() == "Rekap"
