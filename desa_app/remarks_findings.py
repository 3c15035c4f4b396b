# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about the cells of a spreadsheet that comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desa_app.domain.findings import Finding

FINDINGS = {
    "bukan-teks": "Sel ini harus berisi tulisan",
    "jenis-kelamin-kosong": "Jenis kelamin kosong",
    "judul-ganda": "Judul kolom ini muncul lebih dari sekali",
    "kk-dirapikan": "Spasi atau tanda petik pada nomor KK dibuang",
    "kk-kosong": "Nomor KK kosong; orang tetap dicatat dan dapat dilengkapi nanti",
    "kolom-tidak-ada": "Kolom ini tidak ada dalam berkas; isinya dianggap kosong",
    "nik-dirapikan": "Spasi atau tanda petik pada NIK dibuang",
    "status-kawin-kosong": "Status perkawinan kosong; lengkapi sebelum menerbitkan surat",
    "tanggal-terlalu-lama": "Tanggal terlalu jauh ke belakang",
    "terlalu-panjang": "Isi sel terlalu panjang",
    "huruf-tidak-tercetak": "Isi sel memuat huruf yang tidak dapat dicetak",
    "nik-kosong": "NIK kosong; orang tetap dicatat dan dapat dilengkapi nanti",
    "nik-berupa-angka": "NIK tersimpan sebagai bilangan; Excel merusak angka ke-16",
    "nik-bukan-16-angka": "NIK tidak 16 angka",
    "kk-bukan-16-angka": "Nomor KK tidak 16 angka",
    "kk-berupa-angka": "Nomor KK tersimpan sebagai bilangan; Excel merusak angka ke-16",
    "nik-sudah-terdaftar": "NIK sudah ada di register",
    "nik-angka-terakhir-nol": "Semua NIK di kolom ini berakhir 0; Excel sudah merusak angka ke-16",
    "bukan-orang": "Baris ini tidak memuat orang dan tidak dibaca",
    "kata-di-luar-daftar": "Kata ini tidak ada dalam daftar dan dicatat seperti tertulis",
    "mirip-baris-lain": "Mungkin orang yang sama dengan baris lain",
    "mirip-orang-terdaftar": "Mungkin orang yang sudah ada di register",
    "orang-ganda-dalam-berkas": "Orang register ini sudah dipilih untuk baris lain",
    "tanggal-bulan-terbalik": "Menurut NIK, hari dan bulan lahir ini tertukar",
    "tanggal-dari-nomor": "Tanggal tersimpan sebagai bilangan hari Excel",
    "tanggal-hanya-tahun": "Tanggal lahir hanya berisi tahun",
    "tanggal-mungkin-terbalik": "Excel tampaknya menukar hari dan bulan di sebagian kolom ini",
    "tanggal-urutan-amerika": "Kolom ini menulis bulan sebelum hari; dibaca demikian",
    "tanggal-urutan-tidak-pasti": "Tidak jelas mana hari dan mana bulan; pilih urutannya",
    "nik-ganda-dalam-berkas": "NIK muncul dua kali dalam berkas ini",
    "nik-urut-nol": "Nomor urut NIK 0000 tidak lazim",
    "nik-tanggal-mustahil": "Tanggal di dalam NIK tidak ada di kalender",
    "nik-beda-tanggal-lahir": "Tanggal lahir berbeda dengan yang terbaca dari NIK",
    "nik-beda-jenis-kelamin": "Jenis kelamin berbeda dengan yang terbaca dari NIK",
    "nik-wilayah-lain": "NIK diterbitkan di kecamatan lain",
    "tanggal-tidak-terbaca": "Tanggal tidak dapat dibaca dengan pasti",
    "tanggal-lahir-kosong": "Tanggal lahir kosong",
    "tanggal-mendatang": "Tanggal ada di masa depan",
    "nama-kosong": "Nama kosong",
    "kode-tidak-dikenal": "Kode tidak dikenal",
    "rumus-salah": "Sel berisi rumus yang gagal",
}

_READ_FROM_NIK = frozenset(
    {"nik-beda-tanggal-lahir", "nik-beda-jenis-kelamin", "nik-wilayah-lain", "nik-tanggal-mustahil"}
)


def finding_sentence(finding: Finding) -> str:
    """What a rehearsal found in a cell."""
    text = FINDINGS.get(finding.code, finding.code.replace("-", " ").capitalize())
    if finding.code in _READ_FROM_NIK and finding.suggestion:
        return f"{text} (menurut NIK: {finding.suggestion})."
    if not finding.suggestion:
        return f"{text}."
    return f"{text}. {finding.suggestion[0].upper()}{finding.suggestion[1:]}"


def known_findings() -> frozenset[str]:
    """Codes of cell findings that have a sentence."""
    return frozenset(FINDINGS)
