# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of a kecamatan's package: what was kept goes up unchanged, what is odd is refused."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from desa_app.domain.onward_rows import (
    READERS,
    WRITERS,
    ToldVillage,
    read_onward_episode,
    read_told,
    told_row,
    village_of,
)
from desa_app.domain.package_rows import Row, RowBroken, read_recap

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "record-rows-onward.md"
DISTRICT = "36.04.12"
TOLD = ToldVillage(
    code="36.04.12.2001",
    name="Sukamaju Contoh",
    enrolled=True,
    told_on=date(2026, 11, 2),
    sequence=3,
    rows={"orang": 12, "rencana": 13, "surat": 4, "kasus": None},
)
ID = "019a3a1c-0002-7abc-8def-0123456789ab"
KEPT: dict[str, dict[str, object]] = {
    "orang": {
        "id": ID, "name": "SITI CONTOH", "nik": None, "sex": "P",
        "birth_date": date(1999, 8, 12), "dusun": "", "limited": False,
    },
    "rencana": {
        "id": ID, "person_id": ID, "status": "proses", "jalur": "prosedural", "country": "TW",
        "job": "", "scheme": "p_to_p", "p3mi": "", "sponsor": "", "sponsor_phone": "",
        "planned_departure": None, "noted_on": date(2026, 10, 5),
        "sponsor_address": "Kp. Contoh", "company_address": "",
    },
    "surat": {
        "id": ID, "episode_id": None, "kind": "izin-keluarga", "number": "470/1",
        "issued_on": date(2026, 10, 6), "state": "terbit",
    },
    "kasus": {
        "id": ID, "number": "3/2026", "reported_on": date(2026, 10, 12), "kind": "upah",
        "person_id": None, "minor": False, "country": "", "suspect": "", "loss": 3_000_000,
        "signs": "upah-ditahan", "referrals": "2026-10-14 BP3MI Banten", "state": "dirujuk",
        "returned_on": None,
    },
}  # fmt: skip


def examples() -> list[Row]:
    return [json.loads(text) for text in re.findall(r"```json\n(.*?)```", PAGE.read_text(), re.S)]


def test_the_examples_of_the_page_are_read() -> None:
    told, plan, count = examples()
    assert read_told(told, DISTRICT) == TOLD
    assert told_row(TOLD) == told
    assert read_onward_episode(plan)["noted_on"] == date(2026, 10, 5)
    assert village_of(count) == TOLD.code
    assert read_recap([count], "2026-10").counts["calon_akhir"].total == 5


@pytest.mark.parametrize("entry", list(KEPT))
def test_what_the_kecamatan_keeps_arrives_unchanged(entry: str) -> None:
    kept = KEPT[entry] | {"village": TOLD.code}
    row = json.loads(json.dumps(WRITERS[entry](kept)))
    assert village_of(row) == TOLD.code
    assert READERS[entry](row) == KEPT[entry]


def test_who_is_only_counted_stays_so_one_level_up() -> None:
    kept = KEPT["orang"] | {"village": TOLD.code, "limited": True}
    assert READERS["orang"](json.loads(json.dumps(WRITERS["orang"](kept))))["limited"] is True


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("kode", "36.04.13.2001"),
        ("kode", "36.04.12"),
        ("kode", "36.04.12.20O1"),
        ("nama", ""),
        ("terdaftar", 1),
        ("diterima", None),
        ("nomor", None),
        ("orang", -1),
        ("orang", True),
    ],
)
def test_a_village_that_is_odd_is_refused(member: str, value: object) -> None:
    with pytest.raises(RowBroken):
        read_told(told_row(TOLD) | {member: value}, DISTRICT)
