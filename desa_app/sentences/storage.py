# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about disk and stick."""

from __future__ import annotations

from desa_app import errors as e
from desa_app.sentences.base import Sentence, of


@of(e.DiskFull)
def _(error: e.DiskFull) -> Sentence:
    megabytes = max(1, -(-error.needed // 1_000_000))
    return Sentence(
        f"Tempat di {error.path} penuh.",
        "Berkas belum tersimpan; data di komputer ini aman.",
        f"Kosongkan sedikitnya {megabytes} MB lalu coba lagi.",
    )


@of(e.NotWritable)
def _(error: e.NotWritable) -> Sentence:
    return Sentence(
        f"{error.path} tidak dapat ditulisi.",
        "Mungkin terkunci, tercabut, atau sudah ada berkas lain bernama sama."
        " Yang sudah ada tidak berubah.",
        "Periksa flashdisk atau foldernya, atau pilih tempat lain.",
    )


@of(e.FileMissing)
def _(error: e.FileMissing) -> Sentence:
    return Sentence(f"{error.path} tidak ada.", "", "Periksa nama dan tempatnya.")


@of(e.FileUnreadable)
def _(error: e.FileUnreadable) -> Sentence:
    return Sentence(
        f"{error.path} tidak dapat dibaca.",
        "Mungkin flashdisk tercabut atau rusak.",
        "Coba lagi, atau salin dari tempat lain.",
    )


@of(e.ReadBackDiffers)
def _(error: e.ReadBackDiffers) -> Sentence:
    return Sentence(
        f"Yang terbaca ulang dari {error.path} tidak sama dengan yang ditulis.",
        "Berkas itu tidak dapat dipercaya; data di komputer ini aman.",
        "Pakai flashdisk lain.",
    )
