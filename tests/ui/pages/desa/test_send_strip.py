# SPDX-License-Identifier: GPL-3.0-or-later
"""The village's page notices a stick, sends onto it, reads what it brings back, lets it go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.package import DataLevel, Refusal
from desa_app.office.sticks import Sticks
from tests.desa.receipts_kit import receipt_for
from tests.drive_kit import Ports
from tests.exchange.broken_disk import PulledDisk, use
from tests.office_kit import VILLAGE, candidate, clock, desa, kecamatan
from tests.ui.pages.desa.conftest import drafts, preferences, settle
from tests.ui.pages.desa.helpers import open_dialog, press
from ui.pages.common.refused_window import RefusedWindow
from ui.pages.desa.send_page import SendPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan
    from ui.preferences import Preferences

__all__ = ["clock", "desa", "drafts", "kecamatan", "preferences", "settle"]
Settle = Callable[[], None]


@dataclass
class Desk:
    """The page, the ports of its computer, and a way to let it notice."""

    page: SendPage
    ports: Ports
    usb: Path
    settle: Settle

    def notice(self) -> None:
        self.settle()
        self.page.strip.look()
        self.settle()


@pytest.fixture
def at(qtbot: QtBot, desa: Desa, preferences: Preferences, settle: Settle, tmp_path: Path) -> Desk:
    ports = Ports(tmp_path / "komputer")
    desa.sticks = Sticks(tmp_path, ports.table)
    page = SendPage(desa, preferences)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.refresh()
    page.show()
    settle()
    return Desk(page, ports, tmp_path / "usb", settle)


def test_a_stick_is_noticed_sent_to_let_go_and_safe_to_pull_out(at: Desk, desa: Desa) -> None:
    assert "Belum ada flashdisk" in at.page.strip.sentence
    assert at.page.export.send_button.text().startswith("Segel dan simpan")
    at.ports.plug(at.usb, "SUKAMAJU")
    at.notice()
    assert at.page.strip.sentence.startswith("Flashdisk SUKAMAJU, sisa tempat")
    press(at.page, "Kirim ke flashdisk SUKAMAJU")
    at.settle()
    (sent,) = desa.packages.list()
    assert [path.name for path in at.usb.iterdir()] == [sent.file_name]
    assert "Lepaskan dulu sebelum dicabut" in at.page.strip.sentence
    at.ports.unmounter(f": > {at.ports.table.mounts}")
    press(at.page, "Lepaskan flashdisk")
    at.settle()
    assert "Aman dicabut" in at.page.strip.sentence
    at.ports.pull(at.usb)
    at.notice()
    assert "Aman dicabut" in at.page.strip.sentence
    at.ports.plug(at.usb.with_name("lain"), "LAIN")
    at.notice()
    assert "Flashdisk LAIN" in at.page.strip.sentence


def test_several_sticks_ask_which_and_a_locked_one_is_not_written(at: Desk) -> None:
    at.ports.plug(at.usb, "SATU")
    at.ports.plug(at.usb.with_name("dua"), "DUA", locked=True)
    at.notice()
    assert at.page.strip.sentence == "Ada 2 flashdisk. Pilih yang dipakai."
    choice = at.page.strip._choice
    choice.set_value("/dev/sdc1")
    assert "DUA terkunci" in at.page.strip.sentence
    assert at.page.export.send_button.text().startswith("Segel dan simpan")
    choice.set_value("/dev/sdb1")
    assert at.page.export.send_button.text().startswith("Kirim ke flashdisk SATU")


def test_a_busy_stick_and_a_computer_without_help_are_said(at: Desk) -> None:
    at.ports.plug(at.usb, "SUKAMAJU")
    at.notice()
    press(at.page, "Lepaskan flashdisk")
    at.settle()
    assert "tekan Keluarkan" in at.page.strip.sentence
    at.ports.unmounter("echo busy >&2; exit 1")
    press(at.page, "Lepaskan flashdisk")
    at.settle()
    assert "sedang dipakai program lain" in at.page.strip.sentence


def test_the_answer_that_comes_back_on_the_stick_closes_the_package(
    at: Desk, desa: Desa, kecamatan: Kecamatan
) -> None:
    at.ports.plug(at.usb, "SUKAMAJU")
    at.page.export.send(at.usb)
    at.settle()
    (sent,) = desa.packages.list()
    kecamatan.packages.take_in([at.usb / sent.file_name])
    (at.usb / f"TT-{VILLAGE}-2020-01-0099.txt").write_bytes(b"yang lama")
    at.notice()
    assert "Ada tanda terima untuk desa ini." in at.page.strip.sentence
    press(at.page, "Baca tanda terima")
    at.settle()
    assert desa.packages.list()[0].receipt_at is not None
    assert "Ada tanda terima" not in at.page.strip.sentence


def test_a_stick_pulled_out_while_writing_is_told_and_its_number_is_kept(
    at: Desk, desa: Desa, monkeypatch: pytest.MonkeyPatch
) -> None:
    at.ports.plug(at.usb, "SUKAMAJU")
    at.notice()
    disk = PulledDisk(at.usb, 9)  # after it was given its name
    use(monkeypatch, disk)
    press(at.page, "Kirim ke flashdisk SUKAMAJU")
    at.settle()
    assert "tercabut" in at.page.notices.text()
    assert at.page.model.index(0, 4).data() == "belum pasti tersimpan"
    assert desa.packages.list() == ()
    (lost,) = desa.packages.uncertain()
    assert (disk.pocket / lost.file_name).is_file()


def test_a_folder_of_this_computer_is_allowed_and_said(at: Desk) -> None:
    folder = at.usb.with_name("folder")
    folder.mkdir()
    at.page.export.send(folder)
    at.settle()
    assert "bukan di flashdisk" in at.page.export._told.text()


def test_refused_rows_are_shown_and_lead_to_the_person(
    at: Desk, desa: Desa, kecamatan: Kecamatan, qtbot: QtBot, tmp_path: Path
) -> None:
    person, _ = candidate(desa, "PERLU DIPERBAIKI")
    at.usb.mkdir()
    done = desa.packages.export(at.usb, "2026-11", DataLevel.REGISTER)
    refused = (Refusal(table="orang", row=person.id, code="nilai-nik"),)
    path, _ = receipt_for(kecamatan, done, tmp_path, refused=refused)
    at.page.refresh()
    at.page.take_receipts((path,))
    at.settle()
    assert "kecuali 1 baris" in at.page.notices.text()
    assert at.page.model.index(0, 4).data() == "diterima, 1 baris ditolak"
    press(at.page, "Lihat baris itu")
    window = open_dialog(RefusedWindow)
    assert window.model.index(0, 0).data() == "PERLU DIPERBAIKI"
    with qtbot.waitSignal(at.page.go_to) as asked:
        window.table.opened.emit(window.model.rows[0])
    assert asked.args == ["warga", person.id]
