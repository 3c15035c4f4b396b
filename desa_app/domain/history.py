# SPDX-License-Identifier: GPL-3.0-or-later
"""The log of one person in words: what was done, which fact changed from what to what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from desa_app.domain.episode import Scheme
from desa_app.wording import masked, short_date

ACTIONS = {
    "orang-dicatat": "Dicatat di register",
    "diimpor": "Masuk register dari impor",
    "diperbarui-impor": "Diperbarui oleh impor",
    "orang-diubah": "Data warga diubah",
    "p3mi-ditautkan": "P3MI ditautkan",
    "orang-dibuang": "Dibuang ke tempat sampah",
    "orang-dipulihkan": "Dipulihkan dari tempat sampah",
    "orang-digabung": "Digabung dengan catatan lain",
    "penggabungan-diurungkan": "Penggabungan diurungkan",
    "orang-berbeda": "Dinyatakan bukan orang yang sama dengan catatan lain",
    "orang-ditanya-lagi": "Pernyataan bukan orang yang sama ditarik",
    "rencana-dicatat": "Rencana dicatat",
    "rencana-diubah": "Rencana diubah",
    "status-diubah": "Status diubah",
    "langkah-dicoret": "Langkah yang keliru dicoret",
    "langkah-dikembalikan": "Perubahan langkah diurungkan",
    "jalur-menurut-bukti": "Jalur ditetapkan menurut bukti",
    "bukti-dicatat": "Bukti sebuah keterangan dicatat",
    "kontak-dicatat": "Kontak dicatat",
    "kontak-direncanakan": "Kontak berikutnya direncanakan",
    "purna-dicatat": "Keadaan setelah pulang dicatat",
    "wawancara-dicatat": "Wawancara dicatat",
    "dokumen-dicatat": "Dokumen dicatat",
    "dokumen-diubah": "Dokumen diubah",
    "pindaian-dicatat": "Pindaian dokumen disimpan",
    "pindaian-diganti": "Pindaian dokumen diganti",
    "pindaian-dihapus": "Pindaian dokumen dihapus",
    "pindaian-dikembalikan": "Pindaian dokumen dikembalikan",
    "pindaian-disimpan-keluar": "Pindaian dokumen disalin ke luar program",
    "keluarga-dicatat": "Anggota keluarga dicatat",
    "keluarga-diubah": "Data anggota keluarga diubah",
    "keluarga-dihapus": "Anggota keluarga dihapus",
    "keluarga-dikembalikan": "Penghapusan anggota keluarga diurungkan",
    "surat-terbit": "Surat diterbitkan",
    "surat-batal": "Surat dibatalkan",
    "surat-dipulihkan": "Surat dipulihkan ke arsip",
    "surat-tangan-dicatat": "Surat tulisan tangan dicatat",
    "surat-tangan-batal": "Surat tulisan tangan dibatalkan",
    "kartu-kesiapan-dibuat": "Kartu kesiapan dibuat",
    "permintaan-data": "Permintaan tentang data pribadi dicatat",
    "permintaan-data-dijawab": "Permintaan tentang data pribadi dijawab",
    "pemberitahuan-perbaikan": "Pemberitahuan hasil perbaikan dibuat",
    "laporan-data-pribadi": "Laporan data pribadi dibuat",
    "persetujuan-dicatat": "Persetujuan dicatat",
    "persetujuan-ditarik": "Persetujuan ditarik",
    "data-ditahan": "Pemakaian data dibatasi atau ditahan",
    "penahanan-diakhiri": "Pembatasan atau penahanan diakhiri",
    "masa-simpan-diputuskan": "Masa simpan dilihat kembali",
}
"""What the log's actions about a person mean."""

ABOUT_CASES = frozenset(
    {
        "akses-ditolak",
        "daftar-kasus-dibuka",
        "kasus-orang-dibuka",
        "kasus-dibuka",
        "tautan-kasus-dibuka",
        "kasus-dicatat",
        "kasus-diubah",
        "kasus-dirujuk",
        "keadaan-kasus-diubah",
        "keadaan-kasus-dikembalikan",
        "kronologi-ditambah",
        "rujukan-dijawab",
    }
)
"""The log's actions that tell of a case or of a look for one; no history shows them."""

FIELDS = {
    "name": "Nama",
    "nik": "NIK",
    "kk": "Nomor KK",
    "passport_name": "Nama di paspor",
    "birth_place": "Tempat lahir",
    "birth_date": "Tanggal lahir",
    "sex": "Jenis kelamin",
    "religion": "Agama",
    "marital": "Status kawin",
    "education": "Pendidikan",
    "occupation": "Pekerjaan",
    "nationality": "Kewarganegaraan",
    "family_role": "Hubungan dalam keluarga",
    "father": "Ayah",
    "mother": "Ibu",
    "address": "Alamat",
    "dusun": "Dusun",
    "rt": "RT",
    "rw": "RW",
    "phone": "Telepon",
    "resident": "Warga desa ini",
    "base_status": "Keadaan penduduk",
    "person_id": "Pemilik rencana",
    "country": "Negara tujuan",
    "job": "Pekerjaan di sana",
    "scheme": "Skema",
    "city": "Kota tujuan",
    "employer": "Pemberi kerja",
    "p3mi": "P3MI",
    "sip3mi": "SIP3MI",
    "sip3mi_until": "SIP3MI berlaku sampai",
    "p3mi_checked_on": "Izin P3MI dicek",
    "p3mi_source": "Izin P3MI dicek ke",
    "sponsor": "Sponsor",
    "sponsor_phone": "Telepon sponsor",
    "sponsor_origin": "Asal sponsor",
    "contract_months": "Lama kontrak (bulan)",
    "contract_until": "Kontrak sampai",
    "planned_departure": "Rencana berangkat",
    "jalur": "Jalur",
    "jalur_reason": "Alasan jalur",
    "jalur_own": "Jalur ditetapkan kantor",
    "evidence": "Bukti",
    "note": "Catatan",
    "sector": "Sektor",
    "agency": "Agensi di luar negeri",
    "sip2mi": "SIP2MI",
    "siapkerja_id": "Nomor SIAPkerja",
    "siskop2mi_id": "Nomor SISKOP2MI",
    "ak1": "Kartu AK-1",
    "pay": "Upah yang dijanjikan",
    "pay_currency": "Mata uang upah",
    "cost_asked": "Biaya yang diminta",
    "cost_paid": "Biaya yang sudah dibayar",
    "debt": "Utang",
    "registered_on": "Tanggal mendaftar",
    "briefing_on": "Tanggal pembekalan",
    "arrived_on": "Tanggal tiba",
    "return_way": "Cara pulang",
    "info_source": "Sumber informasi kerja",
    "next_contact": "Kontak berikutnya",
    "status": "Status",
    "work_months": "Lama bekerja (bulan)",
    "skills": "Keterampilan",
    "savings": "Tabungan",
    "business": "Usaha",
    "pay_use": "Penggunaan hasil kerja",
    "wish": "Keinginan berangkat lagi",
    "needs": "Kebutuhan",
    "group": "Kelompok",
    "relation": "Hubungan",
    "told_age": "Umur menurut keterangan",
    "told_on": "Tanggal keterangan umur",
    "school": "Sekolah",
    "carer": "Pengasuh",
    "aid": "Bantuan",
    "emergency": "Kontak darurat",
    "remittance": "Penerima kiriman uang",
    "school_risk": "Berisiko putus sekolah",
    "linked_id": "Tautan ke catatan warga",
    "kind": "Jenis",
    "present": "Ada",
    "number": "Nomor",
    "issuer": "Penerbit",
    "issued": "Tanggal terbit",
    "valid_until": "Berlaku sampai",
    "seen_by": "Aslinya dilihat oleh",
    "seen_on": "Aslinya dilihat tanggal",
    "berkas": "Berkas",
    "alasan": "Alasan",
    "nomor": "Nomor",
    "jenis": "Jenis",
    "berikutnya": "Kontak berikutnya",
    "tersambung": "Tersambung",
    "fakta": "Keterangan",
    "bukti": "Bukti",
    "pada": "Tanggal",
    "cocok": "Cocok",
    "hal": "Hal",
    "jawaban": "Jawaban",
}
"""The names of facts as a form shows them."""

_NUMBERS = frozenset({"nik", "kk", "phone", "sponsor_phone"})
_IDS = frozenset({"person_id", "linked_id"})
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CODE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+")
_TRUTH = {"True": "ya", "False": "tidak"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One entry of the log about a person, as it was written."""

    position: int
    at: datetime
    by: str
    action: str
    detail: Mapping[str, object]
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """One fact in words. ``old`` is empty for what was not there; ``whole`` marks a new fact."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One thing that was done: when, by whom, what, and what changed."""

    position: int
    at: datetime
    by: str
    what: str
    changes: tuple[FactChange, ...]


def in_words(
    entry: LogEntry, countries: Mapping[str, str], *, in_full: bool = False
) -> HistoryLine:
    """An entry as people read it; NIK, KK and telephone are masked unless ``in_full``."""
    found = []
    for name in FIELDS:
        if name not in entry.detail or name in _IDS:
            continue
        value = entry.detail[name]
        pair = value if isinstance(value, list) and len(value) == 2 else ["", value]
        old, new = (fact_in_words(name, one, countries, in_full=in_full) for one in pair)
        found.append(FactChange(label=FIELDS[name], old=old, new=new))
    usual = entry.action.replace("-", " ").capitalize()
    return HistoryLine(
        position=entry.position,
        at=entry.at,
        by=entry.by,
        what=ACTIONS.get(entry.action, usual),
        changes=tuple(found),
    )


_SCHEMES = {scheme.value: scheme.words for scheme in Scheme}


def fact_in_words(
    name: str, value: object, countries: Mapping[str, str], *, in_full: bool = False
) -> str:
    """One value as a screen shows it: days, yes and no, codes and countries in words."""
    text = "" if value is None else str(value)
    if text in _TRUTH:
        return _TRUTH[text]
    if name in _NUMBERS:
        return text if in_full or not text else masked(text)
    if name == "country":
        return countries.get(text, text)
    if name == "sex":
        return {"L": "Laki-laki", "P": "Perempuan"}.get(text, text)
    if name == "scheme" and text in _SCHEMES:
        return _SCHEMES[text]
    if _DAY.fullmatch(text):
        try:
            return short_date(date.fromisoformat(text))
        except ValueError:
            return text
    return text.replace("_", " ") if _CODE.fullmatch(text) else text
