# SPDX-License-Identifier: GPL-3.0-or-later
"""A bug ends in a report without personal data and a plain sentence."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from desa_app.clock import SetClock
from ui import crash

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SECRET = "3604125003970003"


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    crash.install(tmp_path / "log", SetClock(datetime(2026, 11, 21, 3, 0, tzinfo=UTC)))
    told: list[Path | None] = []
    monkeypatch.setattr(crash._Reporter, "tell", lambda _self, path: told.append(path))
    yield tmp_path / "log"
    crash.uninstall()


def fail() -> None:
    person = {"nik": SECRET}
    try:
        raise KeyError(person["nik"])
    except KeyError as error:
        raise ValueError(f"bad {SECRET}") from error


def test_report_names_types_and_lines_but_no_values() -> None:
    with pytest.raises(ValueError, match="bad") as caught:
        fail()
    text = crash.report_text(caught.value)
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "test_crash.py:" in text
    assert "fail" in text
    assert SECRET not in text
    assert str(Path.home()) not in text


def test_uncaught_error_writes_a_report(qtbot: QtBot, reports: Path) -> None:
    try:
        fail()
    except ValueError:
        sys.excepthook(*sys.exc_info())
    written = list(reports.glob("laporan-*.txt"))
    assert [path.name for path in written] == ["laporan-20261121-030000.txt"]
    assert SECRET not in written[0].read_text(encoding="utf-8")


def test_error_in_a_slot_is_caught(qtbot: QtBot, reports: Path) -> None:
    with qtbot.captureExceptions():
        QTimer.singleShot(0, fail)
        crash.report(ValueError())
    assert list(reports.glob("laporan-*.txt"))


def test_error_on_another_thread_is_reported_on_the_window_thread(
    qtbot: QtBot, reports: Path
) -> None:
    thread = threading.Thread(target=lambda: crash.report(ValueError(SECRET)))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(list(reports.glob("laporan-*.txt"))))


def test_full_disk_does_not_make_things_worse(tmp_path: Path, qtbot: QtBot) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    crash.install(blocked / "log", SetClock(datetime(2026, 11, 21, tzinfo=UTC)))
    assert crash._reporter[0].write(ValueError()) is None
    crash.uninstall()


def test_without_the_hook_an_error_is_not_swallowed() -> None:
    with pytest.raises(ValueError, match="x"):
        crash.report(ValueError("x"))
