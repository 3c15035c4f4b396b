# SPDX-License-Identifier: GPL-3.0-or-later
"""Which papers a plan asks for, and how each stands on a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app import reference
from desa_app.domain.documents import (
    Document,
    DocumentDraft,
    DocumentState,
    Group,
    checklist,
    counts_of,
    problems_in,
)
from desa_app.domain.episode import Scheme

TODAY = date(2026, 11, 21)
RULES = reference.documents()
CODES = frozenset(rule.code for rule in RULES)
PASSPORT = next(rule for rule in RULES if rule.code == "paspor")


def paper(kind: str, **facts: object) -> Document:
    return Document(
        id=kind,
        revision=1,
        person_id="orang",
        episode_id=None,
        facts=DocumentDraft(kind=kind, **facts),  # type: ignore[arg-type]
    )


def asked(scheme: Scheme | None) -> set[str]:
    return {rule.code for rule in RULES if rule.asked_for(scheme)}


def test_the_eight_papers_of_the_law_come_first_with_its_article() -> None:
    statutory = [rule for rule in RULES if rule.group is Group.STATUTORY]
    assert tuple(RULES[:8]) == tuple(statutory)
    assert [rule.basis[-1] for rule in statutory] == list("abcdefgh")
    assert all(rule.required for rule in statutory)


def test_each_kind_names_source_and_day() -> None:
    for rule in RULES:
        assert rule.source
        assert rule.checked_on <= date(2026, 12, 31)
        assert not rule.required or rule.basis


def test_a_scheme_asks_for_its_own_papers_only() -> None:
    assert "buku-pelaut" in asked(Scheme.FISHING_CREW) & asked(Scheme.MERCHANT_CREW)
    assert "buku-pelaut" not in asked(Scheme.P_TO_P)
    assert "perjanjian-penempatan" in asked(Scheme.P_TO_P)
    assert "perjanjian-penempatan" not in asked(Scheme.INDIVIDUAL)
    assert {"pernyataan-risiko", "panggilan-kerja"} <= asked(Scheme.INDIVIDUAL)
    assert "surat-cuti" in asked(Scheme.EXTENSION)
    assert all(asked(scheme) >= {"paspor", "visa", "perjanjian-kerja"} for scheme in Scheme)


def test_without_a_plan_only_the_persons_own_papers_are_listed() -> None:
    own = asked(None)
    assert {"ktp", "kk", "paspor"} <= own
    assert all(rule.of_person for rule in RULES if rule.code in own)


@pytest.mark.parametrize(
    ("days", "departure", "state"),
    [
        (None, None, DocumentState.THERE),
        (-1, None, DocumentState.ENDED),
        (0, None, DocumentState.ENDING),
        (30, 60, DocumentState.ENDS_BEFORE),
        (60, 60, DocumentState.ENDING),
        (210, 60, DocumentState.ENDING),
        (211, 60, DocumentState.THERE),
    ],
)
def test_a_paper_stands_by_its_last_day(
    days: int | None, departure: int | None, state: DocumentState
) -> None:
    until = None if days is None else TODAY + timedelta(days=days)
    leaving = None if departure is None else TODAY + timedelta(days=departure)
    lines = checklist(
        [PASSPORT],
        [paper("paspor", valid_until=until)],
        scheme=Scheme.P_TO_P,
        departure=leaving,
        today=TODAY,
    )
    assert lines[0].state is state


def test_what_is_there_without_being_asked_for_stands_at_the_end_uncounted() -> None:
    lines = checklist(
        RULES, [paper("buku-pelaut")], scheme=Scheme.P_TO_P, departure=None, today=TODAY
    )
    assert lines[-1].rule.code == "buku-pelaut"
    assert lines[-1].state is DocumentState.UNASKED
    assert counts_of(lines).asked == len(lines) - 1 == counts_of(lines).missing


@given(
    scheme=st.sampled_from([None, *Scheme]),
    there=st.dictionaries(
        st.sampled_from(sorted(CODES)),
        st.tuples(st.booleans(), st.none() | st.dates(date(2020, 1, 1), date(2035, 1, 1))),
    ),
    departure=st.none() | st.dates(date(2026, 1, 1), date(2030, 1, 1)),
)
def test_the_numbers_of_a_checklist_always_add_up(
    scheme: Scheme | None,
    there: dict[str, tuple[bool, date | None]],
    departure: date | None,
) -> None:
    papers = [
        paper(kind, present=present, valid_until=until) for kind, (present, until) in there.items()
    ]
    lines = checklist(RULES, papers, scheme=scheme, departure=departure, today=TODAY)
    counts = counts_of(lines)
    assert counts.there + counts.missing + counts.ended == counts.asked == len(asked(scheme))
    assert counts.ending <= counts.there
    present = {line.rule.code for line in lines if line.facts.present}
    assert present == {kind for kind, (is_there, _) in there.items() if is_there}


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"kind": "karangan"}, "kind"),
        ({"issued": TODAY + timedelta(days=1)}, "issued"),
        ({"seen_on": TODAY + timedelta(days=1), "seen_by": "Sekdes"}, "seen_on"),
        ({"seen_on": TODAY}, "seen_by"),
        ({"seen_by": "Sekdes"}, "seen_on"),
        ({"issued": TODAY, "valid_until": TODAY - timedelta(days=1)}, "valid_until"),
        ({"number": "9" * 81}, "number"),
        ({"note": "a\x00b"}, "note"),
    ],
)
def test_a_paper_that_cannot_be_stored_names_its_field(
    facts: dict[str, object], field: str
) -> None:
    draft = DocumentDraft(**({"kind": "paspor"} | facts))  # type: ignore[arg-type]
    assert [problem.field for problem in problems_in(draft, CODES, TODAY)] == [field]
