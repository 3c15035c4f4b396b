# SPDX-License-Identifier: GPL-3.0-or-later
"""The verbs between the offices: cards, packages, receipts, recap, the identity, and checks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desa_app.store.engine import STORE_NAME, Database
from desa_app.terminal import verbs_exchange
from tests.office_kit import (
    DISTRICT,
    NOW,
    OTHER_VILLAGE,
    VILLAGE,
    RunningClock,
    candidate,
    copy_of,
    enrolled_copy,
    fresh,
    open_village,
    permit,
)

if TYPE_CHECKING:
    from tests.terminal.conftest import Terminal

PERIOD = "2026-11"


def test_both_offices_enrol_each_other_by_card(terminal: Terminal, tmp_path: Path) -> None:
    village, district = copy_of(VILLAGE, tmp_path), copy_of(DISTRICT, tmp_path)
    cards = {folder: tmp_path / f"{folder.name}.txt" for folder in (village, district)}
    marks = {}
    for folder, path in cards.items():
        ended = terminal("kartu", "--data", folder, "--ke", path, "--json")
        assert (ended.code, ended.json["kode"]) == (0, folder.name)
        marks[folder] = ended.json["sidik"]
        seen = terminal("periksa", path, "--data", district if folder == village else village)
        assert marks[folder] in seen.out
    for mine, other in ((village, district), (district, village)):
        wrong = terminal(
            "daftarkan", cards[other], "--data", mine, "--sidik", marks[mine], "--json"
        )
        assert (wrong.code, wrong.json["kode"]) == (1, "sidik-berbeda")
        right = terminal(
            "daftarkan", cards[other], "--data", mine, "--sidik", marks[other], "--json"
        )
        assert (right.code, right.json["kode"]) == (0, other.name)


def test_a_month_goes_to_the_kecamatan_and_the_answer_comes_back(
    terminal: Terminal, village: Path, district: Path, tmp_path: Path
) -> None:
    office = open_village(village, RunningClock(NOW))
    candidate(office)
    office.close()
    stick = tmp_path / "flashdisk"
    sent = terminal(
        "ekspor", "--data", village, "--ke", stick, "--periode", PERIOD, "--tingkat", "register",
        "--json",
    ).json  # fmt: skip
    assert (sent["nomor"], sent["periode"], sent["tingkat"]) == (1, PERIOD, "register")
    assert sent["jumlah"]["orang"] == 1
    assert Path(sent["tanda_terima"]).read_bytes().startswith(b"%PDF-")
    package = Path(sent["berkas"])
    assert package.stat().st_size == sent["ukuran"]
    looked = terminal("periksa", package, "--data", district, "--json").json
    assert (looked["jenis"], looked["desa"], looked["jumlah"]) == (
        "paket",
        VILLAGE,
        sent["jumlah"],
    )
    broken = stick / "rusak.dbx"
    broken.write_bytes(package.read_bytes()[:-50])
    taken = terminal("terima", broken, package, "--data", district, "--ke", stick, "--json")
    assert taken.code == 1
    assert (taken.json["diterima"], taken.json["ditolak"], taken.json["sudah_ada"]) == (1, 1, 0)
    bad, good = taken.json["berkas"]
    assert (bad["hasil"], bad["kode"]) == ("ditolak", "berkas-rusak")
    assert bad["kalimat"].startswith('Berkas "rusak.dbx" rusak')
    assert (good["hasil"], good["nomor"], good["terlewat"]) == ("diterima", 1, 0)
    again = terminal("terima", package, "--data", district, "--ke", stick, "--json")
    assert (again.code, again.json["sudah_ada"]) == (0, 1)
    receipt = good["tanda_terima"]
    seen = terminal("periksa", receipt, "--data", village, "--json").json
    assert (seen["jenis"], seen["nomor"], seen["ditolak"]) == ("tanda-terima", 1, 0)
    closed = terminal("terima", receipt, "--data", village, "--json").json
    assert (closed["diterima"], closed["ditolak"]) == (1, 0)
    assert closed["berkas"][0]["diambil"] == sent["jumlah"]
    for ending, start in (("xlsx", b"PK"), ("pdf", b"%PDF-")):
        out = tmp_path / f"rekap.{ending}"
        recap = terminal(
            "rekap", "--data", district, "--periode", PERIOD, "--ke", out, "--json"
        ).json
        assert out.read_bytes().startswith(start)
        assert recap["belum_mengirim"] == [OTHER_VILLAGE]
        assert recap["jumlah"]["calon_akhir"]["jumlah"] == 1
    public = terminal(
        "rekap", "--data", district, "--periode", "2026-T4", "--umum", "3", "--ke", out, "--json"
    ).json
    assert (public["umum"], public["periode"]) == (3, "2026-T4")
    assert public["jumlah"]["calon_akhir"] == {"l": 0, "p": None, "jumlah": None}
    wrong = terminal("rekap", "--data", district, "--periode", "2026-T5", "--ke", out)
    assert wrong.code == 2


def test_a_receipt_for_nobody_is_refused(terminal: Terminal, village: Path, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("bukan tanda terima")
    ended = terminal("terima", tmp_path / "x.txt", "--data", village, "--json")
    assert (ended.code, ended.json["berkas"][0]["kode"]) == (1, "tanda-terima-rusak")


def test_kunci_writes_the_identity_for_the_safe_once(
    terminal: Terminal, district: Path, village: Path, tmp_path: Path
) -> None:
    path = tmp_path / "kunci.txt"
    assert terminal("kunci", "--data", district, "--ke", path).code == 0
    comment, identity = path.read_text("utf-8").splitlines()
    assert comment.startswith("#")
    assert identity.startswith("AGE-SECRET-KEY-1")
    assert terminal("kunci", "--data", village, "--ke", tmp_path / "x", "--json").json["kode"] == (
        "bukan-kantor-ini"
    )


def test_periksa_tells_apart_what_it_is_given(
    terminal: Terminal, village: Path, district: Path, tmp_path: Path
) -> None:
    whole = terminal("periksa", "--data", village, "--json").json
    assert (whole["jenis"], whole["kerusakan"], whole["surat"]) == ("data", [], 0)
    assert len(whole["kepala_catatan"]) == 64
    picture = tmp_path / "foto.jpg"
    picture.write_bytes(b"\xff\xd8\xff")
    blurred = terminal("periksa", picture, "--data", village, "--json")
    assert (blurred.code, blurred.json["kode"]) == (1, "qr-tidak-terbaca")
    sheet = tmp_path / "catatan.txt"
    sheet.write_bytes(b"catatan biasa")
    unknown = terminal("periksa", sheet, "--data", village, "--json")
    assert (unknown.code, unknown.json["kode"]) == (1, "berkas-tidak-dikenal")
    scanned = terminal("periksa", "teks sembarang", "--data", village, "--json")
    assert (scanned.code, scanned.json["kode"]) == (1, "segel-tidak-terbaca")
    package = terminal(
        "ekspor", "--data", village, "--ke", tmp_path, "--periode", PERIOD, "--tingkat",
        "agregat", "--json",
    ).json["berkas"]  # fmt: skip
    at_village = terminal("periksa", package, "--data", village, "--json")
    assert (at_village.code, at_village.json["kode"]) == (1, "bukan-kantor-ini")
    assert terminal("periksa", package, "--data", district).code == 0


def test_a_published_list_of_keys_checks_letters_without_an_office(
    terminal: Terminal, village: Path, district: Path, tmp_path: Path, clock: RunningClock
) -> None:
    office = open_village(village, clock)
    letter = office.letters.issue(permit(*candidate(office)))
    office.close()
    stick = tmp_path / "stik"
    stick.mkdir()
    made = terminal("daftar-kunci", "--data", district, "--ke", stick, "--json").json
    assert (made["nomor"], made["kunci"]) == (1, 2)
    by_list = ("--daftar-kunci", made["berkas"], "--json")
    unproven = terminal("periksa", letter.seal_text, *by_list)
    assert (unproven.code, unproven.json["kode"]) == (1, "daftar-kunci-belum-dicocokkan")
    proven = (*by_list, "--sidik", made["sidik"])
    answer = terminal("periksa", letter.seal_text, *proven).json
    assert (answer["keadaan"], answer["nomor"]) == ("asli", letter.number)
    pdf = tmp_path / "surat.pdf"
    pdf.write_bytes(letter.pdf)
    assert terminal("periksa", pdf, *proven).json["berkas_diperiksa"] is True
    assert terminal("periksa", *proven).json["jenis"] == "daftar-kunci"
    assert terminal("periksa", pdf).code == 2
    refused = terminal("daftar-kunci", "--data", village, "--ke", stick, "--json")
    assert refused.json["kode"] == "bukan-kantor-ini"


def test_periksa_finds_a_hand_in_the_data(terminal: Terminal, village: Path) -> None:
    database = Database(village / STORE_NAME, fresh(VILLAGE).key.secret, pooled=False)
    with database.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER journal_no_update")
        connection.exec_driver_sql("UPDATE journal SET \"by\" = 'x' WHERE position = 2")
    ended = terminal("periksa", "--data", village, "--json")
    assert (ended.code, ended.json["kode"]) == (1, "data-bermasalah")
    assert ended.json["kerusakan"] == [{"kode": "catatan-putus", "letak": "2"}]


@pytest.mark.parametrize("verb", ["ekspor", "rekap"])
def test_a_place_that_cannot_be_is_named(
    terminal: Terminal, village: Path, tmp_path: Path, verb: str
) -> None:
    (tmp_path / "berkas").write_text("x")
    more: tuple[object, ...] = ("--ke", tmp_path / "tidak-ada" / "rekap.xlsx")
    if verb == "ekspor":
        more = ("--ke", tmp_path / "berkas" / "dalam", "--tingkat", "agregat")
    ended = terminal(verb, "--data", village, "--periode", PERIOD, "--json", *more)
    assert (ended.code, ended.json["kode"]) in [(1, "tidak-bisa-ditulis"), (1, "berkas-tidak-ada")]


def test_the_other_offices_verbs_are_refused_by_name(terminal: Terminal, district: Path) -> None:
    for call in (("orang",), ("impor", "x.xlsx")):
        ended = terminal(*call, "--data", district, "--json")
        assert (ended.code, ended.json["kode"]) == (1, "bukan-kantor-ini")


def test_offices_of_two_folders_do_not_mix(terminal: Terminal, tmp_path: Path) -> None:
    other = enrolled_copy(OTHER_VILLAGE, tmp_path)
    assert terminal("orang", "--data", other, "--json").json["ditemukan"] == 0


def test_a_note_that_cannot_be_written_does_not_deny_that_the_package_is_sent(
    terminal: Terminal, village: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()
    call = ("ekspor", "--data", village, "--ke", stick, "--periode", PERIOD, "--tingkat", "agregat")
    name = f"DB-{VILLAGE}-{PERIOD}-0001"
    (stick / f"{name}{verbs_exchange.NOTE_ENDING}").mkdir()
    ended = terminal(*call, "--json")
    assert (ended.code, ended.json["nomor"], ended.json["tanda_terima"]) == (0, 1, None)
    assert (stick / f"{name}.dbx").is_file()
