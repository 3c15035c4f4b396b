# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about a genuine installer, alike in the window and in the terminal."""

from __future__ import annotations

_AGES = {
    "lebih-baru": "Lebih baru daripada program ini. Tutup jendela program, lalu jalankan.",
    "sama": "Versinya sama dengan program ini; memasangnya lagi tidak mengubah apa pun.",
    "lebih-lama": "Lebih lama daripada program ini. Data yang sudah dinaikkan tidak dapat dibuka"
    " dengannya; pulihkan dahulu cadangan dari sebelum kenaikan itu.",
}


def installer_words(age: str) -> str:
    """What to do with a genuine installer that is newer, the same, or older."""
    return _AGES[age]
