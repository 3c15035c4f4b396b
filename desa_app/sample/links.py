# SPDX-License-Identifier: GPL-3.0-or-later
"""An invented woman whom two villages both look after, for the kecamatan to notice."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from desa_app.domain.codes import Marital, Sex
from desa_app.domain.episode import EpisodeDraft, Scheme
from desa_app.domain.person import PersonDraft
from desa_app.sample.month import COMPANY

if TYPE_CHECKING:
    from desa_app.desa import Desa

_NIK = "3604124405960099"


def note_mover(office: Desa) -> None:
    """Note her with a plan, as somebody who asks in one village after the other."""
    today = office.clock.today()
    person = office.people.add(
        PersonDraft(
            name="RATNA CONTOH",
            nik=_NIK,
            sex=Sex.FEMALE,
            birth_place="Serang",
            birth_date=date(1996, 5, 4),
            marital=Marital.SINGLE,
            address="Kp. Contoh",
            dusun="Contoh",
            rt="001",
            rw="001",
        )
    )
    office.episodes.open(
        EpisodeDraft(
            person_id=person.id,
            country="MY",
            job="Penata laksana rumah tangga",
            scheme=Scheme.P_TO_P,
            p3mi=COMPANY,
            sponsor="UJANG SUPARDI",
            sponsor_phone="0812-0000-0101",
            planned_departure=today + timedelta(days=90),
        )
    )
