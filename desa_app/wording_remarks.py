# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences about a wording: what a mistake means, and what each name puts into a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desa_app.domain.office_wording import WordingProblem

FACT_GROUPS: dict[str, dict[str, str]] = {
    "Orang": {
        "nama": "Nama lengkap",
        "nik": "NIK",
        "kk": "Nomor kartu keluarga",
        "nama_paspor": "Nama pada paspor",
        "tempat_lahir": "Tempat lahir",
        "tanggal_lahir": "Tanggal lahir",
        "umur": "Umur",
        "jenis_kelamin": "Jenis kelamin",
        "agama": "Agama",
        "status_kawin": "Status perkawinan",
        "pendidikan": "Pendidikan",
        "pekerjaan": "Pekerjaan sekarang",
        "warga_negara": "Kewarganegaraan",
        "nama_ayah": "Nama ayah",
        "nama_ibu": "Nama ibu",
        "alamat": "Alamat sampai RT dan RW",
        "alamat_lengkap": "Alamat sampai kabupaten",
        "telepon": "Nomor telepon",
        "inisial": "Huruf awal nama",
        "janda_duda": "Sebutan janda atau duda",
    },
    "Keluarga": {
        "hubungan_keluarga": "Hubungan dalam kartu keluarga",
        "kepala_keluarga": "Nama kepala keluarga",
        "jumlah_keluarga": "Jumlah anggota keluarga",
        "daftar_keluarga": "Daftar anggota keluarga",
    },
    "Rencana kerja": {
        "negara": "Negara tujuan",
        "kota": "Kota tujuan",
        "jabatan": "Jabatan di luar negeri",
        "pemberi_kerja": "Pemberi kerja",
        "skema": "Skema penempatan",
        "cara_penempatan": "Cara penempatan (melalui P3MI atau perseorangan)",
        "p3mi": "Nama P3MI",
        "sip3mi": "Nomor izin P3MI",
        "sip3mi_sampai": "Izin P3MI berlaku sampai",
        "p3mi_dicek": "Tanggal P3MI dicek",
        "lama_kontrak": "Lama kontrak",
        "rencana_berangkat": "Rencana berangkat",
        "izin_keluarga": "Surat izin keluarga yang sudah terbit",
        "wawancara": "Wawancara terakhir",
        "wawancara_tanggal": "Tanggal wawancara terakhir",
        "wawancara_petugas": "Petugas wawancara terakhir",
        "wawancara_tempat": "Tempat wawancara terakhir",
        "wawancara_hadir": "Yang hadir pada wawancara terakhir",
        "wawancara_catatan": "Catatan wawancara terakhir",
        "wawancara_saran": "Saran wawancara terakhir, untuk isian pilihan",
    },
    "Kantor": {
        "sebutan_desa": "Sebutan kantor (Desa, Nagari, ...)",
        "desa": "Nama desa",
        "kecamatan": "Nama kecamatan",
        "kabupaten": "Nama kabupaten",
        "provinsi": "Nama provinsi",
        "sebutan_kepala": "Sebutan kepala",
        "sebutan_sekretaris": "Sebutan sekretaris",
        "nama_kepala": "Nama kepala",
        "nama_penandatangan": "Nama penanda tangan",
        "nomor_penandatangan": "NIPD atau NIP penanda tangan",
    },
    "Surat": {
        "nomor": "Nomor surat",
        "tanggal_surat": "Tanggal surat",
        "hari_ini": "Tanggal surat dengan angka",
        "hari": "Nama hari tanggal surat",
        "tanggal_terbilang": "Tanggal surat dengan huruf",
        "bulan_lalu": "Nama bulan sebelumnya",
        "masa_berlaku": "Berlaku sampai dengan",
    },
}


def problem_sentence(problem: WordingProblem) -> str:
    """``Baris 12: data {nma} tidak dikenal. Maksud Anda {nama}?``"""
    return f"Baris {problem.line}: {_what(problem)}"


def problem_words(problem: WordingProblem) -> str:
    """The same beside the text itself, where no line needs to be named."""
    words = _what(problem)
    return words[:1].upper() + words[1:]


def _what(problem: WordingProblem) -> str:
    word, hint = problem.word, problem.hint
    meant = f" Maksud Anda {hint}?" if hint else " Pilih dari Sisipkan data."
    words = {
        "nama": f"data {word} tidak dikenal.{meant}",
        "kurung": f"tanda {word} tidak punya pasangan.",
        "kunci": f"keterangan {word} tidak dikenal.",
        "isi": f"{word} tidak dapat dipakai di sini." if word else "isinya belum ada.",
        "tidak-terbaca": f"tidak dapat dibaca mulai {word}; periksa tanda kutip dan komanya."
        if word
        else "tidak dapat dibaca; periksa tanda kutip, koma dan kurungnya.",
        "terlalu-besar": f"naskah terlalu panjang; paling banyak {hint}.",
        "terlalu-dalam": "kurung di dalam kurung terlalu banyak.",
        "syarat-wajib": f'syarat "{word}" melindungi warga dan tidak boleh dihapus.',
        "sifat-tetap": f"{word} harus tetap {hint}, seperti pada naskah bawaan.",
    }
    return words.get(problem.code, f"{word} keliru.")
