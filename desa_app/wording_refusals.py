# SPDX-License-Identifier: GPL-3.0-or-later
"""How a row that was not taken is named in words: which record, which value, what to correct."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desa_app.domain.package import Refusal

RECORDS = {"orang": "data orang", "rencana": "rencana", "surat": "surat", "kasus": "kasus"}
VALUES = {
    "id": "nomor catatan",
    "nik": "NIK",
    "jk": "jenis kelamin",
    "orang": "orangnya",
    "jalur": "jalur",
    "skema": "skema",
    "status": "status",
    "negara": "negara tujuan",
    "pekerjaan": "pekerjaan",
    "langkah": "tanggal langkah status",
    "wawancara": "tanggal wawancara",
    "rencana": "rencana yang dimaksud",
    "rencana-berangkat": "tanggal berangkat",
    "p3mi": "nama P3MI",
    "telepon-sponsor": "telepon sponsor",
    "jenis": "jenis surat",
    "keadaan": "keadaan",
    "anak": "tanda anak",
    "tanda": "tanda yang ditanyakan",
    "rujukan": "rujukan",
    "kerugian": "kerugian",
    "tanggal-lapor": "tanggal laporan",
}
_VALUE = "nilai-"


def value_word(refusal: Refusal) -> str:
    """``tanggal lahir``: the value that was not accepted; empty when the code names none."""
    if not refusal.code.startswith(_VALUE):
        return ""
    name = refusal.code.removeprefix(_VALUE)
    return VALUES.get(name, name.replace("-", " "))


def refused_value(refusal: Refusal) -> str:
    """``Data orang: NIK``, or the code when it names no value."""
    record = RECORDS.get(refusal.table, refusal.table)
    return f"{record.capitalize()}: {value_word(refusal) or refusal.code}"


def refusal_words(refusal: Refusal) -> str:
    """``Data orang: NIK tidak dapat diterima``; never a name or a value."""
    return f"{refused_value(refusal)} tidak dapat diterima"


def correction_words(refusal: Refusal) -> str:
    """What the sender does about it."""
    value = value_word(refusal)
    if not value or refusal.code == _VALUE + "id":
        return "Simpan ulang catatannya, lalu kirim lagi."
    return f"Perbaiki {value}, lalu kirim lagi."
