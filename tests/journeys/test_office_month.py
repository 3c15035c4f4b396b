# SPDX-License-Identifier: GPL-3.0-or-later
"""A month at a large office without a mouse: everything about one person of five thousand."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desa_app.clock import SystemClock
from desa_app.domain.episode import Status
from desa_app.domain.interview import AdviceLevel
from desa_app.wording import short_date, typed_date

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.person import PersonRow
    from tests.journeys.keyboard import Keyboard

SECTIONS = (
    "Ringkasan", "Rencana", "Langkah", "Wawancara", "Dokumen", "Keluarga", "Kesiapan",
    "Purna", "Kasus", "Perekrut", "Riwayat", "Data pribadi",
)  # fmt: skip


def candidate(village: Desa, number: int = 0) -> PersonRow:
    """Somebody with a plan who was not talked to yet."""
    rows = village.people.search(status=Status.CANDIDATE, limit=200).rows
    waiting = [
        row
        for row in rows
        if row.episode_id and not village.episodes.get(row.episode_id).interviews
    ]
    return waiting[number]


def section(keys: Keyboard, title: str) -> None:
    """Go to a section of the person's screen by its key, or by walking on."""
    at = SECTIONS.index(title)
    if at < 9:
        keys.alt(Qt.Key(Qt.Key.Key_1 + at))
    else:
        keys.click(title)


def test_a_part_of_a_name_finds_one_of_five_thousand_and_all_about_them(
    keys: Keyboard, village: Desa
) -> None:
    one = candidate(village)
    keys.find_person(one.name[1:7].lower(), one.name)
    keys.open_person(one)
    for title in (*SECTIONS[1:], SECTIONS[0]):
        keys.key(Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        here = QApplication.focusWidget()
        assert here is not None, title
        assert keys.window().isAncestorOf(here), title
        assert keys.checked(title), title
    keys.key(Qt.Key.Key_Escape)
    keys.wait_for("Catat calon PMI")


def test_a_corrected_fact_is_read_in_the_history(keys: Keyboard, village: Desa) -> None:
    one = candidate(village)
    keys.open_person(one)
    keys.click("Ubah data")
    keys.fill("Telepon / WA", "0812 0000 7777")
    keys.shortcut(Qt.Key.Key_S)
    keys.wait_for("tersimpan")
    section(keys, "Riwayat")
    keys.row("Telepon")
    assert village.people.get(one.id).facts.phone == "0812 0000 7777"


def test_somebody_without_a_plan_gets_one(keys: Keyboard, village: Desa) -> None:
    rows = village.people.search(limit=400).rows
    one = next(row for row in rows if row.episode_id is None and row.nik)
    keys.open_person(one)
    keys.click("Catat rencana baru")
    keys.choose("Negara tujuan", "Taiwan")
    keys.fill("Jabatan / pekerjaan", "Perawat lansia")
    keys.choose("Skema", "Perseorangan (mandiri)")
    leaves = SystemClock().today() + timedelta(days=90)
    keys.fill("Rencana berangkat", typed_date(leaves))
    keys.shortcut(Qt.Key.Key_S)
    keys.wait_for("tersimpan")
    (plan,) = village.episodes.of(one.id)
    assert (plan.status, plan.facts.planned_departure) == (Status.CANDIDATE, leaves)


def test_a_guided_interview_is_answered_with_single_keys(keys: Keyboard, village: Desa) -> None:
    one = candidate(village)
    keys.open_person(one)
    keys.click("Catat wawancara")
    keys.wait_for("Simpan wawancara")
    for question in village.interviews.questions():
        keys.key(Qt.Key.Key_Y if question.key == "dokumen_ditahan" else Qt.Key.Key_T)
    keys.fill("Yang ikut hadir", "Sarta; Suami")
    keys.shortcut(Qt.Key.Key_S)
    keys.wait_for("Wawancara tersimpan")
    assert one.episode_id is not None
    (talk,) = village.episodes.get(one.episode_id).interviews
    assert talk.guided is not None
    assert talk.guided.advice.level is AdviceLevel.REFER


def test_a_paper_a_family_member_and_a_contact_are_noted(keys: Keyboard, village: Desa) -> None:
    one = candidate(village, 1)
    assert one.episode_id is not None
    keys.open_person(one)
    section(keys, "Dokumen")
    keys.row("Paspor")
    keys.key(Qt.Key.Key_Return)
    until = SystemClock().today() + timedelta(days=1500)
    keys.fill("Nomor", "X0000001")
    keys.fill("Berlaku sampai", typed_date(until))
    keys.shortcut(Qt.Key.Key_S)
    keys.wait_for("Dokumen tersimpan")
    keys.row(short_date(until))
    section(keys, "Keluarga")
    keys.click("Tambah anggota")
    keys.choose("Hubungan", "Ibu")
    keys.fill("Nama", "IBU CONTOH")
    keys.shortcut(Qt.Key.Key_S)
    keys.row("IBU CONTOH")
    keys.shortcut(Qt.Key.Key_K)
    keys.choose("Lewat", "Telepon")
    keys.fill("Catatan", "Kabar baik")
    keys.shortcut(Qt.Key.Key_S)
    keys.wait_for("Kontak tersimpan")
    assert [one.name for one in (m.facts for m in village.families.of(one.id))] == ["IBU CONTOH"]
    assert village.episodes.get(one.episode_id).contacts[-1].note == "Kabar baik"


def test_a_status_moves_on_and_a_wrong_step_is_struck_with_its_reason(
    keys: Keyboard, village: Desa
) -> None:
    one = candidate(village)
    assert one.episode_id is not None
    keys.open_person(one)
    keys.click("Ubah status")
    keys.choose("Status berikutnya", "Berangkat")
    keys.fill("Diketahui dari", "tiket")
    keys.shortcut(Qt.Key.Key_S)
    keys.wait_for("Status sekarang: berangkat")
    section(keys, "Langkah")
    keys.key(Qt.Key.Key_Return)
    keys.choose("Yang dilakukan", "Coret saja, langkah itu tidak terjadi")
    keys.fill("Alasan perbaikan", "salah orang")
    keys.shortcut(Qt.Key.Key_S)
    keys.wait_for("sudah dicoret")
    keys.row("salah orang")
    assert village.episodes.get(one.episode_id).status is Status.CANDIDATE
