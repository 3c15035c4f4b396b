# SPDX-License-Identifier: GPL-3.0-or-later
"""The verbs between a kecamatan and its kabupaten: cards, the package, the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.office_kit import (
    DISTRICT,
    NOW,
    REGENCY,
    VILLAGE,
    RunningClock,
    copy_of,
    dump,
    open_district,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.conftest import Terminal

PERIOD = "2026-11"


def test_a_kecamatan_sends_upward_by_commands_and_reads_the_answer(
    terminal: Terminal, village: Path, district: Path, tmp_path: Path
) -> None:
    regency, stick = copy_of(REGENCY, tmp_path), tmp_path / "flashdisk"
    cards = {folder: tmp_path / f"{folder.name}.txt" for folder in (district, regency)}
    marks = {}
    for folder, path in cards.items():
        marks[folder] = terminal("kartu", "--data", folder, "--ke", path, "--json").json["sidik"]
    assert "Kabupaten Serang" in terminal("periksa", cards[regency], "--data", district).out
    for mine, other in ((district, regency), (regency, district)):
        known = terminal(
            "daftarkan", cards[other], "--data", mine, "--sidik", marks[other], "--json"
        )
        assert (known.code, known.json["kode"]) == (0, other.name)

    def export(folder: Path, level: str) -> Path:
        made = terminal(
            "ekspor", "--data", folder, "--ke", stick, "--periode", PERIOD, "--tingkat", level,
            "--json",
        )  # fmt: skip
        assert made.code == 0
        return stick / str(made.json["berkas"])

    terminal("terima", export(village, "register"), "--data", district, "--ke", stick)
    onward = export(district, "agregat")
    seen = terminal("periksa", onward, "--data", regency)
    assert f"dari kecamatan Pontang ({DISTRICT})" in seen.out
    taken = terminal("terima", onward, "--data", regency, "--ke", stick)
    assert taken.code == 0
    assert "kecamatan Pontang" in taken.out
    receipt = stick / f"TT-{DISTRICT}-{PERIOD}-0001.txt"
    assert "dari Kabupaten Serang" in terminal("periksa", receipt, "--data", district).out
    # One stick may carry both: the kabupaten's answer and a village's next package.
    both = terminal("terima", receipt, export(village, "agregat"), "--data", district, "--json")
    assert (both.code, both.json["diterima"], both.json["ditolak"]) == (0, 2, 0)
    assert [one.get("desa", DISTRICT) for one in both.json["berkas"]] == [DISTRICT, VILLAGE]
    refused = terminal(
        "ekspor", "--data", regency, "--ke", stick, "--periode", PERIOD, "--tingkat", "agregat",
        "--json",
    )  # fmt: skip
    assert (refused.code, refused.json["kode"]) == (1, "bukan-kantor-ini")


def test_the_list_of_names_goes_along_only_when_told_and_in_full_with_a_reason(
    terminal: Terminal, district: Path, tmp_path: Path
) -> None:
    call = ("rekap", "--data", district, "--periode", PERIOD, "--ke", tmp_path / "r.xlsx", "--json")
    refused = terminal(*call, "--nama", "--nik-lengkap", " ")
    assert (refused.code, refused.json["kode"]) == (1, "isian-salah")
    assert terminal(*call, "--nama", "--nik-lengkap", "Diminta BP3MI").code == 0
    assert terminal(*call, "--nama", "--umum").code == 2
    office = open_district(district, RunningClock(NOW))
    saved = [row for row in dump(office)["journal"] if "daftar-nama-disimpan" in row]
    office.close()
    assert len(saved) == 1
    assert "Diminta BP3MI" in saved[0]
