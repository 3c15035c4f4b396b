# SPDX-License-Identifier: GPL-3.0-or-later
"""What invented people ask about their data: met, waiting, refused; a limit, an erasure, a loss."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from desa_app.domain.codes import Marital, Sex
from desa_app.domain.incident import TO_PEOPLE, IncidentDraft
from desa_app.domain.people_list import WITH_PLAN
from desa_app.domain.person import PersonDraft
from desa_app.domain.privacy import Ground, HoldKind, RequestKind

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.person import Person

SELF = "Yang bersangkutan"


def keep_privacy(office: Desa) -> None:
    """Note all of it as of now, so that the hours that are left are real ones."""
    now, today = office.clock.now(), office.clock.today()
    first, second, third, *_ = _people(office)
    ask = office.privacy.ask

    seen = ask(first.id, RequestKind.ACCESS, SELF, asked_at=now - timedelta(days=6))
    office.privacy.answer(seen.id, "Laporan diserahkan dan ditandatangani")
    wrong = ask(first.id, RequestKind.CORRECTION, SELF, asked_at=now - timedelta(days=1))
    office.people.correct(first, replace(first.facts, phone="0812 0000 0147"), answers=[wrong.id])
    ask(
        second.id,
        RequestKind.CORRECTION,
        "Suami, dengan surat kuasa",
        asked_at=now - timedelta(hours=52),
        note="Nama dusun keliru",
    )
    waits = ask(third.id, RequestKind.RESTRICTION, SELF, asked_at=now - timedelta(days=2))
    reason = "Diminta yang bersangkutan sampai keluarganya setuju"
    office.privacy.hold(third.id, HoldKind.RESTRICTED, reason)
    office.privacy.answer(waits.id, "Pemakaian dibatasi")
    gone = ask(second.id, RequestKind.ERASURE, SELF, asked_at=now - timedelta(days=9))
    refusal = "Rencananya masih berjalan; diminta lagi sesudah selesai"
    office.privacy.answer(gone.id, refusal, refused=True)

    office.privacy.consent(first.id, "Foto kegiatan", SELF, today - timedelta(days=20))
    given = office.privacy.consent(second.id, "Foto kegiatan", SELF, today - timedelta(days=20))
    office.privacy.withdraw(given.id, today - timedelta(days=3), "Disampaikan lisan di kantor")

    _lost_stick(office)
    _noted_by_mistake(office)


def _people(office: Desa) -> list[Person]:
    rows = office.people.search(status=WITH_PLAN, limit=12).rows
    return [office.people.get(row.id) for row in rows]


def _lost_stick(office: Desa) -> None:
    incident = office.incidents.note(
        IncidentDraft(
            happened="Kemarin sore, di angkutan umum",
            kind="hilang",
            data="Rekap dan data PMI satu bulan, tersegel",
            how="Flashdisk kiriman tertinggal; isinya hanya dapat dibuka kecamatan",
            handling="Dilaporkan kepada kepala desa dan kecamatan",
            recovery="Kiriman dibuat ulang dengan flashdisk lain",
            contact="Sekretaris desa",
        )
    )
    office.incidents.told(incident.id, TO_PEOPLE)


def _noted_by_mistake(office: Desa) -> None:
    """Somebody who was noted twice lies in the bin and is erased there."""
    facts = PersonDraft(
        name="SALAH CATAT CONTOH",
        birth_place="Serang",
        birth_date=office.clock.today().replace(year=office.clock.today().year - 30, day=1),
        sex=Sex.FEMALE,
        marital=Marital.SINGLE,
        address="Kp. Contoh",
    )
    person = office.people.add(facts)
    office.bin.put(person, "Tercatat dua kali")
    office.erasures.erase(office.erasures.plan(person.id), Ground.MISTAKE)
    office.bin.put(office.people.add(facts), "Tercatat tiga kali")
