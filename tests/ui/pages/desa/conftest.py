# SPDX-License-Identifier: GPL-3.0-or-later
"""A real village office for each test of a page; only its first day is shared."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QSettings

from desa_app.desa import Desa, open_desa
from desa_app.office.prepare import prepare_office
from desa_app.office.unlock import unlock
from tests.ui.pages.desa import village
from ui import tasks
from ui.drafts import Drafts
from ui.main_window import MainWindow
from ui.pages.desa.registry import entries
from ui.pages.registry import PageTools, words_for
from ui.preferences import Preferences

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desa_app.clock import SetClock
    from desa_app.office.unlock import OfficeKey


@pytest.fixture(scope="session")
def first_day(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, OfficeKey]:
    """Prepare one office; deriving its keys is slow on purpose, so all tests share it."""
    folder = tmp_path_factory.mktemp("desa") / "data"
    prepare_office(folder, village.SETUP, village.PASSWORD, village.clock())
    return folder, unlock(folder, village.SETUP.user_name, village.PASSWORD, village.clock())


@pytest.fixture(scope="session")
def full_day(
    first_day: tuple[Path, OfficeKey], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, village.People]:
    """Fill a copy of that office with people and plans, once."""
    folder = tmp_path_factory.mktemp("desa") / "penuh"
    shutil.copytree(first_day[0], folder)
    moment = village.clock()
    office = open_desa(folder, first_day[1], moment)
    people = village.fill(office, moment)
    office.close()
    return folder, people


@pytest.fixture
def moment() -> SetClock:
    """The clock of the office under test."""
    return village.clock()


@pytest.fixture
def empty_office(
    first_day: tuple[Path, OfficeKey], tmp_path: Path, moment: SetClock
) -> Iterator[Desa]:
    """An office on its first day: no people, no letters, no kecamatan."""
    shutil.copytree(first_day[0], tmp_path / "data")
    office = open_desa(tmp_path / "data", first_day[1], moment)
    yield office
    office.close()


@pytest.fixture
def office(
    first_day: tuple[Path, OfficeKey],
    full_day: tuple[Path, village.People],
    tmp_path: Path,
    moment: SetClock,
) -> Iterator[Desa]:
    """An office with sixty people and twenty plans."""
    shutil.copytree(full_day[0], tmp_path / "data")
    office = open_desa(tmp_path / "data", first_day[1], moment)
    yield office
    office.close()


@pytest.fixture
def people(full_day: tuple[Path, village.People]) -> village.People:
    """The people of the full office that tests name."""
    return full_day[1]


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """Preferences of this test's own."""
    return Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def drafts() -> Drafts:
    """Half-filled forms of this test's own."""
    return Drafts()


@pytest.fixture
def settle() -> Callable[[], None]:
    """Let all background work finish and deliver."""

    def wait() -> None:
        QCoreApplication.processEvents()
        while tasks.under_way():
            tasks.finish_all(cancel=False)
            QCoreApplication.processEvents()
        QCoreApplication.processEvents()

    return wait


@pytest.fixture
def open_window(
    qtbot: QtBot, preferences: Preferences, drafts: Drafts, request: pytest.FixtureRequest
) -> Iterator[Callable[[Desa], MainWindow]]:
    """Open the main window of an office, as large as the smallest screen.

    It begins at the module's ``FIRST_PAGE``, which saves building Beranda for every test.
    """
    first: str = getattr(request.module, "FIRST_PAGE", "")

    opened: list[MainWindow] = []

    def forget_drafts(_window: QWidget) -> None:
        # A half-filled form would make the closing window ask, and a test has nobody to answer.
        drafts.clear()

    def show(office: Desa) -> MainWindow:
        tools = PageTools(clock=office.clock, preferences=preferences, drafts=drafts)
        words = words_for(office.profile, office.user)
        window = MainWindow(words, entries(office, tools), preferences, drafts, first=first)
        window.resize(1366, 768)
        opened.append(window)
        qtbot.addWidget(window, before_close_func=forget_drafts)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield show
    opened.clear()


@pytest.fixture
def window(office: Desa, open_window: Callable[[Desa], MainWindow]) -> MainWindow:
    """The window of the office with sixty people."""
    return open_window(office)
