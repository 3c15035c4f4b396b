# SPDX-License-Identifier: GPL-3.0-or-later
"""The village's key in the settings: renewed with the password again, its new card at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app.exchange.cards import read_card
from tests.ui.pages.desa import village
from ui import tasks
from ui.pages.desa import places
from ui.pages.desa.settings_page import SettingsPage
from ui.widgets import file_dialogs

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from desa_app.desa import Desa
    from ui.main_window import MainWindow

FIRST_PAGE = places.SETTINGS


def settle() -> None:
    while tasks.under_way():
        tasks.finish_all(cancel=False)
        QCoreApplication.processEvents()


def test_the_key_is_renewed_with_the_password_and_its_card_saved(
    window: MainWindow, office: Desa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_page(places.SETTINGS)
    page = window.page(places.SETTINGS)
    assert isinstance(page, SettingsPage)
    before = office.enrolment.own_card()
    target = tmp_path / "KARTU.txt"
    monkeypatch.setattr(file_dialogs, "save_file", lambda *_: target)
    asked = page.own_key.renew()
    asked.field.setText("bukan sandinya")
    asked.try_save()
    settle()
    assert office.enrolment.own_card() == before
    assert asked.form.row("proof").problem_text
    asked.field.setText(village.PASSWORD)
    asked.try_save()
    settle()
    card = read_card(target.read_bytes(), target)
    assert card.fingerprint == office.enrolment.own_card().fingerprint != before.fingerprint
    assert page.own_key._fingerprint.text().split() == card.fingerprint.split()
    assert "Kunci lama, untuk surat lama" in page.own_key._days.text()
