# SPDX-License-Identifier: GPL-3.0-or-later
"""What the check of a letter's seal answers, for window and terminal alike."""

from __future__ import annotations

from desa_app.domain.seal import SealState, SealVerdict
from desa_app.wording import long_date


def verdict_sentence(verdict: SealVerdict) -> str:
    """How the check of a letter ended, without a verdict about any person."""
    statement = verdict.statement
    village = verdict.village_name or statement.village
    if verdict.state is SealState.GENUINE:
        compared = (
            "Isi berkas sama dengan saat diterbitkan."
            if verdict.file_checked
            else "Cocokkan nomor, tanggal dan inisial dengan yang tertulis di kertas."
        )
        if verdict.revoked_on is not None:
            compared += (
                f" Kunci desa ini dicabut sejak {long_date(verdict.revoked_on)}; tanggal surat ini"
                " lebih awal. Tanyakan ke desa bila tanggalnya diragukan."
            )
        return (
            f"Asli: diterbitkan desa {village}, nomor {statement.number}. {compared}{_of(verdict)}"
        )
    return {
        SealState.CHANGED: f"Berubah: segelnya dari desa {village}, tetapi isi berkas tidak sama"
        " dengan saat diterbitkan.",
        SealState.VOID: f"Dibatalkan: surat nomor {statement.number} dari desa {village} sudah"
        " dibatalkan.",
        SealState.REVOKED: f"Kunci dicabut: segel ini dibuat dengan kunci desa {village} yang tidak"
        f" berlaku lagi sejak {_revoked(verdict)}. Jangan diakui sebelum ditanyakan ke desa.",
        SealState.OTHER_LETTER: "Nomor dipakai surat lain: segelnya memang dari kantor ini, tetapi"
        f" arsip menyimpan surat lain dengan nomor {statement.number}. Bandingkan dengan arsip"
        " sebelum surat ini diakui.",
        SealState.NOT_IN_ARCHIVE: "Tidak ada di arsip: segelnya memang dari kantor ini, tetapi"
        f" surat nomor {statement.number} tidak tersimpan. Mungkin arsip pernah dipulihkan dari"
        " cadangan yang lebih lama.",
        SealState.FORGED: f"Tanda tangan pada segel bukan milik desa {village} yang terdaftar.",
        SealState.UNKNOWN_VILLAGE: f"Desa {statement.village} belum terdaftar di sini, jadi"
        " segelnya belum dapat diperiksa.",
    }[verdict.state] + _of(verdict)


def _revoked(verdict: SealVerdict) -> str:
    return long_date(verdict.revoked_on) if verdict.revoked_on is not None else ""


def _of(verdict: SealVerdict) -> str:
    """Which knowledge the answer rests on, when it is not the office's own."""
    if verdict.as_of is None:
        return ""
    return f" Menurut daftar kunci tanggal {long_date(verdict.as_of)}."
