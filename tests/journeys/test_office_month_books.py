# SPDX-License-Identifier: GPL-3.0-or-later
"""A month at a large office without a mouse: cases, recruiters, prevention, guests, Beranda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desa_app.clock import SystemClock
from desa_app.domain.case import CaseState
from desa_app.domain.overview import Todo
from desa_app.wording import typed_date

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from tests.journeys.keyboard import Keyboard

PAGES = {"Buku": 5, "Kasus": 6, "Perekrut": 7, "Pencegahan": 8, "Desa Binaan": 9}


def test_a_case_is_noted_referred_and_closed(keys: Keyboard, village: Desa) -> None:
    before = {row.id for row in village.cases.list()}
    keys.page(PAGES["Kasus"])
    keys.shortcut(Qt.Key.Key_N)
    kind = village.cases.kinds()["hilang-kontak"]
    keys.choose("Jenis kasus", f"{kind.name} · {kind.group.lower()}")
    keys.fill("Pelapor", "PELAPOR CONTOH")
    keys.fill("Nama menurut pelapor", "WARGA HILANG CONTOH")
    keys.fill("Kronologi: apa yang dilaporkan", "Dua bulan tidak ada kabar.")
    keys.shortcut(Qt.Key.Key_S)
    keys.click("Persetujuan")
    keys.choose("Jawaban", "Wali")
    keys.fill("Nama yang menjawab", "WALI CONTOH")
    keys.fill("Caranya", "lisan")
    keys.shortcut(Qt.Key.Key_S)
    keys.click("Rujukan")
    keys.fill("Instansi", "BP3MI Contoh")
    keys.shortcut(Qt.Key.Key_S)
    keys.click("Keadaan")
    keys.choose("Keadaan baru", "Ditutup")
    keys.fill("Alasan", "sudah pulang")
    keys.shortcut(Qt.Key.Key_S)
    (new,) = (row.id for row in village.cases.list() if row.id not in before)
    keys.wait_until(
        lambda: village.cases.get(new).state is CaseState.CLOSED, "the case was never closed"
    )
    assert [one.agency for one in village.cases.get(new).referrals] == ["BP3MI Contoh"]


def test_two_spellings_of_a_recruiter_are_answered_to_be_the_same(
    keys: Keyboard, village: Desa
) -> None:
    asked = len(village.recruiters.proposals())
    keys.page(PAGES["Perekrut"])
    keys.tab("Usulan")
    keys.row("UJANG SUPARDI alias MANG UJANG")
    keys.key(Qt.Key.Key_Return)
    keys.click("Orang yang sama")
    keys.wait_until(
        lambda: len(village.recruiters.proposals()) < asked, "the question was never answered"
    )


def test_a_talk_and_a_job_offer_are_noted(keys: Keyboard, village: Desa) -> None:
    year = SystemClock().today().year
    talks = village.outreach.totals(year)
    keys.page(PAGES["Pencegahan"])
    keys.shortcut(Qt.Key.Key_N)
    keys.fill("Tempat", "Balai desa")
    keys.fill("Tema", "Bekerja ke luar negeri dengan aman")
    keys.choose("Penyelenggara", "Pemerintah desa")
    keys.fill("Peserta laki-laki", "12")
    keys.fill("Peserta perempuan", "30")
    keys.shortcut(Qt.Key.Key_S)
    keys.wait_until(lambda: village.outreach.totals(year) != talks, "the talk was never noted")
    keys.tab("Informasi kerja")
    offers = len(village.jobs.lines())
    keys.shortcut(Qt.Key.Key_N)
    keys.fill("Sumber informasi", "Selebaran di pasar")
    keys.fill("Jabatan / pekerjaan", "Pekerja kebun contoh")
    keys.choose("Negara tujuan", "Malaysia")
    keys.shortcut(Qt.Key.Key_S)
    keys.row("Pekerja kebun contoh")
    assert len(village.jobs.lines()) == offers + 1


def test_a_foreigner_is_noted_in_the_desa_binaan_book(keys: Keyboard, village: Desa) -> None:
    keys.page(PAGES["Desa Binaan"])
    keys.tab("Orang asing")
    keys.shortcut(Qt.Key.Key_N)
    keys.fill("Nama", "PIERRE CONTOH")
    keys.choose("Jenis kelamin", "Laki-laki")
    keys.choose("Kebangsaan", "Malaysia")
    keys.choose("Izin tinggal", "Izin tinggal kunjungan (ITK)")
    keys.fill("Alamat di desa", "Dusun Kubang RT 001")
    keys.fill("Datang", typed_date(SystemClock().today()))
    keys.shortcut(Qt.Key.Key_S)
    keys.row("PIERRE CONTOH")
    names = [one.facts.name for one in village.foreigners.list().rows]
    assert "PIERRE CONTOH" in names


def test_beranda_shows_what_is_due_and_leads_there(keys: Keyboard, village: Desa) -> None:
    kinds = {item.kind for item in village.overview.today().todo}
    assert {Todo.CONTACT, Todo.NO_INTERVIEW, Todo.DOCUMENT, Todo.CASE} <= kinds
    keys.page(1)
    keys.wait_for("belum diwawancara")
    keys.click("Buka")
    keys.wait_until(lambda: not keys.checked("Beranda"), "nothing was opened")


def test_every_page_is_reached_without_a_mouse(keys: Keyboard, village: Desa) -> None:
    assert village.user
    for title in ("Rekap", "Kirim ke Kecamatan", "Periksa surat", "Pengaturan", "Buku", "Beranda"):
        keys.rail(title)
        assert keys.checked(title), title
