# SPDX-License-Identifier: GPL-3.0-or-later
"""Short sentences beside a field, a cell, a letter's condition or a checked seal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.remarks_findings import FINDINGS
from desa_app.wording_cases import CASE_FIELDS, CASE_PROBLEMS
from desa_app.wording_records import RECORD_FIELDS

if TYPE_CHECKING:
    from desa_app.domain.letter_rules import Check
    from desa_app.domain.nik import NikWarning
    from desa_app.errors import Problem

FIELD_NAMES = (
    RECORD_FIELDS
    | CASE_FIELDS
    | {
        "log_head": "Kepala jejak",
        "lock_minutes": "Kunci otomatis",
        "name": "Nama",
        "nik": "NIK",
        "kk": "Nomor KK",
        "birth_date": "Tanggal lahir",
        "birth_place": "Tempat lahir",
        "sex": "Jenis kelamin",
        "marital": "Status perkawinan",
        "religion": "Agama",
        "occupation": "Pekerjaan",
        "address": "Alamat",
        "dusun": "Dusun",
        "father": "Nama ayah",
        "mother": "Nama ibu",
        "country": "Negara tujuan",
        "job": "Jabatan / pekerjaan",
        "scheme": "Skema",
        "city": "Kota",
        "employer": "Pemberi kerja",
        "p3mi": "P3MI",
        "sip3mi": "Nomor SIP3MI",
        "p3mi_source": "Sumber pengecekan P3MI",
        "sponsor": "Sponsor",
        "sponsor_phone": "Telepon sponsor",
        "note": "Catatan",
        "contract_months": "Lama kontrak",
        "planned_departure": "Rencana berangkat",
        "jalur": "Jalur",
        "jalur_reason": "Alasan jalur",
        "sector": "Sektor",
        "agency": "Agensi di luar negeri",
        "sip2mi": "Nomor SIP2MI",
        "siapkerja_id": "ID SIAPkerja",
        "siskop2mi_id": "ID SISKOP2MI",
        "ak1": "Nomor AK1",
        "pay": "Upah",
        "pay_currency": "Mata uang",
        "cost_asked": "Biaya diminta",
        "cost_paid": "Biaya dibayar",
        "debt": "Utang",
        "sponsor_origin": "Asal sponsor",
        "registered_on": "Tanggal mendaftar",
        "briefing_on": "Tanggal OPP",
        "arrived_on": "Tanggal tiba",
        "contract_until": "Kontrak habis",
        "info_source": "Sumber informasi",
        "next_contact": "Kontak berikutnya",
        "next_on": "Kontak berikutnya",
        "work_months": "Lama bekerja",
        "skills": "Keahlian",
        "savings": "Tabungan",
        "business": "Usaha",
        "pay_use": "Penggunaan upah",
        "needs": "Kebutuhan",
        "group": "Kelompok",
        "officer": "Petugas",
        "on": "Tanggal",
        "period": "Bulan",
        "public": "Angka terkecil untuk umum",
        "reason": "Alasan",
        "asked_by": "Siapa yang meminta",
        "asked_at": "Waktu diminta",
        "answer": "Jawaban",
        "incident_kind": "Apa yang terjadi",
        "happened": "Kapan terjadi",
        "data": "Data yang terungkap",
        "how": "Bagaimana terungkap",
        "handling": "Penanganan",
        "recovery": "Pemulihan",
        "again_on": "Tanggal dilihat lagi",
        "word": "Kata penegasan",
        "topic": "Hal yang disetujui",
        "given_by": "Siapa yang menyetujui",
        "given_on": "Tanggal persetujuan",
        "user_name": "Nama pengguna",
        "signatory": "Penandatangan",
        "since": "Mulai menjabat",
        "until": "Sampai dengan",
        "title": "Jabatan",
        "number_label": "Sebutan nomor",
        "valid_until": "Berlaku sampai",
        "kind_word": "Sebutan kantor",
        "paper": "Kertas",
        "phone": "Telepon",
        "rt": "RT",
        "rw": "RW",
        "head_name": "Nama kepala",
        "secretary_name": "Nama sekretaris",
        "logo": "Lambang",
        "number_pattern": "Pola nomor surat",
        "classification": "Kode klasifikasi",
        "unit": "Singkatan unit",
        "hand_number": "Nomor lengkap",
        "last_number": "Nomor surat terakhir",
        "last_package": "Urutan kiriman terakhir",
        "addressee": "Ditujukan kepada",
        "first": "Nomor pertama",
        "last": "Nomor terakhir",
        "sequence": "Urutan",
        "rencana": "Rencana bekerja",
        "isi": "Isian",
        "password": "Sandi",
        "recovery_code": "Kode pemulihan",
        "level": "Tingkat",
        "ke": "Tujuan",
        "desa": "Jumlah desa",
        "day": "Tanggal penerimaan atau pengiriman",
        "dated": "Tanggal surat",
        "number": "Nomor",
        "party": "Pengirim atau tujuan",
        "subject": "Isi singkat",
        "year": "Tahun",
        "book": "Buku",
        "orang": "Jumlah orang",
        "kode": "Kode singkat",
        "aliases": "Nama lain",
        "phones": "Telepon",
        "company": "Perusahaan",
        "assignment": "Nomor surat tugas",
        "came_on": "Datang ke desa tanggal",
        "area": "Wilayah",
        "checked_on": "Tanggal dicek",
        "checked_with": "Dicek ke",
        "source": "Sumber keterangan",
        "kind": "Jenis dokumen",
        "issuer": "Penerbit",
        "issued": "Tanggal terbit",
        "seen_by": "Asli dilihat oleh",
        "seen_on": "Asli dilihat tanggal",
        "carer": "Pengasuh",
        "linked_id": "Warga di register",
        "relation": "Hubungan",
        "told_age": "Umur",
        "nama": "Nama jenis surat",
        "naskah": "Naskah",
        "kunci": "Kode atau nama pendek",
        "answers": "Jawaban",
        "present": "Yang ikut hadir",
        "who": "Dengan siapa",
        "place": "Tempat",
        "valid_from": "Berlaku mulai",
    }
)

_PROBLEMS = CASE_PROBLEMS | {
    "kosong": "belum diisi",
    "tanpa-perubahan": "belum ada isian yang berubah; ubah dahulu yang diminta, atau lepas centang",
    "kode-naskah": "hanya huruf kecil, angka dan tanda hubung, diawali huruf, paling banyak 32",
    "kode-terpakai": "sudah dipakai jenis surat lain",
    "tanda-naskah": "terlalu panjang, atau memuat tanda kutip atau garis miring terbalik",
    "terlalu-panjang": "terlalu panjang (paling banyak {hint} huruf)",
    "bukan-telepon": 'bukan nomor telepon: "{value}"',
    "sudah-sama": "sudah dinyatakan sama",
    "bukan-sama": "sudah dijawab bukan yang sama; ambil kembali jawaban itu dahulu",
    "bukan-16-angka": "harus 16 angka, sekarang {hint}",
    "tanggal-mendatang": "ada di masa depan",
    "bukan-hari-mendatang": "harus hari yang akan datang",
    "sudah-ada": "sudah ada yang berlaku",
    "kata-tidak-sama": "belum sama dengan kata yang diminta",
    "tanggal-terlalu-lama": "terlalu jauh ke belakang",
    "sebelum-terbit": "lebih awal daripada tanggal terbit",
    "diri-sendiri": "orang itu sendiri; pilih anggota keluarganya",
    "telepon-darurat": "wajib diisi untuk kontak darurat",
    "bukan-tanggal": 'bukan tanggal: "{value}"; tulis seperti 21-11-2026',
    "negara-tidak-dikenal": 'tidak ada dalam daftar negara: "{value}"',
    "di-luar-batas": "harus {hint}, sekarang {value}",
    "alasan-perlu": "wajib diisi bila jalur ditetapkan sendiri, juga untuk nonprosedural",
    "gambar-terlalu-besar": "terlalu besar (paling besar {hint})",
    "gambar-rusak": "tidak dapat dibaca sebagai gambar PNG atau JPG",
    "sebelum-langkah-terakhir": "lebih awal daripada langkah terakhir ({hint})",
    "sebelum-langkah-sebelumnya": "lebih awal daripada langkah sebelumnya ({hint})",
    "sesudah-langkah-berikutnya": "lebih kemudian daripada langkah sesudahnya ({hint})",
    "sebelum-tanggal-lain": "lebih awal daripada {hint}",
    "tanggal-terlalu-jauh": "terlalu jauh ke depan",
    "sudah-lewat": "sudah lewat",
    "bukan-rupiah": "harus bilangan bulat tanpa koma, misalnya 12.500.000",
    "bukan-bulan": 'bukan bulan: "{value}"; tulis seperti {hint}',
    "bulan-mendatang": "belum tiba: {value}",
    "isian-tidak-dikenal": 'tidak dikenal: "{value}"',
    "pilihan-tidak-dikenal": '"{value}" bukan pilihan; yang ada: {hint}',
    "bukan-kepala-jejak": 'tidak terbaca: "{value}"; tulis seperti 1234: 3f2a-99bc-10de-77aa',
    "bukan-pilihan": "tidak ada dalam daftar pilihan",
    "kurung-salah": "kurung kurawalnya tidak berpasangan",
    "lebar-salah": 'lebar nomornya keliru: "{value}"; contoh {hint}',
    "nomor-tidak-ada": "harus memuat {hint}",
    "pola-sama": 'menghasilkan nomor yang sama ("{value}") untuk urutan yang berbeda: {hint};'
    " bedakan kode atau polanya",
    "tanpa-nomor-urut": 'tidak memuat nomor urut {hint}: "{value}"',
    "huruf-tidak-tercetak": "memuat huruf yang tidak dapat dicetak",
    "sebelum-tanggal-surat": "({value}) lebih awal daripada tanggal surat ({hint})",
    "penandatangan-tidak-menjabat": "tidak menjabat pada tanggal surat: {value}",
    "bukan-milimeter": "harus angka dalam milimeter, misalnya 20 atau 19,5",
    "geseran-terlalu-besar": "terlalu besar: {value} mm; paling banyak {hint} mm",
    "jarak-mustahil": "tidak mungkin {value} mm; ukur dari tepi kertas ke garis bingkai",
    "halaman-berubah-ukuran": "menunjukkan halaman berubah ukuran {hint} mm; cetak lagi dengan"
    " skala 100 %",
    "masa-jabatan-terbalik": "lebih awal daripada mulai menjabat",
    "masa-jabatan-bertumpuk": "bertumpuk dengan masa jabatan {hint}; akhiri dahulu masa jabatan"
    " itu",
    "bukan-satu-baris": "memuat spasi di ujung atau huruf yang tidak tampak",
    "folder-berisi": "({value}) sudah berisi berkas lain; pilih folder kosong",
    "jumlah-baris": "berisi {value} baris; paling sedikit {hint}",
    "baris-tabel": 'barisnya tidak cocok: "{value}"; tulis seperti {hint}',
    "sesudah-tanggal": "({value}) lebih kemudian daripada {hint}",
    "tahun-lain": "bukan lagi tahun {hint}; coret catatan ini lalu catat di tahun yang benar",
    "bukan-bilangan": 'bukan bilangan: "{value}"',
    "bukan-orang-asing": "adalah Indonesia; daftar ini untuk orang asing",
    "sebelum-hari": "({value}) lebih awal daripada {hint}",
    "tanpa-peserta": "dan perempuan masih nol; isi jumlah yang hadir",
    "kunci-acuan": 'tidak dapat dipakai: "{value}"; tulis {hint}',
    "kunci-terpakai": 'sudah ada dalam daftar: "{value}"',
    "berlaku-terbalik": "lebih awal daripada hari mulai berlaku",
    "belum-dijawab": "masih ada {value} pertanyaan yang belum dijawab",
    "pertanyaan-berubah": "daftar pertanyaannya sudah berubah; buka lagi lembar wawancara",
    "isian-tetap": "mengikuti daftar baku dan tidak dapat diubah",
}

_CHECKS = {
    "usia-kurang": "{nama} baru berusia {usia} pada {saat_kata} ({tanggal}); paling sedikit"
    " {usia_minimum} tahun.",
    "usia-cukup": "Usia {usia} pada {saat_kata}.",
    "tanggal-lahir-kosong": "Tanggal lahir {nama} belum dicatat, usianya tidak dapat dipastikan.",
    "tanggal-berangkat-kosong": "Rencana tanggal berangkat belum dicatat; usia dihitung per hari"
    " ini.",
    "tanggal-berangkat-lewat": "Rencana tanggal berangkat ({tanggal}) sudah lewat.",
    "lahir-31-desember": "Tanggal lahir 31 Desember perlu dicocokkan dengan akta atau ijazah.",
    "baru-cukup-umur": "{nama} baru genap 18 tahun pada {tanggal}; cocokkan dengan akta atau"
    " ijazah.",
    "izin-keluarga-ada": "Surat izin keluarga sudah terbit.",
    "izin-keluarga-belum-ada": "Surat izin suami, istri, orang tua atau wali belum terbit.",
    "pemberi-izin-kosong": "Pemberi izin belum dipilih.",
    "status-kawin-kosong": "Status perkawinan belum dicatat, jadi pemberi izin yang tepat belum"
    " pasti.",
    "pemberi-izin-sesuai": "Pemberi izin ({hubungan}) sesuai dengan status {status}.",
    "pemberi-izin-tidak-sesuai": "Status {status}, jadi izin seharusnya dari {seharusnya}, bukan"
    " {hubungan}.",
    "rencana-belum-ada": "Rencana bekerja belum dicatat.",
    "negara-belum-diketahui": "Keterangan penempatan ke {negara} belum ada di daftar acuan;"
    " tanyakan ke Disnaker atau BP3MI.",
    "negara-tertutup": "{negara} tercatat tertutup untuk penempatan (dicek {dicek}).",
    "negara-tidak-ada-kerja-sama": "{negara} bukan negara penempatan resmi (dicek {dicek}).",
    "negara-tertutup-perseorangan": "{negara} tertutup untuk pemberi kerja perseorangan (dicek"
    " {dicek}).",
    "pastikan-pemberi-kerja": "{negara} tertutup untuk pemberi kerja perseorangan; pastikan"
    " pemberi kerjanya badan usaha.",
    "negara-lama-dicek": "Keterangan tentang {negara} sudah lama tidak dicek ({dicek}).",
    "aturan-negara-berakhir": "Aturan tentang {negara} berakhir {sampai}; cek yang terbaru.",
    "negara-terbuka": "{negara} tercatat terbuka (dicek {dicek}).",
    "p3mi-kosong": "P3MI belum dicatat, padahal skemanya melalui P3MI.",
    "p3mi-belum-dicek": "Izin {p3mi} belum dicek ke Disnaker atau BP3MI.",
    "p3mi-lama-dicek": "Izin {p3mi} terakhir dicek {dicek}; cek lagi.",
    "p3mi-sudah-dicek": "Izin {p3mi} sudah dicek {dicek}.",
    "p3mi-tidak-terdaftar": "{p3mi} dinyatakan tidak terdaftar oleh {instansi} pada {dicek}.",
    "p3mi-izin-dicabut": "Izin {p3mi} dinyatakan dicabut oleh {instansi} pada {dicek}.",
    "sponsor-dari-kasus": "Sponsor {sponsor} pernah disebut dalam laporan yang dicatat kantor ini;"
    " tanyakan lagi siapa yang mengajak dan apa yang dijanjikan.",
    "sponsor-mirip-kasus": "Nama atau nomor telepon sponsor {sponsor} sama dengan perekrut yang"
    " pernah disebut dalam laporan; pastikan dahulu apakah orangnya sama.",
    "sponsor-tidak-terdaftar": "Sponsor {sponsor} dinyatakan tidak terdaftar oleh {instansi} pada"
    " {dicek}.",
    "sponsor-izin-dicabut": "Izin sponsor {sponsor} dinyatakan dicabut oleh {instansi} pada"
    " {dicek}.",
    "sip3mi-berakhir": "SIP3MI {p3mi} hanya berlaku sampai {sampai}.",
    "wawancara-ada": "Wawancara sudah dilakukan {tanggal}.",
    "wawancara-belum-ada": "Wawancara bersama keluarga belum dicatat.",
    "wawancara-rencana-berubah": "Sejak wawancara {tanggal}, yang berubah pada rencana: {yang}."
    " Bicarakan lagi dengan warga dan keluarga.",
    "wawancara-perlu-cek": "Wawancara {tanggal}: ada {jumlah} hal yang perlu ditanyakan lagi"
    " ({ke}).",
    "wawancara-perlu-rujuk": "Wawancara {tanggal}: ada {jumlah} hal yang perlu didampingi dan"
    " dirujuk ({ke}).",
    "nik-ada": "NIK sudah dicatat.",
    "nik-kosong": "NIK {nama} belum dicatat.",
    "nama-paspor-sama": "Nama di paspor sama dengan di register.",
    "nama-paspor-berbeda": "Nama di paspor ({nama_paspor}) berbeda dengan di register ({nama});"
    " pertimbangkan surat keterangan beda identitas.",
    "bukan-warga-tercatat": "{nama} tercatat {status} di register.",
    "kematian-tercatat": "Kematian sudah tercatat di register.",
    "kematian-belum-tercatat": "Register masih mencatat {nama} hidup; cocokkan dengan akta atau"
    " keterangan Perwakilan RI.",
    "status-kawin-sama": "Status perkawinan sama dengan register.",
    "status-kawin-berbeda": "Register mencatat {dicatat}, surat menyebut {ditulis}.",
    "bukti-status-kosong": "Nomor bukti untuk status {ditulis} belum diisi.",
    "bukan-perseorangan": "Rencana ini bukan perseorangan, melainkan {skema}.",
    "rujukan-inisial": "Surat hanya memuat inisial.",
    "rujukan-disetujui": "Identitas lengkap dimuat dengan persetujuan.",
    "rujukan-belum-disetujui": "Identitas lengkap dimuat, padahal persetujuan belum dicatat.",
    "penandatangan-diri-sendiri": "{nama} menandatangani surat untuk dirinya sendiri; sebaiknya"
    " pejabat lain yang menandatangani.",
    "surat-sama-30-hari": "Surat sejenis sudah terbit dalam 30 hari ini: nomor {nomor}.",
}


def problem_sentence(problem: Problem, *, named: bool = False) -> str:
    """What is wrong with a field; ``named`` puts the field's name in front."""
    words = _PROBLEMS.get(problem.code)
    if words is None and problem.code.startswith("bukan-") and problem.code.endswith("-angka"):
        words = f"harus {problem.code.split('-')[1]} angka"
    text = (words or "perlu diperiksa").format(value=problem.value, hint=problem.hint)
    if named:
        return f"{FIELD_NAMES.get(problem.field, problem.field.replace('_', ' '))} {text}."
    return f"{text[0].upper()}{text[1:]}."


def nik_sentence(warning: NikWarning) -> str:
    """Where a NIK differs from the papers."""
    text = FINDINGS[warning.code]
    return f"{text} (menurut NIK: {warning.expected})." if warning.expected else f"{text}."


def check_sentence(check: Check) -> str:
    """A letter's condition: the rule and its ground."""
    words = {"hari-ini": "hari ini", "berangkat": "rencana berangkat"}
    data = check.data | {"saat_kata": words.get(check.data.get("saat", ""), "")}
    text = _CHECKS[check.code].format_map(data)
    return f"{text[:-1]} ({check.citation})." if check.citation else text


def known_checks() -> frozenset[str]:
    """Codes of conditions that have a sentence."""
    return frozenset(_CHECKS)


def known_problems() -> frozenset[str]:
    """Codes of field problems that have a sentence."""
    return frozenset(_PROBLEMS)
