# SPDX-License-Identifier: GPL-3.0-or-later
"""Each verb does its job through the front doors and prints the promised keys."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from desa_app.office.desk import BACKUPS
from desa_app.sample.people import Families
from desa_app.sample.sheet import sheet_of
from tests.office_kit import (
    DISTRICT,
    NOW,
    PEOPLE,
    TODAY,
    VILLAGE,
    RunningClock,
    candidate,
    dump,
    open_village,
    permit,
)

if TYPE_CHECKING:
    from tests.terminal.conftest import Ended, Terminal

FINDING_KEYS = {"baris", "kolom", "kode", "tingkat", "nilai", "saran"}
ANSWERS = """
hubungan = "suami"
pemberi_nama = "SUAMI CONTOH"
pemberi_alamat = "Kp. Contoh"

[rencana]
negara = "TW"
pekerjaan = "Perawat lansia"
skema = "p_to_p"
p3mi = "PT Contoh"
p3mi_dicek = 2026-11-14
berangkat = 2027-01-20

[wawancara]
tanggal = 2026-11-20
bersama_keluarga = true
petugas = "Sekdes"
"""


def sheet(folder: Path, count: int = 5, *, nik: str = "") -> Path:
    people = Families(Random(5), DISTRICT, "Serang", TODAY).people(count)
    content = sheet_of(people)
    if nik:
        content = sheet_of([replace(people[0], nik=nik), *people[1:]])
    path = folder / "warga-baru.xlsx"
    path.write_bytes(content)
    return path


def adult(terminal: Terminal, village: Path) -> dict[str, Any]:
    people = terminal("orang", "--data", village, "--json").json["orang"]
    found: dict[str, Any] = next(one for one in people if one["tanggal_lahir"] < "1996")
    return found


def letter(terminal: Terminal, village: Path, folder: Path, *more: object) -> Ended:
    answers = folder / "isian.toml"
    answers.write_text(ANSWERS, "utf-8")
    nik = adult(terminal, village)["nik"]
    return terminal(
        "surat", "izin-keluarga", "--data", village, "--nik", nik, "--isi", answers,
        "--alasan", "Sudah dijelaskan", "--ke", folder / "surat.pdf", "--json", *more,
    )  # fmt: skip


def rows_of(village: Path) -> dict[str, list[str]]:
    office = open_village(village, RunningClock(NOW))
    rows = dump(office, leave_out=("journal",))
    office.close()
    return rows


def test_siapkan_makes_an_office_once(terminal: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "kantor"
    call = ("siapkan", "desa", "--data", folder, "--kode", VILLAGE, "--json")
    made = terminal(*call, "--nama-pengguna", "ani")
    assert made.code == 0
    assert {key: made.json[key] for key in ("kantor", "kode", "pengguna")} == {
        "kantor": "desa",
        "kode": VILLAGE,
        "pengguna": "ani",
    }
    assert len(made.json["kode_pemulihan"].replace("-", "")) == 32
    assert Path(made.json["lembar_pemulihan"]).read_bytes().startswith(b"%PDF-")
    again = terminal(*call)
    assert again.code == 1
    assert again.json["kode"] in {"sudah-disiapkan", "tidak-bisa-ditulis"}
    assert terminal("periksa", "--data", folder).code == 0


def test_siapkan_refuses_what_is_no_office(terminal: Terminal, tmp_path: Path) -> None:
    unknown = terminal("siapkan", "desa", "--data", tmp_path / "a", "--kode", "99.99", "--json")
    assert unknown.json["kode"] == "wilayah-tidak-dikenal"
    old_sheet = tmp_path / "b" / "lembar-pemulihan.pdf"
    old_sheet.parent.mkdir()
    old_sheet.write_bytes(b"lembar kantor lain")
    taken = terminal("siapkan", "desa", "--data", tmp_path / "b", "--kode", VILLAGE, "--json")
    assert taken.code == 1
    assert [path.name for path in old_sheet.parent.iterdir()] == [old_sheet.name]


def test_impor_takes_every_row_and_says_so(
    terminal: Terminal, village: Path, tmp_path: Path
) -> None:
    report = tmp_path / "laporan.xlsx"
    ended = terminal("impor", sheet(tmp_path), "--data", village, "--laporan", report, "--json")
    assert ended.code == 0
    told = ended.json
    assert (told["dibaca"], told["diambil"], told["ditolak"]) == (5, 5, 0)
    assert told["dibaca"] == told["diambil"] + told["ditolak"]
    assert (told["uji"], told["berhasil"], told["temuan"]) == (False, True, [])
    assert report.read_bytes().startswith(b"PK")
    assert terminal("orang", "--data", village, "--json").json["ditemukan"] == PEOPLE + 5


def test_impor_uji_writes_nothing(terminal: Terminal, village: Path, tmp_path: Path) -> None:
    before, backups = rows_of(village), sorted((village / BACKUPS).iterdir())
    path = sheet(tmp_path, nik="3671010101909001")
    ended = terminal("impor", path, "--data", village, "--uji", "--json")
    assert (ended.code, ended.json["uji"], ended.json["diambil"]) == (0, True, 5)
    assert ended.json["temuan"]
    for finding in ended.json["temuan"]:
        assert set(finding) == FINDING_KEYS
        assert finding["tingkat"] in {"ditolak", "peringatan"}
    assert rows_of(village) == before
    assert sorted((village / BACKUPS).iterdir()) == backups


def test_impor_refuses_the_whole_file_by_row_and_cell(
    terminal: Terminal, village: Path, tmp_path: Path
) -> None:
    before = rows_of(village)
    path = sheet(tmp_path, nik="123")
    for more in ((), ("--uji",)):
        ended = terminal("impor", path, "--data", village, "--json", *more)
        assert (ended.code, ended.json["kode"]) == (1, "impor-ditolak")
        assert (ended.json["dibaca"], ended.json["diambil"], ended.json["ditolak"]) == (5, 0, 5)
        (fault,) = [one for one in ended.json["temuan"] if one["tingkat"] == "ditolak"]
        assert (fault["baris"], fault["kolom"], fault["kode"], fault["nilai"]) == (
            2,
            "nik",
            "nik-bukan-16-angka",
            "123",
        )
        assert ended.err.startswith("Impor ditolak: 1 dari 5 baris")
    assert rows_of(village) == before


def test_impor_without_a_place_for_the_report_imports_nothing(
    terminal: Terminal, village: Path, tmp_path: Path
) -> None:
    before = rows_of(village)
    nowhere = tmp_path / "tidak-ada" / "laporan.xlsx"
    ended = terminal("impor", sheet(tmp_path), "--data", village, "--laporan", nowhere, "--json")
    assert (ended.code, ended.json["kode"]) == (1, "berkas-tidak-ada")
    assert rows_of(village) == before


def test_impor_names_what_is_no_spreadsheet(
    terminal: Terminal, village: Path, tmp_path: Path
) -> None:
    (tmp_path / "foto.xlsx").write_bytes(b"bukan")
    ended = terminal("impor", tmp_path / "foto.xlsx", "--data", village, "--json")
    assert (ended.code, ended.json["kode"]) == (1, "lembar-tidak-terbaca")


def test_orang_finds_people_and_hides_numbers_from_onlookers(
    terminal: Terminal, village: Path
) -> None:
    one = adult(terminal, village)
    found = terminal("orang", "--data", village, "--cari", one["nik"], "--json").json
    assert [person["id"] for person in found["orang"]] == [one["id"]]
    assert found["ditemukan"] == 1
    plain = terminal("orang", "--data", village, "--cari", one["nik"])
    assert one["nama"] in plain.out
    assert one["nik"] not in plain.out
    few = terminal("orang", "--data", village, "--batas", 3, "--json").json
    assert (len(few["orang"]), few["ditemukan"]) == (3, PEOPLE)


def test_surat_daftar_needs_no_office(terminal: Terminal) -> None:
    told = terminal("surat", "--daftar", "--json").json
    kinds = {kind["kode"]: kind for kind in told["surat"]}
    assert {"izin-keluarga", "rekomendasi"} <= set(kinds)
    fields = {one["nama"]: one for one in kinds["izin-keluarga"]["isian"]}
    assert fields["hubungan"]["wajib"] is True
    assert "suami" in fields["hubungan"]["pilihan"]
    assert "izin-keluarga" in terminal("surat", "--daftar").out


def test_surat_issues_a_letter_from_a_file_of_answers(
    terminal: Terminal, village: Path, tmp_path: Path
) -> None:
    ended = letter(terminal, village, tmp_path)
    assert ended.code == 0
    told = ended.json
    assert told["nomor"].split("/")[1] == "001"
    assert (told["jenis"], told["kertas"], told["alasan"]) == (
        "izin-keluarga",
        "F4",
        "Sudah dijelaskan",
    )
    assert Path(told["berkas"]).read_bytes().startswith(b"%PDF-")
    assert all(set(one) == {"kode", "tingkat", "dasar"} for one in told["peringatan"])
    by_file = terminal("periksa", tmp_path / "surat.pdf", "--data", village, "--json").json
    by_text = terminal("periksa", told["segel"], "--data", village, "--json").json
    assert (by_file["keadaan"], by_text["keadaan"]) == ("asli", "asli")
    assert (by_file["berkas_diperiksa"], by_text["berkas_diperiksa"]) == (True, False)
    assert by_file["nomor"] == by_text["nomor"] == told["nomor"]


def test_surat_with_nowhere_to_go_spends_no_number(
    terminal: Terminal, village: Path, tmp_path: Path
) -> None:
    before = rows_of(village)
    ended = letter(terminal, village, tmp_path, "--ke", tmp_path / "tidak-ada" / "surat.pdf")
    assert (ended.code, ended.json["kode"]) == (1, "berkas-tidak-ada")
    assert rows_of(village) == before


def test_surat_says_what_is_missing(terminal: Terminal, village: Path, tmp_path: Path) -> None:
    needs_reason = letter(terminal, village, tmp_path, "--alasan", "")
    if needs_reason.code:
        assert needs_reason.json["kode"] == "perlu-alasan"
        assert needs_reason.json["pemeriksaan"]
    out = tmp_path / "lain.pdf"
    call = ("surat", "rekomendasi", "--data", village, "--ke", out, "--json")
    assert terminal(*call).code == 2
    nobody = terminal(*call, "--nik", "0" * 16)
    assert (nobody.code, nobody.json["kode"]) == (1, "tidak-ditemukan")
    unknown = terminal("surat", "cinta", "--data", village, "--nik", "1", "--ke", out, "--json")
    assert (unknown.code, unknown.json["kode"]) == (1, "jenis-surat-tidak-dikenal")
    assert not out.exists()


def test_surat_names_a_wrong_answer_and_writes_nothing(
    terminal: Terminal, village: Path, tmp_path: Path
) -> None:
    before = rows_of(village)
    nik = adult(terminal, village)["nik"]
    answers = tmp_path / "salah.toml"
    call = ("surat", "izin-keluarga", "--data", village, "--nik", nik, "--isi", answers,
            "--ke", tmp_path / "surat.pdf", "--json")  # fmt: skip
    for content, code in (
        ("x = [", "berkas-tidak-terbaca"),
        ("x = " + "9" * 5000, "berkas-tidak-terbaca"),
        ("[rencana]\nnegara = 5\n", "isian-salah"),
        ("[rencana]\nasing = 'x'\n", "isian-salah"),
        ("[rencana]\nskema = 'gratis'\n", "isian-salah"),
        ("[wawancara]\npetugas = 'x'\n", "isian-salah"),
        ("hubungan = ['suami']\n", "isian-salah"),
    ):
        answers.write_text(content, "utf-8")
        ended = terminal(*call)
        assert (ended.code, ended.json["kode"]) == (1, code), content
    assert rows_of(village) == before


def test_surat_issues_kinds_that_the_office_made_itself(
    terminal: Terminal, village: Path, tmp_path: Path, clock: RunningClock
) -> None:
    office = open_village(village, clock)
    office.wordings.add("keterangan-usaha", "Surat keterangan usaha", "domisili")
    office.close()
    listed = terminal("surat", "--daftar", "--data", village, "--json").json["surat"]
    assert "keterangan-usaha" in {kind["kode"] for kind in listed}
    out = tmp_path / "usaha.pdf"
    nik = adult(terminal, village)["nik"]
    ended = terminal(
        "surat", "keterangan-usaha", "--data", village, "--nik", nik, "--alasan", "Diminta warga.",
        "--ke", out, "--json",
    )  # fmt: skip
    assert (ended.code, ended.json["jenis"]) == (0, "keterangan-usaha")
    assert out.read_bytes().startswith(b"%PDF-")


def test_pulihkan_surat_brings_back_letters_that_a_backup_lost(
    terminal: Terminal, village: Path, tmp_path: Path, clock: RunningClock
) -> None:
    folder = tmp_path / "pdf"
    folder.mkdir()
    older = Path(shutil.copytree(village, tmp_path / "cadangan"))
    office = open_village(village, clock)
    letter = office.letters.issue(permit(*candidate(office)))
    office.close()
    (folder / "surat.pdf").write_bytes(letter.pdf)
    (folder / "lain.pdf").write_bytes(b"%PDF-1.4 lain")
    call = ("pulihkan-surat", folder, "--data", older, "--json")
    looked = terminal(*call, "--uji").json
    assert (looked["dibaca"], looked["jumlah"]["dapat dipulihkan"]) == (2, 1)
    done = terminal(*call).json
    assert (done["jumlah"]["dipulihkan"], done["jumlah"]["bukan surat program ini"]) == (1, 1)
    again = terminal(*call).json
    assert again["jumlah"]["sudah ada di arsip"] == 1
    told = terminal("pulihkan-surat", folder, "--data", older).out
    assert "lain.pdf: bukan surat program ini" in told
    assert terminal("pulihkan-surat", tmp_path / "tidak-ada", "--data", older).code == 1
