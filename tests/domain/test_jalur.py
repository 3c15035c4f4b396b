# SPDX-License-Identifier: GPL-3.0-or-later
"""The path follows from evidence alone: enough, not enough, or against."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.episode import (
    Episode,
    EpisodeDraft,
    Evidence,
    Jalur,
    Scheme,
    Status,
    StatusChange,
)
from desa_app.domain.evidence import FactEvidence, KeyFact
from desa_app.domain.jalur import WANTED, derive_jalur

DAY = date(2026, 11, 1)
NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


def look(fact: KeyFact, level: Evidence, *, holds: bool = True, on: date = DAY) -> FactEvidence:
    return FactEvidence(fact=fact, level=level, on=on, officer="x", source="y", holds=holds)


def episode(*looks: FactEvidence, scheme: Scheme = Scheme.P_TO_P, **facts: object) -> Episode:
    step = StatusChange(status=Status.CANDIDATE, on=DAY, source="", by="x", at=NOW)
    draft = EpisodeDraft(person_id="x", country="TW", job="Perawat", scheme=scheme, **facts)  # type: ignore[arg-type]
    return Episode(
        id="1",
        revision=1,
        facts=draft,
        status=Status.CANDIDATE,
        history=(step,),
        interviews=(),
        created_at=NOW,
        evidence=looks,
    )


ENOUGH = (
    look(KeyFact.LICENCE, Evidence.CHECKED),
    look(KeyFact.REGISTRATION, Evidence.CHECKED),
    look(KeyFact.CONTRACT, Evidence.SEEN),
)


@pytest.mark.parametrize("scheme", [scheme for scheme in Scheme if scheme is not Scheme.OTHER])
def test_every_scheme_is_procedural_when_its_facts_are_sure(scheme: Scheme) -> None:
    found = derive_jalur(episode(*ENOUGH, scheme=scheme))
    assert found.jalur is Jalur.PROCEDURAL
    assert {reason.code for reason in found.reasons} == {"cukup"}
    assert {reason.fact for reason in found.reasons} == set(WANTED[scheme])


def test_another_scheme_never_follows_from_evidence() -> None:
    found = derive_jalur(episode(*ENOUGH, scheme=Scheme.OTHER))
    assert found.jalur is Jalur.UNCLEAR
    assert [reason.code for reason in found.reasons] == ["skema-lain"]


@pytest.mark.parametrize("left_out", range(3))
def test_one_fact_that_is_only_said_leaves_it_unclear(left_out: int) -> None:
    said = look(ENOUGH[left_out].fact, Evidence.SAID)
    looks = [said if at == left_out else one for at, one in enumerate(ENOUGH)]
    found = derive_jalur(episode(*looks))
    assert found.jalur is Jalur.UNCLEAR
    assert [r.fact for r in found.reasons if r.code == "kurang"] == [said.fact]


def test_a_licence_that_was_only_seen_is_not_enough() -> None:
    seen = look(KeyFact.LICENCE, Evidence.SEEN)
    assert derive_jalur(episode(seen, *ENOUGH[1:])).jalur is Jalur.UNCLEAR


def test_a_check_that_stands_in_the_plan_counts() -> None:
    plan = episode(*ENOUGH[1:], p3mi="PT Contoh", p3mi_checked_on=DAY)
    assert derive_jalur(plan).jalur is Jalur.PROCEDURAL


def test_hearsay_against_a_fact_accuses_nobody() -> None:
    said = look(KeyFact.REGISTRATION, Evidence.SAID, holds=False)
    assert derive_jalur(episode(said, ENOUGH[0], ENOUGH[2])).jalur is Jalur.UNCLEAR


def test_the_newest_look_decides() -> None:
    against = look(KeyFact.LICENCE, Evidence.CHECKED, holds=False, on=date(2026, 11, 2))
    assert derive_jalur(episode(*ENOUGH, against)).jalur is Jalur.NONPROCEDURAL
    again = look(KeyFact.LICENCE, Evidence.CHECKED, on=date(2026, 11, 3))
    assert derive_jalur(episode(*ENOUGH, against, again)).jalur is Jalur.PROCEDURAL


def test_a_licence_that_ends_before_the_departure_leaves_it_unclear() -> None:
    plan = episode(*ENOUGH, sip3mi_until=date(2026, 12, 1), planned_departure=date(2027, 1, 1))
    found = derive_jalur(plan)
    assert found.jalur is Jalur.UNCLEAR
    assert "izin-berakhir" in {reason.code for reason in found.reasons}


LOOKS = st.builds(
    look,
    st.sampled_from(KeyFact),
    st.sampled_from(Evidence),
    holds=st.booleans(),
    on=st.dates(date(2026, 1, 1), DAY),
)


@given(looks=st.lists(LOOKS, max_size=12), scheme=st.sampled_from(Scheme))
def test_no_path_is_told_without_its_reasons(looks: list[FactEvidence], scheme: Scheme) -> None:
    found = derive_jalur(episode(*looks, scheme=scheme))
    codes = {reason.code for reason in found.reasons}
    assert found.reasons
    assert (found.jalur is Jalur.NONPROCEDURAL) == ("bertentangan" in codes)
    assert (found.jalur is Jalur.PROCEDURAL) == (codes == {"cukup"})
