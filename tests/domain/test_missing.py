# SPDX-License-Identifier: GPL-3.0-or-later
"""What is missing depends on where the plan stands, and always has words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.episode import (
    Episode,
    EpisodeDraft,
    Interview,
    ReturnWay,
    Scheme,
    Status,
    StatusChange,
)
from desa_app.domain.homecoming import Homecoming, Wish, handover_answers, months_abroad
from desa_app.domain.missing import missing_in
from desa_app.domain.person import PersonDraft
from desa_app.wording_plan import known_missing, missing_words

DAY = date(2026, 11, 1)
NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
KNOWN = PersonDraft(name="SITI", nik="3604126003900001", kk="3604120104100001", phone="0812")


def at(status: Status, *earlier: tuple[Status, date], **facts: object) -> Episode:
    steps = tuple(
        StatusChange(status=one, on=on, source="", by="x", at=NOW)
        for one, on in (*earlier, (status, DAY))
    )
    draft = EpisodeDraft(person_id="x", country="TW", job="Perawat", scheme=Scheme.SSW)
    return Episode(
        id="1",
        revision=1,
        facts=replace(draft, **facts),  # type: ignore[arg-type]
        status=status,
        history=steps,
        interviews=(),
        created_at=NOW,
    )


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("scheme", [Scheme.P_TO_P, Scheme.SSW])
def test_everything_that_can_be_missing_has_words(status: Status, scheme: Scheme) -> None:
    codes = missing_in(PersonDraft(name="SITI"), at(status, scheme=scheme, p3mi="PT"))
    assert {"orang-nik", "orang-kk", "orang-phone"} <= set(codes) <= known_missing()
    assert all(all(missing_words(code)) for code in codes)


def test_somebody_without_a_plan_lacks_only_their_own_facts() -> None:
    assert missing_in(KNOWN, None) == ()


def test_an_interview_without_the_family_is_still_missing() -> None:
    alone = Interview(on=DAY, with_family=False, officer="x")
    plan = at(Status.CANDIDATE)
    assert "wawancara" in missing_in(KNOWN, replace(plan, interviews=(alone,)))
    together = replace(alone, with_family=True)
    assert "wawancara" not in missing_in(KNOWN, replace(plan, interviews=(alone, together)))


def test_abroad_the_next_contact_is_asked_for_and_at_home_the_return() -> None:
    assert "kontak-berikutnya" in missing_in(KNOWN, at(Status.WORKING))
    home = at(Status.RETURNED, sponsor="x")
    assert missing_in(KNOWN, home) == ("cara-pulang", "data-purna")
    done = replace(
        home,
        facts=replace(home.facts, return_way=ReturnWay.CONTRACT_ENDED),
        homecoming=Homecoming(wish=Wish.NO),
    )
    assert missing_in(KNOWN, done) == ()


def test_months_abroad_are_counted_from_leaving_to_the_return() -> None:
    gone = (Status.DEPARTED, date(2024, 10, 15))
    assert months_abroad(at(Status.RETURNED, gone), DAY) == 24
    assert months_abroad(at(Status.WORKING, gone), date(2024, 11, 14)) == 0
    assert months_abroad(at(Status.CANDIDATE), DAY) is None


def test_the_handover_is_prefilled_with_what_is_known() -> None:
    home = at(Status.RETURNED, return_way=ReturnWay.ILL)
    home = replace(home, homecoming=Homecoming(needs="berobat"))
    assert handover_answers(home) == {
        "tanggal_serah": "01-11-2026",
        "kondisi": "sakit",
        "tindak_lanjut": "berobat",
    }
    assert handover_answers(at(Status.CANDIDATE)) == {}


@given(begin=st.dates(date(2000, 1, 1), DAY), end=st.dates(date(2000, 1, 1), DAY))
def test_months_are_never_negative(begin: date, end: date) -> None:
    months = months_abroad(at(Status.WORKING, (Status.DEPARTED, begin)), end)
    assert months is not None
    assert months >= 0
