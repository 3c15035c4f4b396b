# SPDX-License-Identifier: GPL-3.0-or-later
"""Tentang program: the version, and a stick's installer proven before anybody runs it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.exchange.keys import verify_key
from desa_app.exchange.release import sign_sums, write_sums
from ui.notices import ErrorDialog
from ui.pages.common.about_card import AboutCard
from ui.pages.page import Page

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

SEED = bytes(range(32))


def test_a_genuine_installer_is_said_to_be_so_and_another_is_not(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = tmp_path / "kunci.txt"
    keys.write_text(verify_key(SEED).hex(), "ascii")
    installer = tmp_path / "desa-binaan-9.0.0-pasang.exe"
    installer.write_bytes(b"MZ")
    sums = write_sums("9.0.0", [installer])
    (tmp_path / "SHA256SUMS").write_bytes(sums)
    (tmp_path / "SHA256SUMS.sig").write_bytes(sign_sums(SEED, sums))
    page = Page()
    card = AboutCard(page, keys)
    page.body.addWidget(card)
    qtbot.addWidget(page)
    page.show()
    card.check(installer)
    qtbot.waitUntil(lambda: "asli, versi 9.0.0. Lebih baru" in page.notices.text())
    told: list[str] = []
    monkeypatch.setattr(ErrorDialog, "exec", lambda dialog: told.append(dialog.windowTitle()))
    page.notices.clear()
    installer.write_bytes(b"MZ changed")
    card.check(installer)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert page.notices.text() == ""
