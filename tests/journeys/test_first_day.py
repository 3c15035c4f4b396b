# SPDX-License-Identifier: GPL-3.0-or-later
"""First day, next morning, forgotten password: by keyboard and mouse in the real window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desa_app.domain.office import OfficeKind
from desa_app.office.sign import describe
from tests.journeys.first_day import USER, prepare_district, prepare_village, unlock_again

if TYPE_CHECKING:
    from tests.journeys.conftest import Start
    from tests.journeys.driver import Hands


def test_a_village_is_ready_and_opens_again_the_next_morning(
    start: Start, hands: Hands, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    program = start(folder)
    prepare_village(hands, tmp_path / "cadangan")
    sign = describe(folder)
    assert (sign.kind, sign.code, sign.users) == (OfficeKind.DESA, "36.04.12.2013", (USER,))
    hands.wait_for("Desa Sukajaya")

    hands.shortcut(Qt.Key.Key_L)
    hands.wait_for("Data kantor sudah ditutup")
    unlock_again(hands, "bukan sandinya")
    hands.wait_for("tidak cocok")
    unlock_again(hands)
    hands.wait_for("Beranda")
    assert program.window is not None
    assert "Sukajaya" in program.window.windowTitle()


def test_a_forgotten_password_is_replaced_with_the_paper_from_the_safe(
    start: Start, hands: Hands, tmp_path: Path
) -> None:
    start(tmp_path / "data")
    code = prepare_village(hands, tmp_path / "cadangan")
    hands.shortcut(Qt.Key.Key_L)
    hands.click("Masuk sebagai pengguna lain")
    hands.click("Lupa sandi")
    hands.fill("Kode dari lembar pemulihan", code.lower().replace("-", " "))
    hands.key(Qt.Key.Key_Return)
    hands.wait_for("Ulangi sandi")
    hands.fill("Sandi baru", "bangau terbang pagi")
    hands.fill("Ulangi sandi baru", "bangau terbang pagi")
    hands.key(Qt.Key.Key_Return)
    hands.wait_for("Beranda")


def test_a_kecamatan_is_ready_the_same_way(start: Start, hands: Hands, tmp_path: Path) -> None:
    start(tmp_path / "data")
    prepare_district(hands, tmp_path / "cadangan")
    assert describe(tmp_path / "data").kind is OfficeKind.KECAMATAN
    hands.wait_for("Kecamatan Pontang")
