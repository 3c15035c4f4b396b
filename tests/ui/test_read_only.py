# SPDX-License-Identifier: GPL-3.0-or-later
"""A pemeriksa walks over all pages: nothing that writes can be pressed, and it says why."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

import ui
from desa_app.domain.user import Right
from tests.office_kit import candidate, clock, desa, desk_of, kecamatan
from ui import read_only, tasks
from ui.drafts import Drafts
from ui.main_window import MainWindow
from ui.pages.registry import PageTools, entries_for, words_for
from ui.preferences import Preferences
from ui.widgets.buttons import Button, Kind

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desa_app.clock import SetClock
    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan

__all__ = ["clock", "desa", "kecamatan"]
MAKERS = {"primary", "secondary", "plain", "danger", "PageAction", "RowAction", "save_button"}


def words_of_buttons() -> set[str]:
    """What the pages' buttons and menu entries say, wherever the words stand beside the maker."""
    found = set()
    for path in (Path(ui.__file__).parent / "pages").rglob("*.py"):
        if "first_run" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
            given = [*node.args[:1], *(one.value for one in node.keywords if one.arg == "text")]
            if name in MAKERS and given and isinstance(given[0], ast.Call) and given[0].args:
                words = given[0].args[-1]
                if isinstance(words, ast.Constant) and isinstance(words.value, str):
                    found.add(words.value)
    return found


def test_every_button_is_known_to_write_or_to_read() -> None:
    said = words_of_buttons()
    assert len(said) > 150
    assert {words for words in said if not read_only.known(words)} == set()
    for words in ("Terbitkan", "Catat calon PMI", "&Coret…", "Simpan", "Simpan kasus"):
        assert read_only.writes(words)
    for words in (
        "Mulai tur",
        "Akhiri tur",
        "Simpan PDF…",
        "Cetak",
        "Kembali",
        "Ganti sandi saya…",
        "Periksa data",
    ):
        assert not read_only.writes(words)


@pytest.fixture
def reading_only() -> Iterator[None]:
    read_only.begin(read_only=True)
    yield
    read_only.begin(read_only=False)


def walk(qtbot: QtBot, office: Desa | Kecamatan, clock: SetClock, folder: Path) -> set[str]:
    """Go over all pages; return what can still be pressed."""
    settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
    preferences = Preferences(settings)
    tools = PageTools(clock=clock, preferences=preferences, drafts=Drafts())
    words = words_for(office.profile, office.user)
    window = MainWindow(words, entries_for(office, tools), preferences, Drafts())
    qtbot.addWidget(window)
    window.show()
    open_buttons = set()
    for name in window._names:
        window.show_page(name)
        qtbot.waitUntil(lambda: tasks.under_way() == 0, timeout=30_000)
        for button in window.findChildren(Button):
            said = button.accessibleName()
            if button.property("kind") in {Kind.CHOICE, Kind.FILTER}:
                continue
            if button.isEnabled():
                open_buttons.add(said)
            elif read_only.writes(said):
                assert "hanya membaca" in button.toolTip()
    assert isinstance(window, QWidget)
    return open_buttons


@pytest.mark.usefixtures("reading_only")
@pytest.mark.parametrize("kind", ["desa", "kecamatan"])
def test_pemeriksa_cannot_press_what_writes(
    qtbot: QtBot,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    clock: SetClock,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
) -> None:
    office: Desa | Kecamatan = request.getfixturevalue(kind)
    if kind == "desa":
        candidate(request.getfixturevalue("desa"))
    monkeypatch.setattr(desk_of(office), "may", lambda right: right is Right.CASES)
    pressed = walk(qtbot, office, clock, tmp_path)
    assert pressed
    assert {words for words in pressed if read_only.writes(words)} == set()
