# SPDX-License-Identifier: GPL-3.0-or-later
"""The verb impor: any file, columns pointed out, known people, and taking an import back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.intake.sheet_files import FORMATS, write_csv, write_table
from tests.office_kit import PEOPLE, make_real

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.conftest import Terminal

HEADINGS = ["NIK", "Nama Lengkap", "JK", "Tgl Lahir", "Dusun"]
ROW = ["3604125003979003", "SITI CONTOH", "P", "10-03-1997", "Kubang"]


def found(terminal: Terminal, village: Path) -> object:
    return terminal("orang", "--data", village, "--json").json["ditemukan"]


@pytest.mark.parametrize("kind", FORMATS)
def test_an_import_is_listed_and_taken_back(
    terminal: Terminal, village: Path, tmp_path: Path, kind: str
) -> None:
    path = write_table(tmp_path / f"warga.{kind}", [HEADINGS, ROW])
    told = terminal("impor", path, "--data", village, "--json").json
    assert (told["dibaca"], told["diambil"], told["baru"], told["ditolak"]) == (1, 1, 1, 0)
    assert told["diambil"] == told["baru"] + told["diperbarui"] + told["dibiarkan"]
    listed = terminal("impor", "--daftar", "--data", village, "--json").json["impor"]
    assert [(one["id"], one["keadaan"]) for one in listed][:1] == [(told["id"], "berlaku")]
    assert f"warga.{kind}" in terminal("impor", "--daftar", "--data", village).out
    refused = terminal("impor", "--urungkan", told["id"], "--data", village)
    assert refused.code == 1
    assert "Alasan" in refused.err
    undone = terminal("impor", "--urungkan", told["id"], "--alasan", "salah", "--data", village)
    assert (undone.code, found(terminal, village)) == (0, PEOPLE)
    again = terminal("impor", "--urungkan", told["id"], "--alasan", "salah", "--data", village)
    assert again.code == 1
    assert "sudah diurungkan" in again.err


def test_columns_are_pointed_out_by_their_letters(
    terminal: Terminal, village: Path, tmp_path: Path
) -> None:
    make_real(village)
    rows = [["DAFTAR LAMA"], ["no", "sebutan", "l atau p", "hari", "kode"]]
    path = write_csv(tmp_path / "lama.csv", [*rows, ["1", "ADE", "L", "31-12-1990", ""]])
    assert terminal("impor", path, "--data", village).code == 1
    columns = ("--kolom", "nama=B", "--kolom", "kelamin=C", "--kolom", "tanggal-lahir=D")
    told = terminal("impor", path, "--data", village, "--baris-judul", 2, *columns)
    assert told.code == 0, told.err
    assert "1 orang baru" in told.out
    # The choice is remembered for the next file with these headings.
    assert terminal("impor", path, "--data", village, "--uji").code == 0
    for wrong in ("nama=1", "panggilan=B", "nama"):
        assert terminal("impor", path, "--data", village, "--kolom", wrong).code == 2


def test_known_people_are_treated_as_told(
    terminal: Terminal, village: Path, tmp_path: Path
) -> None:
    path = write_table(tmp_path / "warga.xlsx", [HEADINGS, ROW])
    terminal("impor", path, "--data", village)
    path = write_table(tmp_path / "warga.xlsx", [HEADINGS, [*ROW[:4], "Cikupa"]])
    left = terminal("impor", path, "--data", village, "--json").json
    assert (left["dibiarkan"], left["id"]) == (1, "")
    changed = terminal("impor", path, "--data", village, "--sudah-ada", "perbarui-semua", "--json")
    assert (changed.json["diperbarui"], changed.json["isian_berubah"]) == (1, 1)


def test_dates_that_could_be_two_days_are_asked_for(
    terminal: Terminal, village: Path, tmp_path: Path
) -> None:
    make_real(village)
    path = write_table(tmp_path / "warga.xlsx", [HEADINGS, ["", "ADE", "L", "05/06/1990", ""]])
    assert terminal("impor", path, "--data", village).code == 1
    told = terminal("impor", path, "--data", village, "--urutan-tanggal", "hari-bulan")
    assert told.code == 0


def test_impor_without_a_file_is_a_wrong_call(terminal: Terminal, village: Path) -> None:
    assert terminal("impor", "--data", village).code == 2
