# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences appear where they belong; waiting shows itself only when it takes time."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desa_app.errors import Cancelled, DiskFull, FileMissing, InvalidInput, Problem
from ui.notices import ErrorDialog, Notice, NoticeBar, error_words, notice_word
from ui.progress import ProgressDialog, run_with_progress
from ui.questions import Question
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.tasks import Progress


def test_bar_says_word_and_sentence(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    assert bar.text() == ""
    bar.success("Surat terbit.")
    assert bar.text() == "Surat terbit."
    assert bar.accessibleName() == "Selesai: Surat terbit."
    bar.warn("Periksa lagi.")
    assert bar.property("notice") == "awas"
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.text() == ""


def test_bar_offers_a_way_on(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    went: list[bool] = []
    bar.info("Ada 3 kiriman.", "Lihat", lambda: went.append(True))
    bar._action.click()
    assert went == [True]
    assert bar.text() == ""


def test_bar_says_what_an_error_means_but_nothing_after_batal(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.error(FileMissing(Path("/media/stick/berkas.dbx")))
    assert bar.text()
    bar.error(Cancelled())
    assert bar.text() == ""


def test_each_kind_has_its_own_word() -> None:
    assert len({notice_word(kind) for kind in Notice}) == 4


def test_errors_nobody_foresaw_are_told_without_their_text() -> None:
    words = " ".join(error_words(KeyError("3604125003970003")))
    assert words
    assert "3604125003970003" not in words
    assert error_words(InvalidInput((Problem("nik", "kosong"),)))[0]


def test_dialog_shows_what_happened_what_it_means_and_what_to_do(qtbot: QtBot) -> None:
    dialog = ErrorDialog(*error_words(DiskFull(Path("/media/stick"), 3_000_000)))
    qtbot.addWidget(dialog)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert set(error_words(DiskFull(Path("/media/stick"), 3_000_000))) - {""} <= shown


def test_dangerous_question_has_the_safe_choice_in_front(qtbot: QtBot) -> None:
    ask = Question("Batalkan surat?", "Nomor tidak dipakai lagi.", "Batalkan", dangerous=True)
    qtbot.addWidget(ask)
    default = [button for button in ask.findChildren(Button) if button.isDefault()]
    assert [button.text() for button in default] == ["Kembali"]
    QTest.keyClick(default[0], Qt.Key.Key_Return)
    assert ask.result() == Question.DialogCode.Rejected


class Page(QWidget):
    """Somebody who asks for work."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []

    def done(self, result: object) -> None:
        self.results.append(result)


def test_quick_work_shows_nothing(qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)
    page.show()
    run_with_progress(page, "Membuka", lambda _: 1, page.done, page.done, writes=False)
    qtbot.waitUntil(lambda: page.results == [1])
    shown = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    assert not any(isinstance(window, ProgressDialog) for window in shown)


def test_long_work_shows_how_far_it_is_and_can_be_stopped(qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)
    page.show()
    go_on = threading.Event()

    def work(progress: Progress) -> None:
        progress.report(2, 5, "Membaca lembar")
        go_on.wait(20)
        progress.check_cancelled()

    run_with_progress(page, "Mengimpor", work, page.done, page.done, writes=True)
    dialog = page.findChildren(ProgressDialog)[0]
    qtbot.waitUntil(dialog.isVisible)
    qtbot.waitUntil(lambda: dialog._now.text() == "Membaca lembar · 2 dari 5")
    assert run_with_progress(page, "x", work, page.done, page.done, writes=True) is None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible(), "it stays until the work has really stopped"
    go_on.set()
    qtbot.waitUntil(lambda: len(page.results) == 1)
    assert isinstance(page.results[0], Cancelled)
    assert not page.property("at_work")
