# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences about a plan: why its path is what it is, and what is still missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.episode import Evidence
from desa_app.wording import short_date

if TYPE_CHECKING:
    from desa_app.domain.evidence import FactEvidence
    from desa_app.domain.jalur import JalurReason

_MISSING = {
    "orang-nik": ("NIK belum ada", "Lihat KTP atau KK"),
    "orang-kk": ("Nomor KK belum ada", "Lihat kartu keluarga"),
    "orang-phone": ("Nomor telepon belum ada", "Tanyakan juga nomor keluarga"),
    "p3mi": ("P3MI belum dicatat", "Skemanya melalui P3MI"),
    "asal-informasi": ("Belum tahu dari mana lowongan itu", "Siapa yang mengajak?"),
    "wawancara": ("Belum diwawancara bersama keluarga", "Sebelum surat diterbitkan"),
    "izin-p3mi": ("Izin P3MI belum dicek", "Tanyakan ke Disnaker atau BP3MI"),
    "rencana-berangkat": ("Rencana berangkat belum ada", "Usia dihitung pada hari itu"),
    "kontrak-belum-dilihat": ("Perjanjian kerja belum dilihat", "Minta dibawa ke kantor"),
    "upah": ("Upah yang dijanjikan belum dicatat", "Jumlah dan mata uangnya"),
    "biaya": ("Biaya yang diminta belum dicatat", "Juga yang sudah dibayar dan utangnya"),
    "siskop2mi": ("ID SISKOP2MI belum ada", "Tanda sudah terdaftar"),
    "opp": ("Orientasi pra-pemberangkatan belum dicatat", "Diadakan BP3MI"),
    "pemberi-kerja": ("Pemberi kerja belum diketahui", "Tanyakan ke keluarga"),
    "kota": ("Kota tempat bekerja belum diketahui", "Tanyakan ke keluarga"),
    "tanggal-tiba": ("Tanggal tiba belum diketahui", "Tanyakan ke keluarga"),
    "kontrak-habis": ("Akhir kontrak belum diketahui", "Untuk dihubungi sebelumnya"),
    "kontak-berikutnya": ("Kontak berikutnya belum diatur", "Tekan Ctrl+J"),
    "cara-pulang": ("Cara pulang belum dicatat", "Selesai kontrak, sakit, deportasi …"),
    "data-purna": ("Data purna belum dicatat", "Keahlian, usaha, kebutuhan"),
    "keinginan-kembali": ("Keinginan kembali belum ditanyakan", "Ya, tidak, atau belum tahu"),
}


def missing_words(code: str) -> tuple[str, str]:
    """What is missing, and a hint where it can be found."""
    return _MISSING[code]


def known_missing() -> frozenset[str]:
    """Codes that have words."""
    return frozenset(_MISSING)


def jalur_sentence(reason: JalurReason) -> str:
    """One reason for a path, with the look it rests on."""
    fact = reason.fact.words if reason.fact is not None else ""
    if reason.code == "bertentangan" and reason.look is not None:
        return f"{fact}: tidak cocok, {_look(reason.look)}."
    if reason.code == "cukup" and reason.look is not None:
        return f"{fact}: {_look(reason.look)}."
    if reason.code == "izin-berakhir" and reason.until is not None:
        return f"{fact}: berakhir {short_date(reason.until)}, sebelum berangkat."
    if reason.code == "skema-lain":
        return "Skema lainnya: jalurnya tidak dapat disimpulkan dari bukti."
    if reason.look is None:
        return f"{fact}: belum diperiksa."
    if not reason.look.holds:
        return f"{fact}: menurut {_look(reason.look)} tidak cocok, perlu dicek."
    return f"{fact}: baru {_look(reason.look)}."


def look_words(look: FactEvidence) -> str:
    """``dicek ke instansi (BP3MI Banten), 14 Nov 2026``: how a fact was looked at."""
    return _look(look)


def _look(look: FactEvidence) -> str:
    source = f" ({look.source})" if look.source else ""
    words = look.level.words
    if look.level is Evidence.SAID and not look.holds:
        words = "keterangan warga"
    return f"{words}{source}, {short_date(look.on)}"
