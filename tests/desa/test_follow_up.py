# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks at facts move the path, contacts set the next day, returns are kept with old and new."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.episode import Evidence, Jalur, ReturnWay, Status
from desa_app.domain.evidence import FactEvidence, KeyFact
from desa_app.domain.follow_up import Contact, ContactWay
from desa_app.domain.homecoming import Homecoming, Wish
from desa_app.errors import InvalidInput, NotHomeYet
from tests.office_kit import TODAY, actions, candidate, draft, dump, plan

if TYPE_CHECKING:
    from desa_app.desa import Desa

DAY = timedelta(days=1)


def look(fact: KeyFact, level: Evidence = Evidence.SEEN, **changes: object) -> FactEvidence:
    usual = FactEvidence(fact=fact, level=level, on=TODAY, officer="Sekdes", source="asli dilihat")
    return replace(usual, **changes)  # type: ignore[arg-type]


def test_enough_evidence_makes_a_path_procedural_and_a_contrary_check_unmakes_it(
    desa: Desa,
) -> None:
    _, episode = candidate(desa)
    assert episode.facts.jalur is Jalur.UNCLEAR
    desa.follow_up.look(episode.id, look(KeyFact.CONTRACT))
    now = desa.follow_up.look(episode.id, look(KeyFact.REGISTRATION, Evidence.CHECKED))
    assert (now.facts.jalur, now.facts.jalur_own) == (Jalur.PROCEDURAL, False)
    assert actions(desa)[-2:] == ["bukti-dicatat", "jalur-menurut-bukti"]
    now = desa.follow_up.look(
        episode.id, look(KeyFact.REGISTRATION, Evidence.CHECKED, source="BP3MI", holds=False)
    )
    assert now.facts.jalur is Jalur.NONPROCEDURAL
    assert len(now.evidence) == 3
    row = desa.people.search("SITI CONTOH").rows[0]
    assert row.jalur == "nonprosedural"


def test_what_the_office_says_itself_stays_until_it_lets_go(desa: Desa) -> None:
    _, episode = candidate(desa)
    said = replace(episode.facts, jalur_own=True, jalur=Jalur.UNCLEAR, jalur_reason="ditanya lagi")
    episode = desa.episodes.correct(episode, said)
    desa.follow_up.look(episode.id, look(KeyFact.CONTRACT))
    now = desa.follow_up.look(episode.id, look(KeyFact.REGISTRATION))
    assert (now.facts.jalur, now.facts.jalur_own) == (Jalur.UNCLEAR, True)
    now = desa.episodes.correct(now, replace(now.facts, jalur_own=False))
    assert (now.facts.jalur, now.facts.jalur_own) == (Jalur.PROCEDURAL, False)


def test_an_own_word_needs_its_reason(desa: Desa) -> None:
    _, episode = candidate(desa)
    with pytest.raises(InvalidInput) as caught:
        desa.episodes.correct(
            episode, replace(episode.facts, jalur_own=True, jalur=Jalur.PROCEDURAL)
        )
    assert [(p.field, p.code) for p in caught.value.problems] == [("jalur_reason", "alasan-perlu")]


def test_a_licence_check_becomes_the_plans_own(desa: Desa) -> None:
    _, episode = candidate(desa)
    now = desa.follow_up.look(
        episode.id, look(KeyFact.LICENCE, Evidence.CHECKED, source="BP3MI Banten")
    )
    assert (now.facts.p3mi_checked_on, now.facts.p3mi_source) == (TODAY, "BP3MI Banten")


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"on": TODAY + DAY}, "on", "tanggal-mendatang"),
        ({"officer": " "}, "officer", "kosong"),
        ({"source": ""}, "source", "kosong"),
        ({"note": "x" * 2001}, "note", "terlalu-panjang"),
        ({"note": "\0"}, "note", "huruf-tidak-tercetak"),
    ],
)
def test_a_look_that_says_too_little_is_refused(
    desa: Desa, changes: dict[str, object], field: str, code: str
) -> None:
    _, episode = candidate(desa)
    before = dump(desa)
    with pytest.raises(InvalidInput) as caught:
        desa.follow_up.look(episode.id, look(KeyFact.PAY, **changes))  # type: ignore[arg-type]
    assert [(p.field, p.code) for p in caught.value.problems] == [(field, code)]
    assert dump(desa) == before


def test_a_contact_is_kept_and_sets_the_next_day(desa: Desa) -> None:
    person, episode = candidate(desa)
    desa.follow_up.plan_contact(episode.id, TODAY)
    (due,) = desa.follow_up.due(TODAY)
    assert (due.person_id, due.name, due.status) == (person.id, "SITI CONTOH", Status.CANDIDATE)
    made = Contact(
        on=TODAY, way=ContactWay.PHONE, reached=True, officer="Sekdes", note="sehat, gaji dibayar"
    )
    now = desa.follow_up.contacted(episode.id, made, TODAY + 30 * DAY)
    assert now.contacts == (made,)
    assert now.facts.next_contact == TODAY + 30 * DAY
    assert desa.follow_up.due(TODAY) == ()
    assert desa.follow_up.contacted(episode.id, made, None).facts.next_contact is None
    assert actions(desa)[-1] == "kontak-dicatat"


def test_a_contact_of_tomorrow_or_a_next_one_of_yesterday_is_refused(desa: Desa) -> None:
    _, episode = candidate(desa)
    made = Contact(on=TODAY + DAY, way=ContactWay.VISIT, reached=False, officer="")
    with pytest.raises(InvalidInput) as caught:
        desa.follow_up.contacted(episode.id, made, TODAY - DAY)
    assert [(p.field, p.code) for p in caught.value.problems] == [
        ("on", "tanggal-mendatang"),
        ("officer", "kosong"),
        ("next_on", "sudah-lewat"),
    ]
    with pytest.raises(InvalidInput):
        desa.follow_up.plan_contact(episode.id, TODAY.replace(year=TODAY.year + 6))


def test_a_return_is_stored_changed_and_kept_in_the_log(desa: Desa) -> None:
    person = desa.people.add(draft())
    episode = desa.episodes.open(plan(person.id), status=Status.WORKING, on=TODAY - 700 * DAY)
    with pytest.raises(NotHomeYet):
        desa.follow_up.save_homecoming(episode.id, Homecoming(), None)
    desa.episodes.move(episode.id, Status.RETURNED, TODAY, "datang")
    home = Homecoming(work_months=23, skills="merawat lansia", savings=25_000_000, wish=Wish.NO)
    now = desa.follow_up.save_homecoming(episode.id, home, ReturnWay.CONTRACT_ENDED)
    assert (now.homecoming, now.facts.return_way) == (home, ReturnWay.CONTRACT_ENDED)
    later = replace(home, needs="modal warung", group="KUB Melati", wish=Wish.UNDECIDED)
    now = desa.follow_up.save_homecoming(episode.id, later, ReturnWay.CONTRACT_ENDED)
    assert now.homecoming == later
    assert actions(desa)[-1] == "purna-dicatat"
    with pytest.raises(InvalidInput):
        desa.follow_up.save_homecoming(episode.id, replace(home, savings=-1), None)
