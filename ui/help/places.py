# SPDX-License-Identifier: GPL-3.0-or-later
"""Which chapter of the panduan belongs to which part of the window.

Keys are modules of ``ui`` (those of pages without ``ui.pages``). What stands in no row takes the
chapter of what it lies in or was opened from, so that only what differs is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.panduan import START

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

CHAPTERS = {
    # Before an office is open, and while it is locked.
    "first_run": "hari-pertama.md",
    "sample_window": "hari-pertama.md#coba-dengan-data-contoh",
    "login_page": "pengguna.md",
    "lock_screen": "pengguna.md#meninggalkan-meja",
    "check_window": "memeriksa-surat.md",
    "damaged_page": "pemulihan.md",
    "restore_window": "pemulihan.md",
    "salvage_window": "pemulihan.md",
    "restore_plan": "pemulihan.md",
    # Both offices.
    "common.backups_window": "lupa-sandi-dan-memulihkan.md#cadangan",
    "common.guard_window": "jejak.md",
    "common.official_window": "penanda-tangan-dan-pencetak.md",
    "common.officials": "penanda-tangan-dan-pencetak.md",
    "common.printer": "penanda-tangan-dan-pencetak.md#mengukur-pencetak",
    "common.proof_window": "lupa-sandi-dan-memulihkan.md",
    "common.receipts_dialog": "kirim-ke-kecamatan.md#menutup-kiriman",
    "common.recovery_card": "lupa-sandi-dan-memulihkan.md",
    "common.refused_window": "kirim-ke-kecamatan.md#menutup-kiriman",
    "common.trail_window": "jejak.md",
    "common.user_windows": "pengguna.md",
    "common.users": "pengguna.md",
    # The village office.
    "desa.home_page": "beranda.md",
    "desa.people_page": "daftar-dan-riwayat.md",
    "desa.bin_sheet": "daftar-dan-riwayat.md#tempat-sampah",
    "desa.doubles_sheet": "daftar-dan-riwayat.md#catatan-ganda",
    "desa.merge_sheet": "daftar-dan-riwayat.md#catatan-ganda",
    "desa.person_history": "daftar-dan-riwayat.md#riwayat",
    "desa.people_filter": "daftar-dan-riwayat.md#menyaring",
    "desa.import_sheet": "impor.md",
    "desa.imports_sheet": "impor.md#mengurungkan-impor",
    "desa.person_screen": "warga-dan-pmi.md#layar-satu-orang",
    "desa.person_form": "warga-dan-pmi.md#mencatat-calon-pmi",
    "desa.episode_form": "warga-dan-pmi.md#mencatat-calon-pmi",
    "desa.plan_section": "warga-dan-pmi.md#bukti-tiap-fakta-dan-jalur",
    "desa.plan_dialogs": "warga-dan-pmi.md#bukti-tiap-fakta-dan-jalur",
    "desa.steps_section": "warga-dan-pmi.md#mengubah-status",
    "desa.homecoming_section": "warga-dan-pmi.md#purna-pmi",
    "desa.homecoming_dialog": "warga-dan-pmi.md#purna-pmi",
    "desa.documents_section": "dokumen-dan-keluarga.md#dokumen",
    "desa.document_dialog": "dokumen-dan-keluarga.md#dokumen",
    "desa.scans_sheet": "dokumen-dan-keluarga.md#pindaian",
    "desa.files_dialog": "dokumen-dan-keluarga.md#pindaian",
    "desa.family_section": "dokumen-dan-keluarga.md#keluarga-yang-ditinggal",
    "desa.family_dialog": "dokumen-dan-keluarga.md#keluarga-yang-ditinggal",
    "desa.readiness_section": "dokumen-dan-keluarga.md#kartu-kesiapan",
    "desa.privacy_section": "data-pribadi.md",
    "desa.privacy_dialogs": "data-pribadi.md",
    "desa.privacy_sheet": "data-pribadi.md",
    "desa.interview_page": "wawancara.md",
    "desa.interview_sheet": "wawancara.md#melakukan-wawancara",
    "desa.interview_form": "wawancara.md#melakukan-wawancara",
    "desa.interview_section": "wawancara.md",
    "desa.interview_view": "wawancara.md#membaca-saran",
    "desa.letters_page": "surat.md",
    "desa.letter_form": "surat.md#menerbitkan",
    "desa.letter_view": "surat.md#mencetak-lagi-salinan",
    "desa.batch_sheet": "surat.md#banyak-surat-sekaligus",
    "desa.number_sheet": "nomor-surat.md",
    "desa.number_dialogs": "nomor-surat.md",
    "desa.number_report_sheet": "nomor-surat.md#laporan-nomor",
    "desa.wordings_sheet": "naskah-surat.md",
    "desa.wording_editor": "naskah-surat.md#mengubah",
    "desa.books_page": "buku.md",
    "desa.book_dialogs": "buku.md",
    "desa.cases_page": "kasus.md",
    "desa.case_form": "kasus.md#mencatat",
    "desa.case_section": "kasus.md",
    "desa.case_view": "kasus.md",
    "desa.case_dialogs": "kasus.md",
    "desa.recruiters_page": "perekrut.md",
    "desa.recruiter_form": "perekrut.md",
    "desa.recruiter_section": "perekrut.md",
    "desa.recruiter_dialogs": "perekrut.md",
    "desa.prevention_page": "pencegahan.md",
    "desa.jobs_tab": "pencegahan.md#informasi-kerja-terima-cek-sebarkan",
    "desa.contacts_tab": "pencegahan.md#kontak-rujukan",
    "desa.foster_page": "desa-binaan.md",
    "desa.foreigners_tab": "desa-binaan.md#orang-asing",
    "desa.recap_page": "rekap.md",
    "desa.send_page": "kirim-ke-kecamatan.md",
    "desa.inspect_page": "memeriksa-surat.md",
    "desa.settings_page": "pengaturan.md",
    "desa.reference_sheet": "data-acuan.md",
    "desa.reference_dialogs": "data-acuan.md",
    "desa.own_key_card": "kirim-ke-kecamatan.md#bila-kunci-desa-perlu-diperbarui",
    # The kecamatan; a kabupaten has the same pages.
    "kecamatan.home_page": "kecamatan.md#siapa-yang-belum-mengirim",
    "kecamatan.take_in_page": "kecamatan.md#menerima-kiriman",
    "kecamatan.links_page": "kecamatan.md#tautan-antardesa",
    "kecamatan.search_page": "cari-warga.md",
    "kecamatan.recap_page": "rekap.md",
    "kecamatan.villages_page": "kecamatan.md#mendaftarkan-desa",
    "kecamatan.onward_page": "kabupaten.md",
    "kecamatan.check_page": "kecamatan.md#periksa-surat",
    "kecamatan.settings_page": "pengaturan.md",
    "kecamatan.safe_key": "kecamatan.md#kunci-untuk-lemari-besi",
}


def chapter_for(widget: QWidget | None) -> str:
    """The chapter about a widget, or about the nearest thing around it that has one."""
    while widget is not None:
        found = chapter_of(type(widget))
        if found:
            return found
        widget = widget.parentWidget()
    return START


def chapter_of(kind: type) -> str:
    """The chapter named for a class or for what it is built on; empty when none is."""
    for one in kind.__mro__:
        name = one.__module__.removeprefix("ui.").removeprefix("pages.")
        found = CHAPTERS.get(name) or CHAPTERS.get(name.partition(".")[0])
        if found:
            return found
    return ""
