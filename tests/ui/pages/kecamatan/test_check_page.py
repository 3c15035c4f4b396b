# SPDX-License-Identifier: GPL-3.0-or-later
"""Periksa surat: real letters, changed letters, voided ones, and texts that are no seal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.pages.kecamatan.check_page import CheckPage
from ui.widgets import file_dialogs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desa_app.kecamatan import Kecamatan
    from tests.ui.pages.kecamatan.market import Market

Settle = Callable[[], None]


@pytest.fixture
def page(qtbot: QtBot, office: Kecamatan) -> CheckPage:
    made = CheckPage(office)
    qtbot.addWidget(made)
    made.show()
    made.take_focus()
    return made


def scan(page: CheckPage, text: str, settle: Settle) -> tuple[str, str]:
    """Type as a scanner does, with Enter at the end."""
    QTest.keyClicks(page.panel.scan, text)
    QTest.keyClick(page.panel.scan, Qt.Key.Key_Return)
    settle()
    return page.panel.answer.word, page.panel.answer.sentence


def test_a_scanned_genuine_letter_shows_what_to_compare(
    page: CheckPage, market: Market, settle: Settle
) -> None:
    word, sentence = scan(page, market.genuine.seal_text, settle)
    assert word == "Asli"
    assert sentence.startswith("Diterbitkan desa Pontang")
    facts = dict(page.panel.answer.facts.facts())
    assert facts["Nomor"] == market.genuine.number
    assert facts["Jenis surat"] == "Surat rekomendasi / pengantar desa"
    assert facts["Tanggal"] == "3 November 2026"


def test_the_field_is_ready_for_the_next_scan(
    page: CheckPage, market: Market, settle: Settle
) -> None:
    scan(page, market.genuine.seal_text, settle)
    assert page.panel.scan.text() == ""
    word, _ = scan(page, market.stranger.seal_text, settle)
    assert word == "Desa tidak dikenal"


def test_a_letter_file_is_compared_to_its_last_byte(
    page: CheckPage,
    market: Market,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "surat.pdf"
    monkeypatch.setattr(file_dialogs, "open_file", lambda *_: path)
    path.write_bytes(market.genuine.pdf)
    page.panel._choose()
    settle()
    assert page.panel.answer.word == "Asli"
    assert "Isi berkas sama" in page.panel.answer.sentence
    path.write_bytes(market.genuine.pdf.replace(b"/Producer", b"/Producex", 1))
    page.panel._choose()
    settle()
    assert page.panel.answer.word == "Berubah"


def test_a_letter_voided_since_is_known_after_the_next_package(
    page: CheckPage, office: Kecamatan, market: Market, tmp_path: Path, settle: Settle
) -> None:
    assert scan(page, market.void.seal_text, settle)[0] == "Asli"
    office.packages.take_in([market.files["Pontang-2026-10"]], tmp_path)
    assert scan(page, market.void.seal_text, settle)[0] == "Dibatalkan"


def test_a_signature_of_another_key_is_said(
    page: CheckPage, office: Kecamatan, market: Market, settle: Settle
) -> None:
    with office._desk.writing() as connection:
        connection.exec_driver_sql(
            "update village_key set verify_key = (select verify_key from village_key"
            " where village = '36.04.12.2003') where village = '36.04.12.2001'"
        )
    word, _ = scan(page, market.genuine.seal_text, settle)
    assert word == "Tanda tangan salah"
    assert "belum terbukti" in page.panel.answer._heading.text()


@pytest.mark.parametrize("text", ["HTTPS://CONTOH", "123", "DB1:%%%%"])
def test_what_is_no_seal_is_no_verdict(page: CheckPage, settle: Settle, text: str) -> None:
    word, sentence = scan(page, text, settle)
    assert word == "Belum dapat diperiksa"
    assert "belum berarti suratnya palsu" in sentence
    assert page.panel.answer.facts.facts() == ()


def test_a_file_that_is_no_letter_is_said(page: CheckPage, settle: Settle, tmp_path: Path) -> None:
    path = tmp_path / "bukan.pdf"
    path.write_bytes(b"bukan pdf")
    page.panel.check_file(path)
    settle()
    assert page.panel.answer.word == "Belum dapat diperiksa"


def test_enter_on_an_empty_field_does_nothing(page: CheckPage, settle: Settle) -> None:
    scan(page, "", settle)
    assert page.panel.answer.isHidden()
