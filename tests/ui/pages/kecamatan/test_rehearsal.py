# SPDX-License-Identifier: GPL-3.0-or-later
"""Once a year Beranda asks for a rehearsal with the code from its paper, on the spot."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desa_app.clock import SetClock
from desa_app.store.keyring import load_keyring, new_recovery_code, save_keyring
from tests.ui.walk import unnamed_inputs
from ui.pages.common.rehearsal_window import RehearsalWindow
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
    office.settings.back_up()
    page.rehearse()
    (window,) = page.window().findChildren(RehearsalWindow)
    settle()
    assert unnamed_inputs(window) == []
    window.code.setText("K7M2-9QXR")
    window.start.click()
    settle()
    assert "salah ketik" in window.form.row("code").problem_text.lower()
    window.code.setText(code)
    window.start.click()
    settle()
    done = window.done_with
    assert done is not None
    assert done.good
    # This code was set by hand, so its paper holds another key for the packages.
    assert "kunci cadangan tersendiri" in done.steps[-2].told
    assert window.stack.currentWidget() is window.outcome
    window.finish.click()
    settle()
    assert page.rehearsal.isHidden()

    settings = SettingsPage(office, preferences)
    qtbot.addWidget(settings)
    settings.show()
    settle()
    assert "Terakhir dibuktikan" in settings.recovery._words.text()
    assert "Sudah setahun" not in settings.recovery._words.text()
    assert "Latihan pemulihan terakhir" in settings.recovery._words.text()
    proof = settings.recovery.prove()
    proof.field.setText(code)
    proof.try_save()
    settle()
    assert "kunci cadangan tersendiri" in settings.notices.text()
