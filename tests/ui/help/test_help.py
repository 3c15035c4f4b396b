# SPDX-License-Identifier: GPL-3.0-or-later
"""F1 leads from every page to a chapter that exists, and the help window finds its way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QVBoxLayout

import ui.pages.desa.registry
import ui.pages.kabupaten.registry
import ui.pages.kecamatan.registry  # noqa: F401 - so that every page there is is known
from desa_app import panduan
from desa_app.domain import guide
from tests.ui.test_no_untranslated import FILES
from tests.ui.walk import unnamed_inputs
from ui import shortcuts
from ui.help.opening import HelpKey, open_help
from ui.help.places import CHAPTERS, chapter_for, chapter_of
from ui.help.window import HelpWindow
from ui.pages.page import Page
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


def _kinds(kind: type[Page]) -> Iterator[type[Page]]:
    for one in kind.__subclasses__():
        yield one
        yield from _kinds(one)


def _places() -> set[str]:
    """Every chapter, and every heading in it as a link names it."""
    found = set(panduan.chapters())
    for name, chapter in panduan.chapters().items():
        found |= {
            f"{name}#{guide.anchor(block.text)}"
            for block in chapter.blocks
            if isinstance(block, guide.Heading)
        }
    return found


def test_every_page_of_every_office_has_its_chapter() -> None:
    pages = {
        kind
        for kind in _kinds(Page)
        if re.match(r"ui\.pages\.(desa|kecamatan)\.\w+_page$", kind.__module__)
    }
    assert len(pages) > 15
    assert [kind.__module__ for kind in pages if not chapter_of(kind)] == []


def test_chapters_named_for_parts_of_the_window_exist_and_so_do_the_parts() -> None:
    assert set(CHAPTERS.values()) - _places() == set()
    modules = {
        ".".join(path.with_suffix("").parts).rpartition("ui.")[2].removeprefix("pages.")
        for path in FILES
    }
    known = modules | {name.partition(".")[0] for name in modules}
    assert set(CHAPTERS) - known == set()


def test_every_link_inside_the_panduan_leads_to_a_chapter_and_a_heading() -> None:
    there, lost = _places(), []
    for name in panduan.chapters():
        for target in re.findall(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)", panduan.text_of(name)):
            place = name + target if target.startswith("#") else target
            if place not in there:
                lost.append(f"{name}: {target}")
    assert lost == []


def test_f1_opens_the_chapter_of_what_has_the_keyboard_also_in_a_dialog(qtbot: QtBot) -> None:
    class Asking(QDialog):
        __module__ = "ui.pages.desa.letter_form"

    key = HelpKey()
    asking = Asking()
    qtbot.addWidget(asking)
    field = TextField()
    QVBoxLayout(asking).addWidget(field)
    asking.setWindowTitle("Tanya")
    field.setAccessibleName("Jawaban")
    asking.setModal(True)
    asking.show()
    qtbot.waitUntil(asking.isActiveWindow)
    field.setFocus()
    key._follow(asking.windowHandle())
    QTest.keyClick(asking.windowHandle(), Qt.Key.Key_F1)
    (shown,) = asking.findChildren(HelpWindow)
    assert shown.chapter == "surat.md"
    # The same window shows what is asked next.
    assert open_help(asking) is shown
    assert chapter_for(field) == CHAPTERS["desa.letter_form"]


def test_the_window_searches_goes_back_and_leaves_nothing(
    qtbot: QtBot, count_widgets: Callable[[], int]
) -> None:
    before = count_widgets()
    window = HelpWindow("surat.md")
    contents = window.contents
    window.show()
    every = window.contents.count()
    assert every == len(panduan.chapters())
    assert unnamed_inputs(window) == []
    window.search.setText("lembar pemulihan amplop")
    qtbot.waitUntil(lambda: 0 < contents.count() < every)
    window.contents.setCurrentRow(0)
    first = window.chapter
    assert "amplop" in panduan.chapters()[first].words
    assert window.reader.textCursor().selectedText().casefold() == "lembar"
    window.go_back()
    assert window.chapter == "surat.md"
    assert not window.back.isEnabled()
    window.go_forward()
    assert window.chapter == first
    window.search.setText("tidakadakataini")
    qtbot.waitUntil(lambda: not contents.count())
    window.close()
    assert count_widgets() == before


def test_every_key_in_the_code_stands_in_the_table_and_the_panduan_shows_the_table() -> None:
    table = (*shortcuts.everywhere(), *shortcuts.at_work())
    known = {QKeySequence(one).toString() for keys in table for one in keys.sequences}
    used = set()
    for path in FILES:
        if path.name == "shortcuts.py":
            continue
        for word in re.findall(r'"((?:(?:Ctrl|Alt|Shift)\+)+[^\s"{]+|F\d+|Del)"', path.read_text()):
            used.add(QKeySequence(word).toString())
    assert used
    assert used - known == set()
    told = panduan.chapters()["papan-ketik.md"].blocks
    rows = {row for one in told if isinstance(one, guide.Table) for row in one.rows[1:]}
    assert rows == {(keys.shown, keys.meaning) for keys in table}
