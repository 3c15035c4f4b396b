# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole log in words: a sentence for every action of either office, and what to look for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from desa_app.domain.history import ACTIONS as ABOUT_PEOPLE
from desa_app.domain.history import FIELDS, FactChange, LogEntry, fact_in_words
from desa_app.wording import masked

LISTS = {
    "kontak": "Kontak",
    "orang-asing": "Orang asing",
    "penetapan": "Penetapan Desa Binaan",
    "pimpasa": "PIMPASA",
    "kunjungan": "Kunjungan PIMPASA",
    "pertanyaan": "Pertanyaan warga",
    "bantuan-paspor": "Bantuan paspor",
    "peringatan-dini": "Peringatan dini",
    "lowongan": "Informasi lowongan",
    "sosialisasi": "Sosialisasi",
}
"""The running lists, by the word that begins their actions."""

_RECORDS = {"perekrut": "Perekrut", "p3mi": "P3MI"}
_OF_RECORDS = {
    "dicatat": "dicatat",
    "diubah": "diubah",
    "dihapus": "dihapus dari daftar",
    "dipulihkan": "dipulihkan ke daftar",
    "ditautkan": "ditautkan ke rencana",
    "disamakan": "dinyatakan sama dengan yang lain",
    "dipisahkan": "dipisahkan lagi",
    "bukan-sama": "dinyatakan bukan yang sama",
    "tanya-lagi": "ditanyakan lagi apakah sama",
}

ACTIONS = (
    ABOUT_PEOPLE
    | {
        f"{word}-{act}": f"{name} {act}"
        for word, name in LISTS.items()
        for act in ("dicatat", "diubah", "dicoret", "dikembalikan")
    }
    | {
        f"{word}-{act}": f"{name} {said}"
        for word, name in _RECORDS.items()
        for act, said in _OF_RECORDS.items()
    }
    | {
        "masuk": "Masuk ke program",
        "sandi-salah": "Sandi salah di pintu masuk",
        "sandi-diganti": "Sandi diganti",
        "sandi-diberikan": "Sandi baru diberikan kepada pengguna",
        "pengguna-ditambah": "Pengguna ditambah",
        "pengguna-diaktifkan": "Pengguna diaktifkan lagi",
        "pengguna-dikeluarkan": "Pengguna dikeluarkan",
        "hak-pengguna-diubah": "Hak pengguna diubah",
        "akses-ditolak": "Akses ditolak karena tidak berhak",
        "kantor-disiapkan": "Kantor disiapkan",
        "kantor-diubah": "Data kantor diubah",
        "kunci-otomatis-diubah": "Lama kunci otomatis diubah",
        "tanggal-dipastikan": "Tanggal komputer dipastikan benar",
        "dipulihkan": "Data dipulihkan dari cadangan",
        "nomor-dinaikkan": "Nomor surat dinaikkan karena pemulihan",
        "urutan-kiriman-dinaikkan": "Urutan kiriman dinaikkan karena pemulihan",
        "pejabat-ditambah": "Pejabat ditambah",
        "pejabat-diubah": "Data pejabat diubah",
        "pejabat-diganti": "Pejabat diganti",
        "masa-jabatan-berakhir": "Masa jabatan diakhiri",
        "impor": "Lembar diimpor",
        "impor-diurungkan": "Impor diurungkan",
        "daftar-warga-disimpan": "Daftar warga disimpan ke berkas",
        "wawancara-dibetulkan": "Wawancara dibetulkan",
        "surat-dicetak": "Surat dicetak",
        "aturan-nomor-diubah": "Aturan nomor surat diubah",
        "tahun-nomor-dipastikan": "Tahun nomor surat dipastikan",
        "nomor-disisihkan": "Nomor disisihkan untuk surat tangan",
        "nomor-dilepas": "Nomor yang disisihkan dilepas",
        "naskah-diubah": "Naskah surat diubah",
        "naskah-bawaan": "Naskah surat dikembalikan ke bawaan",
        "naskah-tetap": "Naskah surat tetap dipakai",
        "naskah-dibagikan": "Naskah surat dibagikan ke berkas",
        "naskah-diterima": "Naskah surat diterima dari berkas",
        "acuan-diubah": "Data acuan diubah",
        "buku-dicatat": "Baris buku dicatat",
        "buku-diubah": "Baris buku diubah",
        "buku-dicoret": "Baris buku dicoret",
        "buku-dikembalikan": "Coretan baris buku diurungkan",
        "buku-dibuat": "Buku surat disimpan atau dicetak",
        "laporan-nomor-dibuat": "Laporan nomor surat disimpan atau dicetak",
        "rekap-dibuat": "Rekap disimpan atau dicetak",
        "buku-ditutup": "Buku tahunan ditutup",
        "buku-dibuka": "Buku tahunan dibuka lagi",
        "ekspedisi-tidak-perlu": "Ekspedisi dinyatakan tidak perlu",
        "buku-desa-binaan": "Buku Desa Binaan dibuat",
        "laporan-orang-asing": "Laporan orang asing dibuat",
        "lowongan-disebarkan": "Penyebaran informasi lowongan dicatat",
        "penyebaran-dicoret": "Penyebaran informasi lowongan dicoret",
        "kontak-desa-dicatat": "Kontak dengan desa dicatat",
        "poster-dibuat": "Poster dibuat",
        "data-dihapus": "Data seseorang dihapus untuk selamanya",
        "berita-acara-penghapusan": "Berita acara penghapusan dibuat",
        "permintaan-data": "Permintaan warga atas datanya dicatat",
        "permintaan-data-dijawab": "Permintaan warga atas datanya dijawab",
        "persetujuan-dicatat": "Persetujuan dicatat",
        "persetujuan-ditarik": "Persetujuan ditarik",
        "data-ditahan": "Penghapusan data ditahan",
        "penahanan-diakhiri": "Penahanan data diakhiri",
        "lampiran-ditambah": "Lampiran ditambah",
        "lampiran-dicoret": "Lampiran dicoret",
        "lampiran-dikembalikan": "Coretan lampiran diurungkan",
        "lampiran-disimpan-keluar": "Lampiran disalin ke luar program",
        "kasus-dicatat": "Kasus dicatat",
        "kasus-diubah": "Kasus diubah",
        "kasus-dibuka": "Kasus dibaca",
        "kasus-orang-dibuka": "Kasus seseorang dibaca",
        "daftar-kasus-dibuka": "Daftar kasus dibaca",
        "kasus-dirujuk": "Kasus dirujuk",
        "keadaan-kasus-diubah": "Keadaan kasus diubah",
        "keadaan-kasus-dikembalikan": "Perubahan keadaan kasus diurungkan",
        "kronologi-ditambah": "Kronologi kasus ditambah",
        "rujukan-dijawab": "Jawaban rujukan dicatat",
        "kartu-dibuat": "Kartu kantor ditulis",
        "kecamatan-didaftarkan": "Kartu kecamatan didaftarkan",
        "kabupaten-didaftarkan": "Kartu kabupaten didaftarkan",
        "desa-didaftarkan": "Kartu desa didaftarkan",
        "kunci-desa-dicabut": "Kunci desa dicabut",
        "kunci-kecamatan-dicabut": "Kunci kecamatan dicabut",
        "kunci-diperbarui": "Kunci kantor diperbarui",
        "cadangan-di-tempat-kedua": "Cadangan pertama di tempat kedua terbukti",
        "kode-pemulihan-diganti": "Kode pemulihan diganti",
        "tanda-komputer-dilepas": "Tanda pemakaian komputer lain dilepas",
        "kode-pemulihan-dibuktikan": "Kode pemulihan dibuktikan",
        "insiden-dicatat": "Insiden data dicatat",
        "insiden-diberitahukan": "Insiden data diberitahukan",
        "pemberitahuan-insiden": "Surat pemberitahuan insiden dibuat",
        "latihan-pemulihan": "Latihan pemulihan berhasil",
        "latihan-pemulihan-gagal": "Latihan pemulihan gagal",
        "catatan-latihan-dibuat": "Catatan latihan pemulihan dicetak",
        "data-diselamatkan": "Data diselamatkan dari berkas rusak",
        "nomor-dinyatakan-hilang": "Nomor surat dinyatakan hilang",
        "kunci-dikeluarkan": "Kunci kantor disalin untuk lemari besi",
        "daftar-kunci-dibuat": "Daftar kunci dibuat",
        "batas-kiriman-diubah": "Batas kiriman diubah",
        "kiriman-dibuat": "Kiriman dibuat",
        "kiriman-diterima": "Kiriman diterima",
        "kiriman-disisihkan": "Kiriman disisihkan",
        "kiriman-bentrok-diputus": "Kiriman bernomor sama diputuskan",
        "kiriman-ditolak": "Kiriman ditolak",
        "tanda-terima-masuk": "Tanda terima masuk",
        "surat-pengingat-dibuat": "Surat pengingat dibuat",
        "laporan-kesalahan-disimpan": "Laporan kiriman bermasalah disimpan ke berkas",
        "daftar-nama-dibuka": "Daftar nama dibaca",
        "warga-dicari": "Warga dicari di semua desa",
        "warga-dibuka": "Data warga sebuah desa dibaca",
        "nik-ditampilkan": "NIK ditampilkan lengkap",
        "tautan-kasus-dibuka": "Kasus dalam tautan dibaca",
        "tautan-dilihat": "Tautan dilihat",
        "tautan-diputuskan": "Tautan diputuskan",
        "tautan-ditanya-lagi": "Tautan ditanyakan lagi",
    }
)
"""What every action of the log means."""

_MORE_FIELDS = {
    "nama": "Nama",
    "peran": "Peran",
    "role": "Peran",
    "pengelola": "Mengelola pengguna",
    "manager": "Mengelola pengguna",
    "kasus": "Boleh membuka kasus",
    "cases": "Boleh membuka kasus",
    "waktu": "Waktu kejadian",
    "tahun": "Tahun",
    "dari": "Dari",
    "sampai": "Sampai",
    "sebab": "Sebab",
    "jumlah": "Jumlah",
    "desa": "Desa",
    "kode": "Kode",
    "sidik": "Sidik",
    "periode": "Periode",
    "tingkat": "Tingkat",
    "bentuk": "Bentuk",
    "angka_terkecil": "Untuk umum, angka terkecil",
    "daftar_nama": "Daftar nama",
    "salinan": "Salinan",
    "menit": "Menit",
    "jawaban": "Jawaban",
    "catatan": "Catatan",
    "dibuat": "Cadangan dibuat",
    "komputer": "Komputer",
    "sejak": "Sejak",
    "urutan": "Urutan nomor",
    "terbaca": "Baris terbaca",
    "hilang": "Baris hilang",
    "tak_diketahui": "Tidak diketahui berapa yang hilang",
    "celah": "Baris jejak yang hilang",
    "jejak_lama_hilang": "Seluruh jejak lama hilang",
    "rantai_putus": "Rantai jejak sudah putus pada baris",
    "pengguna_kembali": "Pengguna kembali sebagai operator",
    "disisihkan": "Disisihkan di folder",
    "sha256": "Sidik berkas rusak (SHA-256)",
}
_LONG = 300
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_PRIVATE = re.compile(r"(?<!\d)(?:\d{16}|(?:\+?62|0)[ -]?8\d[\d -]{5,12}\d)(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailFilter:
    """What to look for; everything empty finds all. Days are those of this computer's wall."""

    since: date | None = None
    until: date | None = None
    by: str = ""
    action: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailLine:
    """One line of the log: its number, when, who, what, about whom or what, old and new."""

    position: int
    at: datetime
    by: str
    what: str
    about: str
    changes: tuple[FactChange, ...]


def action_words(action: str) -> str:
    """What an action means; one of a newer program is shown as it is written."""
    return ACTIONS.get(action, action.replace("-", " ").capitalize())


def line_of(
    entry: LogEntry, about: str, countries: Mapping[str, str], *, in_full: bool = False
) -> TrailLine:
    """An entry in words. Long numbers are masked unless ``in_full``; bare ids are left out."""
    found = []
    for name, value in entry.detail.items():
        pair = value if isinstance(value, list) and len(value) == 2 else ["", value]
        old, new = (_value(name, one, countries, in_full=in_full) for one in pair)
        if old or new:
            label = FIELDS.get(name) or _MORE_FIELDS.get(name) or name.replace("_", " ")
            found.append(FactChange(label=label[:1].upper() + label[1:], old=old, new=new))
    shown = about
    if not shown:
        subject = _ID.sub("", entry.subject).strip("/")
        shown = subject if in_full else _hide(subject)
    return TrailLine(
        position=entry.position,
        at=entry.at,
        by=entry.by,
        what=action_words(entry.action),
        about=shown,
        changes=tuple(found),
    )


def _value(name: str, value: object, countries: Mapping[str, str], *, in_full: bool) -> str:
    if isinstance(value, dict):
        parts = (f"{key}: {one}" for key, one in value.items())
        value = ", ".join(parts)
    elif isinstance(value, list):
        value = ", ".join(str(one) for one in value)
    words = fact_in_words(name, value, countries, in_full=in_full)
    if _ID.search(words):
        return ""
    return (words if in_full else _hide(words))[:_LONG]


def _hide(words: str) -> str:
    """Cover NIK, KK and telephone numbers wherever they stand in running text."""

    def cover(found: re.Match[str]) -> str:
        return masked("".join(sign for sign in found[0] if sign.isdigit()))

    return _PRIVATE.sub(cover, words)
