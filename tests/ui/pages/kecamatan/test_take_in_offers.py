# SPDX-License-Identifier: GPL-3.0-or-later
"""Terima before anything is written: the stick, gaps, two of one number, the report of errors."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.offer import Decision
from desa_app.office.sticks import Sticks
from tests.drive_kit import Ports
from tests.kecamatan.packages_kit import resealed, sticks
from tests.office_kit import clock, desa, kecamatan
from tests.ui.pages.desa.helpers import open_dialog, press
from tests.ui.pages.kecamatan.conftest import preferences, settle
from ui.pages.kecamatan import offered as words
from ui.pages.kecamatan.conflict_window import ConflictWindow
from ui.pages.kecamatan.take_in_page import TakeInPage
from ui.widgets import file_dialogs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan
    from tests.kecamatan.packages_kit import Sticks as Files
    from ui.preferences import Preferences

__all__ = ["clock", "desa", "kecamatan", "preferences", "settle", "sticks"]


@pytest.fixture
def ports(tmp_path: Path) -> Ports:
    return Ports(tmp_path / "komputer")


@pytest.fixture
def page(
    qtbot: QtBot, kecamatan: Kecamatan, preferences: Preferences, ports: Ports, tmp_path: Path
) -> TakeInPage:
    kecamatan.sticks = Sticks(tmp_path, ports.table)
    made = TakeInPage(kecamatan, preferences)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    return made


def test_a_stick_with_packages_is_offered_taken_in_and_answered(
    page: TakeInPage, ports: Ports, sticks: Files, settle: Callable[[], None], tmp_path: Path
) -> None:
    settle()
    assert "Belum ada flashdisk" in page.strip.sentence
    usb = tmp_path / "usb"
    usb.mkdir()
    for number, path in enumerate((sticks.first, sticks.third), start=1):
        path.rename(usb / f"DB-36.04.12.2001-2026-1{number - 1}-000{2 * number - 1}.dbx")
    ports.plug(usb, "SUKAMAJU")
    page.strip.look()
    settle()
    assert page.strip.sentence.endswith("Berisi 2 kiriman.")
    press(page, "Lihat 2 kiriman")
    settle()
    assert [words.remark_of(file) for file in page.files][1] == "Nomor 2 terlewat"
    assert "1 nomor kiriman yang terlewat" in page.notices.text()
    page.take_in()
    settle()
    assert len(list(usb.glob("TT-*"))) == 2
    assert "semua sudah ada tanda terimanya" in page.strip.sentence


def test_two_of_one_number_are_compared_and_decided(
    page: TakeInPage,
    kecamatan: Kecamatan,
    desa: Desa,
    sticks: Files,
    settle: Callable[[], None],
    tmp_path: Path,
) -> None:
    kecamatan.packages.take_in([sticks.first])
    rival = resealed(desa, kecamatan, sticks.second, tmp_path, sequence=1)
    page.offer((rival, sticks.first))
    settle()
    assert [words.state_of(file)[0] for file in page.files] == ["bentrok", "sudah ada"]
    assert dict(page.details._facts.facts())["Yang sudah ada"].startswith("diterima 21 Nov 2026")
    page.take_in()
    settle()
    assert words.state_of(page.files[0])[0] == "disisihkan"
    assert page.header_actions()[0].text == "Kiriman bentrok (1)…"
    press(page, "Bandingkan dan putuskan…")
    window = open_dialog(ConflictWindow)
    window.form.set_values({"decision": Decision.REPLACE, "note": "kata sekdes"})
    press(window, "Simpan keputusan")
    settle()
    (kept,) = kecamatan.packages.conflicts()
    assert (kept.decision, kept.note) == (Decision.REPLACE, "kata sekdes")
    assert len(page.header_actions()) == 1


def test_what_went_wrong_is_saved_as_a_report(
    page: TakeInPage,
    settle: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "rusak.dbx").write_bytes(b"x")
    page.offer((tmp_path / "rusak.dbx",))
    settle()
    saved = tmp_path / "laporan.txt"
    monkeypatch.setattr(file_dialogs, "save_file", lambda *_: saved)
    press(page, "Simpan laporan kesalahan…")
    assert "berkas-rusak" in saved.read_text("utf-8")
    assert "tidak ada nama atau NIK" in page.notices.text()
