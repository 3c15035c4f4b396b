# SPDX-License-Identifier: GPL-3.0-or-later
"""An invented village office: prepared once, copied for each test, filled as far as asked for."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from desa_app.clock import SetClock
from desa_app.domain.codes import FamilyRole, Marital, Sex
from desa_app.domain.episode import (
    EpisodeDraft,
    Evidence,
    Interview,
    Jalur,
    Scheme,
    Status,
)
from desa_app.domain.office import OfficeKind, OfficeProfile, OfficeSetup
from desa_app.domain.person import PersonDraft

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.person import Person

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
PASSWORD = "padi menguning di sawah"
PROFILE = OfficeProfile(
    kind=OfficeKind.DESA,
    code="36.04.12.2011",
    name="Sukajaya",
    district="Pontang",
    regency="Kabupaten Serang",
    province="Banten",
    address="Jalan Raya Pontang Km 4, Sukajaya 42192",
    contact="Telepon (0254) 000000",
)
SETUP = OfficeSetup(
    profile=PROFILE,
    head_name="Ahmad Sanusi",
    secretary_name="Rina Marlina",
    user_name="Rina Marlina",
    head_number="NIPD 3604.12.2011.001",
    secretary_number="NIPD 3604.12.2011.002",
)
_NAMES = (
    "JUHAENI BINTI SAEPUDIN",
    "MUHAMAD ROHMAN",
    "SITI AMALIA",
    "NURHAYATI",
    "SUTINI",
    "AHMAD FAUZI",
    "MARYATI",
    "DEWI LESTARI",
    "HASAN BASRI",
    "KOMARIAH",
    "EDI SUPRIADI",
    "TITIN SUMARNI",
    "ROHAYATI",
    "SAMSUDIN",
    "UUN UNAYAH",
    "JAENUDIN",
    "ROSITA DEWI",
    "MAD SOLEH",
    "ENENG KURNIASIH",
    "SARIPUDIN",
    "ATIKAH",
    "BUSTOMI",
    "CUCU HERAWATI",
    "DULLAH",
)
_LATER = ("ASIH", "BIN JUHRI", "WATI", "HIDAYAT", "MULYANI", "PERMANA")
_DUSUN = ("Karang Anyar", "Kubang", "Sukajaya", "Pasir Awi")
_JOBS = ("Perawat lansia", "Asisten rumah tangga", "Operator pabrik", "Anak buah kapal")
_COUNTRIES = ("TW", "HK", "MY", "SA", "KR", "SG", "BN", "TW", "HK")


def clock() -> SetClock:
    """Saturday, 21 November 2026, nine in the morning in western Indonesia."""
    return SetClock(NOW)


def make_person(number: int, name: str, birth: date, sex: Sex, **facts: object) -> PersonDraft:
    """A person whose NIK fits birth date and sex."""
    day = birth.day + (40 if sex is Sex.FEMALE else 0)
    values: dict[str, object] = {
        "name": name,
        "nik": f"360412{day:02d}{birth.month:02d}{birth.year % 100:02d}{number:04d}",
        "kk": f"36041201041{number // 3:05d}",
        "birth_place": "Serang",
        "birth_date": birth,
        "sex": sex,
        "marital": Marital.MARRIED,
        "religion": "Islam",
        "education": "SLTA / sederajat",
        "occupation": "Mengurus rumah tangga",
        "address": f"Kampung {_DUSUN[number % 4]}",
        "dusun": _DUSUN[number % 4],
        "rt": f"{number % 5 + 1:03d}",
        "rw": f"{number % 3 + 1:03d}",
        "phone": f"08120000{number:04d}",
    }
    return PersonDraft(**(values | facts))  # type: ignore[arg-type]


@dataclass(frozen=True)
class People:
    """Those of the full village that tests ask for by name."""

    ready: Person
    minor: Person
    husband: Person


def fill(office: Desa, moment: SetClock, count: int = 60) -> People:
    """Note ``count`` people and twenty plans in all states."""
    chance = random.Random(12)
    people = []
    for number in range(count):
        name = _NAMES[number % len(_NAMES)]
        if number >= len(_NAMES):
            name = f"{name.split()[0]} {_LATER[number % len(_LATER)]}"
        sex = Sex.MALE if number % 5 in {1, 3} else Sex.FEMALE
        birth = date(chance.randint(1972, 2003), chance.randint(1, 12), chance.randint(1, 28))
        facts: dict[str, object] = {}
        if number == 0:
            birth, sex = date(1997, 3, 10), Sex.FEMALE
            facts = {"family_role": FamilyRole.WIFE}
        if number == 1:
            birth, sex = date(1994, 7, 2), Sex.MALE
            facts = {"family_role": FamilyRole.HUSBAND, "occupation": "Buruh tani"}
        if number == 2:
            birth, sex = date(2009, 7, 14), Sex.FEMALE
            facts = {"marital": Marital.SINGLE, "occupation": "Pelajar / mahasiswa"}
        people.append(office.people.add(make_person(number + 1, name, birth, sex, **facts)))
    for number, person in enumerate(p for at, p in enumerate(people) if at != 1):
        if number == 20:
            break
        _plan(office, moment, person, number)
    return People(ready=people[0], minor=people[2], husband=people[1])


def plan_for(person: Person, **facts: object) -> EpisodeDraft:
    """A plan to care for old people on Taiwan through a company whose licence was checked."""
    values: dict[str, object] = {
        "person_id": person.id,
        "country": "TW",
        "job": "Perawat lansia",
        "scheme": Scheme.P_TO_P,
        "p3mi": "PT Karya Sejahtera",
        "sip3mi": "000/2024",
        "p3mi_checked_on": date(2026, 11, 14),
        "p3mi_source": "Disnaker Kabupaten Serang",
        "contract_months": 36,
        "planned_departure": date(2027, 1, 20),
        "jalur": Jalur.PROCEDURAL,
        "jalur_reason": "Dicocokkan dengan daftar BP3MI",
        "evidence": Evidence.SEEN,
    }
    return EpisodeDraft(**(values | facts))  # type: ignore[arg-type]


def _plan(office: Desa, moment: SetClock, person: Person, number: int) -> None:
    today = moment.today()
    if number < 2:
        opened = office.episodes.open(plan_for(person), on=today - timedelta(days=19))
        if number == 0:
            talk = Interview(on=date(2026, 11, 18), with_family=True, officer="Rina Marlina")
            office.episodes.record_interview(opened.id, talk)
        return
    draft = plan_for(
        person,
        country=_COUNTRIES[number % 9],
        job=_JOBS[number % 4],
        jalur=(Jalur.PROCEDURAL, Jalur.PROCEDURAL, Jalur.UNCLEAR)[number % 3],
        p3mi_checked_on=None if number % 4 == 0 else date(2026, 11, 14),
        sponsor="H. Mamat" if number % 4 == 0 else "",
    )
    if number < 7:
        office.episodes.open(draft, on=today - timedelta(days=number * 3))
        return
    begun = today - timedelta(days=(number - 5) * 13)
    opened = office.episodes.open(draft, on=begun - timedelta(days=30))
    office.episodes.move(opened.id, Status.DEPARTED, begun, "Keluarga")
    if number % 4:
        office.episodes.move(opened.id, Status.WORKING, begun, "Keluarga")
    if number > 17:
        office.episodes.move(
            opened.id, Status.RETURNED, today - timedelta(days=5), "Yang bersangkutan"
        )
        office.episodes.move(opened.id, Status.PAST, today - timedelta(days=2), "Yang bersangkutan")
