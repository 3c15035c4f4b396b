# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's own numbers stand beside the agencies that an advice names, and no others."""

from __future__ import annotations

from datetime import date

import pytest

from desa_app.domain.contacts import Contact, Service, contacts_named


def contact(agency: str) -> Contact:
    return Contact(
        agency=agency,
        service=Service.COMPLAINT,
        phone="0254 000000",
        checked_on=date(2026, 11, 1),
    )


KNOWN = tuple(
    contact(agency)
    for agency in (
        "BP3MI Banten",
        "Kantor Imigrasi Kelas I Serang",
        "Dinas Tenaga Kerja (Disnaker) Serang",
        "Polres Serang",
        "Puskesmas Pontang",
    )
)


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("Disnaker atau BP3MI", ["BP3MI Banten", "Dinas Tenaga Kerja (Disnaker) Serang"]),
        (
            "Kantor Imigrasi (PIMPASA) atau BP3MI",
            ["BP3MI Banten", "Kantor Imigrasi Kelas I Serang"],
        ),
        ("Disdukcapil dan Polres (unit PPA-PPO)", ["Polres Serang"]),
        ("puskesmas", ["Puskesmas Pontang"]),
        ("Kementerian Luar Negeri", []),
        ("", []),
    ],
)
def test_an_advice_finds_the_contacts_it_names(where: str, found: list[str]) -> None:
    assert [one.agency for one in contacts_named(where, KNOWN)] == found
