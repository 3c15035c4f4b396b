# SPDX-License-Identifier: GPL-3.0-or-later
"""What the recap says, the same in spreadsheet and PDF: titles, countries, remarks."""

from __future__ import annotations

from collections.abc import Mapping

from desa_app.domain.recap import GROUPS, KEYS, TITLES, Count, DistrictRecap
from desa_app.wording import long_date, month_name

TITLE = "Rekapitulasi calon PMI dan PMI"
NOT_SENT = "belum mengirim"
SEXES = ("L", "P", "Jml")


def values(count: Count) -> tuple[int, int, int]:
    """A count as its three columns. The third holds people of unknown sex too."""
    return (count.male, count.female, count.total)


def country_rows(recap: DistrictRecap, names: Mapping[str, str]) -> list[tuple[str, Count]]:
    """People abroad per country over all villages that sent, most first.

    A code without a name is printed as it is; an empty one as "Belum dicatat".
    """
    found: dict[str, Count] = {}
    for village in recap.villages:
        if village.recap is None:
            continue
        for code, count in village.recap.countries.items():
            name = names.get(code, code) or "Belum dicatat"
            found[name] = found.get(name, Count()).plus(count)
    return sorted(found.items(), key=lambda row: (-row[1].total, row[0]))


def sum_of(rows: list[tuple[str, Count]]) -> Count:
    """The counts of all rows together."""
    result = Count()
    for _, count in rows:
        result = result.plus(count)
    return result


def office_lines(recap: DistrictRecap) -> tuple[str, str]:
    """The two lines over the title: whose region, whose recap."""
    return (
        f"Pemerintah {recap.regency}, Provinsi {recap.province}",
        f"{recap.office_name} ({recap.code})",
    )


def period_line(recap: DistrictRecap) -> str:
    """``Bulan Oktober 2026``."""
    return f"Bulan {month_name(recap.period)}"


def made_line(recap: DistrictRecap) -> str:
    """When and by whom it was printed."""
    return f"Dicetak {long_date(recap.printed_on)} oleh {recap.made_by}"


def sent_line(recap: DistrictRecap) -> str:
    """How many villages the numbers speak of; empty in a village's own recap."""
    if [village.code for village in recap.villages] == [recap.code]:
        return ""
    total = len(recap.villages)
    return f"{total - len(recap.missing)} dari {total} desa sudah mengirim"


def remarks(recap: DistrictRecap) -> list[str]:
    """What a reader must know beside the numbers: silent villages, unknown sex."""
    found = []
    if recap.missing:
        names = ", ".join(village.name for village in recap.missing)
        found.append(
            f"Belum mengirim ({len(recap.missing)} desa): {names}. "
            "Baris Jumlah hanya menghitung desa yang sudah mengirim."
        )
    unknown = [
        f"{TITLES[key].lower()} ({_group_of(key)}) {count}"
        for key in KEYS
        if (count := recap.total(key).unknown)
    ]
    if unknown:
        found.append(
            "Kolom Jml juga menghitung warga yang jenis kelaminnya belum dicatat: "
            f"{'; '.join(unknown)}."
        )
    return found


def _group_of(key: str) -> str:
    return next(title for _, title, rows in GROUPS if key in dict(rows))
