# SPDX-License-Identifier: GPL-3.0-or-later
"""The main window: pages by mouse and keys, changes carried on, nothing lost, nothing leaked."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QVBoxLayout

from tests.ui.walk import unnamed_inputs
from ui.drafts import Drafts
from ui.help.window import HelpWindow
from ui.main_window import MainWindow, _Room
from ui.pages.page import OfficeWords, Page, PageAction, PageEntry
from ui.preferences import Preferences
from ui.questions import Question
from ui.shortcuts import ShortcutList
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import Text
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Dummy(Page):
    """A page that counts what the window does to it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.refreshed = 0
        self.received: list[object] = []
        self.ran: list[str] = []
        self.stay = False
        field = TextField()
        field.setAccessibleName("Isian")
        self.body.addWidget(field)
        self.body.addStretch(1)

    @property
    def title(self) -> str:
        return self.name

    @property
    def subtitle(self) -> str:
        return f"Halaman {self.name}"

    def header_actions(self) -> tuple[PageAction, ...]:
        return (
            PageAction(text="Catat", run=self.note, shortcut="Ctrl+N", primary=True, icon="plus"),
            PageAction(text="Impor…", run=self.note, enabled=False),
        )

    def note(self) -> None:
        self.ran.append(self.name)

    def refresh(self) -> None:
        self.refreshed += 1

    def receive(self, value: object) -> None:
        self.received.append(value)

    def may_leave(self) -> bool:
        return not self.stay


NAMES = (("home", "Beranda"), ("people", "Warga & PMI"), ("letter", "Surat"))
WORDS = OfficeWords(
    office="Desa Sukajaya", place="Kec. Pontang, Kab. Serang", user="Rina Marlina · Sekdes"
)


def make_window(folder: Path, drafts: Drafts | None = None) -> MainWindow:
    settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
    entries = [
        PageEntry(name=name, title=title, icon=name, make=partial(Dummy, title), count=number)
        for number, (name, title) in enumerate(NAMES)
    ]
    return MainWindow(WORDS, entries, Preferences(settings), drafts or Drafts())


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    window = make_window(tmp_path)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def dummy(window: MainWindow, name: str) -> Dummy:
    page = window.page(name)
    assert isinstance(page, Dummy)
    return page


def test_first_page_is_in_front_with_its_header(window: MainWindow) -> None:
    assert window.front == "home"
    assert window.header.title == "Beranda"
    buttons = window.header.findChildren(Button)
    assert [button.accessibleName() for button in buttons] == ["Impor…", "Catat"]
    assert [button.property("kind") for button in buttons] == [Kind.SECONDARY, Kind.PRIMARY]
    assert not buttons[0].isEnabled()


def test_pages_are_built_when_first_asked_for(window: MainWindow) -> None:
    assert set(window._pages) == {"home"}
    window.rail.button("letter").click()
    assert window.front == "letter"
    assert set(window._pages) == {"home", "letter"}


def test_ctrl_and_a_number_goes_to_the_page(window: MainWindow) -> None:
    QTest.keySequence(window, QKeySequence("Ctrl+2"))
    assert window.front == "people"
    assert window.rail.button("people").isChecked()


def test_shortcut_of_the_primary_action_works_on_its_page_only(window: MainWindow) -> None:
    QTest.keySequence(window, QKeySequence("Ctrl+2"))
    QApplication.processEvents()
    QTest.keySequence(window, QKeySequence("Ctrl+N"))
    assert dummy(window, "people").ran == ["Warga & PMI"]
    assert dummy(window, "home").ran == []


def test_change_on_one_page_refreshes_the_others_when_shown(window: MainWindow) -> None:
    window.show_page("people")
    window.show_page("home")
    home, people = dummy(window, "home"), dummy(window, "people")
    before = (home.refreshed, people.refreshed)
    home.changed.emit()
    assert (home.refreshed, people.refreshed) == before
    window.show_page("people")
    window.show_page("home")
    window.show_page("people")
    assert (home.refreshed, people.refreshed) == (before[0], before[1] + 1)


def test_page_can_send_the_person_to_another_page_with_a_value(window: MainWindow) -> None:
    dummy(window, "home").go_to.emit("people", "id-1")
    assert window.front == "people"
    assert dummy(window, "people").received == ["id-1"]


def test_page_may_keep_the_person(window: MainWindow) -> None:
    dummy(window, "home").stay = True
    window.rail.button("people").click()
    assert window.front == "home"
    assert window.rail.button("home").isChecked()


def test_badge_is_a_number_with_words(window: MainWindow) -> None:
    assert window.rail.button("people").accessibleName() == "Warga & PMI, 1 menunggu"
    dummy(window, "people").badge_changed.emit(0)
    assert window.rail.button("people").accessibleName() == "Warga & PMI"


def test_ctrl_0_and_the_arrows_go_along_the_rail_and_only_enter_opens(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keySequence(window, QKeySequence("Ctrl+0"))
    home, people = window.rail.button("home"), window.rail.button("people")
    assert home.hasFocus()
    QTest.keyClick(home, Qt.Key.Key_Down)
    assert people.hasFocus()
    assert window.front == "home"
    QTest.keyClick(people, Qt.Key.Key_Return)
    assert window.front == "people"


def test_f1_opens_the_panduan_and_ctrl_slash_lists_the_keys(
    qtbot: QtBot, window: MainWindow
) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: bool(window.findChildren(HelpWindow)))
    window.findChildren(HelpWindow)[0].close()
    QTest.keyClick(window, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(window.findChildren(ShortcutList)))
    window.findChildren(ShortcutList)[0].close()


def test_ctrl_l_locks(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.locked):
        QTest.keySequence(window, QKeySequence("Ctrl+L"))


def test_closing_asks_before_half_filled_forms_are_lost(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = Drafts()
    drafts.keep("person:new", {"name": "SITI"})
    window = make_window(tmp_path, drafts)
    qtbot.addWidget(window)
    monkeypatch.setattr(Question, "ask", lambda *_args, **_words: False)
    assert not window.close()
    assert drafts.keys() == ("person:new",)
    with qtbot.waitSignal(window.locked):
        window.lock()
    assert drafts.keys() == ("person:new",)
    monkeypatch.setattr(Question, "ask", lambda *_args, **_words: True)
    assert window.close()


def test_window_remembers_its_place(qtbot: QtBot, tmp_path: Path) -> None:
    first = make_window(tmp_path)
    qtbot.addWidget(first)
    first.resize(790, 577)
    first.show()
    first.close()
    second = make_window(tmp_path)
    qtbot.addWidget(second)
    assert second.size().height() == 577


def test_window_fits_a_small_screen(window: MainWindow) -> None:
    least = window.minimumSizeHint()
    assert least.width() <= 1366
    assert least.height() <= 740


def test_every_input_of_the_window_is_named(window: MainWindow) -> None:
    for name, _ in NAMES:
        window.show_page(name)
    assert unnamed_inputs(window) == []


def test_closed_windows_leave_no_widgets_behind(
    qtbot: QtBot, tmp_path: Path, count_widgets: Callable[[], int]
) -> None:
    def once() -> None:
        window = make_window(tmp_path)
        window.show()
        for name, _ in NAMES:
            window.show_page(name)
            QApplication.processEvents()
        window.close()
        window.deleteLater()

    once()
    before = count_widgets()
    for _ in range(3):
        once()
    assert count_widgets() == before


def test_slow_counts_follow_behind_the_back_of_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    may_go_on = threading.Event()
    threads: list[int] = []

    def counting() -> int:
        threads.append(threading.get_ident())
        may_go_on.wait()
        return 7

    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    entries = [
        PageEntry(name="home", title="Beranda", icon="home", make=partial(Dummy, "Beranda")),
        PageEntry(
            name="letter",
            title="Surat",
            icon="letter",
            make=partial(Dummy, "Surat"),
            counting=counting,
        ),
    ]
    window = MainWindow(WORDS, entries, Preferences(settings), Drafts())
    qtbot.addWidget(window)
    assert window.front == "home"
    assert window.rail.button("letter").count == 0
    may_go_on.set()
    qtbot.waitUntil(lambda: window.rail.button("letter").count == 7)
    assert threads != [threading.get_ident()]


def test_a_page_scrolls_only_when_it_cannot_do_with_the_height(qtbot: QtBot) -> None:
    room = _Room()
    qtbot.addWidget(room)
    column = QVBoxLayout(room)
    column.addWidget(Text("Satu kalimat yang dapat dibagi menjadi beberapa baris.", wrap=True))
    column.addWidget(QTextEdit())
    wanted = column.totalHeightForWidth(400)
    assert room.heightForWidth(400) < wanted
    room.comfortable = True
    assert room.heightForWidth(400) == wanted
