# SPDX-License-Identifier: GPL-3.0-or-later
"""Indonesian dates, numbers in words and masked numbers, the same on screen and paper."""

from __future__ import annotations

from datetime import date, datetime

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

_UNITS = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
_SCALES = (
    (10**12, "triliun"),
    (10**9, "miliar"),
    (10**6, "juta"),
    (1000, "ribu"),
    (100, "ratus"),
)


def level_word(code: str) -> str:
    """``desa``, ``kecamatan``, ``kabupaten`` or ``kota``: what a dotted code is the code of.

    The second part of a kota's code begins with 7 or more (Kepmendagri on the codes of regions).
    """
    parts = code.split(".")
    if len(parts) > 2:
        return "desa" if len(parts) == 4 else "kecamatan"
    return "kota" if parts[-1] >= "71" else "kabupaten"


def with_level(code: str, name: str) -> str:
    """``kecamatan Pontang``, ``Kabupaten Serang``: a regency carries the word in its name."""
    word = level_word(code)
    return name if name.lower().startswith(f"{word} ") else f"{word} {name}"


def long_date(day: date) -> str:
    """``21 November 2026``: the form letters use."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """``21 Nov 2026``: the form lists use."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def typed_date(day: date) -> str:
    """``21-11-2026``: the form people type."""
    return f"{day.day:02d}-{day.month:02d}-{day.year:04d}"


def weekday_date(day: date) -> str:
    """``Sabtu, 21 November 2026``."""
    return f"{DAYS[day.weekday()]}, {long_date(day)}"


def clock_time(moment: datetime) -> str:
    """``14.05``: local hour and minute with the Indonesian point."""
    return moment.astimezone().strftime("%H.%M")


def month_name(period: str) -> str:
    """``2026-10`` as ``Oktober 2026``."""
    year, month = period.split("-")
    return f"{MONTHS[int(month) - 1]} {int(year)}"


def roman_month(day: date) -> str:
    """The month as letter numbers write it: ``XI``."""
    return ROMAN[day.month - 1]


def digits_aloud(digits: str) -> str:
    """Digits as one reads them out one by one: ``407`` is "empat nol tujuh"."""
    return " ".join(in_words(int(digit)) for digit in digits)


def in_words(number: int) -> str:
    """Write a whole number below 10^15 in words: ``in_words(2026)`` is "dua ribu dua puluh enam".

    Raises ``ValueError`` for larger ones.
    """
    if abs(number) >= 10**15:
        raise ValueError(number)
    if number < 0:
        return "minus " + in_words(-number)
    if number < len(_UNITS):
        return _UNITS[number]
    if number < 20:
        return f"{_UNITS[number - 10]} belas"
    if number < 100:
        return _joined(f"{_UNITS[number // 10]} puluh", number % 10)
    for size, name in _SCALES:
        if number >= size:
            count, rest = divmod(number, size)
            # One hundred and one thousand contract (seratus, seribu); larger scales do not.
            head = f"se{name}" if count == 1 and size <= 1000 else f"{in_words(count)} {name}"
            return _joined(head, rest)
    raise AssertionError(number)


def _joined(head: str, rest: int) -> str:
    return f"{head} {in_words(rest)}" if rest else head


def grouped(number: int) -> str:
    """``2.381``: thousands with the Indonesian point."""
    return f"{number:,}".replace(",", ".")


def date_in_words(day: date) -> str:
    """``dua puluh satu bulan November tahun dua ribu dua puluh enam``: how minutes open."""
    return f"{in_words(day.day)} bulan {MONTHS[day.month - 1]} tahun {in_words(day.year)}"


def age_on(birth: date, day: date) -> tuple[int, int]:
    """Full years and months of age on ``day``; a birthday counts from its own day on.

    Someone born on 29 February has the birthday on 1 March in common years.
    """
    months = (day.year - birth.year) * 12 + day.month - birth.month
    if day.day < birth.day:
        months -= 1
    return divmod(months, 12)


def age_text(birth: date, day: date) -> str:
    """``17 tahun 4 bulan``."""
    years, months = age_on(birth, day)
    return f"{years} tahun {months} bulan" if months else f"{years} tahun"


def masked(number: str) -> str:
    """Hide the middle of a NIK, KK or phone number: ``3604••••••0003``."""
    if len(number) < 9:
        return "•" * len(number)
    return f"{number[:4]}••••••{number[-4:]}"


def initials(name: str) -> str:
    """First letters of a name, as the letter's seal carries them: ``J.B.S.``."""
    return "".join(f"{word[0].upper()}." for word in name.split() if word[0].isalpha())
