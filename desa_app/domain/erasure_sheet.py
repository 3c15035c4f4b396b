# SPDX-License-Identifier: GPL-3.0-or-later
"""The berita acara of an erasure: what went, what stays and why, and when the backups forget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.listing import Listing, ListingColumn, ListingSection
from desa_app.wording import clock_time, long_date

if TYPE_CHECKING:
    from desa_app.domain.books import Signer
    from desa_app.domain.office import OfficeProfile
    from desa_app.domain.privacy import Erasure

_TABLES = {
    "person": "Data diri",
    "episode": "Rencana",
    "status_change": "Langkah",
    "interview": "Wawancara",
    "interview_sheet": "Lembar wawancara",
    "document": "Dokumen",
    "scan": "Pindaian",
    "family_member": "Keluarga yang dicatat",
    "fact_evidence": "Bukti keterangan",
    "contact": "Kontak",
    "homecoming": "Keadaan setelah pulang",
    "recruiter_plan": "Tautan perekrut",
    "company_plan": "Tautan P3MI",
    "journal": "Isi jejak",
}
_C = ListingColumn


def erasure_sheet(
    erasure: Erasure, profile: OfficeProfile, *, head: Signer, left: Signer, older_backups: int
) -> Listing:
    """The paper of one erasure; ``older_backups`` still hold what was erased."""
    local = erasure.at.astimezone()
    letters = ", ".join(erasure.letters) or "tidak ada"
    facts = (
        ("Nomor berita acara", erasure.number),
        ("Kode catatan", erasure.person_id),
        ("Nama orang yang datanya dihapus", "(ditulis tangan pada lembar untuk yang bersangkutan)"),
        ("Waktu", f"{long_date(local.date())} pukul {clock_time(local)}"),
        ("Dasar", erasure.ground.words),
        ("Dihapus oleh", erasure.by),
    )
    stays = (
        ("Nomor surat", letters, "Arsip dan buku agenda (Permendagri 47/2016), tanpa nama"),
        ("Baris jejak", "waktu, petugas, jenis", "Pertanggungjawaban kantor, tanpa isi"),
        (
            "Cadangan yang lebih tua",
            f"{older_backups} cadangan",
            "Hilang menurut giliran: harian 7 hari, bulanan sampai 12 bulan yang ada cadangannya. "
            "Bila dipulihkan, orang ini dihapus lagi sebelum data dibuka",
        ),
        (
            "Kecamatan",
            "sampai kiriman berikutnya",
            "Sesudah itu baris orang ini hilang di sana",
        ),
        ("Lembar yang sudah dicetak", "di tangan penerimanya", "Di luar kendali program"),
    )
    return Listing(
        titles=(
            "BERITA ACARA PENGHAPUSAN DATA PRIBADI",
            f"{profile.kind_word} {profile.name}, Kecamatan {profile.district}, {profile.regency}",
            "UU 27/2022 tentang Pelindungan Data Pribadi, Pasal 8, 43, 44 dan 45",
        ),
        sections=(
            ListingSection(
                heading="Penghapusan",
                columns=(_C("Keterangan", 30), _C("Isi", 70)),
                rows=facts,
            ),
            ListingSection(
                heading="Yang dihapus untuk selamanya",
                columns=(_C("Bagian", 60), _C("Jumlah", 40, "centre")),
                rows=tuple(
                    (_TABLES.get(name, name.replace("_", " ").capitalize()), str(count))
                    for name, count in erasure.counts.items()
                    if count
                ),
            ),
            ListingSection(
                heading="Yang tetap ada, dan alasannya",
                columns=(_C("Apa", 24), _C("Berapa", 30), _C("Alasan", 46)),
                rows=stays,
            ),
        ),
        left_over="YANG MENGHAPUS",
        left=left,
        right=head,
        place=profile.name,
        signed_on=local.date(),
        office_line=f"{profile.kind_word} {profile.name}",
        made_by=erasure.by,
        sample=profile.sample,
    )
