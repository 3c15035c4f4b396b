# SPDX-License-Identifier: GPL-3.0-or-later
"""Penjagaan dan jejak: the place of the data, the lock's minutes, the log found and compared."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings

from desa_app.domain.folder_place import FolderPlace, PlaceKind
from desa_app.domain.user import Right
from tests.office_kit import candidate, clock, desa, desk_of, kecamatan
from tests.ui.walk import unnamed_inputs
from ui import tasks
from ui.idle import IdleWatch
from ui.pages.common.guard_window import GuardWindow
from ui.pages.common.trail_window import TrailWindow
from ui.pages.desa.home_page import HomePage
from ui.preferences import Preferences

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan

__all__ = ["clock", "desa", "kecamatan"]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    from PySide6.QtWidgets import QWidget

    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def guard(office: Desa | Kecamatan, parent: QWidget) -> GuardWindow:
    return GuardWindow(office, (office.settings, office.trail, office.users), None, parent)


def says(window: GuardWindow, words: str) -> bool:
    return words in window.notices.text()


def test_head_from_a_paper_is_compared(qtbot: QtBot, desa: Desa, parent: QWidget) -> None:
    window = guard(desa, parent)
    assert unnamed_inputs(window) == []
    head = desa.trail.head()
    for typed, said in (
        (head.words, "cocok"),
        (f"{head.position + 5}: {head.code}", "terpotong"),
        (f"{head.position}: 0000-0000-0000-0000", "tidak cocok"),
    ):
        window.form.set_values({"log_head": typed})
        window.compare()
        qtbot.waitUntil(partial(says, window, said))
    window.form.set_values({"log_head": "asal"})
    window.compare()
    qtbot.waitUntil(lambda: "Tidak terbaca" in window.form.row("log_head").problem_text)
    window.close()


def test_minutes_of_the_lock_hold_at_once(
    qtbot: QtBot, kecamatan: Kecamatan, parent: QWidget
) -> None:
    watch = IdleWatch(parent)
    watch.begin(10)
    window = guard(kecamatan, parent)
    window.minutes.set_value(5)
    window.save_minutes()
    assert kecamatan.settings.lock_minutes() == 5
    assert watch.left_ms < 6 * 60_000
    qtbot.waitUntil(lambda: tasks.under_way() == 0)
    window.close()


def test_log_is_narrowed_by_its_filters(qtbot: QtBot, desa: Desa, parent: QWidget) -> None:
    candidate(desa)
    window = TrailWindow(desa.trail, None, parent)
    qtbot.waitUntil(lambda: window.model.rowCount() > 5)
    assert unnamed_inputs(window) == []
    window.form.set_values({"about": "SITI CONTOH", "action": "rencana-dicatat"})
    window.look()
    qtbot.waitUntil(lambda: tasks.under_way() == 0)
    rows = window.model.rows
    assert {row.line.what for row in rows} == {"Rencana dicatat"}
    assert {row.line.about for row in rows} == {"SITI CONTOH"}
    window.clear()
    qtbot.waitUntil(lambda: window.model.rowCount() > len(rows))
    window.close()


def test_bad_place_of_the_data_stays_on_the_first_page(
    qtbot: QtBot, desa: Desa, parent: QWidget, tmp_path: Path
) -> None:
    desa.settings._places = (FolderPlace(PlaceKind.CLOUD, "OneDrive"),)
    path = str(tmp_path / "pilihan.ini")
    page = HomePage(desa, Preferences(QSettings(path, QSettings.Format.IniFormat)))
    qtbot.addWidget(page)
    page.refresh()
    qtbot.waitUntil(lambda: "OneDrive" in page.folder_warning.text())
    page.folder_warning.clear()
    page.refresh()
    qtbot.waitUntil(lambda: "OneDrive" in page.folder_warning.text())
    assert "OneDrive" in page.folder_warning.text()
    assert "pindahkan" in page.folder_warning.text()
    window = guard(desa, parent)
    assert "OneDrive" in window._places.text()
    qtbot.waitUntil(lambda: tasks.under_way() == 0)
    window.close()


def test_log_button_is_for_those_who_watch(
    qtbot: QtBot, desa: Desa, parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(desa)
    monkeypatch.setattr(desk, "may", lambda right: right is not Right.LOG)
    window = guard(desa, parent)
    assert window.trail_button.isHidden()
    qtbot.waitUntil(lambda: tasks.under_way() == 0)
    window.close()
