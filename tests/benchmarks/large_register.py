# SPDX-License-Identifier: GPL-3.0-or-later
"""A register as large as a whole kecamatan's, invented, to see whether the lists stay fluent."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from sqlalchemy import insert

from desa_app.clock import timestamp
from desa_app.store.schema_desa import episode, interview, person, status_change
from tests.office_kit import FIRST_DAY, TODAY

if TYPE_CHECKING:
    from desa_app.store.engine import Database

PEOPLE, PLANS = 100_000, 5_000
_FIRST = tuple(
    (
        "SITI AHMAD MUHAMAD NUR DEWI SRI EKA RINA BUDI AGUS ENDANG HASAN ROHMAN JUHAENI "
        "MARYATI YANTI KOMARIAH SUTINI EDI TITIN ROHAYATI SAMSUDIN JAENUDIN ENENG ATIKAH "
        "BUSTOMI CUCU DULLAH "
    )
    .strip()
    .split(" ")
)
_LAST = tuple(
    (
        "AISAH AMALIA FAUZI LESTARI BASRI SUPRIADI SUMARNI HIDAYAT MULYANI PERMANA WATI "
        "SAEPUDIN SETIAWAN KURNIASIH HERAWATI RAHAYU WIJAYA NINGSIH SUHERMAN MUSTOFA FATIMAH "
        "ROSITA JUHRI "
    )
    .strip()
    .split(" ")
)
_COUNTRIES = ("TW", "HK", "MY", "SA", "KR", "SG", "BN", "JP")
_STATES = ("calon", "proses", "berangkat", "bekerja", "bekerja", "pulang", "purna", "batal")
_RECORD = {"created_by": "contoh", "changed_by": "contoh", "revision": 1}


def fill_register(database: Database, people: int = PEOPLE, plans: int = PLANS) -> None:
    """Write invented people and plans straight into the tables."""
    chance = Random(11)
    moment = timestamp(FIRST_DAY)
    common = _RECORD | {"created_at": moment, "changed_at": moment}
    with database.writing() as connection:
        for start in range(0, people, 5000):
            rows = [_person(chance, n) | common for n in range(start, min(start + 5000, people))]
            connection.execute(insert(person), rows)
        chosen = chance.sample(range(people), plans)
        steps, talks, opened = [], [], []
        for number, at in enumerate(sorted(chosen)):
            status = chance.choice(_STATES)
            plan = _plan(chance, number, at, status) | common
            opened.append(plan)
            steps.append(
                common
                | {
                    "id": f"step-{number:08d}",
                    "episode_id": plan["id"],
                    "status": status,
                    "on": TODAY.replace(month=chance.randint(1, 11), day=1),
                    "source": "contoh",
                }
            )
            if chance.random() < 0.7:
                talks.append(
                    common
                    | {
                        "id": f"talk-{number:08d}",
                        "episode_id": plan["id"],
                        "on": TODAY,
                        "with_family": True,
                        "officer": "contoh",
                        "note": "",
                    }
                )
        connection.execute(insert(episode), opened)
        connection.execute(insert(status_change), steps)
        connection.execute(insert(interview), talks)


def _person(chance: Random, number: int) -> dict[str, object]:
    year, month, day = chance.randint(1945, 2020), chance.randint(1, 12), chance.randint(1, 28)
    sex = chance.choice("LP")
    born = TODAY.replace(year=year, month=month, day=day)
    shown = day + (40 if sex == "P" else 0)
    return {
        "id": f"orang-{number:08d}",
        "search_row": 1_000_000 + number,
        "name": " ".join([chance.choice(_FIRST), chance.choice(_FIRST), chance.choice(_LAST)]),
        "nik": f"36041{number // 10000}{shown:02d}{born:%m%y}{number % 10000:04d}",
        "kk": f"360412010100{number // 4:05d}"[:16].ljust(16, "0"),
        "passport_name": "",
        "birth_place": "Serang",
        "birth_date": born,
        "sex": sex,
        "religion": "Islam",
        "marital": "kawin",
        "education": "SLTA / sederajat",
        "occupation": "Buruh tani",
        "nationality": "WNI",
        "father": chance.choice(_LAST),
        "mother": chance.choice(_FIRST),
        "address": f"Kampung {chance.choice(_LAST).title()} Nomor {number % 300}",
        "dusun": chance.choice(_LAST).title(),
        "rt": f"{chance.randint(1, 20):03d}",
        "rw": f"{chance.randint(1, 8):03d}",
        "phone": f"0812{chance.randint(0, 99_999_999):08d}",
        "resident": True,
        "base_status": "hidup",
    }


def _plan(chance: Random, number: int, at: int, status: str) -> dict[str, object]:
    return {
        "id": f"rencana-{number:08d}",
        "person_id": f"orang-{at:08d}",
        "status": status,
        "country": chance.choice(_COUNTRIES),
        "city": "",
        "job": "Perawat lansia",
        "scheme": "p_to_p",
        "employer": "",
        "p3mi": f"PT {chance.choice(_LAST).title()} Karya",
        "sip3mi": "",
        "p3mi_source": "",
        "sponsor": f"H. {chance.choice(_FIRST).title()}",
        "sponsor_phone": "",
        "jalur": "belum_jelas",
        "jalur_reason": "",
        "evidence": "dikatakan_warga",
        "note": "",
    }
