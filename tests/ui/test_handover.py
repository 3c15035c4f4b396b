# SPDX-License-Identifier: GPL-3.0-or-later
"""A second start gives its file to the first window, by a real socket; nothing else is heard."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QDialog

from desa_app.clock import SystemClock
from desa_app.domain.office import OfficeKind
from tests.ui.test_program import locked, prepared, reopen, sign_in
from ui.handover import MESSAGE_LIMIT, HandoverServer, hand_over, path_in, server_name
from ui.pages.kecamatan.take_in_page import TakeInPage
from ui.preferences import Preferences
from ui.program import Program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    path = tmp_path / "flash disk é" / "DB-36.04.12.2001-2026-10-0001.dbx"
    path.parent.mkdir()
    path.write_bytes(b"no package")
    return path


@pytest.fixture
def server(qtbot: QtBot, tmp_path: Path) -> Iterator[HandoverServer]:
    made = HandoverServer()
    assert made.listen(tmp_path)
    yield made
    made.close()


def said(qtbot: QtBot, folder: Path, words: bytes) -> bytes:
    """What a caller that says this hears."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(folder))
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.ConnectedState)
    socket.write(words)
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    return bytes(socket.readAll().data())


def test_only_the_whole_path_of_a_sealed_file_is_heard(
    qtbot: QtBot, server: HandoverServer, tmp_path: Path, sealed: Path
) -> None:
    heard: list[Path] = []
    server.arrived.connect(heard.append)
    other = tmp_path / "catatan.txt"
    other.write_bytes(b"x")
    folder = tmp_path / "folder.dbx"
    folder.mkdir()
    for words in (
        f"{other}\n", f"{folder}\n", f"{sealed.name}\n", f"{sealed}.dbx\n", "\n",
        f"{sealed}\n{sealed}\n", f"{sealed}\x00\n", f"{sealed}\r\n", "x" * (MESSAGE_LIMIT + 1),
    ):  # fmt: skip
        assert said(qtbot, tmp_path, words.encode()) == b"tidak\n", words
    assert said(qtbot, tmp_path, b"/\xff\xfe.dbx\n") == b"tidak\n"
    assert heard == []
    assert said(qtbot, tmp_path, f"{sealed}\n".encode()) == b"ya\n"
    assert heard == [sealed]


def test_a_name_is_of_one_folder_and_tells_nothing_of_it(tmp_path: Path) -> None:
    assert server_name(tmp_path) == server_name(tmp_path / "." / "x" / "..")
    assert server_name(tmp_path) != server_name(tmp_path / "data")
    assert tmp_path.name not in server_name(tmp_path)
    assert path_in(b"") is None


def test_without_a_first_window_nothing_is_handed_over(tmp_path: Path, sealed: Path) -> None:
    assert not hand_over(tmp_path / "kosong", sealed)


def test_a_second_start_shows_its_file_in_the_first_window(
    qtbot: QtBot, tmp_path: Path, sealed: Path
) -> None:
    """In the open window at once, behind a question after its answer, behind the lock later."""
    clock = SystemClock()
    assert clock.now() > datetime(2020, 1, 1, tzinfo=UTC)
    folder = prepared(tmp_path / "data", OfficeKind.KECAMATAN, "36.04.12", clock)  # type: ignore[arg-type]
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    program = Program(folder, clock, Preferences(settings))
    program.start()
    sign_in(qtbot, program)
    window = program.window
    assert window is not None
    page = window.page("terima")
    assert isinstance(page, TakeInPage)

    def start_again() -> None:
        second = subprocess.Popen(
            [sys.executable, "-m", "ui", "--data", folder, sealed],
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        )
        try:
            qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
        finally:
            second.kill()
        assert second.wait() == 0

    start_again()
    qtbot.waitUntil(lambda: [one.path for one in page.files] == [sealed])
    assert window.front == "terima"
    window.show_page("beranda")
    question = QDialog(window)
    question.setModal(True)
    question.show()
    program._on_file(sealed)
    assert window.front == "beranda"
    question.done(0)
    window.activateWindow()
    qtbot.waitUntil(lambda: window.front == "terima")
    window.show_page("beranda")
    window.lock()
    lock_screen = locked(qtbot, program)
    program._on_file(sealed)
    assert window.front == "beranda"
    reopen(qtbot, program, lock_screen)
    assert window.front == "terima"
    assert program.opened_file is None
    program.stop()
    assert not hand_over(folder, sealed)
