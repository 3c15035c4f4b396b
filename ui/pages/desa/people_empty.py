# SPDX-License-Identifier: GPL-3.0-or-later
"""What the list of people says when nobody is on it, and what to do then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.pages.desa.people_filter import parts_of

if TYPE_CHECKING:
    from desa_app.domain.people_list import PeopleFilter
    from ui.tables.table_view import TableView


def say_empty(table: TableView, words: str, wanted: PeopleFilter, size: int) -> None:
    """``words`` and ``wanted`` narrow the list; ``size`` people are in the register."""
    tr = QCoreApplication.translate
    if words:
        table.set_empty(
            "search",
            tr("PeopleList", "Tidak ada yang cocok"),
            tr(
                "PeopleList",
                "Coba sebagian nama, NIK, nomor KK, telepon, “RT 3”, negara atau sponsor.",
            ),
            tr("PeopleList", "Kosongkan pencarian"),
        )
    elif parts_of(wanted):
        table.set_empty(
            "search",
            tr("PeopleList", "Tidak ada yang cocok dengan saringan"),
            tr("PeopleList", "Hapus sebagian saringan di atas daftar."),
            tr("PeopleList", "Hapus semua saringan"),
        )
    elif not size:
        table.set_empty(
            "people",
            tr("PeopleList", "Register masih kosong"),
            tr(
                "PeopleList",
                "Impor daftar penduduk dari OpenSID, atau catat orang pertama sekarang.",
            ),
            tr("PeopleList", "Impor daftar penduduk"),
        )
    else:
        table.set_empty(
            "people",
            tr("PeopleList", "Belum ada yang berstatus ini"),
            tr("PeopleList", "Lihat semua warga, atau catat seorang calon PMI dengan Ctrl+N."),
            tr("PeopleList", "Lihat semua warga"),
        )
