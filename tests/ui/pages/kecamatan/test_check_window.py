# SPDX-License-Identifier: GPL-3.0-or-later
"""Checking letters at Disnaker or Imigrasi: no office, no password, only a proven list of keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desa_app.office.checkpoint import Checkpoint, open_checkpoint
from tests.ui.pages.desa.helpers import key
from tests.ui.walk import inputs_without_buddy, unnamed_inputs
from ui.check_window import CheckWindow, ProofWindow
from ui.questions import Question
from ui.widgets import file_dialogs

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desa_app.kecamatan import Kecamatan
    from tests.ui.pages.kecamatan.market import Market
    from ui.preferences import Preferences

Settle = Callable[[], None]


@pytest.fixture
def checkpoint(tmp_path: Path) -> Checkpoint:
    return open_checkpoint(tmp_path / "pemeriksa")


@pytest.fixture
def window(qtbot: QtBot, checkpoint: Checkpoint, preferences: Preferences) -> Iterator[CheckWindow]:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(1366, 768)
    holder.show()
    made = CheckWindow(checkpoint, preferences, holder)
    made.open()
    yield made
    # Qt lets go of a window with its parent, so the parent must outlive the test.
    holder.close()


def test_a_list_is_proven_by_keyboard_and_then_letters_are_checked(
    window: CheckWindow,
    checkpoint: Checkpoint,
    office: Kecamatan,
    market: Market,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = office.villages.write_key_list(tmp_path)
    monkeypatch.setattr(file_dialogs, "open_file", lambda *_: made.path)
    window.add_button.click()
    proof = next(iter(window.findChildren(ProofWindow)))
    field = proof.form.field("sidik")
    QTest.keyClicks(field, "0" * 30)
    key(proof, Qt.Key.Key_S)
    assert "belum dicocokkan" in proof.notices._text.text()
    assert checkpoint.lists() == ()
    field.setFocus()
    field.set_value(made.fingerprint)  # type: ignore[attr-defined]
    key(proof, Qt.Key.Key_S)
    assert [row.sequence for row in window.model.rows] == [1]
    window.panel.scan.setText(market.genuine.seal_text)
    QTest.keyClick(window.panel.scan, Qt.Key.Key_Return)
    settle()
    assert window.panel.answer.word == "Asli"
    assert "Menurut daftar kunci tanggal" in window.panel.answer.sentence


def test_the_next_list_of_the_same_kecamatan_needs_no_paper(
    window: CheckWindow, checkpoint: Checkpoint, office: Kecamatan, tmp_path: Path
) -> None:
    first = office.villages.write_key_list(tmp_path)
    checkpoint.add(first.path, first.fingerprint)
    second = office.villages.write_key_list(tmp_path)
    window.add_list(second.path)
    assert [row.sequence for row in window.model.rows] == [2]
    assert not window.findChildren(ProofWindow)


def test_what_is_no_list_is_said_and_a_list_can_be_taken_off(
    window: CheckWindow,
    checkpoint: Checkpoint,
    office: Kecamatan,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wrong = tmp_path / "bukan.txt"
    wrong.write_text("bukan daftar")
    window.add_list(wrong)
    assert not window.notices.isHidden()
    made = office.villages.write_key_list(tmp_path)
    checkpoint.add(made.path, made.fingerprint)
    window.refresh()
    monkeypatch.setattr(Question, "ask", lambda *_, **__: True)
    window.table.setFocus()
    window.table.select_row(0)
    window._remove(tuple(window.model.rows))
    assert window.model.rows == ()


def test_everything_in_the_window_has_a_name(window: CheckWindow) -> None:
    assert unnamed_inputs(window) == []
    assert inputs_without_buddy(window) == []
