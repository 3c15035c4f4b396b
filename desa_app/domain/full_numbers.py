# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a NIK or KK may stand in full, why and on what ground; everywhere else it is masked.

This is the whole list. Papers and spreadsheets mask by themselves (:func:`mask_numbers`) unless
they name an entry here, and the tests walk every paper, file and screen against it. The panduan
shows the same list to the office.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from desa_app.wording import masked

# Also in the groups in which people copy it from a card. Beside a letter of a checksum or of an id
# sixteen digits are no NIK.
_DIGITS = 16
_NUMBER = re.compile(
    r"(?<![0-9A-Fa-f])(?:\d{16}|\d{4}[ .\-]\d{4}[ .\-]\d{4}[ .\-]\d{4}"
    r"|\d{6}[ .\-]\d{6}[ .\-]\d{4}|\d\d\.\d\d\.\d\d\.\d{6}\.\d{4})(?![0-9A-Fa-f])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FullNumbers:
    """One exception: what the office calls it, why the number must be whole, and on what ground."""

    what: str
    why: str
    source: str


_SERVICE = "UU 24/2013 Pasal 64 ayat (2): NIK adalah nomor identitas tunggal pelayanan publik"

FULL_NUMBERS: dict[str, FullNumbers] = {
    "surat": FullNumbers(
        what="Surat tentang seseorang, salinannya, dan pratinjaunya",
        why="Penerima surat mencocokkan orangnya dengan KTP dan KK",
        source=_SERVICE,
    ),
    "laporan-data-pribadi": FullNumbers(
        what="Laporan data pribadi untuk orangnya sendiri",
        why="Yang bersangkutan harus dapat melihat apa yang disimpan tentang dirinya",
        source="UU 27/2022 Pasal 7 dan Pasal 32",
    ),
    "pemberitahuan-perbaikan": FullNumbers(
        what="Pemberitahuan hasil perbaikan untuk orangnya sendiri",
        why="Nomor yang diperbaiki harus dapat diperiksa orangnya",
        source="UU 27/2022 Pasal 30",
    ),
    "daftar-warga-lengkap": FullNumbers(
        what="Daftar warga ke Excel dengan nomor lengkap",
        why="Hanya bila diminta dengan alasan tertulis; alasannya masuk jejak",
        source="UU 27/2022 Pasal 20 ayat (2) dan Pasal 31",
    ),
    "daftar-nama-lengkap": FullNumbers(
        what="Daftar nama rekap kecamatan dengan NIK lengkap",
        why="Hanya bila diminta dengan alasan tertulis dan hak mencari; alasannya masuk jejak",
        source="UU 27/2022 Pasal 20 ayat (2) dan Pasal 31",
    ),
    "kiriman": FullNumbers(
        what="Kiriman bernama ke kecamatan dan kabupaten, di dalam segelnya",
        why="Kecamatan mengenali orang yang sama di dua desa dari NIK; tingkatnya dipilih desa",
        source="UU 18/2017 Pasal 42 dan kesepakatan tingkat kiriman",
    ),
    "pindaian": FullNumbers(
        what="Pindaian dokumen dan lampiran",
        why="Gambar dari aslinya; hanya terbuka di layar orangnya, dan penyimpanannya tercatat",
        source="UU 18/2017 Pasal 13",
    ),
    "terminal": FullNumbers(
        what="Keluaran perintah terminal dengan --json",
        why="Dibaca program lain di komputer yang sama, sesudah sandi; perintah lain meminta NIK",
        source=_SERVICE,
    ),
    "layar-isian": FullNumbers(
        what="Isian untuk mengubah data warga, keluarga, dokumen dan surat",
        why="Nomor diketik dan diperiksa angka demi angka",
        source=_SERVICE,
    ),
    "layar-diminta": FullNumbers(
        what="Layar sesudah nomor lengkap diminta (Ctrl+M, Tampilkan NIK, Tampilkan lengkap)",
        why="Petugas mencocokkannya dengan kartu di tangannya; masker kembali sendiri",
        source="UU 27/2022 Pasal 16 ayat (2) huruf c",
    ),
}
"""Every exception by its name."""


def mask_numbers(words: str) -> str:
    """Words with every number of sixteen digits masked, also one written in groups."""
    if len(words) < _DIGITS:
        return words
    return _NUMBER.sub(_hidden, words)


def refuse_unknown(exception: str) -> None:
    """Raise ``KeyError`` for a reason that the list does not have; empty is none."""
    if exception and exception not in FULL_NUMBERS:
        raise KeyError(exception)


def _hidden(found: re.Match[str]) -> str:
    return masked("".join(sign for sign in found.group() if sign.isdigit()))
