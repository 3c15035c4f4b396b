# SPDX-License-Identifier: GPL-3.0-or-later
"""For whoever only reads: buttons that write are shut, with the reason on them.

Every button names what it does with a verb, and one verb means one thing everywhere, so the verb
tells. The use cases refuse as well; this only keeps a pemeriksa from trying in vain.
"""

from __future__ import annotations

_WRITING = """
    tetap tutup-buku buka-kembali akhiri aktifkan atur baca-tanda bagikan bandingkan-dan
    banyak batalkan batasi beri betulkan buang buat bukan buktikan cabut catat coret
    daftarkan dibawa ganti gabung gabungkan gunakan hapus impor isi jawab jawaban jenis
    kembalikan keluarkan keadaan keputusan kirim kronologi lepas nomor-masih orang-yang
    pakai pastikan perbaiki perbarui persetujuan pilih-lambang pulihkan putuskan rujukan
    salin-dari segel selesaikan simpan sisihkan sisipkan sudah surat-lain surat-rujukan
    tambah tambahkan tandai tanpa-lambang tarik terbitkan terima tidak ubah urungkan
    warga-baru wawancara wawancarai warga-sudah lembaga-sudah latihan mulai
"""
WRITING = frozenset(_WRITING.split())
"""First words, or the first two joined, of what changes the office's data."""

_READING = """
    masa terapkan lupa bandingkan berita buka c&etak cadangkan calon cetak data daftar esc
    baca-dari lupa excel filter ikuti kartu kembali kosongkan laporan lain lanjut lepaskan
    lihat masuk naskah nanti nomor orang pejabat pencetak penjagaan periksa pilih pindaian
    rencana riwayat salin samarkan saring sembunyikan sesuaikan simpan-berkas simpan-di
    simpan-ke simpan-laporan simpan-pdf status surat tampilkan tempat tukar tutup ukur
    catatan kelompok kiriman semua muat cari poster tolong hasil kode sandi jejak selesai
"""
READING = frozenset(_READING.split())
"""First words of what only looks, prints or saves a copy outside."""

_COPIES = ("daftar", "pdf", "excel", "berkas", "poster", "laporan", "satu", "surat", "ke", "di")
_HARMLESS = (
    "ganti sandi",
    "ganti orang",
    "ganti folder",
    "buat laporan",
    "hapus semua saringan",
    "baca lagi",
    "baca panduannya",
    "coba buka lagi",
    "coba dengan data contoh",
    "jangan tampilkan lagi",
    "mulai tur",
    "akhiri tur",
)
_on: list[bool] = [False]


def begin(*, read_only: bool) -> None:
    """From now on whoever works may only read, or may write."""
    _on[0] = read_only


def shuts(words: str) -> bool:
    """Whether a button or menu entry with these words is shut now."""
    return _on[0] and writes(words)


def writes(words: str) -> bool:
    """Whether words on a button say that the office's data will change."""
    plain = _plain(words)
    parts = plain.split()
    if not parts or plain.startswith(_HARMLESS):
        return False
    if parts[0] == "simpan" and len(parts) > 1 and parts[1] in _COPIES:
        return False
    return parts[0] in WRITING or "-".join(parts[:2]) in WRITING


def _plain(words: str) -> str:
    return words.replace("&", "").replace(",", "").replace(":", "").rstrip("…").strip().casefold()


def known(words: str) -> bool:
    """Whether a button's words were thought of at all; for the tests."""
    plain = _plain(words)
    parts = plain.split()
    return (
        not parts
        or writes(words)
        or plain.startswith(_HARMLESS)
        or bool({parts[0], "-".join(parts[:2])} & READING)
        or (parts[0] == "simpan" and len(parts) > 1 and parts[1] in _COPIES)
    )
