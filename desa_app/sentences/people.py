# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about the recycle bin and about merged records."""

from __future__ import annotations

from desa_app import errors as e
from desa_app.sentences.base import Sentence, of

_BIN = {
    "surat": (
        "Atas namanya sudah ada surat, dan surat yang terbit atau batal tetap tersimpan.",
        "Bila ini catatan ganda, gabungkan dengan catatan yang benar.",
    ),
    "rencana-berjalan": (
        "Rencananya masih berjalan.",
        "Ubah dulu status rencananya menjadi batal, atau gabungkan bila ini catatan ganda.",
    ),
    "disebut": (
        "Catatan lain masih menyebutnya, misalnya sebagai keluarga warga lain.",
        "Lepaskan dulu tautan itu, atau gabungkan bila ini catatan ganda.",
    ),
}
# Also said of somebody in a case: who may not see cases must not learn of one here.
_BIN_OTHER = (
    "Ada catatan tetap tentangnya yang tidak boleh hilang.",
    "Bila ini catatan ganda, gabungkan dengan catatan yang benar.",
)
_STANDS = {
    "hilang": "Catatan hasil gabungan itu sendiri sudah digabung atau dibuang.",
    "diubah": "Datanya sudah diubah sesudah digabung.",
    "catatan-baru": "Sesudah digabung sudah ada catatan baru, misalnya rencana atau surat.",
    "catatan-hilang": "Sebagian catatan yang dulu dipindahkan sudah tidak ada di sana.",
    "nik": "NIK catatan yang dulu digabungkan sekarang dipakai warga lain.",
}
_STANDS_OTHER = "Catatan yang ditautnya sudah tidak ada."


@of(e.BinRefused)
def _(error: e.BinRefused) -> Sentence:
    means, do = _BIN.get(error.why, _BIN_OTHER)
    return Sentence(f"{error.name} tidak dapat dibuang ke tempat sampah.", means, do)


@of(e.RestoreRefused)
def _(error: e.RestoreRefused) -> Sentence:
    if error.why == "nik":
        return Sentence(
            f"{error.name} belum dapat dipulihkan.",
            f"NIK-nya sekarang tercatat atas nama {error.other}.",
            "Perbaiki NIK orang itu dulu bila salah; bila orangnya sama, biarkan di tempat sampah.",
        )
    return Sentence(
        f"{error.name} belum dapat dipulihkan.",
        "Catatan lain yang ditautnya sudah tidak ada.",
        "Catat orang ini sebagai warga baru.",
    )


@of(e.MergeRefused)
def _(error: e.MergeRefused) -> Sentence:
    if error.why == "sendiri":
        return Sentence(
            "Pilih dua catatan yang berbeda untuk digabung.", "", "Pilih catatan keduanya."
        )
    return Sentence(
        f"Catatan {error.name} tidak dapat dilebur ke catatan lain.",
        "Ada catatan tetap tentangnya, misalnya surat dalam buku yang sudah ditutup.",
        "Balik pilihannya: pertahankan catatan ini dan leburkan yang satunya.",
    )


@of(e.MergeStands)
def _(error: e.MergeStands) -> Sentence:
    return Sentence(
        f"Penggabungan {error.name} tidak dapat diurungkan.",
        f"{_STANDS.get(error.why, _STANDS_OTHER)} Tidak ada yang berubah.",
        "Biarkan tergabung, atau catat orang yang satunya sebagai warga baru.",
    )
