# SPDX-License-Identifier: GPL-3.0-or-later
"""What the 16 digits of a NIK say, held against what the papers say; never more than a warning.

Layout: 6 digits of the wilayah of first issue, DDMMYY with 40 added to the day for women,
4 digits of serial. The wilayah need not be today's residence and papers get corrected, so a
difference is a question to ask, not a refusal.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desa_app.domain.codes import Sex
from desa_app.domain.person import is_sixteen_digits

INVENTED_FROM = "9000"
"""From this serial on a NIK is an invented person's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NikWarning:
    """One difference: ``code`` names it, ``expected`` is what the NIK itself says."""

    code: str
    expected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NikParts:
    """The NIK taken apart; ``year`` has two digits only."""

    wilayah: str
    day: int
    month: int
    year: int
    sex: Sex
    serial: str


def parts_of(nik: str) -> NikParts:
    """Take a NIK of 16 digits apart; raises ``ValueError`` for anything else."""
    if not is_sixteen_digits(nik):
        raise ValueError
    day = int(nik[6:8])
    woman = day > 40
    return NikParts(
        wilayah=nik[:6],
        day=day - 40 if woman else day,
        month=int(nik[8:10]),
        year=int(nik[10:12]),
        sex=Sex.FEMALE if woman else Sex.MALE,
        serial=nik[12:],
    )


def is_invented(nik: str) -> bool:
    """Whether this NIK is one of the sample's: its serial is given to nobody in practice.

    A serial counts the people registered with one birth date in one kecamatan.
    """
    parts = parts_of(nik)
    return parts.serial >= INVENTED_FROM and _is_day(parts)


def check_nik(
    nik: str, birth_date: date | None, sex: Sex | None, office_code: str
) -> tuple[NikWarning, ...]:
    """Hold a well-formed NIK against birth date, sex and the office's wilayah.

    ``office_code`` is the village's or kecamatan's code with or without dots.
    """
    parts = parts_of(nik)
    found = []
    if parts.serial == "0000":
        found.append(NikWarning(code="nik-urut-nol"))
    if not _is_day(parts):
        found.append(NikWarning(code="nik-tanggal-mustahil", expected=nik[6:12]))
    elif birth_date is not None and (birth_date.day, birth_date.month, birth_date.year % 100) != (
        parts.day,
        parts.month,
        parts.year,
    ):
        expected = f"{parts.day:02d}-{parts.month:02d}-..{parts.year:02d}"
        found.append(NikWarning(code="nik-beda-tanggal-lahir", expected=expected))
    if sex is not None and sex is not parts.sex:
        found.append(NikWarning(code="nik-beda-jenis-kelamin", expected=parts.sex.words))
    if parts.wilayah != office_code.replace(".", "")[:6]:
        found.append(NikWarning(code="nik-wilayah-lain", expected=parts.wilayah))
    return tuple(found)


def _is_day(parts: NikParts) -> bool:
    try:
        # 2000 is a leap year, so 29 February passes whatever the century is.
        date(2000, parts.month, parts.day)
    except ValueError:
        return False
    return parts.month != 2 or parts.day != 29 or parts.year % 4 == 0
