# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys from the terminal: renewed, enrolled again with what became of the former, rehearsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.office_kit import DISTRICT, fresh

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.conftest import Terminal


def test_a_renewed_key_is_enrolled_only_with_what_became_of_the_former(
    terminal: Terminal, village: Path, district: Path, tmp_path: Path
) -> None:
    card, form = tmp_path / "kartu.txt", tmp_path / "formulir.pdf"
    made = terminal("perbarui-kunci", "--data", village, "--ke", card, "--formulir", form, "--json")
    assert made.code == 0
    assert form.read_bytes().startswith(b"%PDF")
    enrol = ("daftarkan", card, "--data", district, "--foto", form, "--json")
    refused = terminal(*enrol)
    assert (refused.code, "sudah terdaftar" in refused.err) == (1, True)
    taken = terminal(*enrol, "--sebab", "dicuri", "--sejak", "2026-11-01")
    assert taken.json["sidik"] == made.json["sidik"]


def test_the_code_is_rehearsed_and_a_lost_kecamatan_begins_from_its_sheet(
    terminal: Terminal, district: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "kode.txt"
    sheet.write_text(fresh(DISTRICT).recovery_code + "\n")
    proven = terminal("buktikan-kode", "--data", district, "--kode-dari", sheet, "--json")
    assert (proven.code, proven.json["membuka_kiriman"]) == (0, True)
    begun = terminal(
        *("siapkan", "kecamatan", "--data", tmp_path / "baru", "--kode", DISTRICT),
        *("--lembar-lama-dari", sheet),
    )
    assert begun.code == 0
    sheet.write_text("K7M2\n")
    assert terminal("buktikan-kode", "--data", district, "--kode-dari", sheet).code == 1
