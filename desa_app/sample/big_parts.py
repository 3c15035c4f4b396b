# SPDX-License-Identifier: GPL-3.0-or-later
"""What surrounds the plans of a large invented office: papers, talks, cases, recruiters, guests."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING

from desa_app.domain.case import CaseDraft, CaseState, Consent, ConsentBy, Referral
from desa_app.domain.codes import Sex
from desa_app.domain.documents import DocumentDraft
from desa_app.domain.episode import Scheme
from desa_app.domain.family import MemberDraft, Relation
from desa_app.domain.foreigners import Foreigner, Permit
from desa_app.domain.indicator import Answer
from desa_app.domain.interview import InterviewDraft, Present
from desa_app.domain.recruiter import CheckResult, CompanyDraft, RecruiterDraft, RecruiterKind
from desa_app.sample.month import COMPANY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode

OFFICER = "Sekretaris desa"
# What was answered otherwise than "tidak", in turn, so that each advice is given.
_TOLD: tuple[dict[str, Answer], ...] = (
    {},
    {"keadaan_kerja_kabur": Answer.UNKNOWN},
    {"uang_pangkal": Answer.YES},
    {"dokumen_ditahan": Answer.YES},
)
# The way a case goes to each state.
_CASE_WAYS: dict[CaseState, tuple[CaseState, ...]] = {
    CaseState.REPORTED: (),
    CaseState.VERIFIED: (CaseState.VERIFIED,),
    CaseState.REFERRED: (CaseState.REFERRED,),
    CaseState.PROCESS: (CaseState.VERIFIED, CaseState.PROCESS),
    CaseState.DONE: (CaseState.VERIFIED, CaseState.DONE),
    CaseState.CLOSED: (CaseState.CLOSED,),
}


def keep_papers(office: Desa, episode: Episode, number: int) -> int:
    """Note the passport and one more paper of a plan, and a member of the family."""
    today, plan = office.clock.today(), episode.facts
    person_id = plan.person_id
    asked = [line.rule.code for line in office.documents.lines(person_id, episode.id)]
    kinds = {"paspor", asked[number % len(asked)]}
    if plan.scheme is Scheme.EXTENSION:
        # There without being asked for.
        kinds.add("status-kawin")
    leaving = max(plan.planned_departure or today, today)
    ends = (today + timedelta(900), leaving + timedelta(2), today + timedelta(10),
            today - timedelta(20), None)[number % 5]  # fmt: skip
    for kind in sorted(kinds):
        seen = number % 2 == 0
        draft = DocumentDraft(
            kind=kind,
            number=f"CONTOH-{number:03d}",
            issuer="Instansi Contoh",
            issued=today - timedelta(days=200),
            valid_until=ends,
            seen_by=OFFICER if seen else "",
            seen_on=today if seen else None,
        )
        office.documents.save(person_id, episode.id, draft)
    relation = list(Relation)[number % len(Relation)]
    member = MemberDraft(
        relation=relation, name=f"KELUARGA CONTOH {number}", told_age=30, told_on=today
    )
    office.families.add(person_id, member)
    return len(kinds)


def talk_with(office: Desa, episode: Episode, number: int) -> int:
    """Ask everything; the answers take turns."""
    told = _TOLD[number % len(_TOLD)]
    draft = InterviewDraft(
        on=office.clock.today() - timedelta(days=number % 7),
        officer=OFFICER,
        place="Kantor desa",
        with_family=True,
        present=(Present(name="Keluarga contoh", relation="Keluarga serumah"),),
        answers={one.key: told.get(one.key, Answer.NO) for one in office.interviews.questions()},
        notes={},
        note="Contoh",
    )
    office.interviews.record(episode.id, draft)
    return 1


def note_every_case(office: Desa, people: Sequence[str]) -> int:
    """A case of every kind, and one in every state; the first are about people of the register."""
    today = office.clock.today()
    kinds, states = list(office.cases.kinds()), list(CaseState)
    signs = list(office.cases.signs())
    for number in range(max(len(kinds), len(states))):
        reported = today - timedelta(days=4 + number)
        case = office.cases.open(
            CaseDraft(
                reported_on=reported,
                kind=kinds[number % len(kinds)],
                reporter="PELAPOR CONTOH",
                reporter_relation="keluarga",
                person_id=people[number] if number < len(people) and number % 2 else None,
                victim="" if number % 2 else f"WARGA CONTOH {number}",
                country="MY",
                loss=number * 1_000_000 or None,
                signs=(signs[number % len(signs)],),
            ),
            "Contoh: keterangan pertama.",
            "keluarga",
        )
        _lead(office, case.id, states[number % len(states)], today)
    return max(len(kinds), len(states))


def _lead(office: Desa, case_id: str, state: CaseState, today: date) -> None:
    for step in _CASE_WAYS[state]:
        if step is CaseState.REFERRED:
            by = Consent(by=ConsentBy.GUARDIAN, name="WALI CONTOH", on=today, how="tertulis")
            office.cases.record_consent(case_id, by)
            office.cases.refer(case_id, Referral(agency="BP3MI Contoh", on=today))
        else:
            office.cases.move(case_id, step, today, "Contoh", "Contoh: sudah tertangani")


def note_every_recruiter(office: Desa) -> int:
    """A recruiter of every kind with every outcome of the check, companies, and a telling pair."""
    today = office.clock.today()
    pairs = list(product(RecruiterKind, CheckResult))
    for number, (kind, result) in enumerate(pairs):
        asked = result is not CheckResult.UNCHECKED
        office.recruiters.add(
            RecruiterDraft(
                name=f"PERANTARA CONTOH {number + 1:02d}",
                kind=kind,
                phones=(f"0812 0000 1{number:03d}",),
                company=COMPANY if kind is RecruiterKind.FIELD_WORKER else "",
                result=result,
                checked_on=today - timedelta(days=number) if asked else None,
                checked_with="Disnaker" if asked else "",
            )
        )
    for name in ("UJANG SUPARDI", "UJANG SUPARDI alias MANG UJANG"):
        office.recruiters.add(
            RecruiterDraft(name=name, kind=RecruiterKind.SPONSOR, phones=("0812-0000-0101",))
        )
    for number, result in enumerate(CheckResult):
        asked = result is not CheckResult.UNCHECKED
        office.companies.add(
            CompanyDraft(
                name=f"{COMPANY} {number + 1}",
                sip3mi=f"{number:03d}/CONTOH",
                valid_until=today + timedelta(days=200 * number - 100),
                result=result,
                checked_on=today if asked else None,
                checked_with="Disnaker" if asked else "",
            )
        )
    return len(pairs) + 2


def note_every_foreigner(office: Desa) -> None:
    """Somebody with each kind of permit, some reported, some gone."""
    today = office.clock.today()
    for number, permit in enumerate(Permit):
        arrived = today - timedelta(days=30 + number)
        office.foreigners.add(
            Foreigner(
                name=f"TAMU CONTOH {number + 1}",
                sex=Sex.MALE if number % 2 else Sex.FEMALE,
                nationality="MY",
                document_number=f"PC000000{number}",
                permit=permit,
                host="Keluarga contoh",
                address="Dusun Kubang RT 001 / RW 002",
                arrived_on=arrived,
                left_on=today if number % 3 == 0 else None,
                reported_on=arrived if number % 2 else None,
            )
        )
