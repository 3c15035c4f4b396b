# SPDX-License-Identifier: GPL-3.0-or-later
"""Invented families: every name, number and date here is made by chance from a seed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from desa_app.domain.codes import FamilyRole, Marital, Sex
from desa_app.domain.nik import INVENTED_FROM

MEN = (
    "Ahmad Basuni", "Rohman", "Sarta", "Jaenudin", "Hasan Basri", "Edi Supriadi",
    "Muhamad Yusup", "Sanwani", "Kosasih", "Madsuri", "Rasman", "Tohari", "Ujang Suherman",
    "Wahyudin", "Dedi Kurnia", "Samsudin", "Agus Salim", "Nurhadi", "Sukarta", "Mulyana",
    "Asep Saepudin", "Jumadi", "Bahrudin", "Fahrurozi", "Iskandar", "Karnadi", "Lukman",
    "Maman Suparman", "Nana Sujana", "Oman Rahman",
)  # fmt: skip
WOMEN = (
    "Juhaeni", "Siti Amalia", "Nurhayati", "Sutini", "Maryati", "Dewi Lestari", "Komariah",
    "Titin Sumarni", "Rukmini", "Suhaeti", "Aminah", "Badriah", "Cicih", "Eni Rohaeni",
    "Fatimah", "Hodijah", "Iis Aisah", "Kartini", "Lilis Suryani", "Masitoh", "Neneng",
    "Oom Komalasari", "Rohayati", "Saodah", "Tarsinah", "Umi Kulsum", "Wiwin", "Yayah",
    "Zubaedah", "Mulyati",
)  # fmt: skip
FAMILY_NAMES = ("", "", "", " Hidayat", " Permana", " Setiawan", " Maulana", " Pratama", " Saputra")
HAMLETS = ("Karang Anyar", "Kubang", "Sukamaju", "Pasir Kaler")
JOBS = {Sex.MALE: (9, 20, 88, 21), Sex.FEMALE: (2, 1, 88, 3)}
STUDENT, NO_JOB = 3, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePerson:
    """One invented resident, as the spreadsheet writes them."""

    name: str
    nik: str
    kk: str
    sex: Sex
    birth_place: str
    birth_date: date
    marital: Marital
    role: FamilyRole
    job: int
    father: str
    mother: str
    hamlet: str
    rt: str
    rw: str


@dataclass(frozen=True, slots=True)
class _Home:
    kk: str
    hamlet: str
    rt: str


class Families:
    """Makes families of one village; numbers never repeat."""

    def __init__(self, random: Random, district_code: str, birth_place: str, today: date) -> None:
        self._random = random
        self._area = district_code.replace(".", "")
        self._place = birth_place
        self._today = today
        self._given: set[str] = set()

    def people(self, count: int) -> list[SamplePerson]:
        """``count`` people in families; the last family may be cut short."""
        found: list[SamplePerson] = []
        while len(found) < count:
            found.extend(self._family())
        return found[:count]

    def _family(self) -> list[SamplePerson]:
        random = self._random
        hamlet, rt = random.choice(HAMLETS), f"{random.randint(1, 5):03d}"
        founded = self._today - timedelta(days=random.randint(200, 5000))
        kk = self._number(founded, add=0)
        husband_age = random.randint(26, 58)
        wife_age = max(20, husband_age - random.randint(0, 7))
        surname = random.choice(FAMILY_NAMES)
        home = _Home(kk, hamlet, rt)
        husband = self._person(
            random.choice(MEN) + surname, Sex.MALE, husband_age, FamilyRole.HEAD, home
        )
        wife = self._person(random.choice(WOMEN), Sex.FEMALE, wife_age, FamilyRole.WIFE, home)
        family = [husband, wife]
        for _ in range(random.randint(0, 3)):
            age = random.randint(0, max(1, wife_age - 19))
            sex = random.choice((Sex.MALE, Sex.FEMALE))
            name = random.choice(MEN if sex is Sex.MALE else WOMEN) + surname
            parents = (husband.name, wife.name)
            child = self._person(name, sex, age, FamilyRole.CHILD, home, parents)
            family.append(child)
        return family

    def _person(
        self,
        name: str,
        sex: Sex,
        age: int,
        role: FamilyRole,
        home: _Home,
        parents: tuple[str, str] | None = None,
    ) -> SamplePerson:
        random = self._random
        birth = self._today - timedelta(days=age * 365 + age // 4 + random.randint(1, 360))
        job = random.choice(JOBS[sex])
        if role is FamilyRole.CHILD and age < 19:
            job = STUDENT if age > 6 else NO_JOB
        father, mother = parents or (random.choice(MEN), random.choice(WOMEN))
        return SamplePerson(
            name=name.upper(),
            nik=self._number(birth, add=40 if sex is Sex.FEMALE else 0),
            kk=home.kk,
            sex=sex,
            birth_place=self._place,
            birth_date=birth,
            marital=Marital.SINGLE if role is FamilyRole.CHILD else Marital.MARRIED,
            role=role,
            job=job,
            father=father.upper(),
            mother=mother.upper(),
            hamlet=home.hamlet,
            rt=home.rt,
            rw="002",
        )

    def _number(self, day: date, *, add: int) -> str:
        """Sixteen digits in the shape of a NIK or KK, never twice.

        Serials from 9000 up are given to nobody in practice; that marks them as invented.
        """
        while True:
            serial = self._random.randint(int(INVENTED_FROM), 9999)
            number = f"{self._area}{day.day + add:02d}{day:%m%y}{serial:04d}"
            if number not in self._given:
                self._given.add(number)
                return number
