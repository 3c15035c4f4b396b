# SPDX-License-Identifier: GPL-3.0-or-later
"""Recaps of an invented kecamatan that the tests of paper share."""

from __future__ import annotations

from datetime import date

from desa_app.domain.recap import KEYS, Count, DistrictRecap, Recap, VillageRecap

COUNTRIES = {"TW": "Taiwan", "HK": "Hong Kong", "SA": "Arab Saudi", "MY": "Malaysia"}

_NAMES = (
    "Sukajaya",
    "Pontang",
    "Singarajan",
    "Linduk",
    "Keserangan",
    "Kubang Puji",
    "Wanayasa",
    "Pulo Kencana",
    "Sukanegara",
    "Domas",
    "Kelapian",
)


def district(
    villages: int = 11, *, silent: tuple[int, ...] = (3, 7), unknown: int = 0, large: int = 1
) -> DistrictRecap:
    """A kecamatan with so many villages; those at ``silent`` have not sent."""
    lines = []
    for index in range(villages):
        name = _NAMES[index % len(_NAMES)] + (" Baru" if index >= len(_NAMES) else "")
        code = f"36.04.12.{2001 + index}"
        recap = None if index in silent else _recap(index, unknown, large)
        lines.append(VillageRecap(code=code, name=name, recap=recap))
    return DistrictRecap(
        office_name="Kecamatan Pontang",
        code="36.04.12",
        regency="Kabupaten Serang",
        province="Banten",
        period="2026-10",
        villages=tuple(lines),
        printed_on=date(2026, 11, 2),
        made_by="SITI ROHMAH",
        approved_title="Camat Pontang",
        approved_by="Drs. AHMAD FAUZI, M.Si",
        approved_number="NIP 19700101 199503 1 001",
    )


def _recap(index: int, unknown: int, large: int) -> Recap:
    counts = {
        key: Count(
            male=(index * 3 + position) % 5 * large,
            female=(index + position * 2) % 9 * large,
            unknown=unknown if position == 0 else 0,
        )
        for position, key in enumerate(KEYS)
    }
    countries = {
        "TW": Count(female=4 + index % 3),
        "HK": Count(female=2),
        "SA": Count(male=1, female=index % 4),
        "XX": Count(male=index % 2),
    }
    return Recap(period="2026-10", counts=counts, countries=countries)
