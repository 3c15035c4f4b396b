# SPDX-License-Identifier: GPL-3.0-or-later
"""The code lists of OpenSID's population sheet: number in the cell, our own value for it.

Numbers follow the sheet "Kode Data" of OpenSID v2410. A cell may hold the number or the word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Generic, TypeVar

from desa_app.domain.codes import EDUCATIONS, RELIGIONS, BaseStatus, FamilyRole, Marital, Sex

Value = TypeVar("Value")

_SHORT_LIST = 15
_REMEMBERED = 1000

OCCUPATIONS = (
    "Belum/tidak bekerja",
    "Mengurus rumah tangga",
    "Pelajar/mahasiswa",
    "Pensiunan",
    "Pegawai negeri sipil (PNS)",
    "Tentara Nasional Indonesia (TNI)",
    "Kepolisian RI (Polri)",
    "Perdagangan",
    "Petani/pekebun",
    "Peternak",
    "Nelayan/perikanan",
    "Industri",
    "Konstruksi",
    "Transportasi",
    "Karyawan swasta",
    "Karyawan BUMN",
    "Karyawan BUMD",
    "Karyawan honorer",
    "Buruh harian lepas",
    "Buruh tani/perkebunan",
    "Buruh nelayan/perikanan",
    "Buruh peternakan",
    "Pembantu rumah tangga",
    "Tukang cukur",
    "Tukang listrik",
    "Tukang batu",
    "Tukang kayu",
    "Tukang sol sepatu",
    "Tukang las/pandai besi",
    "Tukang jahit",
    "Tukang gigi",
    "Penata rias",
    "Penata busana",
    "Penata rambut",
    "Mekanik",
    "Seniman",
    "Tabib",
    "Paraji",
    "Perancang busana",
    "Penterjemah",
    "Imam masjid",
    "Pendeta",
    "Pastor",
    "Wartawan",
    "Ustadz/mubaligh",
    "Juru masak",
    "Promotor acara",
    "Anggota DPR-RI",
    "Anggota DPD",
    "Anggota BPK",
    "Presiden",
    "Wakil presiden",
    "Anggota Mahkamah Konstitusi",
    "Anggota kabinet kementerian",
    "Duta besar",
    "Gubernur",
    "Wakil gubernur",
    "Bupati",
    "Wakil bupati",
    "Walikota",
    "Wakil walikota",
    "Anggota DPRD provinsi",
    "Anggota DPRD kabupaten/kota",
    "Dosen",
    "Guru",
    "Pilot",
    "Pengacara",
    "Notaris",
    "Arsitek",
    "Akuntan",
    "Konsultan",
    "Dokter",
    "Bidan",
    "Perawat",
    "Apoteker",
    "Psikiater/psikolog",
    "Penyiar televisi",
    "Penyiar radio",
    "Pelaut",
    "Peneliti",
    "Sopir",
    "Pialang",
    "Paranormal",
    "Pedagang",
    "Perangkat desa",
    "Kepala desa",
    "Biarawati",
    "Wiraswasta",
    "Lainnya",
)


class CodeList(Generic[Value]):
    """One list: what a number or a word in a cell stands for."""

    def __init__(
        self,
        values: Mapping[int, tuple[str, Value]],
        also: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        self._values = {number: value for number, (_, value) in values.items()}
        self._labels = {number: label for number, (label, _) in values.items()}
        self._words = {_folded(label): number for number, label in self._labels.items()}
        self._words |= {_folded(word): number for word, number in also.items()}
        self._found: dict[str, Value | None] = {}

    def find(self, text: str) -> Value | None:
        """The value behind a number or a word; ``None`` when the list has neither."""
        if text.isascii() and text.isdigit() and len(text) <= 4:
            return self._values.get(int(text))
        if text in self._found:
            return self._found[text]
        number = self._words.get(_folded(text))
        found = None if number is None else self._values[number]
        if len(self._found) < _REMEMBERED:
            # A column of 100,000 rows holds the same few words.
            self._found[text] = found
        return found

    @property
    def allowed(self) -> str:
        """What may stand in the cell, as a suggestion for a person."""
        if len(self._labels) > _SHORT_LIST:
            return f"angka {min(self._labels)}-{max(self._labels)} atau kata dari daftar kode"
        return ", ".join(f"{number} = {label}" for number, label in self._labels.items())


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _listed(words: tuple[str, ...], also: Mapping[str, int] | None = None) -> CodeList[str]:
    return CodeList({number: (word, word) for number, word in enumerate(words, 1)}, also or {})


SEX: CodeList[Sex] = CodeList(
    {1: ("Laki-laki", Sex.MALE), 2: ("Perempuan", Sex.FEMALE)},
    {"L": 1, "LK": 1, "Laki": 1, "Pria": 1, "P": 2, "PR": 2, "PRP": 2, "Wanita": 2},
)
RELIGION = _listed(
    RELIGIONS,
    {
        "Kristen Protestan": 2,
        "Protestan": 2,
        "Katholik": 3,
        "Kristen Katolik": 3,
        "Budha": 5,
        "Konghucu": 6,
        "Kong Hu Cu": 6,
        "Khong Hu Cu": 6,
        "Kepercayaan": 7,
        "Kepercayaan terhadap Tuhan YME": 7,
        "Penghayat kepercayaan": 7,
    },
)
EDUCATION = _listed(
    EDUCATIONS,
    {
        "Tidak sekolah": 1,
        "Belum sekolah": 1,
        "Belum tamat SD": 2,
        "Tidak tamat SD": 2,
        "Tamat SD": 3,
        "SD/sederajat": 3,
        "SLTP": 4,
        "SMP": 4,
        "SMP/sederajat": 4,
        "MTs": 4,
        "SLTA": 5,
        "SMA": 5,
        "SMK": 5,
        "MA": 5,
        "SMA/sederajat": 5,
        "D1": 6,
        "D2": 6,
        "D3": 7,
        "Diploma III": 7,
        "Akademi/Diploma III/Sarjana Muda": 7,
        "D4": 8,
        "Diploma IV": 8,
        "S1": 8,
        "Strata I": 8,
        "Strata 1": 8,
        "S2": 9,
        "Strata 2": 9,
        "S3": 10,
        "Strata 3": 10,
    },
)
OCCUPATION = _listed(
    OCCUPATIONS,
    {"Ibu rumah tangga": 2, "IRT": 2, "TNI": 6, "Polri": 7, "PNS": 5, "Belum bekerja": 1,
     "Tidak bekerja": 1, "Pelajar": 3, "Mahasiswa": 3, "Petani": 9, "Pekebun": 9, "Nelayan": 11},
)  # fmt: skip
MARITAL: CodeList[Marital] = CodeList(
    {
        1: ("Belum kawin", Marital.SINGLE),
        2: ("Kawin", Marital.MARRIED),
        3: ("Cerai hidup", Marital.DIVORCED),
        4: ("Cerai mati", Marital.WIDOWED),
    },
    {
        "Kawin tercatat": 2,
        "Kawin belum tercatat": 2,
        "Kawin tidak tercatat": 2,
        "Menikah": 2,
        "Nikah": 2,
        "Belum menikah": 1,
        "Belum nikah": 1,
        "BK": 1,
        "Cerai hidup tercatat": 3,
        "Cerai hidup belum tercatat": 3,
        "CH": 3,
        "CM": 4,
    },
)
FAMILY_ROLE: CodeList[FamilyRole] = CodeList(
    {number: (role.words, role) for number, role in enumerate(FamilyRole, 1)},
    {"KK": 1, "Kepala": 1, "Kep. keluarga": 1, "Isteri": 3, "Orangtua": 7, "Anak kandung": 4},
)
NATIONALITY: CodeList[str] = CodeList(
    {
        1: ("WNI", "WNI"),
        2: ("WNA", "WNA"),
        3: ("Dua kewarganegaraan", "Dua kewarganegaraan"),
    },
    {"Indonesia": 1, "Warga Negara Indonesia": 1, "Warga Negara Asing": 2},
)
# The sheet's own numbers: there is no 5, and "tidak valid" is 9.
BASE_STATUS: CodeList[BaseStatus] = CodeList(
    {
        1: ("Hidup", BaseStatus.ALIVE),
        2: ("Mati", BaseStatus.DEAD),
        3: ("Pindah", BaseStatus.MOVED),
        4: ("Hilang", BaseStatus.MISSING),
        6: ("Pergi", BaseStatus.AWAY),
        9: ("Tidak valid", BaseStatus.INVALID),
    },
    {"Meninggal": 2, "Meninggal dunia": 2},
)
