# SPDX-License-Identifier: GPL-3.0-or-later
"""A month at a large office without a mouse: lists in and out, the bin, doubles, and letters."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desa_app.clock import SystemClock
from desa_app.domain.intake import ImportState
from desa_app.sample.people import Families
from desa_app.sample.sheet import sheet_of
from tests.big_office_kit import PEOPLE

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.desa import Desa
    from desa_app.domain.person import PersonRow
    from tests.journeys.conftest import Files
    from tests.journeys.keyboard import Keyboard

REASON = "Keluarga hadir dan sudah diberi penjelasan"
PICKER = "Cari nama, NIK, KK atau dusun…"
NEW = 12


def people_page(keys: Keyboard) -> None:
    keys.page(2)
    keys.wait_for("Semua warga")


def pick(keys: Keyboard, person: PersonRow) -> None:
    """Find somebody in the search of a letter's form and take them."""
    keys.fill(PICKER, person.nik or person.name)
    keys.key(Qt.Key.Key_Down)
    keys.key(Qt.Key.Key_Return)


def talked_with(village: Desa, count: int) -> list[PersonRow]:
    """Candidates who had their interview."""
    rows = village.people.search(status="calon", limit=200).rows
    plans = [(row, village.episodes.get(row.episode_id)) for row in rows if row.episode_id]
    return [row for row, plan in plans if plan.interviews][:count]


def test_a_spreadsheet_is_rehearsed_taken_in_and_undone(
    keys: Keyboard, village: Desa, files: Files, tmp_path: Path
) -> None:
    today = SystemClock().today()
    people = Families(Random(99), "36.04.12", "Serang", today).people(NEW)
    files.next = tmp_path / "pindahan.xlsx"
    files.next.write_bytes(sheet_of(people))
    people_page(keys)
    keys.click("Impor")
    keys.click("Pilih berkas")
    keys.wait_for(f"Impor {NEW} orang")
    assert village.people.counts()["orang"] == PEOPLE
    keys.shortcut(Qt.Key.Key_S)
    keys.wait_for(f"{NEW} orang sudah tercatat")
    assert village.people.counts()["orang"] == PEOPLE + NEW
    if not keys.offers("Impor sebelumnya"):
        keys.key(Qt.Key.Key_Escape)
        keys.click("Impor")
    keys.click("Impor sebelumnya")
    keys.row("pindahan.xlsx")
    keys.click("Urungkan impor ini")
    keys.fill("Alasan", "berkas milik desa lain")
    keys.shortcut(Qt.Key.Key_S)
    keys.wait_until(lambda: village.imports.list()[0].state is ImportState.UNDONE, "never undone")
    keys.wait_for_idle()
    assert village.people.counts()["orang"] == PEOPLE


def test_somebody_goes_into_the_bin_and_comes_back(keys: Keyboard, village: Desa) -> None:
    rows = village.people.search(limit=400).rows
    one = next(row for row in rows if row.episode_id is None and row.nik)
    keys.find_person((one.nik or "")[-8:], one.name)
    keys.key(Qt.Key.Key_Delete)
    keys.fill("Alasan", "tercatat dua kali")
    keys.shortcut(Qt.Key.Key_S)
    keys.wait_for("ada di tempat sampah")
    assert village.people.counts()["orang"] == PEOPLE - 1
    keys.click("Tempat sampah")
    keys.row(one.name)
    keys.shortcut(Qt.Key.Key_R)
    keys.wait_for("sudah kembali di register")
    assert village.people.counts()["orang"] == PEOPLE


def test_two_records_become_one_and_two_again(keys: Keyboard, village: Desa) -> None:
    rows = village.people.search(status="calon", limit=400).rows
    first = village.people.get(rows[0].id)
    village.people.add(replace(first.facts, nik=None, phone="0812 0000 8888"))
    people_page(keys)
    keys.click("Catatan ganda")
    keys.row(first.facts.name)
    keys.shortcut(Qt.Key.Key_G)
    keys.wait_for("Dipertahankan:")
    keys.shortcut(Qt.Key.Key_S)
    keys.wait_for("menjadi satu")
    assert village.people.counts()["orang"] == PEOPLE
    keys.click("Catatan ganda")
    keys.row(first.facts.name)
    keys.click("Urungkan penggabungan")
    keys.wait_for("menjadi dua catatan lagi")
    assert village.people.counts()["orang"] == PEOPLE + 1


def test_the_list_leaves_as_a_spreadsheet(
    keys: Keyboard, village: Desa, files: Files, tmp_path: Path
) -> None:
    people_page(keys)
    keys.click("Semua PMI")
    files.next = tmp_path / "daftar.xlsx"
    keys.click("Simpan ke Excel")
    keys.wait_for("orang seperti yang tampil")
    keys.shortcut(Qt.Key.Key_S)
    keys.wait_until(files.next.exists, "the list was never saved")
    assert village.people.counts()["semua"] > 0


def test_a_letter_is_issued(keys: Keyboard, village: Desa) -> None:
    (one,) = talked_with(village, 1)
    keys.page(4)
    keys.shortcut(Qt.Key.Key_T)
    pick(keys, one)
    keys.wait_for("Ganti orang")
    keys.choose("Jenis surat", "Surat rekomendasi / pengantar desa")
    keys.choose("Ditujukan untuk", "Dinas Tenaga Kerja")
    keys.fill("Alasan surat tetap diterbitkan", REASON)
    keys.wait_for("akan terpakai")
    keys.shortcut(Qt.Key.Key_S)
    keys.wait_for("terbit dan tersimpan di arsip")
    (letter,) = village.letters.list()
    assert letter.number.split("/")[1] == "001"


def test_many_letters_are_issued_at_once(keys: Keyboard, village: Desa) -> None:
    people = talked_with(village, 3)
    keys.page(4)
    keys.click("Banyak surat")
    keys.choose("Jenis surat", "Surat rekomendasi / pengantar desa")
    for one in people:
        pick(keys, one)
    keys.choose("Ditujukan untuk", "Dinas Tenaga Kerja")
    keys.fill("Alasan, bila ada yang perlu alasan", REASON)
    keys.wait_for("Terbitkan 3 surat")
    keys.agree("Terbitkan", Qt.Key.Key_S)
    keys.wait_for("3 surat terbit dan tersimpan di arsip")
    assert len(village.letters.list()) == len(people)
