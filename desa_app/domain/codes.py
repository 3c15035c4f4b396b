# SPDX-License-Identifier: GPL-3.0-or-later
"""The civil registry's closed lists: sex, marital status, religion, family role and the like.

The words are those of the family card; the numbers in :mod:`desa_app.intake` map onto them.
"""

from __future__ import annotations

from enum import StrEnum


class Sex(StrEnum):
    """Sex as every Indonesian form abbreviates it."""

    MALE = "L"
    FEMALE = "P"

    @property
    def words(self) -> str:
        """``Laki-laki`` or ``Perempuan``."""
        return "Laki-laki" if self is Sex.MALE else "Perempuan"


class _Worded(StrEnum):
    @property
    def words(self) -> str:
        """The value as papers and screens print it."""
        return self.value.replace("_", " ").capitalize()


class Marital(_Worded):
    """Marital status; the two kinds of widowed and divorced are the registry's own."""

    SINGLE = "belum_kawin"
    MARRIED = "kawin"
    DIVORCED = "cerai_hidup"
    WIDOWED = "cerai_mati"


class BaseStatus(_Worded):
    """Whether a resident is alive, gone or moved."""

    ALIVE = "hidup"
    DEAD = "mati"
    MOVED = "pindah"
    MISSING = "hilang"
    AWAY = "pergi"
    INVALID = "tidak_valid"


class FamilyRole(_Worded):
    """Relation to the head of the family on the family card (SHDK)."""

    HEAD = "kepala_keluarga"
    HUSBAND = "suami"
    WIFE = "istri"
    CHILD = "anak"
    CHILD_IN_LAW = "menantu"
    GRANDCHILD = "cucu"
    PARENT = "orang_tua"
    PARENT_IN_LAW = "mertua"
    OTHER_KIN = "famili_lain"
    SERVANT = "pembantu"
    OTHER = "lainnya"


RELIGIONS = (
    "Islam",
    "Kristen",
    "Katolik",
    "Hindu",
    "Buddha",
    "Khonghucu",
    "Kepercayaan terhadap Tuhan YME / Lainnya",
)

EDUCATIONS = (
    "Tidak / belum sekolah",
    "Belum tamat SD / sederajat",
    "Tamat SD / sederajat",
    "SLTP / sederajat",
    "SLTA / sederajat",
    "Diploma I / II",
    "Akademi / Diploma III / S. Muda",
    "Diploma IV / Strata I",
    "Strata II",
    "Strata III",
)
