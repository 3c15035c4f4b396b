# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about disk and stick."""

from __future__ import annotations

from desa_app import errors as e
from desa_app.sentences.base import Sentence, of


@of(e.DiskFull)
def _(error: e.DiskFull) -> Sentence:
    megabytes = max(1, -(-(error.needed - error.free) // 1_000_000))
    return Sentence(
        f"Tempat di {error.path} penuh.",
        "Berkas belum tersimpan; data di komputer ini aman.",
        f"Kosongkan sedikitnya {megabytes} MB lalu coba lagi.",
    )


@of(e.NotWritable)
def _(error: e.NotWritable) -> Sentence:
    return Sentence(
        f"{error.path} tidak dapat ditulisi.",
        "Mungkin rusak, tidak diizinkan, atau sudah ada berkas lain bernama sama."
        " Yang sudah ada tidak berubah.",
        "Periksa flashdisk atau foldernya, atau pilih tempat lain.",
    )


@of(e.WriteProtected)
def _(error: e.WriteProtected) -> Sentence:
    return Sentence(
        f"{error.path} terkunci, hanya dapat dibaca.",
        "Berkas belum tersimpan; data di komputer ini aman.",
        "Geser sakelar kunci pada flashdisknya, atau pakai flashdisk lain.",
    )


@of(e.StickBusy)
def _(error: e.StickBusy) -> Sentence:
    return Sentence(
        f"{error.path} sedang dipakai program lain.",
        "Data di komputer ini aman.",
        "Tutup jendela atau berkas yang terbuka dari flashdisk itu, lalu coba lagi.",
    )


@of(e.StickRemoved)
def _(error: e.StickRemoved) -> Sentence:
    left = " Berkasnya mungkin ada di flashdisk itu; jangan dipakai." if error.left_behind else ""
    return Sentence(
        f"Flashdisk di {error.path} tercabut.",
        f"Pekerjaan ini belum selesai dan tidak dihitung; data di komputer ini aman.{left}",
        "Colokkan lagi flashdisknya lalu ulangi.",
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


@of(e.KeyringAhead)
def _(error: e.KeyringAhead) -> Sentence:
    return Sentence(
        "Perubahannya tidak tersimpan, tetapi berkas kunci kantor"
        f" ({error.path}) terlanjur berganti.",
        "Disknya menolak ditulisi lagi, jadi berkas itu tidak dapat dikembalikan.",
        "Simpan sandi dan lembar pemulihan yang lama dan yang baru, keduanya. Kosongkan atau ganti"
        " disknya, lalu ulangi.",
    )


@of(e.ReadBackDiffers)
def _(error: e.ReadBackDiffers) -> Sentence:
    return Sentence(
        f"Yang terbaca ulang dari {error.path} tidak sama dengan yang ditulis.",
        "Berkas itu tidak dapat dipercaya; data di komputer ini aman.",
        "Pakai flashdisk lain.",
    )
