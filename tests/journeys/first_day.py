# SPDX-License-Identifier: GPL-3.0-or-later
"""The first day as steps that several journeys begin with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from desa_app.sample.people import SamplePerson
    from tests.journeys.driver import Hands

PASSWORD = "ikan pepes hujan"
USER = "Rina Marlina"


def prepare_village(hands: Hands, backups: Path) -> str:
    """Walk the wizard for Desa Sukajaya; return the recovery code that was proven."""
    hands.click("Kantor desa")
    hands.click("Lanjut")
    return _rest(hands, "sukajaya pontang", "Sukajaya", "Desa", backups)


def prepare_district(hands: Hands, backups: Path) -> str:
    """Walk the wizard for Kecamatan Pontang."""
    hands.click("Kantor kecamatan")
    hands.click("Lanjut")
    return _rest(hands, "36.04.12", "Pontang", "Kecamatan", backups)


def _rest(hands: Hands, search: str, name: str, word: str, backups: Path) -> str:
    hands.fill("Cari nama atau kode wilayah", search)
    hands.row(name)
    hands.click("Lanjut")
    hands.wait_for("Kop surat dan pejabat")
    head = "Nama Kepala Desa" if word == "Desa" else "Nama Camat"
    hands.fill(head, "H. UJANG SUHERMAN")
    hands.fill(f"Nama Sekretaris {word}", "RINA MARLINA")
    hands.fill("Alamat kantor", "Jalan Raya Pontang Km 4")
    hands.click("Lanjut")
    hands.fill("Folder untuk cadangan", str(backups))
    hands.click("Lanjut")
    hands.fill("Nama pengguna", USER)
    hands.fill("Sandi", PASSWORD)
    hands.fill("Ulangi sandi", PASSWORD)
    hands.click("Siapkan kantor")
    hands.wait_for("Ketik ulang kode")
    code = shown_code(hands)
    hands.fill("Ketik ulang kode dari lembar yang sudah dicetak atau dicatat", code)
    hands.click("Lanjut")
    hands.wait_for("siap dipakai")
    hands.click("Buka kantor")
    hands.wait_for("Beranda")
    return code


def shown_code(hands: Hands) -> str:
    """The recovery code as it stands on the screen."""
    found = [label.text() for label in hands.window().findChildren(QLabel) if label.isVisible()]
    return next(text for text in found if text.count("-") == 7 and len(text) == 39)


def unlock(hands: Hands, password: str = PASSWORD) -> None:
    """Type the password at the door."""
    hands.fill("Sandi", password)
    hands.key(Qt.Key.Key_Return)


def unlock_again(hands: Hands, password: str = PASSWORD) -> None:
    """Type the password over the locked window."""
    hands.fill(f"Sandi {USER}", password)
    hands.key(Qt.Key.Key_Return)


def in_earnest(people: list[SamplePerson]) -> list[SamplePerson]:
    """The same invented people with serials as an everyday office meets them.

    An office that is no practice office refuses a list of numbers that nobody is given.
    """
    return [replace(one, nik=f"{one.nik[:12]}0{one.nik[13:]}") for one in people]
