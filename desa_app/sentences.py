# SPDX-License-Identifier: GPL-3.0-or-later
"""What an office reads when something fails: what happened, what it means, what to do.

One sentence triple per error type, the same in the window and in the terminal. A test holds the
list against :mod:`desa_app.errors`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from desa_app import errors as e
from desa_app.remarks import check_sentence, problem_sentence
from desa_app.wording import typed_date

if TYPE_CHECKING:
    from collections.abc import Callable

_Error = TypeVar("_Error", bound=e.DesaBinaanError)


@dataclass(frozen=True, slots=True)
class Sentence:
    """What happened, what it means, what to do; the last two may be empty."""

    what: str
    meaning: str = ""
    todo: str = ""

    @property
    def line(self) -> str:
        """All of it as one line, for the terminal."""
        return " ".join(part for part in (self.what, self.meaning, self.todo) if part)


_SENTENCES: dict[type[e.DesaBinaanError], Callable[[Any], Sentence]] = {}


def sentence_for(error: BaseException) -> Sentence:
    """The sentence of an error; for anything unknown a plain word without technical detail."""
    for kind in type(error).__mro__:
        if kind in _SENTENCES:
            return _SENTENCES[kind](error)
    return Sentence(
        "Terjadi kesalahan pada program.",
        "Yang sudah tersimpan tetap aman; pekerjaan terakhir mungkin belum tersimpan.",
        "Tutup lalu buka lagi program ini. Bila terulang, simpan laporan dan hubungi pendamping.",
    )


def known() -> frozenset[type[e.DesaBinaanError]]:
    """Error types that have a sentence of their own."""
    return frozenset(_SENTENCES)


def _of(
    kind: type[_Error],
) -> Callable[[Callable[[_Error], Sentence]], Callable[[_Error], Sentence]]:
    def keep(write: Callable[[_Error], Sentence]) -> Callable[[_Error], Sentence]:
        _SENTENCES[kind] = write
        return write

    return keep


def _fixed(kind: type[e.DesaBinaanError], what: str, meaning: str = "", todo: str = "") -> None:
    _SENTENCES[kind] = lambda _: Sentence(what, meaning, todo)


_UNCHANGED = "Data di komputer ini tidak berubah."
_NOT_ISSUED = "Surat belum terbit dan nomor belum terpakai."

_fixed(e.Cancelled, "Pekerjaan dibatalkan.", _UNCHANGED)


@_of(e.InvalidInput)
def _(error: e.InvalidInput) -> Sentence:
    found = " ".join(problem_sentence(problem, named=True) for problem in error.problems)
    return Sentence(found, "Belum ada yang tersimpan.", "Perbaiki isian itu lalu coba lagi.")


# --- masuk --------------------------------------------------------------------------------


@_of(e.WrongPassword)
def _(error: e.WrongPassword) -> Sentence:
    if error.tries_left:
        left = f"Masih {error.tries_left} kali mencoba sebelum harus menunggu."
    else:
        left = "Percobaan berikutnya harus menunggu."
    return Sentence(
        "Nama pengguna atau kata sandi tidak cocok.",
        left,
        "Ketik ulang pelan-pelan, atau pakai kode pemulihan dari lembar yang disimpan.",
    )


@_of(e.TooManyTries)
def _(error: e.TooManyTries) -> Sentence:
    return Sentence(
        "Terlalu sering salah.",
        "Program menahan percobaan supaya sandi tidak dapat ditebak.",
        f"Tunggu {error.wait_seconds} detik lalu coba lagi.",
    )


@_of(e.WrongRecoveryCode)
def _(error: e.WrongRecoveryCode) -> Sentence:
    if error.mistyped:
        return Sentence(
            "Kode pemulihan salah ketik.",
            "Huruf pemeriksa di ujung kode tidak cocok.",
            "Bandingkan lagi dengan lembar pemulihan, empat huruf demi empat huruf.",
        )
    return Sentence(
        "Kode pemulihan ini bukan milik kantor ini.",
        "Kodenya tertulis benar, tetapi tidak membuka data di komputer ini.",
        "Pakai lembar pemulihan yang dicetak saat kantor ini disiapkan.",
    )


@_of(e.WeakPassword)
def _(error: e.WeakPassword) -> Sentence:
    return Sentence(
        "Kata sandi terlalu mudah ditebak.",
        "",
        f"Pakai sedikitnya {error.minimum} huruf, misalnya tiga kata yang tidak berhubungan.",
    )


# --- kantor -------------------------------------------------------------------------------


@_of(e.NoOffice)
def _(error: e.NoOffice) -> Sentence:
    return Sentence(
        f"Belum ada kantor di folder {error.folder}.",
        "",
        "Siapkan kantor lebih dulu, atau pilih folder lain.",
    )


@_of(e.OfficeExists)
def _(error: e.OfficeExists) -> Sentence:
    return Sentence(
        f"Folder {error.folder} sudah berisi kantor.",
        "Kantor yang ada tidak pernah ditimpa.",
        "Buka kantor itu, atau pilih folder lain.",
    )


@_of(e.WrongOfficeKind)
def _(error: e.WrongOfficeKind) -> Sentence:
    return Sentence(
        f"Pekerjaan ini milik kantor {error.needed}.",
        "Folder data ini disiapkan untuk kantor yang lain.",
        f"Buka folder data kantor {error.needed}.",
    )


@_of(e.RegionUnknown)
def _(error: e.RegionUnknown) -> Sentence:
    return Sentence(
        f'Kode wilayah "{error.region}" tidak ada dalam daftar.',
        "",
        "Periksa kodenya, misalnya 36.04.12.2001 untuk desa atau 36.04.12 untuk kecamatan.",
    )


@_of(e.StoreDamaged)
def _(error: e.StoreDamaged) -> Sentence:
    return Sentence(
        f"Data di folder {error.folder} tidak dapat dibaca.",
        "Berkasnya rusak atau bukan pasangan kuncinya. Cadangan tidak tersentuh.",
        "Jangan menghapus apa pun; pulihkan dari cadangan terakhir.",
    )


@_of(e.StoreNewer)
def _(error: e.StoreNewer) -> Sentence:
    return Sentence(
        "Data ini dibuat oleh program yang lebih baru.",
        f"Data versi {error.found}, program ini mengenal sampai versi {error.known}.",
        "Pasang program versi terbaru di komputer ini.",
    )


@_of(e.StoreBusy)
def _(error: e.StoreBusy) -> Sentence:
    return Sentence(
        f"Data di folder {error.folder} sedang dipakai program lain.",
        "Pekerjaan ini belum tersimpan; yang sudah tersimpan tetap aman.",
        "Tunggu sampai pekerjaan di jendela atau terminal lain selesai, lalu coba lagi.",
    )


@_of(e.ClockWentBack)
def _(error: e.ClockWentBack) -> Sentence:
    now, last = typed_date(error.now.date()), typed_date(error.last.date())
    return Sentence(
        f"Tanggal komputer ({now}) lebih lama daripada catatan terakhir ({last}).",
        "Bila diteruskan, nomor dan tanggal surat menjadi keliru.",
        "Betulkan tanggal dan jam komputer lalu coba lagi.",
    )


@_of(e.ReferenceMissing)
def _(error: e.ReferenceMissing) -> Sentence:
    return Sentence(
        f'Daftar acuan "{error.name}" kosong atau hilang.',
        "Tanpa daftar itu pemeriksaan surat tidak dapat dipercaya.",
        "Pasang ulang program ini; data kantor tidak terpengaruh.",
    )


# --- catatan ------------------------------------------------------------------------------


@_of(e.NotFound)
def _(error: e.NotFound) -> Sentence:
    return Sentence(
        f"Catatan {error.what} itu tidak ditemukan.", "", "Muat ulang daftar lalu pilih lagi."
    )


@_of(e.ChangedMeanwhile)
def _(error: e.ChangedMeanwhile) -> Sentence:
    return Sentence(
        f"Catatan {error.what} ini sudah diubah orang lain sejak Anda membukanya.",
        "Perubahan Anda belum tersimpan supaya perubahan itu tidak tertimpa.",
        "Buka lagi catatannya lalu ulangi perubahan Anda.",
    )


@_of(e.DuplicateNik)
def _(error: e.DuplicateNik) -> Sentence:
    return Sentence(
        f"NIK ini sudah tercatat atas nama {error.name}.",
        "Belum ada yang tersimpan.",
        "Buka catatan orang itu, atau periksa lagi NIK pada KTP.",
    )


@_of(e.StatusNotAllowed)
def _(error: e.StatusNotAllowed) -> Sentence:
    return Sentence(
        f'Status tidak dapat berpindah dari "{error.old}" ke "{error.new}".',
        "",
        "Catat dulu langkah di antaranya, atau buka rencana baru.",
    )


# --- impor --------------------------------------------------------------------------------


@_of(e.SheetUnreadable)
def _(error: e.SheetUnreadable) -> Sentence:
    return Sentence(
        f'Berkas "{error.path.name}" tidak dapat dibaca sebagai lembar kerja.',
        "Mungkin rusak, terkunci sandi, atau bukan berkas Excel. Register tidak berubah.",
        "Buka di Excel atau LibreOffice, simpan lagi sebagai .xlsx tanpa sandi.",
    )


@_of(e.SheetTooLarge)
def _(error: e.SheetTooLarge) -> Sentence:
    return Sentence(
        f'Berkas "{error.path.name}" terlalu besar (batasnya {error.limit}).',
        "Register tidak berubah.",
        "Bagi menjadi beberapa berkas, misalnya per dusun.",
    )


@_of(e.LayoutUnknown)
def _(error: e.LayoutUnknown) -> Sentence:
    return Sentence(
        f'Susunan kolom "{error.path.name}" tidak dikenal.',
        f"Judul kolom yang tidak ditemukan: {', '.join(error.missing)}. Register tidak berubah.",
        "Pakai berkas penduduk dari OpenSID, atau lengkapi judul kolomnya.",
    )


@_of(e.ImportRefused)
def _(error: e.ImportRefused) -> Sentence:
    rows = len({found.row for found in error.findings if found.level == "ditolak"})
    return Sentence(
        f"Impor ditolak: {rows} dari {error.read} baris perlu diperbaiki.",
        "Tidak satu baris pun disimpan, supaya register tidak setengah terisi.",
        "Perbaiki sel yang disebut dalam laporan lalu impor lagi.",
    )


# --- surat --------------------------------------------------------------------------------


@_of(e.LetterKindUnknown)
def _(error: e.LetterKindUnknown) -> Sentence:
    return Sentence(
        f'Jenis surat "{error.kind}" tidak ada.', "", f"Yang ada: {', '.join(error.known)}."
    )


@_of(e.LetterBlocked)
def _(error: e.LetterBlocked) -> Sentence:
    found = " ".join(check_sentence(check) for check in error.checks)
    return Sentence(f"Surat tidak dapat diterbitkan. {found}", "Nomor belum terpakai.", "")


@_of(e.ReasonNeeded)
def _(error: e.ReasonNeeded) -> Sentence:
    found = " ".join(check_sentence(check) for check in error.checks)
    return Sentence(
        f"Surat ini perlu alasan tertulis. {found}",
        _NOT_ISSUED,
        "Periksa hal-hal itu. Bila surat tetap perlu terbit, tulis alasannya.",
    )


@_of(e.LetterTooLong)
def _(error: e.LetterTooLong) -> Sentence:
    return Sentence(
        f"Isi surat tidak muat pada satu lembar {error.paper} (lebih {error.over_mm:.0f} mm).",
        _NOT_ISSUED,
        "Pendekkan isian yang panjang, atau pakai kertas F4.",
    )


@_of(e.WordingBroken)
def _(error: e.WordingBroken) -> Sentence:
    return Sentence(
        f'Naskah surat "{error.kind}" keliru pada {error.place}: "{error.found}".',
        "Surat jenis ini belum dapat dipakai.",
        "Perbaiki naskahnya, atau kembalikan ke naskah bawaan.",
    )


_fixed(
    e.PreviewOutdated,
    "Surat berubah sejak pratinjau dibuka.",
    _NOT_ISSUED,
    "Lihat pratinjau yang baru lalu terbitkan lagi.",
)


@_of(e.TextNotPrintable)
def _(error: e.TextNotPrintable) -> Sentence:
    return Sentence(
        f"Ada huruf yang tidak dapat dicetak: {error.characters}",
        _NOT_ISSUED,
        "Ganti huruf itu dengan huruf biasa.",
    )


@_of(e.SealTooLong)
def _(error: e.SealTooLong) -> Sentence:
    return Sentence(
        "Keterangan untuk segel QR terlalu panjang.",
        f"Panjangnya {error.length}, batasnya {error.limit}. {_NOT_ISSUED}",
        "Pendekkan pola nomor surat di Pengaturan.",
    )


@_of(e.NumberClash)
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
        _NOT_ISSUED,
        todo,
    )


@_of(e.YearWentBack)
def _(error: e.YearWentBack) -> Sentence:
    return Sentence(
        f"Komputer menunjukkan tahun {error.year}, padahal nomor surat tahun {error.last} "
        "sudah dipakai.",
        f"Urutan nomor tahun {error.year} tidak dimulai lagi. {_NOT_ISSUED}",
        "Betulkan tanggal komputer lalu coba lagi.",
    )


@_of(e.YearNotConfirmed)
def _(error: e.YearNotConfirmed) -> Sentence:
    return Sentence(
        f"Surat terakhir bertanggal {typed_date(error.last)}, lebih dari setahun yang lalu, dan "
        f"sekarang komputer menunjukkan tahun {error.year}.",
        f"Nomor akan mulai lagi dari 1 untuk tahun {error.year}. {_NOT_ISSUED}",
        "Periksa tanggal komputer. Bila benar, pastikan tahunnya di Pengaturan, Nomor surat.",
    )


@_of(e.RangeTaken)
def _(error: e.RangeTaken) -> Sentence:
    given = f"Nomor terakhir yang terpakai: {error.last}." if error.last else ""
    return Sentence(
        f"Nomor {error.first} sampai {error.until} tidak dapat disisihkan atau dilepas: "
        "sebagian sudah dipakai, sudah terlewati atau sudah disisihkan.",
        given,
        "Pilih nomor yang belum tercapai oleh urutan itu.",
    )


@_of(e.NumberNotReserved)
def _(error: e.NumberNotReserved) -> Sentence:
    return Sentence(
        f"Nomor urut {error.running} bukan nomor sisihan yang masih kosong.",
        "Surat tulis tangan hanya dapat dicatat pada nomor yang disisihkan untuk itu.",
        "Pilih nomor lain, atau sisihkan nomornya lebih dulu.",
    )


# --- buku ---------------------------------------------------------------------------------


@_of(e.BooksClosed)
def _(error: e.BooksClosed) -> Sentence:
    return Sentence(
        f"Buku tahun {error.year} sudah ditutup.",
        "Surat dan catatan tahun itu tidak dapat ditambah, diubah atau dibatalkan.",
        "Bila memang perlu, buka kembali buku itu di halaman Buku dengan alasan tertulis.",
    )


@_of(e.BooksNotClosed)
def _(error: e.BooksNotClosed) -> Sentence:
    return Sentence(
        f"Buku tahun {error.year} tidak sedang ditutup.",
        "Tidak ada yang perlu dibuka kembali.",
        "Muat ulang halaman Buku.",
    )


@_of(e.BooksNotYet)
def _(error: e.BooksNotYet) -> Sentence:
    return Sentence(
        f"Buku tahun {error.year} belum dapat ditutup.",
        "Sampai akhir tahun masih mungkin ada surat.",
        f"Tutup buku mulai 31 Desember {error.year}.",
    )


@_of(e.EntryStruck)
def _(error: e.EntryStruck) -> Sentence:
    return Sentence(
        f"Catatan nomor urut {error.running} sudah dicoret.",
        "Yang dicoret tidak diubah lagi dan nomornya tidak dipakai lagi.",
        "Catat surat itu dengan nomor urut baru.",
    )


# --- kiriman ------------------------------------------------------------------------------

_fixed(
    e.NotEnrolled,
    "Kecamatan belum didaftarkan di komputer ini.",
    "Berkas tidak dapat disegel tanpa kartu kecamatan.",
    "Minta kartu kecamatan, lalu daftarkan di Kirim ke Kecamatan.",
)
_fixed(
    e.FingerprintDiffers,
    "Sidik kartu tidak sama dengan yang diketik.",
    "Kartu ini belum dipercaya. Bisa salah ketik, bisa pula kartunya bukan yang asli.",
    "Bandingkan lagi dengan lembar kertas dari kantor itu; bila tetap beda, minta kartu baru.",
)


@_of(e.CardDamaged)
def _(error: e.CardDamaged) -> Sentence:
    return Sentence(
        f'"{error.path.name}" bukan kartu kantor yang utuh.',
        "Berkasnya rusak atau sudah diubah.",
        "Minta kartu yang baru dari kantor itu.",
    )


@_of(e.CardWrongKind)
def _(error: e.CardWrongKind) -> Sentence:
    return Sentence(
        f"Kartu ini milik {error.found}.",
        "Kartu itu tidak dapat didaftarkan di kantor ini.",
        "Desa mendaftarkan kecamatannya; kecamatan mendaftarkan desa-desanya.",
    )


_fixed(
    e.LevelReasonNeeded,
    "Tingkat lengkap memuat rincian kasus dan perlu alasan tertulis.",
    "Kiriman belum dibuat.",
    "Tulis alasannya, atau pilih tingkat register.",
)


@_of(e.PackageDamaged)
def _(error: e.PackageDamaged) -> Sentence:
    return Sentence(
        f'Berkas "{error.path.name}" rusak.',
        f"Isinya terpotong atau berubah di jalan. {_UNCHANGED}",
        "Minta desa mengirim ulang dengan flashdisk lain.",
    )


@_of(e.PackageNotForUs)
def _(error: e.PackageNotForUs) -> Sentence:
    return Sentence(
        f'Berkas "{error.path.name}" disegel untuk kecamatan lain.',
        f"Kantor ini tidak dapat membukanya. {_UNCHANGED}",
        "Minta desa memeriksa kartu kecamatan yang didaftarkannya.",
    )


@_of(e.PackageUnknownVillage)
def _(error: e.PackageUnknownVillage) -> Sentence:
    return Sentence(
        f'Desa {error.village} pengirim "{error.path.name}" belum terdaftar di sini.',
        _UNCHANGED,
        "Daftarkan dulu kartu desa itu di Desa terdaftar, lalu terima lagi.",
    )


@_of(e.PackageForged)
def _(error: e.PackageForged) -> Sentence:
    return Sentence(
        f'Tanda tangan pada "{error.path.name}" bukan milik desa {error.village}.',
        f"Berkas ini tidak dibuat dengan kunci desa yang terdaftar. {_UNCHANGED}",
        "Hubungi desa itu. Bila kuncinya memang baru, daftarkan kartunya yang baru.",
    )


@_of(e.PackageOld)
def _(error: e.PackageOld) -> Sentence:
    return Sentence(
        f'Berkas "{error.path.name}" sudah lama: nomor {error.sequence} dari desa'
        f" {error.village}, sedangkan nomor {error.last} sudah diterima.",
        _UNCHANGED,
        "Tidak perlu apa-apa, kecuali desa itu seharusnya mengirim yang lebih baru.",
    )


@_of(e.PackageConflict)
def _(error: e.PackageConflict) -> Sentence:
    return Sentence(
        f'Berkas "{error.path.name}" memakai nomor {error.sequence} yang sudah diterima dari'
        f" desa {error.village}, tetapi isinya lain.",
        f"Mungkin desa itu memulihkan cadangan lama. {_UNCHANGED}",
        "Minta desa itu mengirim lagi dengan nomor berikutnya.",
    )


@_of(e.PackageNewerFormat)
def _(error: e.PackageNewerFormat) -> Sentence:
    return Sentence(
        f'Berkas "{error.path.name}" dibuat oleh program yang lebih baru.',
        f"Bentuk berkas {error.found}, program ini mengenal sampai {error.known}. {_UNCHANGED}",
        "Pasang program versi terbaru di kantor ini.",
    )


@_of(e.PackageWrongVillage)
def _(error: e.PackageWrongVillage) -> Sentence:
    return Sentence(
        f'Berkas "{error.path.name}" berasal dari desa {error.village} yang bukan bagian kantor'
        " ini, atau ditujukan ke kantor lain.",
        _UNCHANGED,
        "Kembalikan berkasnya ke desa itu.",
    )


@_of(e.PackageTooLarge)
def _(error: e.PackageTooLarge) -> Sentence:
    return Sentence(
        f'Berkas "{error.path.name}" terlalu besar (batasnya {error.limit}).',
        f"Berkas yang wajar tidak sebesar itu, jadi tidak dibuka. {_UNCHANGED}",
        "Tanyakan kepada pengirimnya.",
    )


@_of(e.PackageCountsDiffer)
def _(error: e.PackageCountsDiffer) -> Sentence:
    return Sentence(
        f'Jumlah dalam "{error.path.name}" tidak cocok: {error.table} tertulis {error.stated},'
        f" ternyata {error.found}.",
        _UNCHANGED,
        "Minta desa membuat kiriman baru.",
    )


@_of(e.ReceiptDamaged)
def _(error: e.ReceiptDamaged) -> Sentence:
    return Sentence(
        f'"{error.path.name}" bukan tanda terima yang utuh.',
        "Kiriman tetap dianggap belum dijawab.",
        "Minta kecamatan menyalin ulang tanda terimanya.",
    )


@_of(e.ReceiptForged)
def _(error: e.ReceiptForged) -> Sentence:
    return Sentence(
        f'Tanda terima "{error.path.name}" tidak ditandatangani kecamatan yang terdaftar.',
        "Kiriman tetap dianggap belum dijawab.",
        "Tanyakan kepada kecamatan; bila kuncinya baru, daftarkan kartunya yang baru.",
    )


@_of(e.ReceiptUnknown)
def _(error: e.ReceiptUnknown) -> Sentence:
    return Sentence(
        f'Tanda terima "{error.path.name}" untuk kiriman yang tidak dibuat di komputer ini.',
        "",
        "Periksa apakah flashdisknya milik desa lain.",
    )


_fixed(
    e.SealUnreadable,
    "Tidak ada segel Desa Binaan yang dapat dibaca.",
    "Ini belum berarti suratnya palsu; mungkin bukan surat dari program ini.",
    "Pindai ulang QR dengan terang dan rata, atau periksa ke desa penerbit.",
)


@_of(e.FileUnknownKind)
def _(error: e.FileUnknownKind) -> Sentence:
    return Sentence(
        f'"{error.path.name}" bukan berkas yang dikenal program ini.',
        "",
        "Yang dapat diperiksa: kiriman (.dbx), tanda terima, kartu, dan surat PDF.",
    )


@_of(e.WordingFileDamaged)
def _(error: e.WordingFileDamaged) -> Sentence:
    return Sentence(
        f"Berkas naskah surat tidak dapat dibaca; yang keliru: {error.part}.",
        "Tidak ada naskah yang berubah.",
        "Minta kantor asalnya membuat berkas itu sekali lagi lewat tombol Bagikan.",
    )


@_of(e.WordingFileTooLarge)
def _(error: e.WordingFileTooLarge) -> Sentence:
    return Sentence(
        f"Berkas naskah surat melebihi batas ({error.part}: paling banyak {error.limit}).",
        "Tidak ada naskah yang berubah.",
        "Minta kantor asalnya membagikan lebih sedikit naskah dalam satu berkas.",
    )


# --- penyimpanan --------------------------------------------------------------------------


@_of(e.DiskFull)
def _(error: e.DiskFull) -> Sentence:
    megabytes = max(1, -(-error.needed // 1_000_000))
    return Sentence(
        f"Tempat di {error.path} penuh.",
        "Berkas belum tersimpan; data di komputer ini aman.",
        f"Kosongkan sedikitnya {megabytes} MB lalu coba lagi.",
    )


@_of(e.NotWritable)
def _(error: e.NotWritable) -> Sentence:
    return Sentence(
        f"{error.path} tidak dapat ditulisi.",
        "Mungkin terkunci, tercabut, atau sudah ada berkas lain bernama sama."
        " Yang sudah ada tidak berubah.",
        "Periksa flashdisk atau foldernya, atau pilih tempat lain.",
    )


@_of(e.FileMissing)
def _(error: e.FileMissing) -> Sentence:
    return Sentence(f"{error.path} tidak ada.", "", "Periksa nama dan tempatnya.")


@_of(e.FileUnreadable)
def _(error: e.FileUnreadable) -> Sentence:
    return Sentence(
        f"{error.path} tidak dapat dibaca.",
        "Mungkin flashdisk tercabut atau rusak.",
        "Coba lagi, atau salin dari tempat lain.",
    )


@_of(e.ReadBackDiffers)
def _(error: e.ReadBackDiffers) -> Sentence:
    return Sentence(
        f"Yang terbaca ulang dari {error.path} tidak sama dengan yang ditulis.",
        "Berkas itu tidak dapat dipercaya; data di komputer ini aman.",
        "Pakai flashdisk lain.",
    )
