# SPDX-License-Identifier: GPL-3.0-or-later
"""The way through an office that receives: whom it trusts, what comes, and what it adds up to."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desa_app.domain.office import OfficeKind
from ui.tour.steps import Target, TourStep, help_step


def tour_steps(kind: OfficeKind) -> tuple[TourStep, ...]:
    """Each page in the order of the work; a kabupaten's are its kecamatan's, one level up."""
    tr = QCoreApplication.translate
    sender = tr("Tour", "kecamatan") if kind is OfficeKind.KABUPATEN else tr("Tour", "desa")
    links = (
        tr("Tour", "Tautan: orang dan perekrut di beberapa kecamatan")
        if kind is OfficeKind.KABUPATEN
        else tr("Tour", "Tautan: yang tidak tampak dari satu desa")
    )

    def told(words: str) -> str:
        return words.format(sender=sender)

    return (
        TourStep(
            page="beranda",
            title=told(tr("Tour", "Beranda: {sender} mana yang sudah mengirim")),
            words=told(
                tr(
                    "Tour",
                    "Yang masih kurang agar kantor siap bekerja berbaris di sini. Papan di bawahnya"
                    " menunjukkan kiriman setiap {sender}, bulan demi bulan.",
                )
            ),
            target=Target.CHECKLIST,
        ),
        TourStep(
            page="desa",
            title=told(tr("Tour", "Pendaftaran: sekali untuk setiap {sender}")),
            words=told(
                tr(
                    "Tour",
                    "Cocokkan sidik pada kartu {sender} dengan kertas yang dibawanya; sesudah itu"
                    " kirimannya dapat diterima.",
                )
            ),
            target=Target.FIRST_ACTION,
        ),
        TourStep(
            page="terima",
            title=tr("Tour", "Terima: colokkan flashdisk"),
            words=told(
                tr(
                    "Tour",
                    "Setiap kiriman diperiksa dahulu, lalu diterima; tanda terimanya tersimpan di"
                    " flashdisk yang sama.",
                )
            ),
            target=Target.FIRST_ACTION,
        ),
        TourStep(
            page="tautan",
            title=links,
            words=told(
                tr(
                    "Tour",
                    "Orang, nomor, atau perekrut yang muncul di beberapa {sender} diusulkan di"
                    " sini; Anda yang memutuskan apakah memang sama.",
                )
            ),
        ),
        TourStep(
            page="rekap",
            title=tr("Tour", "Rekap: angka untuk atasan"),
            words=tr(
                "Tour",
                "Angka bulan, triwulan, dan tahun siap dicetak; yang belum mengirim tidak pernah"
                " dihitung nol.",
            ),
            target=Target.FIRST_ACTION,
        ),
        help_step("beranda"),
    )
