# SPDX-License-Identifier: GPL-3.0-or-later
"""What the fields of prevention and of the Desa Binaan book are called beside a problem."""

from __future__ import annotations

RECORD_FIELDS = {
    "place": "Tempat",
    "theme": "Tema",
    "organiser": "Penyelenggara",
    "speakers": "Narasumber",
    "men": "Peserta laki-laki",
    "women": "Peserta perempuan",
    "elements": "Unsur peserta",
    "material": "Materi",
    "budget_source": "Sumber dana",
    "follow_up": "Tindak lanjut",
    "received_on": "Tanggal terima",
    "source": "Sumber informasi",
    "quota": "Kuota",
    "pay": "Gaji",
    "conditions": "Syarat",
    "verdict": "Jawaban instansi",
    "verified_on": "Tanggal dicek",
    "verified_with": "Dicek ke",
    "verified_by": "Dicek oleh",
    "agency": "Instansi",
    "service": "Jenis layanan",
    "post": "Jabatan",
    "area": "Wilayah",
    "checked_on": "Tanggal dicek",
    "on_poster": "Cantumkan di poster",
    "photo": "Foto",
}
