# SPDX-License-Identifier: GPL-3.0-or-later
"""A person can be stored with a name, a birth date and a sex; numbers are whole or absent."""

from __future__ import annotations

from datetime import date

import pytest

from desa_app.domain.codes import BaseStatus, FamilyRole, Marital, Sex
from desa_app.domain.person import NAME_LIMIT, TEXT_LIMIT, problems_in
from tests.office_kit import TODAY, draft

NIK = "3604125003900001"


def found_in(**changes: object) -> list[tuple[str, str]]:
    return [(p.field, p.code) for p in problems_in(draft(**changes), TODAY)]  # type: ignore[arg-type]


def test_a_whole_person_has_no_problem() -> None:
    assert found_in() == []
    assert found_in(nik=NIK, kk=NIK) == []
    assert found_in(name="ANI", birth_date=TODAY) == []
    assert found_in(marital=None, resident=False) == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"name": "  "}, ("name", "kosong")),
        ({"name": "x" * (NAME_LIMIT + 1)}, ("name", "terlalu-panjang")),
        ({"name": "SITI\0CONTOH"}, ("name", "huruf-tidak-tercetak")),
        ({"rt": "\ud800"}, ("rt", "huruf-tidak-tercetak")),
        ({"nik": ""}, ("nik", "bukan-16-angka")),
        ({"nik": NIK + "1"}, ("nik", "bukan-16-angka")),
        ({"kk": NIK[:-1] + "x"}, ("kk", "bukan-16-angka")),
        ({"birth_date": None}, ("birth_date", "kosong")),
        ({"birth_date": date(2026, 11, 22)}, ("birth_date", "tanggal-mendatang")),
        ({"birth_date": date(1895, 12, 31)}, ("birth_date", "tanggal-terlalu-lama")),
        ({"sex": None}, ("sex", "kosong")),
        ({"marital": None}, ("marital", "kosong")),
        ({"address": "x" * (TEXT_LIMIT + 1)}, ("address", "terlalu-panjang")),
        ({"mother": "x" * (TEXT_LIMIT + 1)}, ("mother", "terlalu-panjang")),
    ],
)
def test_each_problem_is_named_once(changes: dict[str, object], problem: tuple[str, str]) -> None:
    assert found_in(**changes) == [problem]


def test_several_problems_are_named_together() -> None:
    assert [field for field, _ in found_in(name="", sex=None, birth_date=None)] == [
        "name",
        "birth_date",
        "sex",
    ]


def test_the_registrys_words_are_readable() -> None:
    assert Sex.FEMALE.words == "Perempuan"
    assert Marital.DIVORCED.words == "Cerai hidup"
    assert FamilyRole.HEAD.words == "Kepala keluarga"
    assert BaseStatus.INVALID.words == "Tidak valid"
