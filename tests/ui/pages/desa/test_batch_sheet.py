# SPDX-License-Identifier: GPL-3.0-or-later
"""Many letters at once in the window: listed, seen, issued, printed and saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desa_app.domain.letter_batch import BatchState
from tests.paper.reading import pages_of
from tests.ui.pages.desa.helpers import key, press, type_into
from ui.pages.desa import places
from ui.pages.desa.batch_sheet import BatchSheet
from ui.pages.desa.letters_page import LettersPage
from ui.questions import Question
from ui.widgets import file_dialogs

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.desa import Desa
    from tests.ui.pages.desa.village import People
    from ui.main_window import MainWindow

FIRST_PAGE = places.LETTERS

Settle = Callable[[], None]


@pytest.fixture
def page(window: MainWindow) -> LettersPage:
    window.show_page(places.LETTERS)
    found = window.page(places.LETTERS)
    assert isinstance(found, LettersPage)
    return found


@pytest.fixture
def sheet(window: MainWindow, page: LettersPage, settle: Settle) -> BatchSheet:
    settle()
    press(window, "Banyak surat…")
    assert isinstance(page.sheet, BatchSheet)
    settle()
    return page.sheet


def add_by_typing(sheet: BatchSheet, name: str, settle: Settle) -> None:
    """Type a name and take the first line of what is found, by keyboard."""
    search = sheet.people.picker.search
    type_into(search, name)
    search.searched.emit(name)
    QTest.keyClick(search, Qt.Key.Key_Down)
    QTest.keyClick(sheet.people.picker._results, Qt.Key.Key_Return)
    settle()


def states(sheet: BatchSheet) -> dict[str, BatchState]:
    return {line.name: line.state for line in sheet.people.model.rows}


def test_a_list_of_letters_is_issued_and_saved_by_keyboard(
    window: MainWindow,
    sheet: BatchSheet,
    people: People,
    office: Desa,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = len(office.letters.list())
    assert not sheet.issue_button.isEnabled()
    add_by_typing(sheet, people.ready.facts.name, settle)
    press(sheet, "Tambahkan kelompok")
    settle()
    assert people.ready.facts.name in states(sheet)
    type_into(sheet.tail.field("reason"), "Semua sudah hadir di kantor.")
    sheet.look()
    settle()
    ready = sum(state is BatchState.READY for state in states(sheet).values())
    assert ready > 1
    assert sheet.issue_button.text().startswith(f"Terbitkan {ready} surat")
    asked: list[str] = []

    def agree(_parent: object, question: str, *_: str) -> bool:
        asked.append(question)
        return True

    monkeypatch.setattr(Question, "ask", agree)
    key(window, Qt.Key.Key_S)
    settle()
    assert asked == [f"Terbitkan {ready} surat?"]
    assert len(office.letters.list()) == before + ready
    numbers = [line.number for line in sheet.people.model.rows if line.number]
    assert len(set(numbers)) == ready

    whole = tmp_path / "semua.pdf"
    monkeypatch.setattr(file_dialogs, "save_file", lambda *_: whole)
    press(sheet, "Simpan satu PDF…")
    settle()
    pages = pages_of(whole.read_bytes())
    assert len(pages) == ready
    assert all(number in page for number, page in zip(numbers, pages, strict=True))

    folder = tmp_path / "surat"
    folder.mkdir()
    monkeypatch.setattr(file_dialogs, "choose_folder", lambda *_: folder)
    press(sheet, "Simpan satu per satu…")
    settle()
    assert len(list(folder.iterdir())) == ready
    archived = {letter.pdf for letter in map(office.letters.get, sheet._issued)}
    assert {path.read_bytes() for path in folder.iterdir()} == archived


def test_who_cannot_have_the_letter_is_told_and_can_be_taken_off(
    sheet: BatchSheet, people: People, settle: Settle
) -> None:
    sheet.head.set_values({"kind": "rekomendasi"})
    sheet._on_head()
    add_by_typing(sheet, people.minor.facts.name, settle)
    (line,) = sheet.people.model.rows
    assert line.state is BatchState.BLOCKED
    assert not sheet.issue_button.isEnabled()
    remark = sheet.people.model.columns[2].text(line)
    assert "18" in remark
    sheet.people.table.setFocus()
    sheet.people.table.select_row(0)
    QTest.keyClick(sheet.people.table, Qt.Key.Key_Delete)
    settle()
    assert sheet.people.model.rows == ()


def test_no_letter_is_issued_when_the_question_is_answered_with_back(
    sheet: BatchSheet,
    people: People,
    office: Desa,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = len(office.letters.list())
    type_into(sheet.tail.field("reason"), "Hadir di kantor.")
    add_by_typing(sheet, people.ready.facts.name, settle)
    monkeypatch.setattr(Question, "ask", lambda *_: False)
    assert sheet.issue_button.isEnabled()
    sheet.issue()
    settle()
    assert len(office.letters.list()) == before
    assert sheet.issue_button.isVisible()
