# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about running lists and posters."""

from __future__ import annotations

from desa_app import errors as e
from desa_app.remarks import FIELD_NAMES
from desa_app.sentences.base import Sentence, of


@of(e.RecordStruck)
def _(error: e.RecordStruck) -> Sentence:
    return Sentence(
        f"Catatan {error.what} ini sudah dicoret.",
        "Isinya tetap terbaca tetapi tidak dapat diubah lagi.",
        "Catat yang baru bila memang diperlukan.",
    )


@of(e.NotVerified)
def _(error: e.NotVerified) -> Sentence:
    return Sentence(
        f'Informasi kerja "{error.job}" {error.why}.',
        "Yang boleh disebarkan hanya informasi yang sudah dipastikan ke Disnaker, BP3MI atau"
        " P3MI-nya.",
        "Tanyakan ke instansi itu, catat jawabannya, lalu coba lagi.",
    )


@of(e.PosterNamesPeople)
def _(error: e.PosterNamesPeople) -> Sentence:
    fields = ", ".join(FIELD_NAMES.get(name, name) for name in error.fields)
    return Sentence(
        "Poster tidak dibuat: tulisannya memuat nama, NIK atau nomor telepon orang.",
        f"Poster dibaca siapa saja. Periksa isian: {fields}.",
        "Hapus data orang dari isian itu; nomor resmi sudah tercantum di poster.",
    )
