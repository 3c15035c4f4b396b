# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about scans of papers."""

from __future__ import annotations

from desa_app import errors as e
from desa_app.sentences.base import Sentence, of

_NOT_KEPT = "Pindaian ini belum tersimpan; yang sudah ada tidak berubah."


@of(e.ScanUnknownKind)
def _(error: e.ScanUnknownKind) -> Sentence:
    return Sentence(
        f'"{error.name}" bukan gambar JPG, gambar PNG atau PDF.',
        _NOT_KEPT,
        "Pindai atau potret lagi, lalu simpan sebagai JPG atau PDF.",
    )


@of(e.ScanUnreadable)
def _(error: e.ScanUnreadable) -> Sentence:
    return Sentence(
        f'"{error.name}" tidak dapat dibaca: rusak, terpotong, terkunci sandi, atau terlalu kecil.',
        _NOT_KEPT,
        "Buka berkas itu dahulu untuk melihat isinya, atau pindai lagi.",
    )


@of(e.ScanTooLarge)
def _(error: e.ScanTooLarge) -> Sentence:
    return Sentence(
        f'"{error.name}" terlalu besar (batasnya {error.limit}).',
        _NOT_KEPT,
        "Pindai lagi dengan 150 sampai 300 titik per inci, atau potret dengan ukuran biasa.",
    )


@of(e.ScanTooManyPages)
def _(error: e.ScanTooManyPages) -> Sentence:
    return Sentence(
        f'"{error.name}" berisi {error.pages} halaman; paling banyak {error.limit}.',
        _NOT_KEPT,
        "Simpan hanya halaman yang diperlukan, atau bagi menjadi beberapa berkas.",
    )


@of(e.TooManyScans)
def _(error: e.TooManyScans) -> Sentence:
    return Sentence(
        f"{error.name} sudah memiliki {error.limit} pindaian.",
        _NOT_KEPT,
        "Hapus atau ganti pindaian yang lama dahulu.",
    )


@of(e.ScanDamaged)
def _(error: e.ScanDamaged) -> Sentence:
    return Sentence(
        f'Pindaian "{error.name}" tidak sama lagi dengan yang dahulu disimpan.',
        "Data di komputer ini mungkin rusak.",
        "Jalankan pemeriksaan data di Pengaturan, lalu pulihkan dari cadangan bila perlu.",
    )
