# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole main job in the window: a person registered, letters, a sealed file, a recap."""

from __future__ import annotations

import subprocess
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desa_app.clock import SystemClock
from desa_app.sample.people import Families
from desa_app.sample.sheet import sheet_of
from desa_app.wording import month_name, typed_date
from tests.journeys.first_day import in_earnest, prepare_district, prepare_village, unlock

if TYPE_CHECKING:
    from desa_app.sample.people import SamplePerson
    from tests.journeys.conftest import Files, Start
    from tests.journeys.driver import Hands
    from ui.program import Program

REASON = "Keluarga hadir dan sudah diberi penjelasan"


def month_before(day: date) -> str:
    last = day.replace(day=1) - timedelta(days=1)
    return f"{last.year:04d}-{last.month:02d}"


def import_people(hands: Hands, files: Files, folder: Path) -> list[SamplePerson]:
    """Import twenty invented people from a spreadsheet."""
    families = Families(Random(7), "36.04.12", "Serang", SystemClock().today())
    people = in_earnest(families.people(20))
    files.next = folder / "penduduk.xlsx"
    files.next.write_bytes(sheet_of(people))
    hands.click("Warga & PMI")
    hands.click("Impor")
    hands.click("Pilih berkas")
    hands.click("Impor 20 orang")
    hands.wait_for("20 orang sudah tercatat")
    return people


def note_candidate(hands: Hands, name: str) -> None:
    """Open a plan for a person who is already in the register."""
    hands.click("Catat calon PMI")
    pick_person(hands, name)
    hands.choose("Negara tujuan", "Taiwan")
    hands.fill("Jabatan / pekerjaan", "Perawat lansia")
    hands.choose("Skema", "P3MI (swasta ke swasta)")
    hands.fill("Lama kontrak (bulan)", "36")
    departure = SystemClock().today() + timedelta(days=90)
    hands.fill("Rencana berangkat", typed_date(departure))
    hands.fill("P3MI", "PT Contoh Karya Bahari")
    hands.click("Simpan")
    hands.wait_for("tersimpan")


def pick_person(hands: Hands, name: str) -> None:
    """Search a person and take the one that is found."""
    hands.fill("Cari nama, NIK, KK atau dusun…", name)
    hands.row(name)
    hands.key(Qt.Key.Key_Return)
    hands.wait_for("Ganti orang")


def issue_letters(hands: Hands, person: SamplePerson, spouse: SamplePerson) -> None:
    """First the family's permit, then the recommendation; both with a written reason."""
    hands.click("Surat")
    hands.click("Terbitkan surat")
    pick_person(hands, person.name)
    hands.click(spouse.name.title())
    hands.fill("Alasan surat tetap diterbitkan", REASON)
    hands.wait_for("akan terpakai")
    hands.click("Terbitkan surat")
    hands.wait_for("terbit dan tersimpan di arsip")
    hands.click("Surat lain")
    pick_person(hands, person.name)
    hands.choose("Jenis surat", "Surat rekomendasi / pengantar desa")
    hands.choose("Ditujukan untuk", "Dinas Tenaga Kerja")
    hands.fill("Alasan surat tetap diterbitkan", REASON)
    hands.wait_for("akan terpakai")
    hands.click("Terbitkan surat")
    hands.wait_for("terbit dan tersimpan di arsip")


def test_one_person_two_letters_one_sealed_file_one_recap(
    start: Start, hands: Hands, files: Files, tmp_path: Path
) -> None:
    stick = tmp_path / "flashdisk"
    stick.mkdir()
    village = start(tmp_path / "desa")
    prepare_village(hands, tmp_path / "cadangan")
    people = import_people(hands, files, tmp_path)
    husband, wife = people[0], people[1]
    note_candidate(hands, wife.name)
    issue_letters(hands, wife, husband)

    letters = village.office.letters.list()
    assert [letter.number.split("/")[1] for letter in letters] == ["002", "001"]
    files.next = tmp_path / "surat.pdf"
    hands.click("Simpan PDF")
    hands.wait_until(files.next.exists, "the letter was never saved")
    read = subprocess.run(
        ["pdftotext", files.next, "-"], capture_output=True, text=True, check=True
    )
    assert wife.name in read.stdout
    assert letters[0].number in read.stdout

    # The cards change hands; each fingerprint is read from the other office's paper.
    hands.click("Kirim ke Kecamatan")
    files.next = stick / "KARTU-desa.txt"
    hands.click("Simpan berkas kartu")
    hands.wait_until(files.next.exists, "the village's card was never saved")
    village_print = village.office.enrolment.own_card().fingerprint
    leave(hands, village)

    district = start(tmp_path / "kecamatan")
    prepare_district(hands, tmp_path / "cadangan")
    district_print = district.office.villages.own_card().fingerprint
    hands.click("Desa terdaftar")
    files.next = stick / "KARTU-desa.txt"
    hands.click("Daftarkan desa")
    enrol(hands, village_print)
    hands.wait_for("Desa Sukajaya terdaftar")
    files.next = stick / "KARTU-kecamatan.txt"
    hands.click("Simpan berkas kartu")
    hands.wait_until(files.next.exists, "the kecamatan's card was never saved")
    leave(hands, district)

    send_month(start, hands, files, tmp_path, district_print)
    take_in_and_answer(start, hands, files, tmp_path)
    close_the_batch(start, hands, files, tmp_path)


def enrol(hands: Hands, fingerprint: str) -> None:
    """The ceremony's dialog: open the card, type the fingerprint from paper."""
    hands.click("Buka kartu")
    hands.wait_for("Mengaku dari")
    hands.fill("Sidik di lembar kertas, 30 angka", fingerprint.replace(" ", ""))
    hands.click("Daftarkan")


def reopen(start: Start, hands: Hands, folder: Path) -> Program:
    """Come back another day."""
    program = start(folder)
    hands.wait_for("Masuk")
    unlock(hands)
    hands.wait_for("Beranda")
    return program


def leave(hands: Hands, program: Program) -> None:
    """Close the window and wait until the office is closed too."""
    assert program.window is not None
    program.window.close()
    hands.wait_until(lambda: program.window is None, "the window stayed open")


def send_month(start: Start, hands: Hands, files: Files, home: Path, district_print: str) -> None:
    """At the village: trust the kecamatan, then seal last month onto the stick."""
    stick = home / "flashdisk"
    program = reopen(start, hands, home / "desa")
    hands.click("Kirim ke Kecamatan")
    files.next = stick / "KARTU-kecamatan.txt"
    hands.click("Daftarkan kecamatan")
    enrol(hands, district_print)
    hands.wait_for("Kecamatan Pontang")
    files.next = stick
    hands.click("Segel dan simpan")
    hands.wait_for("Selesai")
    assert [path.suffix for path in stick.glob("DB-36.04.12.2013-*")] == [".dbx"]
    leave(hands, program)


def take_in_and_answer(start: Start, hands: Hands, files: Files, home: Path) -> None:
    """At the kecamatan: take in what is on the stick, a broken file among it."""
    stick = home / "flashdisk"
    (stick / "DB-rusak.dbx").write_bytes(b"age-encryption.org/v1\nrusak")
    program = reopen(start, hands, home / "kecamatan")
    hands.click("Terima")
    files.next = stick
    hands.click("Pilih folder atau flashdisk")
    hands.click("Terima 1 berkas")
    hands.wait_until(
        lambda: len(list(stick.glob("TT-36.04.12.2013-*.txt"))) == 1, "no receipt on the stick"
    )
    hands.wait_for("1 berkas diterima")
    hands.click("Rekap")
    hands.wait_for(month_name(month_before(SystemClock().today())))
    hands.wait_for("1 dari 1 desa")
    files.next = home / "rekap.xlsx"
    hands.click("Simpan Excel")
    hands.wait_until(files.next.exists, "the recap was never saved")
    leave(hands, program)


def close_the_batch(start: Start, hands: Hands, files: Files, home: Path) -> None:
    """Back at the village: the receipt closes what was sent."""
    program = reopen(start, hands, home / "desa")
    hands.click("Kirim ke Kecamatan")
    files.next = next((home / "flashdisk").glob("TT-*.txt"))
    hands.click("Baca tanda terima")
    hands.wait_for("sudah diterima Kecamatan Pontang")
    leave(hands, program)
