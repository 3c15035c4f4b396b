# SPDX-License-Identifier: GPL-3.0-or-later
"""The application speaks Indonesian, starts from the command line, and keeps its layers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from desa_app import places
from ui.application import FIRST_DAY_OF_WEEK, speak_indonesian

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parents[2]
ICONS = (
    "home people interview letter case recruiter prevention recap stick settings receive check "
    "link village lock help search plus import print save warning info ok block edit back next "
    "close calendar phone backup key sort-up sort-down more app eye eye-off"
)


def run_window(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    kept.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-m", "ui", *words],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=kept | environment,
        timeout=60,
        check=False,
    )


def test_buttons_of_qt_speak_indonesian(qtbot: QtBot, qapp: QApplication) -> None:
    translator = speak_indonesian(qapp)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    text = box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")
    assert text == "Batal"
    assert QLocale().name() == "id_ID"
    qapp.removeTranslator(translator)


def test_week_begins_on_monday() -> None:
    assert FIRST_DAY_OF_WEEK is Qt.DayOfWeek.Monday


@pytest.mark.parametrize("name", ICONS.split())
def test_every_icon_the_screen_uses_is_there(name: str) -> None:
    assert places.resource("icons", f"{name}.svg").is_file()


def test_without_a_screen_the_program_says_so() -> None:
    done = run_window()
    assert done.returncode == 1
    assert "Tidak ada layar" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_is_indonesian() -> None:
    done = run_window("--help")
    assert done.returncode == 0
    assert "folder data kantor" in done.stdout


def test_no_page_imports_another_page() -> None:
    """Pages of one office may share helpers of their own folder; offices share nothing."""
    for path in (ROOT / "ui" / "pages" / "desa").rglob("*.py"):
        assert "ui.pages.kecamatan" not in path.read_text(encoding="utf-8"), path
    for path in (ROOT / "ui" / "pages" / "kecamatan").rglob("*.py"):
        assert "ui.pages.desa" not in path.read_text(encoding="utf-8"), path
