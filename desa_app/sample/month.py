# SPDX-License-Identifier: GPL-3.0-or-later
"""One invented month of a village office: plans, interviews, letters, returns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from desa_app.domain.codes import FamilyRole, Marital, Sex
from desa_app.domain.episode import EpisodeDraft, Evidence, Interview, Jalur, Scheme, Status
from desa_app.domain.letter import LetterRequest
from desa_app.errors import LetterBlocked
from desa_app.wording import age_on, typed_date

if TYPE_CHECKING:
    from random import Random

    from desa_app.clock import SetClock
    from desa_app.desa import Desa
    from desa_app.domain.letter import IssuedLetter
    from desa_app.domain.person import Person

PLACES = (
    ("TW", "Perawat lansia"), ("HK", "Penata laksana rumah tangga"), ("MY", "Pekerja kebun"),
    ("JP", "Pengolah makanan"), ("KR", "Operator pabrik"), ("SG", "Penata laksana rumah tangga"),
    ("BN", "Pekerja bangunan"), ("SA", "Penata laksana rumah tangga"),
)  # fmt: skip
COMPANY = "PT Contoh Karya Bahari"
DAYS_OF_WORK = 20
# An office of any size has only so many hands.
MOST = 60
REASON = "Contoh: keluarga hadir di kantor desa dan sudah diberi penjelasan."


@dataclass(frozen=True, slots=True)
class MonthResult:
    """What the month left behind."""

    plans: int
    letters: tuple[IssuedLetter, ...]
    blocked: int


class SampleMonth:
    """Plays a month at one village; ``clock`` stands on its fifth day."""

    def __init__(self, office: Desa, clock: SetClock, random: Random) -> None:
        self._office = office
        self._clock = clock
        self._random = random
        self._plans = 0

    def play(self) -> MonthResult:
        """Open plans of every kind, talk, issue letters, see some leave and return."""
        office = self._office
        everybody = [office.people.get(row.id) for row in office.people.search(limit=5000).rows]
        self._random.shuffle(everybody)
        today = self._clock.today()
        adults = [p for p in everybody if self._age(p, today) >= 20]
        young = [p for p in everybody if 12 <= self._age(p, today) < 17]
        candidates = adults[: min(MOST, max(2, len(adults) // 8))]
        rest = iter(adults[len(candidates) :])
        for status in (Status.WORKING, Status.WORKING, Status.WORKING, Status.PAST):
            for _ in range(min(MOST, max(1, len(adults) // 24))):
                person = next(rest, None)
                if person is not None:
                    self._stay(person, status)
        leaver, returner = next(rest, None), next(rest, None)
        # However many there are, all of it happens in the month that is told about.
        step = min(1.0, DAYS_OF_WORK / len(candidates))
        letters = [letter for one in candidates for letter in self._candidate(one, step)]
        blocked = self._refused_minor(young[0]) if young else 0
        if leaver is not None:
            self._leaves(leaver)
        if returner is not None:
            self._returns(returner)
        return MonthResult(self._plans, tuple(letters), blocked)

    def _candidate(self, person: Person, days: float) -> list[IssuedLetter]:
        """Noted and talked to, then, usually on the next day, the letters."""
        office = self._office
        day = self._clock.today()
        episode = office.episodes.open(self._draft(person, checked=day), source="datang ke kantor")
        self._plans += 1
        talk = Interview(on=day, with_family=True, officer="Sekretaris desa", note="")
        office.episodes.record_interview(episode.id, talk)
        self._clock.advance(days=days)
        permit = office.letters.issue(
            LetterRequest(
                kind="izin-keluarga",
                person_id=person.id,
                episode_id=episode.id,
                fields=self._giver(person),
                reason=REASON,
            )
        )
        recommendation = office.letters.issue(
            LetterRequest(
                kind="rekomendasi",
                person_id=person.id,
                episode_id=episode.id,
                fields=office.letters.blank_fields("rekomendasi"),
                reason=REASON,
            )
        )
        return [permit, recommendation]

    def _refused_minor(self, person: Person) -> int:
        """A plan before the eighteenth birthday: noted, but the letter is refused by law."""
        office = self._office
        episode = office.episodes.open(self._draft(person, checked=None), source="laporan RT")
        self._plans += 1
        request = LetterRequest(
            kind="izin-keluarga",
            person_id=person.id,
            episode_id=episode.id,
            fields=self._giver(person),
            reason=REASON,
        )
        try:
            office.letters.issue(request)
        except LetterBlocked:
            return 1
        return 0

    def _stay(self, person: Person, status: Status) -> None:
        began = self._clock.today() - timedelta(days=self._random.randint(200, 900))
        draft = self._draft(person, checked=None)
        self._office.episodes.open(draft, status=status, on=began, source="keterangan keluarga")
        self._plans += 1

    def _leaves(self, person: Person) -> None:
        day = self._clock.today()
        draft = self._draft(person, checked=day)
        episode = self._office.episodes.open(draft, on=day - timedelta(days=40), source="kantor")
        self._office.episodes.move(episode.id, Status.DEPARTED, day, "keluarga")
        self._plans += 1

    def _returns(self, person: Person) -> None:
        day = self._clock.today()
        began = day - timedelta(days=730)
        episode = self._office.episodes.open(
            self._draft(person, checked=None), status=Status.WORKING, on=began, source="keluarga"
        )
        self._office.episodes.move(episode.id, Status.RETURNED, day, "datang ke kantor")
        self._plans += 1

    def _draft(self, person: Person, checked: date | None) -> EpisodeDraft:
        country, job = self._random.choice(PLACES)
        unclear = self._random.random() < 0.2
        return EpisodeDraft(
            person_id=person.id,
            country=country,
            job=job,
            scheme=Scheme.P_TO_P,
            p3mi=COMPANY,
            sip3mi="000/CONTOH",
            p3mi_checked_on=checked,
            p3mi_source="Disnaker" if checked else "",
            contract_months=self._random.choice((24, 36)),
            planned_departure=self._clock.today() + timedelta(days=self._random.randint(60, 150)),
            jalur=Jalur.UNCLEAR if unclear else Jalur.PROCEDURAL,
            jalur_reason="" if unclear else "Contoh: dicocokkan dengan daftar BP3MI",
            evidence=Evidence.SEEN if checked else Evidence.SAID,
        )

    def _giver(self, person: Person) -> dict[str, str]:
        """The permit-giver: the spouse on the family card, else a parent."""
        facts = person.facts
        married = facts.marital is Marital.MARRIED
        kin = self._office.people.family(person)
        wanted = {FamilyRole.HEAD, FamilyRole.WIFE} if married else {FamilyRole.HEAD}
        found = next((other for other in kin if other.facts.family_role in wanted), None)
        relation = "orang_tua"
        if married:
            relation = "suami" if facts.sex is Sex.FEMALE else "istri"
        fields = {
            "hubungan": relation,
            "pemberi_nama": found.facts.name if found else facts.father,
            "pemberi_alamat": f"Kp. {facts.dusun} RT {facts.rt} RW {facts.rw}",
        }
        if found is not None and found.facts.birth_date is not None:
            fields |= {
                "pemberi_nik": found.facts.nik or "",
                "pemberi_tempat_lahir": found.facts.birth_place,
                "pemberi_tanggal_lahir": typed_date(found.facts.birth_date),
                "pemberi_pekerjaan": found.facts.occupation,
            }
        return fields

    def _age(self, person: Person, today: date) -> int:
        birth = person.facts.birth_date
        return age_on(birth, today)[0] if birth else 0


def month_before(now: datetime) -> date:
    """The first day of the month before ``now``."""
    return (now.date().replace(day=1) - timedelta(days=1)).replace(day=1)
