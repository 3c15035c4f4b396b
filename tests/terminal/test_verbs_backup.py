# SPDX-License-Identifier: GPL-3.0-or-later
"""Backing up and the way back from a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.office.desk import BACKUPS
from desa_app.places import SAMPLE_MARK
from desa_app.store.engine import STORE_NAME
from desa_app.terminal import door
from tests.office_kit import USER, VILLAGE, fresh

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.terminal.conftest import Terminal


def test_a_backup_is_made_here_and_on_a_stick(
    terminal: Terminal, village: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "flashdisk"
    stick.mkdir()
    made = terminal("cadangkan", "--data", village, "--ke", stick, "--json").json
    assert made["jumlah"]["person"] > 0
    listed = terminal("pulihkan", stick, "--data", village, "--daftar", "--json").json
    (one,) = listed["cadangan"]
    assert (one["folder"], one["kode"], one["ukuran_cocok"]) == (made["salinan"], VILLAGE, True)
    assert "orang" in terminal("pulihkan", stick, "--data", village, "--daftar").out


def test_a_stick_that_is_not_in_is_refused_before_the_work(
    terminal: Terminal, village: Path, tmp_path: Path
) -> None:
    before = list((village / BACKUPS).iterdir())
    ended = terminal("cadangkan", "--data", village, "--ke", tmp_path / "tidak-ada")
    assert ended.code == 1
    assert list((village / BACKUPS).iterdir()) == before


def test_lost_data_come_back_with_the_last_number_that_was_said(
    terminal: Terminal, village: Path
) -> None:
    backup = terminal("cadangkan", "--data", village, "--json").json["cadangan"]
    for path in village.glob(f"{STORE_NAME}*"):
        path.unlink()
    looked = terminal("pulihkan", backup, "--data", village, "--uji", "--json").json
    assert (looked["perlu_ditanya"], looked["nomor_terakhir"]) == (True, {"semua": 0})
    asked = terminal("pulihkan", backup, "--data", village, "--json")
    assert (asked.code, asked.json["kode"]) == (1, "nomor-terakhir-ditanya")
    done = terminal(
        "pulihkan", backup, "--data", village, "--nomor-terakhir", 57, "--urutan-kiriman", 11,
        "--json",
    ).json  # fmt: skip
    assert done["nomor_hilang"] == [{"urutan": "semua", "tahun": 2026, "dari": 1, "sampai": 57}]
    assert done["kiriman_berikutnya"] == 12
    assert terminal("periksa", "--data", village).code == 0
    told = terminal("nomor", "--data", village, "--tahun", 2026).out
    assert "hilang karena pemulihan" in told


def test_the_recovery_code_opens_a_backup_on_a_new_computer(
    terminal: Terminal, village: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = terminal("cadangkan", "--data", village, "--json").json["cadangan"]
    new = tmp_path / "baru"
    (tmp_path / SAMPLE_MARK).touch()
    usual = door.read_password(None)
    monkeypatch.setenv(door.VARIABLE, fresh(VILLAGE).recovery_code)
    done = terminal(
        "pulihkan", backup, "--data", new, "--kode-pemulihan", "--nomor-terakhir", "semua=3",
        "--urutan-kiriman", 2,
    )  # fmt: skip
    assert done.code == 0, done.err
    monkeypatch.setenv(door.VARIABLE, usual)
    assert terminal("periksa", "--data", new, "--pengguna", USER).code == 0


def test_what_is_no_number_is_a_wrong_call(terminal: Terminal, village: Path) -> None:
    for wrong in ("x", "semua=", "-3", "1.5"):
        ended = terminal("pulihkan", village, "--data", village, f"--nomor-terakhir={wrong}")
        assert ended.code == 2
