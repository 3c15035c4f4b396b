# SPDX-License-Identifier: GPL-3.0-or-later
"""Which words above a column mean which field, as OpenSID, Dukcapil and offices write them."""

from __future__ import annotations

import re

OPENSID: dict[str, str] = {
    "name": "nama",
    "nik": "nik",
    "kk": "no_kk",
    "sex": "sex",
    "birth_place": "tempatlahir",
    "birth_date": "tanggallahir",
    "religion": "agama_id",
    "education": "pendidikan_kk_id",
    "occupation": "pekerjaan_id",
    "marital": "status_kawin",
    "family_role": "kk_level",
    "nationality": "warganegara_id",
    "father": "nama_ayah",
    "mother": "nama_ibu",
    "address": "alamat",
    "dusun": "dusun",
    "rw": "rw",
    "rt": "rt",
    "base_status": "status_dasar",
}
"""Field to the heading of OpenSID's import form."""

_WORDS: dict[str, tuple[str, ...]] = {
    "name": ("nama lengkap", "nama penduduk", "nama warga", "nama_lgkp", "nama anggota keluarga"),
    "nik": ("no nik", "nomor nik", "nomor induk kependudukan", "no induk kependudukan", "no ktp",
            "nomor ktp", "nik ktp"),
    "kk": ("kk", "nomor kk", "no kartu keluarga", "nomor kartu keluarga", "nkk"),
    "sex": ("jk", "jenis kelamin", "jns kelamin", "jenis_klmin", "jenis klmn", "kelamin", "l/p",
            "lp", "gender", "jkel"),
    "birth_place": ("tempat lahir", "tmpt lahir", "tmpt_lhr", "tmp lahir", "tpt lahir"),
    "birth_date": ("tanggal lahir", "tgl lahir", "tgl_lhr", "tgl/bln/th", "tgl bln thn",
                   "tgl/bln/thn", "tgl/bln/thn lahir", "tanggal kelahiran"),
    "birth": ("tempat dan tanggal lahir", "tempat tanggal lahir", "tempat/tanggal lahir",
              "tempat tgl lahir", "tempat/tgl lahir", "tempat dan tgl lahir", "ttl"),
    "religion": ("agama",),
    "education": ("pendidikan", "pendidikan terakhir", "pendidikan dalam kk", "pddk_akh", "pddk",
                  "pddk akhir", "pendidikan akhir"),
    "occupation": ("pekerjaan", "jenis pekerjaan", "jenis_pkrjn", "jns pekerjaan"),
    "marital": ("status perkawinan", "status kawin", "status nikah", "stat_kwn", "stat kawin",
                "status pernikahan", "perkawinan"),
    "family_role": ("shdk", "hubungan keluarga", "hubungan dalam keluarga", "stat_hbkel",
                    "status hubungan dalam keluarga", "status hubungan keluarga", "hub keluarga",
                    "hubungan", "shdrt", "kedudukan dalam keluarga"),
    "nationality": ("kewarganegaraan", "warga negara", "warganegara"),
    "father": ("ayah", "nama ayah kandung", "nama_lgkp_ayah", "nama lengkap ayah", "bapak",
               "nama bapak"),
    "mother": ("ibu", "nama ibu kandung", "nama_lgkp_ibu", "nama lengkap ibu"),
    "address": ("alamat lengkap", "alamat rumah", "alamat tinggal", "jalan"),
    "dusun": ("nama dusun", "dusun/lingkungan", "lingkungan", "kampung", "dukuh"),
    "rt": ("no_rt", "nomor rt"),
    "rw": ("no_rw", "nomor rw"),
    "rt_rw": ("rt/rw", "rt rw", "rtrw"),
    "phone": ("telepon", "no hp", "nomor hp", "no telepon", "nomor telepon", "hp", "no wa",
              "nomor wa", "handphone", "telp", "no telp"),
    "base_status": ("status dasar", "status penduduk"),
}  # fmt: skip
_SIAK = ("nama_lgkp", "jenis_klmin", "tmpt_lhr", "tgl_lhr", "stat_hbkel", "shdk", "pddk_akh",
         "stat_kwn", "jenis_pkrjn", "nama_lgkp_ayah")  # fmt: skip


def folded(heading: str) -> str:
    """A heading without case, blanks and signs."""
    return re.sub(r"[\W_]+", "", heading).casefold()


_FIELDS = {folded(word): name for name, words in _WORDS.items() for word in words} | {
    folded(word): name for name, word in OPENSID.items()
}
_DUKCAPIL = frozenset(folded(word) for word in _SIAK)


def field_of(heading: str) -> str:
    """The field that a heading means; empty when it is not known."""
    return _FIELDS.get(folded(heading), "")


def field_of_two(upper: str, lower: str) -> str:
    """The field that a heading over two rows means: both together, the lower, the upper."""
    if not lower:
        return field_of(upper)
    return field_of(f"{upper} {lower}") or field_of(lower) or field_of(upper)


def is_opensid(headings: dict[str, str]) -> bool:
    """Whether the required columns (field to heading) carry OpenSID's own words."""
    return all(
        folded(headings.get(name, "")) == folded(OPENSID[name])
        for name in ("name", "birth_date", "sex")
    )


def is_dukcapil(headings: list[str]) -> bool:
    """Whether some heading is one that the civil registry's own lists have."""
    return any(folded(heading) in _DUKCAPIL for heading in headings)
