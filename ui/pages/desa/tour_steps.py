# SPDX-License-Identifier: GPL-3.0-or-later
"""The way through the village office: from the morning's page to the month's stick."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.pages.desa import places
from ui.tour.steps import Target, TourStep, help_step


def tour_steps() -> tuple[TourStep, ...]:
    """Each page in the order of the work, one sentence each."""
    tr = QCoreApplication.translate
    return (
        TourStep(
            page=places.HOME,
            title=tr("Tour", "Beranda: mulai di sini setiap pagi"),
            words=tr(
                "Tour",
                "Yang perlu dikerjakan hari ini, dan yang masih kurang agar kantor siap bekerja,"
                " berbaris di halaman ini dengan tombol ke tempatnya.",
            ),
            target=Target.CHECKLIST,
        ),
        TourStep(
            page=places.PEOPLE,
            title=tr("Tour", "Warga & PMI: catat siapa yang hendak berangkat"),
            words=tr(
                "Tour",
                "Cari warga atau impor daftar penduduk, lalu catat rencana setiap calon PMI,"
                " dokumennya, dan keluarga yang ditinggal.",
            ),
            target=Target.FIRST_ACTION,
        ),
        TourStep(
            page=places.INTERVIEWS,
            title=tr("Tour", "Wawancara: bicara dulu, surat kemudian"),
            words=tr(
                "Tour",
                "Pertanyaannya tampil satu per satu; jawabannya menunjukkan apa yang perlu"
                " ditanyakan lagi sebelum surat ditandatangani.",
            ),
            target=Target.FIRST_ACTION,
        ),
        TourStep(
            page=places.LETTERS,
            title=tr("Tour", "Surat: periksa, terbitkan, cetak"),
            words=tr(
                "Tour",
                "Program memeriksa syarat undang-undang, memperlihatkan suratnya, memberi nomor,"
                " dan menyimpan setiap surat yang terbit.",
            ),
            target=Target.FIRST_ACTION,
        ),
        TourStep(
            page=places.SEND,
            title=tr("Tour", "Kirim ke Kecamatan: sekali sebulan"),
            words=tr(
                "Tour",
                "Simpan kiriman tersegel ke flashdisk untuk kecamatan, dan baca tanda terimanya"
                " bila flashdisk itu kembali.",
            ),
        ),
        TourStep(
            page=places.SETTINGS,
            title=tr("Tour", "Pengaturan: pejabat, pencetak, cadangan"),
            words=tr(
                "Tour",
                "Di sini diatur siapa yang menandatangani, pencetak, pengguna, dan cadangan di"
                " tempat kedua.",
            ),
        ),
        help_step(places.HOME),
    )
