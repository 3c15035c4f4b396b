# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about cards, packages, receipts and seals."""

from __future__ import annotations

from desa_app import errors as e
from desa_app.domain.recap_lines import words_of
from desa_app.sentences.base import UNCHANGED, Sentence, fixed, of
from desa_app.wording import level_word, long_date

fixed(
    e.NotEnrolled,
    "Kantor yang dituju belum didaftarkan di komputer ini.",
    "Berkas tidak dapat disegel tanpa kartu kantor itu.",
    "Minta kartunya, lalu daftarkan di halaman Kirim.",
)
fixed(
    e.FingerprintDiffers,
    "Sidik kartu tidak sama dengan yang diketik.",
    "Kartu ini belum dipercaya. Bisa salah ketik, bisa pula kartunya bukan yang asli.",
    "Bandingkan lagi dengan lembar kertas dari kantor itu; bila tetap beda, minta kartu baru.",
)


@of(e.FingerprintUnread)
def _(error: e.FingerprintUnread) -> Sentence:
    return Sentence(
        f'Sidik kartu tidak terbaca pada "{error.path.name}".',
        "Foto itu tidak memuat QR dari formulir pendaftaran kunci, atau memuat lebih dari satu.",
        "Potret QR pada formulirnya dari dekat dengan terang dan rata, atau ketik angkanya.",
    )


@of(e.CardDamaged)
def _(error: e.CardDamaged) -> Sentence:
    return Sentence(
        f'"{error.path.name}" bukan kartu kantor yang utuh.',
        "Berkasnya rusak atau sudah diubah.",
        "Minta kartu yang baru dari kantor itu.",
    )


@of(e.CardWrongKind)
def _(error: e.CardWrongKind) -> Sentence:
    return Sentence(
        f"Kartu ini milik {error.found}.",
        "Kartu itu tidak dapat didaftarkan di kantor ini.",
        "Desa dan kecamatan saling mendaftarkan, begitu pula kecamatan dan kabupaten atau kotanya.",
    )


@of(e.SampleMixed)
def _(error: e.SampleMixed) -> Sentence:
    word, from_real, from_sample = _MIXED[error.what]
    if error.sample:
        return Sentence(
            f'{word} "{error.path.name}" berasal dari data contoh.',
            f"Kantor sungguhan tidak menerima apa pun dari data contoh. {UNCHANGED}",
            from_real,
        )
    return Sentence(
        f'{word} "{error.path.name}" milik kantor sungguhan.',
        f"Data contoh tidak menerima apa pun dari kantor sungguhan. {UNCHANGED}",
        from_sample,
    )


# What it is, what to do at a real office, what to do in the sample.
_MIXED = {
    e.Goods.CARD: (
        "Kartu",
        "Minta kartu dari kantor yang sebenarnya.",
        "Keluar dari data contoh, lalu daftarkan kartu itu di kantor Anda.",
    ),
    e.Goods.PACKAGE: (
        "Kiriman",
        "Minta kiriman dari kantor yang sebenarnya.",
        "Keluar dari data contoh, lalu terima kiriman itu di kantor Anda.",
    ),
    e.Goods.RECEIPT: (
        "Tanda terima",
        "Minta tanda terima dari kantor yang sebenarnya.",
        "Keluar dari data contoh, lalu baca tanda terima itu di kantor Anda.",
    ),
    e.Goods.BACKUP: (
        "Cadangan",
        "Pilih cadangan kantor Anda. Data contoh disiapkan lagi kapan saja, tanpa cadangan.",
        "Keluar dari data contoh, lalu pulihkan cadangan itu di kantor Anda.",
    ),
    e.Goods.SHEET: (
        "Tabel",
        "Pilih tabel warga desa Anda.",
        "Keluar dari data contoh, lalu impor tabel itu di kantor Anda. Untuk mencoba impor, pakai"
        ' tabel dari folder "warga" di dalam folder data contoh.',
    ),
}


fixed(
    e.LevelReasonNeeded,
    "Tingkat lengkap memuat rincian kasus dan perlu alasan tertulis.",
    "Kiriman belum dibuat.",
    "Tulis alasannya, atau pilih tingkat register.",
)


@of(e.PackageDamaged)
def _(error: e.PackageDamaged) -> Sentence:
    return Sentence(
        f'Berkas "{error.path.name}" rusak.',
        f"Isinya terpotong atau berubah di jalan. {UNCHANGED}",
        "Minta pengirimnya menyegel ulang ke flashdisk lain.",
    )


@of(e.PackageChanged)
def _(error: e.PackageChanged) -> Sentence:
    return Sentence(
        f'Berkas "{error.path.name}" bukan lagi berkas yang tadi diperiksa.',
        f"Isinya berganti sesudah diperiksa. {UNCHANGED}",
        "Periksa sekali lagi berkas di flashdisk itu, lalu terima.",
    )


@of(e.PackageNotForUs)
def _(error: e.PackageNotForUs) -> Sentence:
    return Sentence(
        f'Berkas "{error.path.name}" disegel untuk kantor lain.',
        f"Kantor ini tidak dapat membukanya. {UNCHANGED}",
        "Minta pengirimnya memeriksa kartu yang didaftarkannya untuk kantor ini.",
    )


@of(e.PackageUnknownVillage)
def _(error: e.PackageUnknownVillage) -> Sentence:
    return Sentence(
        f'{_sender(error.village).capitalize()} {error.village} pengirim "{error.path.name}" belum'
        " terdaftar di sini.",
        UNCHANGED,
        f"Daftarkan dulu kartunya di {_sender(error.village).capitalize()} terdaftar, lalu terima"
        " lagi.",
    )


@of(e.PackageFuture)
def _(error: e.PackageFuture) -> Sentence:
    return Sentence(
        f"Kiriman {_sender(error.village)} {error.village} untuk bulan {error.period}, yang belum"
        " tiba.",
        "Tanggal komputer pengirim atau komputer ini keliru. Tidak ada yang diterima.",
        "Periksa tanggal kedua komputer; bila pengirimnya yang keliru, minta kiriman baru.",
    )


@of(e.PackageKeyRevoked)
def _(error: e.PackageKeyRevoked) -> Sentence:
    return Sentence(
        f"Kunci {_sender(error.village)} {error.village} dicabut sejak {long_date(error.since)}.",
        "Kirimannya tidak diterima, karena siapa pun yang memegang kunci lama dapat membuatnya.",
        "Minta kartu baru dari kantor itu, cocokkan sidiknya, lalu daftarkan.",
    )


@of(e.PackageKeyFormer)
def _(error: e.PackageKeyFormer) -> Sentence:
    return Sentence(
        f'Berkas "{error.path.name}" dibuat dengan kunci lama {_sender(error.village)}'
        f" {error.village}, yang sudah diganti pada {long_date(error.until)}.",
        f"Mungkin kantor itu bekerja dengan cadangan lama. {UNCHANGED}",
        "Minta kantor itu memperbarui kuncinya di Pengaturan dan membawa kartu barunya.",
    )


@of(e.KeyCauseNeeded)
def _(error: e.KeyCauseNeeded) -> Sentence:
    return Sentence(
        f"{_sender(error.village).capitalize()} {error.name} ({error.village}) sudah terdaftar"
        " dengan kunci lain.",
        f"Program perlu tahu apa yang terjadi dengan kunci lamanya. {UNCHANGED}",
        "Tanyakan kepada kantor itu, lalu pilih: diperbarui, rusak, atau dicuri.",
    )


@of(e.PackageForged)
def _(error: e.PackageForged) -> Sentence:
    return Sentence(
        f'Tanda tangan pada "{error.path.name}" bukan milik {_sender(error.village)}'
        f" {error.village}.",
        f"Berkas ini tidak dibuat dengan kunci yang terdaftar. {UNCHANGED}",
        "Hubungi kantor itu. Bila kuncinya memang baru, daftarkan kartunya yang baru.",
    )


@of(e.PackageOld)
def _(error: e.PackageOld) -> Sentence:
    later = " dengan kunci yang baru" if error.newer_key else ""
    return Sentence(
        f'Berkas "{error.path.name}" sudah lama: nomor {error.sequence} dari'
        f" {_sender(error.village)} {error.village}, sedangkan nomor {error.last}{later} sudah"
        " diterima.",
        UNCHANGED,
        "Tidak perlu apa-apa, kecuali pengirimnya seharusnya mengirim yang lebih baru.",
    )


@of(e.PackageConflict)
def _(error: e.PackageConflict) -> Sentence:
    return Sentence(
        f'Berkas "{error.path.name}" memakai nomor {error.sequence} yang sudah diterima dari'
        f" {_sender(error.village)} {error.village}, tetapi isinya lain.",
        f"Mungkin kantor itu memulihkan cadangan lama. {UNCHANGED} Saat diterima, berkas ini"
        " disimpan tersegel, dan yang lama tetap berlaku.",
        "Tanyakan kepada pengirimnya mana yang benar, lalu putuskan di Kiriman bentrok; atau minta"
        " kiriman baru dengan nomor berikutnya.",
    )


@of(e.PackageNewerFormat)
def _(error: e.PackageNewerFormat) -> Sentence:
    return Sentence(
        f'Berkas "{error.path.name}" dibuat oleh program yang lebih baru.',
        f"Bentuk berkas {error.found}, program ini mengenal sampai {error.known}. {UNCHANGED}",
        "Pasang program versi terbaru di kantor ini.",
    )


@of(e.PackageWrongVillage)
def _(error: e.PackageWrongVillage) -> Sentence:
    return Sentence(
        f'Berkas "{error.path.name}" berasal dari {_sender(error.village)} {error.village} yang'
        " bukan bagian kantor ini, atau ditujukan ke kantor lain.",
        UNCHANGED,
        "Kembalikan berkasnya kepada pengirimnya.",
    )


@of(e.PackageTooLarge)
def _(error: e.PackageTooLarge) -> Sentence:
    return Sentence(
        f'Berkas "{error.path.name}" terlalu besar (batasnya {error.limit}).',
        f"Berkas yang wajar tidak sebesar itu, jadi tidak dibuka. {UNCHANGED}",
        "Tanyakan kepada pengirimnya.",
    )


@of(e.PackageCountsDiffer)
def _(error: e.PackageCountsDiffer) -> Sentence:
    return Sentence(
        f'Jumlah dalam "{error.path.name}" tidak cocok: {words_of(error.table)} tertulis'
        f" {error.stated}, ternyata {error.found}.",
        UNCHANGED,
        "Minta pengirimnya membuat kiriman baru.",
    )


@of(e.ReceiptDamaged)
def _(error: e.ReceiptDamaged) -> Sentence:
    return Sentence(
        f'"{error.path.name}" bukan tanda terima yang utuh.',
        "Kiriman tetap dianggap belum dijawab.",
        "Minta kantor penerima menyalin ulang tanda terimanya.",
    )


@of(e.ReceiptForged)
def _(error: e.ReceiptForged) -> Sentence:
    return Sentence(
        f'Tanda terima "{error.path.name}" tidak ditandatangani kantor penerima yang terdaftar.',
        "Kiriman tetap dianggap belum dijawab.",
        "Tanyakan kepada kantor itu; bila kuncinya baru, daftarkan kartunya yang baru.",
    )


@of(e.ReceiptUnknown)
def _(error: e.ReceiptUnknown) -> Sentence:
    return Sentence(
        f'Tanda terima "{error.path.name}" untuk kiriman yang tidak dibuat di komputer ini.',
        "",
        "Periksa apakah flashdisknya milik kantor lain.",
    )


fixed(
    e.SealUnreadable,
    "Tidak ada segel Desa Binaan yang dapat dibaca.",
    "Ini belum berarti suratnya palsu; mungkin bukan surat dari program ini.",
    "Pindai ulang QR dengan terang dan rata, atau periksa ke desa penerbit.",
)


@of(e.KeyListDamaged)
def _(error: e.KeyListDamaged) -> Sentence:
    return Sentence(
        f'"{error.path.name}" bukan daftar kunci, atau sudah berubah.',
        "Tidak ada kunci yang diambil dari berkas ini.",
        "Minta berkasnya lagi dari kecamatan.",
    )


@of(e.KeyListUnproven)
def _(error: e.KeyListUnproven) -> Sentence:
    if error.known:
        return Sentence(
            f"Daftar ini ditandatangani kunci lain daripada kunci Kecamatan {error.name}"
            " yang pernah Anda cocokkan.",
            "Bisa jadi kecamatan memakai kunci baru, bisa jadi daftar ini bukan darinya.",
            "Tanyakan kepada kecamatan lewat nomor yang Anda kenal, lalu cocokkan sidiknya.",
        )
    return Sentence(
        f"Sidik Kecamatan {error.name} ({error.district}) belum dicocokkan di komputer ini.",
        "Daftar kunci hanya berguna bila benar berasal dari kecamatan itu.",
        "Ketik sidik dari formulir kartu kecamatan.",
    )


@of(e.KeyListOlder)
def _(error: e.KeyListOlder) -> Sentence:
    return Sentence(
        f"Daftar nomor {error.sequence} lebih lama daripada yang tersimpan (nomor {error.held}).",
        "Daftar yang tersimpan tetap dipakai.",
        "Minta daftar terbaru dari kecamatan.",
    )


@of(e.QrNotFound)
def _(error: e.QrNotFound) -> Sentence:
    if error.letters > 1:
        return Sentence(
            f'"{error.path.name}" memuat QR dari {error.letters} surat.',
            "Program tidak menebak surat mana yang Anda maksud.",
            "Potret satu surat saja, atau potong fotonya.",
        )
    return Sentence(
        f'Tidak ada QR yang terbaca pada "{error.path.name}".',
        "Ini belum berarti suratnya palsu; mungkin fotonya buram, miring atau terlalu jauh.",
        "Potret QR dari dekat dengan terang dan rata, lalu coba lagi.",
    )


@of(e.PictureTooLarge)
def _(error: e.PictureTooLarge) -> Sentence:
    return Sentence(
        f'Gambar "{error.path.name}" terlalu besar untuk dibuka.',
        "Program tidak membuka gambar yang lebih besar daripada foto telepon mana pun.",
        "Potret lagi, atau kecilkan gambarnya.",
    )


@of(e.FileUnknownKind)
def _(error: e.FileUnknownKind) -> Sentence:
    return Sentence(
        f'"{error.path.name}" bukan berkas yang dikenal program ini.',
        "",
        "Yang dapat diperiksa: kiriman (.dbx), tanda terima, kartu, dan surat PDF.",
    )


@of(e.WordingFileDamaged)
def _(error: e.WordingFileDamaged) -> Sentence:
    return Sentence(
        f"Berkas naskah surat tidak dapat dibaca; yang keliru: {error.part}.",
        "Tidak ada naskah yang berubah.",
        "Minta kantor asalnya membuat berkas itu sekali lagi lewat tombol Bagikan.",
    )


@of(e.WordingFileTooLarge)
def _(error: e.WordingFileTooLarge) -> Sentence:
    return Sentence(
        f"Berkas naskah surat melebihi batas ({error.part}: paling banyak {error.limit}).",
        "Tidak ada naskah yang berubah.",
        "Minta kantor asalnya membagikan lebih sedikit naskah dalam satu berkas.",
    )


def _sender(code: str) -> str:
    """Whoever seals a package: "desa" or "kecamatan"."""
    return level_word(code)
