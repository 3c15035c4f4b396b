# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about wishes that cannot be met, or not yet."""

from __future__ import annotations

from desa_app import errors as e
from desa_app.sentences.base import Sentence, of

_STAYS = {
    "rencana-berjalan": (
        "Rencananya masih berjalan, dan desa wajib memantaunya (UU 18/2017 Pasal 42).",
        "Ubah dahulu status rencananya menjadi batal atau purna bila memang sudah selesai.",
    ),
    "kasus-berjalan": (
        "Ada kasus tentangnya yang belum ditutup.",
        "Tutup dahulu kasusnya, atau tolak permintaannya dengan alasan ini.",
    ),
}


@of(e.ErasureRefused)
def _(error: e.ErasureRefused) -> Sentence:
    if error.why == "penahanan":
        means, do = (
            f"Datanya ditahan karena hukum: {error.told}",
            "Akhiri dahulu penahanan itu bila alasannya sudah tidak ada.",
        )
    else:
        # Also said of somebody in a case to who may not see cases.
        means, do = _STAYS.get(
            error.why,
            (
                "Ada catatan tentangnya yang harus tetap disimpan.",
                "Tanyakan kepada kepala desa.",
            ),
        )
    return Sentence(f"Data {error.name} belum boleh dihapus.", means, do)


@of(e.DataRestricted)
def _(error: e.DataRestricted) -> Sentence:
    return Sentence(
        f"Pemakaian data {error.name} sedang dibatasi.",
        f"Alasannya: {error.reason}",
        "Akhiri pembatasan itu di bagian Data pribadi bila alasannya sudah tidak ada.",
    )
