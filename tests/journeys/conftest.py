# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program on real folders; under Xvfb the real window, elsewhere Qt's own offscreen."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from desa_app.clock import SystemClock
from tests.big_office_kit import big_office_copy
from tests.journeys.driver import Hands
from tests.journeys.first_day import unlock
from tests.journeys.keyboard import Keyboard
from tests.office_kit import PASSWORD
from ui import tasks
from ui.preferences import Preferences
from ui.program import Program
from ui.questions import Question
from ui.theme import Look, apply_theme
from ui.widgets import file_dialogs

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desa_app.desa import Desa

Start = Callable[[Path], Program]


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication) -> None:
    """Dress the test application once."""
    apply_theme(qapp, Look.LIGHT)


_heard: list[str] = []


def _hear(event: str, told: tuple[object, ...]) -> None:
    """Note whoever calls or waits beyond this computer (audit events of Python)."""
    if event in {"socket.connect", "socket.bind", "socket.sendto"}:
        (asked, *_) = told
        if isinstance(asked, socket.socket) and asked.family in (socket.AF_INET, socket.AF_INET6):
            _heard.append(event)
    elif event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}:
        _heard.append(event)


@pytest.fixture(scope="session")
def ear() -> None:
    """Listen from now on; a hook of this kind stays until the process ends."""
    sys.addaudithook(_hear)


@pytest.fixture(autouse=True)
def _no_network(ear: None) -> Iterator[None]:
    """A day in the office asks no network for anything."""
    _heard.clear()
    yield
    assert _heard == []


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    """Keyboard and mouse."""
    return Hands(qtbot)


@pytest.fixture
def keys(qtbot: QtBot) -> Keyboard:
    """Hands that have no mouse."""
    return Keyboard(qtbot)


@pytest.fixture
def village(start: Start, keys: Keyboard, tmp_path: Path) -> Desa:
    """The large office, opened at the door with its password."""
    program = start(big_office_copy(tmp_path / "desa"))
    keys.wait_for("Masuk")
    unlock(keys, PASSWORD)
    keys.wait_for("Beranda")
    office: Desa = program.office
    return office


@pytest.fixture
def start() -> Iterator[Start]:
    """Start the program on a data folder; everything is closed at the end."""
    running: list[Program] = []

    def open_program(folder: Path) -> Program:
        program = Program(folder, SystemClock(), Preferences())
        running.append(program)
        program.start()
        return program

    yield open_program
    with pytest.MonkeyPatch.context() as patch:
        # A journey that broke off may leave a half-filled form; nobody is there to answer.
        patch.setattr(Question, "ask", lambda *_, **__: True)
        for program in running:
            if program.entry is not None:
                program.entry.close()
            if program.window is not None:
                program.window.close()
            program.stop()
    tasks.finish_all()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder is a journey."""
    for item in items:
        if "tests/journeys/" in item.nodeid:
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


class Files:
    """Answers Qt's file dialogs with what the person would pick."""

    def __init__(self) -> None:
        self.next: Path | None = None

    def picked(self, *_: object) -> str:
        assert self.next is not None, "a file dialog opened and nobody said which file"
        return str(self.next)


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    """Set ``files.next`` before the click that opens a file dialog."""
    answers = Files()
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *words: (answers.picked(*words), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *words: ([answers.picked()], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", answers.picked)
    monkeypatch.setattr(file_dialogs, "ask", lambda _dialog: (Path(answers.picked()),))
    return answers
