# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers to the questions of every kind of letter, all invented."""

from __future__ import annotations

HEIRS = """Muhamad Sarta; 3604121207920002; Serang, 12 Juli 1992; Suami
Siti Nur Azizah; 3604124406170001; Serang, 4 Juni 2017; Anak
Ahmad Fauzan; 3604122201210002; Serang, 22 Januari 2021; Anak"""
WITNESSES = """Jamaludin; 3604121506700001; Kampung Karang Anyar RT 003 RW 002
Sarmunah; 3604126508750002; Kampung Kubang RT 001 RW 001"""

ANSWERS: dict[str, dict[str, str]] = {
    "izin-keluarga": {
        "hubungan": "suami",
        "pemberi_nama": "Muhamad Sarta",
        "pemberi_nik": "3604121207920002",
        "pemberi_tempat_lahir": "Serang",
        "pemberi_tanggal_lahir": "12-07-1992",
        "pemberi_pekerjaan": "Buruh tani",
        "pemberi_alamat": "Kampung Karang Anyar RT 003 RW 002, Desa Sukajaya",
    },
    "rekomendasi": {},
    "status-perkawinan": {
        "status": "kawin",
        "pasangan_nama": "Muhamad Sarta",
        "bukti_nomor": "0123/045/VII/2015",
        "bukti_tanggal": "20-07-2015",
        "bukti_penerbit": "KUA Kecamatan Pontang",
    },
    "domisili": {"tinggal_sejak": "2015", "alamat_domisili": "Kampung Kubang RT 001 RW 001"},
    "pengantar-skck": {"tujuan_surat": "polda", "keperluan": "persyaratan bekerja ke Taiwan"},
    "susunan-keluarga": {},
    "kuasa": {
        "penerima_nama": "Jamaludin",
        "penerima_nik": "3604121506700001",
        "penerima_tempat_lahir": "Serang",
        "penerima_tanggal_lahir": "15-06-1970",
        "penerima_pekerjaan": "Wiraswasta",
        "penerima_alamat": "Kampung Karang Anyar RT 003 RW 002, Desa Sukajaya",
        "pmi_nama": "Siti Contoh",
        "pmi_paspor": "X0000000",
        "pmi_negara": "Arab Saudi",
        "pmi_hubungan": "Adik kandung",
        "pemberi_lain": "Rohayati; 3604125002720001; Ibu kandung\nSaepudin; ; Ayah kandung",
    },
    "ahli-waris": {
        "tanggal_meninggal": "02-11-2026",
        "tempat_meninggal": "Taichung, Taiwan",
        "akta_kematian": "3604-KM-05112026-0001",
        "ahli_waris": HEIRS,
        "saksi": WITNESSES,
        "pemohon": "Muhamad Sarta",
        "camat_nama": "Drs. Contoh Camat",
        "camat_nip": "19700101 199001 1 001",
    },
    "pernyataan-risiko": {
        "nomor_perjanjian": "Nomor 17/PK/2026, 3 November 2026",
        "alamat_pemberi_kerja": "Jalan Contoh 8, Taichung",
    },
    "pernyataan-tidak-menuntut": {
        "keluarga_nama": "Muhamad Sarta",
        "keluarga_hubungan": "suami",
    },
    "pernyataan-keaslian": {
        "dokumen": """KTP; 3604125003970003; Dinas Kependudukan Kabupaten Serang
Kartu keluarga; 3604120104120003; Dinas Kependudukan Kabupaten Serang
Ijazah SMA; DN-30 Ma 0000000; SMA Negeri 1 Pontang
Akta kelahiran; 3604-LT-00000000-0001; Dinas Kependudukan Kabupaten Serang""",
    },
    "pernyataan-belum-menikah": {"saksi": WITNESSES},
    "beda-identitas": {
        "dokumen_nomor": "X0000000",
        "tertulis_tempat_lahir": "Serang",
        "tertulis_tanggal_lahir": "03-10-1997",
        "tertulis_jenis_kelamin": "Perempuan",
        "tertulis_nama_ayah": "Saefudin",
        "tertulis_alamat": "Karang Anyar, Pontang",
        "perbedaan": "ejaan nama dan nama ayah; tanggal dan bulan lahir tertukar",
    },
    "kematian": {
        "tanggal_meninggal": "02-11-2026",
        "pukul_meninggal": "04.30 waktu setempat",
        "tempat_meninggal": "Rumah Sakit Contoh, Taichung, Taiwan",
        "sebab": "sakit",
        "dokumen_dilihat": "Surat keterangan KDEI Taipei nomor 000/KM/XI/2026",
        "dimakamkan": "Pemakaman umum Karang Anyar, 12 November 2026",
        "pelapor_nama": "Muhamad Sarta",
        "pelapor_nik": "3604121207920002",
        "pelapor_hubungan": "suami",
        "pelapor_alamat": "Kampung Karang Anyar RT 003 RW 002, Desa Sukajaya",
    },
    "rujukan-kasus": {
        "lampiran": "1 (satu) berkas",
        "persetujuan": "wali",
        "pokok": "upah tidak dibayar dan paspor ditahan",
        "uraian": "Keluarga terakhir berbicara dengan yang bersangkutan pada 10 Oktober 2026."
        " Menurut keluarga, upah lima bulan terakhir belum dibayar.\nPaspor dan telepon genggam"
        " dipegang pemberi kerja. Sejak 12 Oktober 2026 keluarga tidak dapat menghubunginya.",
        "tindakan": "Mencatat laporan dan melihat salinan perjanjian kerja;\n"
        "Menghubungi kantor cabang P3MI melalui telepon, belum ada jawaban.",
        "kontak": "Sekretaris Desa, telepon (0254) 000000",
        "tembusan": "Camat Pontang;\nDinas Tenaga Kerja Kabupaten Serang.",
    },
    "pengantar-rekap": {"tembusan": "Arsip."},
    "serah-terima-pmi": {
        "penyerah_nama": "Contoh Petugas",
        "penyerah_nip": "19850101 201001 1 002",
        "penyerah_jabatan": "Pengantar kerja",
        "penerima_nama": "Muhamad Sarta",
        "penerima_nik": "3604121207920002",
        "penerima_hubungan": "suami",
        "penerima_alamat": "Kampung Karang Anyar RT 003 RW 002, Desa Sukajaya",
        "kuasa_nomor": "470/050/36.04.12.2013/XI/2026, 20 November 2026",
        "paspor_nomor": "X0000000",
        "kondisi": "sehat, perlu kontrol ke puskesmas",
        "barang": "Koper; 1 buah; Terkunci\nPaspor; 1 buah; Berlaku sampai 2028",
        "tindak_lanjut": "Bidan desa berkunjung dalam satu minggu;\n"
        "Hak upah terakhir diurus bersama BP3MI.",
    },
    "wawancara": {
        "hadir": "Muhamad Sarta; Suami\nSaepudin; Ayah",
        "sumber_informasi": "Pengumuman Disnaker di kantor desa",
        "yang_mengurus": "PT Karya Sejahtera, cabang Serang",
        "biaya": "Belum ada yang diminta",
        "dokumen_dipegang": "Yang bersangkutan sendiri",
        "perjanjian": "Rancangan sudah dibaca bersama suami",
        "keluarga_setuju": "Suami dan orang tua mengetahui dan setuju",
        "catatan_bicara": "Anak akan diasuh neneknya selama ditinggal bekerja.",
        "saran": "lanjut",
    },
}
