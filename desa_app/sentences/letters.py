# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about letters, numbers and books."""

from __future__ import annotations

from desa_app import errors as e
from desa_app.remarks import check_sentence
from desa_app.sentences.base import NOT_ISSUED, Sentence, fixed, of
from desa_app.wording import typed_date


@of(e.LetterKindUnknown)
def _(error: e.LetterKindUnknown) -> Sentence:
    return Sentence(
        f'Jenis surat "{error.kind}" tidak ada.', "", f"Yang ada: {', '.join(error.known)}."
    )


@of(e.LetterBlocked)
def _(error: e.LetterBlocked) -> Sentence:
    found = " ".join(check_sentence(check) for check in error.checks)
    return Sentence(f"Surat tidak dapat diterbitkan. {found}", "Nomor belum terpakai.", "")


@of(e.ReasonNeeded)
def _(error: e.ReasonNeeded) -> Sentence:
    found = " ".join(check_sentence(check) for check in error.checks)
    return Sentence(
        f"Surat ini perlu alasan tertulis. {found}",
        NOT_ISSUED,
        "Periksa hal-hal itu. Bila surat tetap perlu terbit, tulis alasannya.",
    )


@of(e.LetterTooLong)
def _(error: e.LetterTooLong) -> Sentence:
    return Sentence(
        f"Isi surat tidak muat pada satu lembar {error.paper} (lebih {error.over_mm:.0f} mm).",
        NOT_ISSUED,
        "Pendekkan isian yang panjang, atau pakai kertas F4.",
    )


@of(e.WordingBroken)
def _(error: e.WordingBroken) -> Sentence:
    return Sentence(
        f'Naskah surat "{error.kind}" keliru pada {error.place}: "{error.found}".',
        "Surat jenis ini belum dapat dipakai.",
        "Perbaiki naskahnya, atau kembalikan ke naskah bawaan.",
    )


fixed(
    e.PreviewOutdated,
    "Surat berubah sejak pratinjau dibuka.",
    NOT_ISSUED,
    "Lihat pratinjau yang baru lalu terbitkan lagi.",
)


@of(e.TextNotPrintable)
def _(error: e.TextNotPrintable) -> Sentence:
    return Sentence(
        f"Ada huruf yang tidak dapat dicetak: {error.characters}",
        NOT_ISSUED,
        "Ganti huruf itu dengan huruf biasa.",
    )


@of(e.SealTooLong)
def _(error: e.SealTooLong) -> Sentence:
    return Sentence(
        "Keterangan untuk segel QR terlalu panjang.",
        f"Panjangnya {error.length}, batasnya {error.limit}. {NOT_ISSUED}",
        "Pendekkan pola nomor surat di Pengaturan.",
    )


@of(e.NumberClash)
def _(error: e.NumberClash) -> Sentence:
    if error.lacks == "pembeda":
        lacking = "tidak memuat tulisan yang membedakannya dari surat itu"
        todo = "Tambahkan pembeda pada pola, misalnya /A/, di Pengaturan, Nomor surat."
    else:
        lacking = f"tidak memuat {error.lacks}"
        todo = f"Tambahkan {error.lacks} pada pola itu di Pengaturan, Nomor surat."
    return Sentence(
        f'Nomor "{error.number}" sudah dipakai surat lain, karena pola "{error.pattern}" '
        f"{lacking}.",
        NOT_ISSUED,
        todo,
    )


@of(e.YearWentBack)
def _(error: e.YearWentBack) -> Sentence:
    return Sentence(
        f"Komputer menunjukkan tahun {error.year}, padahal nomor surat tahun {error.last} "
        "sudah dipakai.",
        f"Urutan nomor tahun {error.year} tidak dimulai lagi. {NOT_ISSUED}",
        "Betulkan tanggal komputer lalu coba lagi.",
    )


@of(e.YearNotConfirmed)
def _(error: e.YearNotConfirmed) -> Sentence:
    return Sentence(
        f"Surat terakhir bertanggal {typed_date(error.last)}, lebih dari setahun yang lalu, dan "
        f"sekarang komputer menunjukkan tahun {error.year}.",
        f"Nomor akan mulai lagi dari 1 untuk tahun {error.year}. {NOT_ISSUED}",
        "Periksa tanggal komputer. Bila benar, pastikan tahunnya di Pengaturan, Nomor surat.",
    )


@of(e.RangeTaken)
def _(error: e.RangeTaken) -> Sentence:
    given = f"Nomor terakhir yang terpakai: {error.last}." if error.last else ""
    return Sentence(
        f"Nomor {error.first} sampai {error.until} tidak dapat disisihkan atau dilepas: "
        "sebagian sudah dipakai, sudah terlewati atau sudah disisihkan.",
        given,
        "Pilih nomor yang belum tercapai oleh urutan itu.",
    )


@of(e.NumberNotReserved)
def _(error: e.NumberNotReserved) -> Sentence:
    return Sentence(
        f"Nomor urut {error.running} bukan nomor sisihan yang masih kosong.",
        "Surat tulis tangan hanya dapat dicatat pada nomor yang disisihkan untuk itu.",
        "Pilih nomor lain, atau sisihkan nomornya lebih dulu.",
    )


@of(e.BooksClosed)
def _(error: e.BooksClosed) -> Sentence:
    return Sentence(
        f"Buku tahun {error.year} sudah ditutup.",
        "Surat dan catatan tahun itu tidak dapat ditambah, diubah atau dibatalkan.",
        "Bila memang perlu, buka kembali buku itu di halaman Buku dengan alasan tertulis.",
    )


@of(e.BooksNotClosed)
def _(error: e.BooksNotClosed) -> Sentence:
    return Sentence(
        f"Buku tahun {error.year} tidak sedang ditutup.",
        "Tidak ada yang perlu dibuka kembali.",
        "Muat ulang halaman Buku.",
    )


@of(e.BooksNotYet)
def _(error: e.BooksNotYet) -> Sentence:
    return Sentence(
        f"Buku tahun {error.year} belum dapat ditutup.",
        "Sampai akhir tahun masih mungkin ada surat.",
        f"Tutup buku mulai 31 Desember {error.year}.",
    )


@of(e.EntryStruck)
def _(error: e.EntryStruck) -> Sentence:
    return Sentence(
        f"Catatan nomor urut {error.running} sudah dicoret.",
        "Yang dicoret tidak diubah lagi dan nomornya tidak dipakai lagi.",
        "Catat surat itu dengan nomor urut baru.",
    )
