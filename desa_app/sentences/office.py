# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about getting in and about the data folder."""

from __future__ import annotations

from datetime import timedelta

from desa_app import errors as e
from desa_app.remarks import problem_sentence
from desa_app.sentences.base import UNCHANGED, Sentence, fixed, of
from desa_app.wording import clock_time, typed_date

fixed(e.Cancelled, "Pekerjaan dibatalkan.", UNCHANGED)


@of(e.InvalidInput)
def _(error: e.InvalidInput) -> Sentence:
    found = " ".join(problem_sentence(problem, named=True) for problem in error.problems)
    return Sentence(found, "Belum ada yang tersimpan.", "Perbaiki isian itu lalu coba lagi.")


@of(e.WrongPassword)
def _(error: e.WrongPassword) -> Sentence:
    if error.tries_left:
        left = f"Masih {error.tries_left} kali mencoba sebelum harus menunggu."
    else:
        left = "Percobaan berikutnya harus menunggu."
    return Sentence(
        "Nama pengguna atau sandi tidak cocok.",
        left,
        "Ketik ulang pelan-pelan, atau pakai kode pemulihan dari lembar yang disimpan.",
    )


@of(e.TooManyTries)
def _(error: e.TooManyTries) -> Sentence:
    return Sentence(
        "Terlalu sering salah.",
        "Program menahan percobaan supaya sandi tidak dapat ditebak.",
        f"Tunggu {error.wait_seconds} detik lalu coba lagi.",
    )


@of(e.WrongRecoveryCode)
def _(error: e.WrongRecoveryCode) -> Sentence:
    if error.mistyped:
        return Sentence(
            "Kode pemulihan salah ketik.",
            "Huruf pemeriksa di ujung kode tidak cocok.",
            "Bandingkan lagi dengan lembar pemulihan, empat huruf demi empat huruf.",
        )
    if error.renewing:
        return Sentence(
            "Ini bukan kode dari lembar yang baru.",
            "Mungkin lembar lama yang terbaca.",
            "Ketik kode dari lembar yang baru saja dicetak.",
        )
    return Sentence(
        "Kode pemulihan ini bukan milik kantor ini.",
        "Kodenya tertulis benar, tetapi tidak membuka data di komputer ini.",
        "Pakai lembar pemulihan yang dicetak saat kantor ini disiapkan.",
    )


@of(e.WeakPassword)
def _(error: e.WeakPassword) -> Sentence:
    return Sentence(
        "Sandi terlalu mudah ditebak.",
        "",
        f"Pakai sedikitnya {error.minimum} huruf, misalnya tiga kata yang tidak berhubungan.",
    )


_MISSING_RIGHTS = {
    "mencatat": (
        "Anda masuk sebagai pemeriksa, yang hanya membaca.",
        "Minta sekretaris atau operator mencatatnya.",
    ),
    "pengaturan": (
        "Pengaturan kantor hanya diubah oleh kepala atau sekretaris.",
        "Minta salah satunya masuk dengan sandinya sendiri.",
    ),
    "pengguna": (
        "Daftar pengguna hanya diatur oleh pengelola pengguna.",
        "Lihat siapa pengelolanya di Pengaturan, bagian Pengguna.",
    ),
    "kasus": (
        "Kasus hanya dibuka oleh pengguna yang diberi hak untuk itu.",
        "Hak itu diberikan oleh pengelola pengguna di Pengaturan, bagian Pengguna.",
    ),
    "cari-warga": (
        "Warga semua desa hanya dicari oleh pengguna yang diberi hak untuk itu.",
        "Hak itu diberikan oleh pengelola pengguna di Pengaturan, bagian Pengguna.",
    ),
}


@of(e.NotAllowed)
def _(error: e.NotAllowed) -> Sentence:
    what, todo = _MISSING_RIGHTS.get(
        error.right, ("Anda tidak berhak melakukan ini.", "Tanyakan kepada pengelola pengguna.")
    )
    return Sentence(what, UNCHANGED, todo)


@of(e.UserRemoved)
def _(error: e.UserRemoved) -> Sentence:
    return Sentence(
        f"{error.user} sudah dikeluarkan dari daftar pengguna.",
        "Sandinya tidak lagi membuka kantor ini.",
        "Bila seharusnya masih bekerja di sini, minta pengelola pengguna mengaktifkannya lagi.",
    )


@of(e.PasswordMustChange)
def _(error: e.PasswordMustChange) -> Sentence:
    return Sentence(
        f"Sandi pertama {error.user} harus diganti dulu.",
        "Sandi itu dibuat orang lain dan belum membuka apa pun.",
        "Masuk lewat jendela program, lalu buat sandi yang hanya Anda ketahui.",
    )


@of(e.UserNeeded)
def _(error: e.UserNeeded) -> Sentence:
    if error.own:
        return Sentence(
            f"{error.user} sedang bekerja, jadi tidak dapat mengeluarkan diri sendiri.",
            UNCHANGED,
            "Minta pengelola pengguna yang lain melakukannya.",
        )
    return Sentence(
        f"{error.user} satu-satunya yang mengelola pengguna.",
        "Tanpa pengelola, tidak ada lagi yang dapat menambah atau mengeluarkan pengguna.",
        "Jadikan pengguna lain pengelola lebih dulu.",
    )


@of(e.NoOffice)
def _(error: e.NoOffice) -> Sentence:
    return Sentence(
        f"Belum ada kantor di folder {error.folder}.",
        "",
        "Siapkan kantor lebih dulu, atau pilih folder lain.",
    )


@of(e.OfficeExists)
def _(error: e.OfficeExists) -> Sentence:
    return Sentence(
        f"Folder {error.folder} sudah berisi kantor.",
        "Kantor yang ada tidak pernah ditimpa.",
        "Buka kantor itu, atau pilih folder lain.",
    )


@of(e.WrongOfficeKind)
def _(error: e.WrongOfficeKind) -> Sentence:
    return Sentence(
        f"Pekerjaan ini milik kantor {error.needed}.",
        "Folder data ini disiapkan untuk kantor yang lain.",
        f"Buka folder data kantor {error.needed}.",
    )


@of(e.RegionUnknown)
def _(error: e.RegionUnknown) -> Sentence:
    return Sentence(
        f'Kode wilayah "{error.region}" tidak ada dalam daftar.',
        "",
        "Periksa kodenya, misalnya 36.04.12.2001 untuk desa atau 36.04.12 untuk kecamatan.",
    )


@of(e.StoreDamaged)
def _(error: e.StoreDamaged) -> Sentence:
    return Sentence(
        f"Data di folder {error.folder} tidak dapat dibaca.",
        "Berkasnya rusak atau bukan pasangan kuncinya. Cadangan tidak tersentuh.",
        "Jangan menghapus apa pun; pulihkan dari cadangan terakhir, atau selamatkan yang masih"
        " terbaca bila cadangannya tidak ada.",
    )


@of(e.StoreNewer)
def _(error: e.StoreNewer) -> Sentence:
    return Sentence(
        "Data ini dibuat oleh program yang lebih baru.",
        f"Data versi {error.found}, program ini mengenal sampai versi {error.known}.",
        "Pasang program versi terbaru di komputer ini.",
    )


@of(e.StoreBusy)
def _(error: e.StoreBusy) -> Sentence:
    return Sentence(
        f"Data di folder {error.folder} sedang dipakai program lain.",
        "Pekerjaan ini belum tersimpan; yang sudah tersimpan tetap aman.",
        "Tunggu sampai pekerjaan di jendela atau terminal lain selesai, lalu coba lagi.",
    )


fixed(
    e.OfficeLocked,
    "Program sedang terkunci.",
    UNCHANGED,
    "Buka kuncinya dengan sandi, lalu coba lagi.",
)


@of(e.OfficeInUse)
def _(error: e.OfficeInUse) -> Sentence:
    what = {
        "jendela": "sedang dibuka di jendela program",
        "pemulihan": "sedang dipulihkan dari cadangan",
    }.get(error.task, "sedang dipakai perintah terminal")
    who = f" oleh {error.who}" if error.who else ""
    computer = f" di komputer {error.computer}" if error.computer else ""
    since = f"{typed_date(error.since.astimezone().date())} pukul {clock_time(error.since)}"
    if error.abandoned:
        day = error.since + timedelta(hours=24)
        until = f"{typed_date(day.astimezone().date())} pukul {clock_time(day)}"
        return Sentence(
            f"Menurut tandanya, kantor di folder {error.folder} {what}{who}{computer} sejak"
            f" {since}.",
            "Tanda itu juga tertinggal bila komputer itu mati mendadak lalu berganti nama. "
            + UNCHANGED,
            "Bila komputer itu masih memakai folder ini, tutup dahulu yang di sana. Bila sudah"
            " tidak, masuk lewat jendela program dan lepaskan tandanya, atau tunggu sampai"
            f" {until}.",
        )
    return Sentence(
        f"Kantor di folder {error.folder} {what}{who}{computer} sejak {since}.",
        "Dua sekaligus dapat saling merusak, jadi yang kedua tidak dibuka. " + UNCHANGED,
        "Tutup dahulu yang di sana, lalu coba lagi.",
    )


@of(e.BackupDamaged)
def _(error: e.BackupDamaged) -> Sentence:
    why = {
        "berkas": "Berkasnya terpotong, berubah, atau tidak dapat dibaca",
        "isi": "Isinya tidak lagi saling cocok",
        "catatan": "Rantai catatannya putus",
    }.get(error.why, "Jumlah isinya tidak sama dengan saat cadangan dibuat")
    return Sentence(
        f"Cadangan {error.path} tidak utuh.",
        f"{why}. {UNCHANGED}",
        "Pilih cadangan lain, misalnya dari tanggal sebelumnya atau dari flashdisk.",
    )


@of(e.BackupForeign)
def _(error: e.BackupForeign) -> Sentence:
    return Sentence(
        f"Cadangan {error.path} milik kantor lain: {error.office}.",
        f"Kantor yang ada di folder ini tidak diganti dengannya. {UNCHANGED}",
        "Pilih cadangan kantor ini, atau pulihkan ke folder lain.",
    )


@of(e.RecoveryCodeNeeded)
def _(error: e.RecoveryCodeNeeded) -> Sentence:
    return Sentence(
        "Kunci kantor termasuk yang tidak terbaca.",
        "Tanpa kunci itu kiriman yang sudah diterima tidak dapat dibuka; lembar pemulihan dapat"
        " menggantikannya. " + UNCHANGED,
        "Ulangi dengan kode dari lembar pemulihan, bukan dengan sandi.",
    )


@of(e.LastNumberUnknown)
def _(error: e.LastNumberUnknown) -> Sentence:
    if not error.numbers:
        return Sentence(
            "Urutan kiriman terakhir yang benar-benar terpakai belum disebutkan.",
            f"Yang masih terlihat: urutan kiriman {error.sequence}. Tanpa kepastian, urutan yang"
            " sama dapat terpakai dua kali. " + UNCHANGED,
            "Lihat lembar tanda terima kiriman, lalu sebutkan urutan kiriman terakhir, 0 bila"
            " belum pernah mengirim.",
        )
    return Sentence(
        "Nomor terakhir yang benar-benar terpakai belum disebutkan.",
        f"Yang masih terlihat: nomor surat {error.numbers}, urutan kiriman {error.sequence}."
        " Tanpa kepastian, nomor yang sama dapat terpakai dua kali. " + UNCHANGED,
        "Lihat buku agenda dan lembar tanda terima, lalu sebutkan nomor surat terakhir dan urutan"
        " kiriman terakhir.",
    )


@of(e.ClockWentBack)
def _(error: e.ClockWentBack) -> Sentence:
    now, last = typed_date(error.now.date()), typed_date(error.last.date())
    return Sentence(
        f"Tanggal komputer ({now}) lebih lama daripada catatan terakhir ({last}).",
        "Bila diteruskan, nomor dan tanggal surat menjadi keliru.",
        "Betulkan tanggal dan jam komputer lalu coba lagi. Bila tanggal komputer memang benar,"
        " pastikan di Pengaturan dengan tombol Pastikan tanggal.",
    )


@of(e.ReferenceNeeded)
def _(error: e.ReferenceNeeded) -> Sentence:
    why = {
        "daftar-tetap": "Barisnya mengikuti daftar baku dan tidak dapat ditambah",
        "daftar-kosong": "Paling sedikit satu baris harus berlaku hari ini",
        "dipakai-naskah": "Baris ini masih dikutip oleh naskah surat kantor",
    }.get(error.why, "Baris ini dipakai oleh pemeriksaan dan naskah surat bawaan")
    return Sentence(
        f'Daftar "{error.name}" tidak dapat diubah begitu.',
        f"{why}.",
        "Ubah isi barisnya, atau kembalikan ke bawaan.",
    )


@of(e.ReferenceMissing)
def _(error: e.ReferenceMissing) -> Sentence:
    return Sentence(
        f'Daftar acuan "{error.name}" kosong atau hilang.',
        "Tanpa daftar itu pemeriksaan surat tidak dapat dipercaya.",
        "Pasang ulang program ini; data kantor tidak terpengaruh.",
    )
