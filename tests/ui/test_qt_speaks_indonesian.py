# SPDX-License-Identifier: GPL-3.0-or-later
"""Qt ships no Indonesian, so ours must reach the buttons, dialogs and menus that Qt makes."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QTextEdit,
)

from desa_app import places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

SOURCE = places.resource("i18n", "qtbase_id.ts")
COMPILED = places.resource("i18n", "qtbase_id.qm")


@pytest.fixture(autouse=True)
def _indonesian(qtbot: QtBot) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(COMPILED))
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def _words(text: str) -> str:
    return text.replace("&", "").partition("\t")[0]


def test_every_standard_button_is_indonesian(qtbot: QtBot) -> None:
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    button = QDialogButtonBox.StandardButton
    expected = {
        button.Ok: "Oke",
        button.Cancel: "Batal",
        button.Save: "Simpan",
        button.SaveAll: "Simpan semua",
        button.Open: "Buka",
        button.Yes: "Ya",
        button.YesToAll: "Ya untuk semua",
        button.No: "Tidak",
        button.NoToAll: "Tidak untuk semua",
        button.Abort: "Hentikan",
        button.Retry: "Coba lagi",
        button.Ignore: "Abaikan",
        button.Close: "Tutup",
        button.Discard: "Buang",
        button.Help: "Bantuan",
        button.Apply: "Terapkan",
        button.Reset: "Setel ulang",
        button.RestoreDefaults: "Kembalikan bawaan",
    }

    assert {kind: _words(box.addButton(kind).text()) for kind in expected} == expected


def test_a_message_box_asks_in_indonesian(qtbot: QtBot) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    kind = QMessageBox.StandardButton
    box.setStandardButtons(kind.Yes | kind.No | kind.Cancel)
    box.setDetailedText("rincian")

    texts = {_words(button.text()) for button in box.buttons()}

    assert texts == {"Ya", "Tidak", "Batal", "Tampilkan rincian"}


def test_qts_own_file_dialog_is_indonesian(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = QFileDialog(None, "Buka berkas", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    labels = {_words(label.text()) for label in dialog.findChildren(QLabel) if label.text()}
    buttons = dialog.findChildren(QAbstractButton)
    tips = {button.toolTip() for button in buttons} - {""}

    assert labels == {"Lihat di:", "Nama berkas:", "Jenis berkas:"}
    assert {_words(button.text()) for button in buttons} >= {"Buka", "Batal"}
    assert tips >= {"Kembali", "Maju", "Folder di atasnya", "Buat folder baru"}


def test_the_menu_of_a_line_and_of_a_text_is_indonesian(qtbot: QtBot) -> None:
    line, text = QLineEdit(), QTextEdit()
    expected = ["Urungkan", "Ulangi", "Potong", "Salin", "Tempel", "Hapus", "Pilih semua"]
    for field in (line, text):
        qtbot.addWidget(field)
        menu = field.createStandardContextMenu()
        qtbot.addWidget(menu)
        found = [_words(action.text()) for action in menu.actions() if action.text()]
        assert found[: len(expected)] == expected


def test_shortcuts_keep_the_words_printed_on_the_keys() -> None:
    native = QKeySequence.SequenceFormat.NativeText
    assert QKeySequence("Ctrl+S").toString(native) == "Ctrl+S"
    assert QKeySequence("Del").toString(native) == "Del"
    assert QKeySequence("Ctrl+Space").toString(native) == "Ctrl+Spasi"
    assert QKeySequence("Alt+Left").toString() == "Alt+Left"


def test_no_translation_is_empty_or_loses_a_placeholder() -> None:
    for message in ET.parse(SOURCE).getroot().iter("message"):  # noqa: S314 - our own file
        source, translation = message.findtext("source", ""), message.findtext("translation", "")
        assert translation.strip()
        for mark in ("%1", "%2"):
            assert source.count(mark) == translation.count(mark)
        assert source.count("&") == translation.count("&")


def test_the_compiled_catalogue_is_that_of_the_source(tmp_path: Path) -> None:
    program = "lrelease.exe" if sys.platform == "win32" else "lrelease"
    again = tmp_path / "again.qm"
    lrelease = str(Path(PySide6.__file__).parent / program)
    command = [lrelease, "-silent", str(SOURCE), "-qm", str(again)]
    subprocess.run(command, check=True, capture_output=True)

    assert again.read_bytes() == COMPILED.read_bytes()
