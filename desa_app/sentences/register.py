# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about records and spreadsheets."""

from __future__ import annotations

from desa_app import errors as e
from desa_app.domain.intake import FIELD_WORDS
from desa_app.sentences.base import Sentence, of


def _field_words(keys: tuple[str, ...]) -> list[str]:
    return [FIELD_WORDS.get(key, key).lower() for key in keys]


@of(e.NotFound)
def _(error: e.NotFound) -> Sentence:
    return Sentence(
        f"Catatan {error.what} itu tidak ditemukan.", "", "Muat ulang daftar lalu pilih lagi."
    )


@of(e.ChangedMeanwhile)
def _(error: e.ChangedMeanwhile) -> Sentence:
    return Sentence(
        f"Catatan {error.what} ini sudah diubah orang lain sejak Anda membukanya.",
        "Perubahan Anda belum tersimpan supaya perubahan itu tidak tertimpa.",
        "Buka lagi catatannya lalu ulangi perubahan Anda.",
    )


@of(e.DuplicateNik)
def _(error: e.DuplicateNik) -> Sentence:
    return Sentence(
        f"NIK ini sudah tercatat atas nama {error.name}.",
        "Belum ada yang tersimpan.",
        "Buka catatan orang itu, atau periksa lagi NIK pada KTP.",
    )


@of(e.StatusNotAllowed)
def _(error: e.StatusNotAllowed) -> Sentence:
    return Sentence(
        f'Status tidak dapat berpindah dari "{error.old}" ke "{error.new}".',
        "",
        "Catat dulu langkah di antaranya, atau buka rencana baru.",
    )


@of(e.LadderBroken)
def _(error: e.LadderBroken) -> Sentence:
    return Sentence(
        f'Dengan perbaikan itu, "{error.old}" langsung disusul "{error.new}", dan urutan itu tidak'
        " ada.",
        "Langkah yang lama tetap berlaku.",
        "Ganti langkah itu dengan yang benar, atau perbaiki dahulu langkah sesudahnya.",
    )


@of(e.LastStep)
def _(error: e.LastStep) -> Sentence:
    return Sentence(
        f'Langkah "{error.status}" adalah satu-satunya langkah rencana ini.',
        "Rencana tanpa langkah tidak punya status, jadi langkah itu tetap berlaku.",
        "Ganti dengan langkah yang benar.",
    )


@of(e.NotHomeYet)
def _(error: e.NotHomeYet) -> Sentence:
    return Sentence(
        f'Data purna dicatat sesudah orangnya pulang, sekarang statusnya "{error.status}".',
        "Belum ada yang tersimpan.",
        "Catat dahulu kepulangannya dengan Ubah status.",
    )


@of(e.SheetUnreadable)
def _(error: e.SheetUnreadable) -> Sentence:
    return Sentence(
        f'Berkas "{error.path.name}" tidak dapat dibaca sebagai lembar kerja.',
        "Mungkin rusak, terkunci sandi, atau bukan lembar kerja (xlsx, xlsm, xls, ods, csv)."
        " Register tidak berubah.",
        "Buka di Excel atau LibreOffice, simpan lagi sebagai .xlsx tanpa sandi.",
    )


@of(e.SheetTooLarge)
def _(error: e.SheetTooLarge) -> Sentence:
    return Sentence(
        f'Berkas "{error.path.name}" terlalu besar (batasnya {error.limit}).',
        "Register tidak berubah.",
        "Bagi menjadi beberapa berkas, misalnya per dusun.",
    )


@of(e.LayoutUnknown)
def _(error: e.LayoutUnknown) -> Sentence:
    return Sentence(
        f'Susunan kolom "{error.path.name}" tidak dikenal.',
        f"Kolom yang tidak ditemukan: {', '.join(_field_words(error.missing))}."
        " Register tidak berubah.",
        "Tunjukkan kolomnya di jendela impor, atau lengkapi judul kolomnya.",
    )


@of(e.ImportRefused)
def _(error: e.ImportRefused) -> Sentence:
    rows = len({found.row for found in error.findings if found.level == "ditolak"})
    return Sentence(
        f"Impor ditolak: {rows} dari {error.read} baris perlu diperbaiki.",
        "Tidak satu baris pun disimpan, supaya register tidak setengah terisi.",
        "Perbaiki sel yang disebut dalam laporan lalu impor lagi.",
    )


@of(e.ImportUndone)
def _(error: e.ImportUndone) -> Sentence:
    return Sentence(
        f'Impor "{error.file_name}" sudah diurungkan sebelumnya.',
        "Register tidak berubah.",
        "Muat ulang daftar impor.",
    )


@of(e.ImportBuiltOn)
def _(error: e.ImportBuiltOn) -> Sentence:
    names = [one.name for one in error.people if one.name][:3]
    named = f" Di antaranya: {', '.join(names)}." if names else ""
    return Sentence(
        f'Impor "{error.file_name}" tidak dapat diurungkan: {error.count} orang sudah diubah atau'
        " sudah dipakai dalam rencana, surat, dokumen atau catatan lain.",
        f"Register tidak berubah.{named}",
        "Urungkan dahulu impor yang lebih baru, atau perbaiki orangnya satu per satu.",
    )
