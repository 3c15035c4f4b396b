# SPDX-License-Identifier: GPL-3.0-or-later
"""A kecamatan of many villages and months, invented, as their packages would have filled it.

Written straight into the tables from rows as they travel: sealing and opening a thousand packages
is tried elsewhere, and would take minutes here. The same numbers give the same kecamatan.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from random import Random
from typing import TYPE_CHECKING

from desa_app.clock import WIB, timestamp
from desa_app.domain.case_rows import read_case
from desa_app.domain.office import OfficeKind
from desa_app.domain.package import DataLevel, ReceivedPackage
from desa_app.domain.package_rows import (
    facts_from_rows,
    read_episode,
    read_letter,
    read_person,
)
from desa_app.domain.recap import last_day
from desa_app.domain.recap_counting import count_recap
from desa_app.exchange.cards import make_card, read_card
from desa_app.exchange.keys import verify_key
from desa_app.sample.people import MEN, WOMEN
from desa_app.store import consolidated
from desa_app.store.stamp import Stamp
from tests.office_kit import DISTRICT, NOW, desk_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desa_app.domain.package_rows import Row
    from desa_app.kecamatan import Kecamatan

    Records = dict[str, list[Row]]

MONTHS = tuple(f"2025-{number:02d}" for number in (11, 12)) + tuple(
    f"2026-{number:02d}" for number in range(1, 11)
)
PEOPLE = 900
_NAMES = ("Sukamaju", "Kubang Puji", "Pontang Legon Wetan", "Singarajan", "Domas", "Linduk",
          "Kalapian Girang Mekarsari", "Wanayasa", "Kaserangan", "Sukanegara Kidul")  # fmt: skip
_COUNTRIES = ("TW", "HK", "MY", "SA", "KR", "SG", "BN", "JP")
_LADDER = ("calon", "proses", "berangkat", "bekerja", "pulang", "purna")
_COMPANIES = tuple(f"PT {name} Karya" for name in
                   ("Bahari", "Cipta", "Duta", "Gemilang", "Mitra", "Nusa", "Putra"))  # fmt: skip
_LAST = ("Hidayat", "Permana", "Setiawan", "Maulana", "Pratama", "Saputra", "Lestari", "Amalia")
_SHARED_SPONSORS = 12
_JOINED = datetime(2025, 10, 1, 9, 0, tzinfo=WIB)


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many villages, months and people of each village there are."""

    villages: int
    months: int = len(MONTHS)
    people: int = PEOPLE


def village_code(number: int) -> str:
    """Code of the village of this number, from 1 on."""
    return f"{DISTRICT}.{2000 + number}"


def village_name(number: int) -> str:
    """An invented name, long ones among them."""
    base, times = _NAMES[(number - 1) % len(_NAMES)], (number - 1) // len(_NAMES)
    return f"{base} {times + 1}" if times else base


def fill_district(office: Kecamatan, size: Size, folder: Path) -> None:
    """Enrol the villages and write what they sent; some late, some with gaps, some never."""
    enrol_villages(office, size.villages, folder)
    months = MONTHS[-size.months :]
    database = desk_of(office).database
    for number in range(1, size.villages + 1):
        # A village that never sent; the first one always did.
        if number % 11 == 5:
            continue
        records = village_records(number, size.people)
        facts = facts_from_rows(records["orang"], records["rencana"], records["surat"])
        code, sequence = village_code(number), 0
        with database.writing() as connection:
            for at, period in enumerate(months):
                if number % 7 == 3 and at == len(months) - 1:
                    continue
                sequence += 2 if number % 13 == 6 and at == len(months) - 2 else 1
                late = 9 if number % 5 == 2 else 0
                moment = _arrival(period, number, late)
                consolidated.insert_received(
                    connection,
                    Stamp(moment, "kasi"),
                    _package(code, period, sequence, records, moment),
                    previous="",
                    made_at=timestamp(moment),
                    receipt=b"",
                )
                recap = count_recap(facts, period)
                consolidated.put_recap(
                    connection, Stamp(moment, "kasi"), code, (1, sequence), recap
                )
            consolidated.replace_rows(connection, code, columns_of(records))


def village_records(number: int, people: int) -> Records:
    """What a village sends at the full level; everybody has a plan, one in eight a letter."""
    chance = Random(f"desa {number}")
    identity = partial(_id, number)
    records: Records = {"orang": [], "rencana": [], "surat": [], "kasus": []}
    for at in range(people):
        woman = chance.random() < 0.7
        born = date(chance.randint(1970, 2004), chance.randint(1, 12), chance.randint(1, 28))
        name = f"{chance.choice(WOMEN if woman else MEN)} {chance.choice(_LAST)}".upper()
        shown = born.day + (40 if woman else 0)
        person, plan = identity("orang", at), identity("rencana", at)
        records["orang"].append({
            "id": person, "nama": name, "jk": "P" if woman else "L",
            "nik": f"3604{number:02d}"[:6].ljust(6, "1") + f"{shown:02d}{born:%m%y}{at:04d}",
            "tanggal_lahir": born.isoformat(), "dusun": chance.choice(("Kubang", "Karang Anyar")),
        })  # fmt: skip
        records["rencana"].append(_plan(chance, number, person, plan))
        if at % 8 == 0:
            records["surat"].append({
                "id": identity("surat", at), "rencana": plan, "jenis": "izin-keluarga",
                "nomor": f"470/{at + 1:03d}/{number}/2026", "tanggal": "2026-10-06",
                "keadaan": "batal" if at % 80 == 0 else "terbit",
            })  # fmt: skip
    if number % 4 == 0:
        records["kasus"].append({
            "id": identity("kasus", 0), "nomor": "1/2026", "tanggal_lapor": "2026-09-12",
            "jenis": "upah", "orang": None, "anak": False, "negara": "MY",
            "perekrut": _sponsor(number % _SHARED_SPONSORS)[0], "kerugian": None, "tanda": [],
            "rujukan": [], "keadaan": "lapor", "tanggal_pulang": None,
        })  # fmt: skip
    return records


def columns_of(records: Records) -> Records:
    """The rows as the kecamatan keeps them."""
    readers: dict[str, Callable[[Row], Row]] = {
        "orang": read_person,
        "rencana": read_episode,
        "surat": read_letter,
        "kasus": read_case,
    }
    return {name: [readers[name](row) for row in rows] for name, rows in records.items()}


def _plan(chance: Random, number: int, person: str, plan: str) -> Row:
    # Most villages have recruiters of their own; a few go round everywhere.
    chosen = chance.randrange(_SHARED_SPONSORS) if chance.random() < 0.05 else 100 + number * 5
    sponsor, phone = _sponsor(chosen + (chance.randrange(5) if chosen >= 100 else 0))
    begun = date(2026, chance.randint(1, 10), chance.randint(1, 28))
    reached = chance.randint(1, len(_LADDER))
    steps = [
        f"{(begun + timedelta(days=20 * at)).isoformat()} {status}"
        for at, status in enumerate(_LADDER[:reached])
        if begun + timedelta(days=20 * at) < NOW.date()
    ]
    return {
        "id": plan, "orang": person, "status": steps[-1].split()[1], "jalur": "prosedural",
        "negara": chance.choice(_COUNTRIES), "pekerjaan": "Perawat lansia", "skema": "p_to_p",
        "p3mi": chance.choice(_COMPANIES), "sponsor": sponsor, "telepon_sponsor": phone,
        "rencana_berangkat": None, "langkah": steps, "wawancara": [begun.isoformat()],
    }  # fmt: skip


def _sponsor(number: int) -> tuple[str, str]:
    first, last = MEN[number % len(MEN)], _LAST[number // 3 % len(_LAST)]
    return f"{first} {last} {'abcdefgh'[number % 8].upper()}.", f"0812-00{number:02d}-{number:04d}"


def _package(
    code: str, period: str, sequence: int, records: Records, moment: datetime
) -> ReceivedPackage:
    level = DataLevel.FULL if records["kasus"] else DataLevel.REGISTER
    return ReceivedPackage(
        village=code,
        sequence=sequence,
        package_id=_id(sequence, code, 0),
        period=period,
        level=level,
        counts={name: len(rows) for name, rows in records.items()},
        manifest_sha256=hashlib.sha256(f"{code}/{sequence}".encode()).hexdigest(),
        file_sha256=hashlib.sha256(f"{code}.{sequence}".encode()).hexdigest(),
        received_at=moment,
    )


def _arrival(period: str, number: int, late: int) -> datetime:
    day = last_day(period) + timedelta(days=2 + number % 4 + late)
    return datetime.combine(day, time(9, number % 60), WIB)


def seed_of(code: str) -> bytes:
    """The signing key of an invented village."""
    return hashlib.sha256(code.encode()).digest()


def enrol_villages(office: Kecamatan, count: int, folder: Path) -> None:
    """Make the kecamatan know so many villages; their cards lie in ``folder`` afterwards."""
    for number in range(1, count + 1):
        code = village_code(number)
        seed = seed_of(code)
        raw = make_card(
            kind=OfficeKind.DESA,
            code=code,
            name=village_name(number),
            signing_key=seed,
            recipients=(),
            made_at=_JOINED,
            sample=True,
        )
        path = folder / f"{code}.txt"
        path.write_bytes(raw)
        card = read_card(raw, path)
        assert card.verify_key == verify_key(seed)
        office.villages.enrol(path, card.fingerprint)


def _id(number: int, kind: str, at: int) -> str:
    made = hashlib.sha256(f"{number}/{kind}/{at}".encode()).hexdigest()
    return f"{at:08x}-{number:04x}-7{made[:3]}-8{made[3:6]}-{made[6:18]}"
