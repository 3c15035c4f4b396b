# SPDX-License-Identifier: GPL-3.0-or-later
"""Once a year Beranda asks for the recovery code from its paper, and takes it on the spot."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desa_app.clock import SetClock
from desa_app.store.keyring import load_keyring, new_recovery_code, save_keyring
from ui.pages.common.proof_window import ProofWindow
from ui.pages.kecamatan.home_page import HomePage
from ui.pages.kecamatan.settings_page import SettingsPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desa_app.kecamatan import Kecamatan
    from tests.ui.pages.kecamatan.market import Market
    from ui.preferences import Preferences

Settle = Callable[[], None]


def test_the_yearly_reminder_is_answered_on_the_spot(
    qtbot: QtBot, office: Kecamatan, market: Market, preferences: Preferences, settle: Settle
) -> None:
    clock = office.clock
    assert isinstance(clock, SetClock)
    page = HomePage(office, preferences)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    settle()
    assert page.rehearsal.isHidden()
    clock.advance(days=400)
    code = new_recovery_code()
    keyring = load_keyring(office.folder)
    save_keyring(office.folder, keyring.with_recovery(market.key.secret, code))
    page.refresh()
    settle()
    assert "Sudah setahun" in page.rehearsal.text()
    page.prove_recovery()
    (window,) = page.findChildren(ProofWindow)
    window.field.setText("K7M2-9QXR")
    window.try_save()
    settle()
    assert "salah ketik" in window.form.row("proof").problem_text.lower()
    window.field.setText(code)
    window.try_save()
    settle()
    assert page.rehearsal.isHidden()
    # This code was set by hand, so its paper holds another key for the packages.
    assert "kunci cadangan tersendiri" in page.notices.text()

    settings = SettingsPage(office, preferences)
    qtbot.addWidget(settings)
    settings.show()
    assert "Terakhir dibuktikan" in settings.recovery._words.text()
    assert "Sudah setahun" not in settings.recovery._words.text()
