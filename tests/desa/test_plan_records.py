# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan names records only when they were chosen, and its letters look at them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.case import CaseDraft
from desa_app.domain.recruiter import CheckResult, CompanyDraft, PlanLinks, RecruiterDraft
from desa_app.errors import NotFound, ReasonNeeded
from desa_app.remarks import check_sentence
from tests.office_kit import TODAY, candidate, draft, dump, permit, plan

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.letter import LetterRequest

UJANG = RecruiterDraft(name="UJANG SUPARDI", phones=("0812-0000-0001",), noted_in_case=True)
KARYA = CompanyDraft(name="PT Contoh Karya")


def warnings(desa: Desa, request: LetterRequest) -> set[str]:
    checks = desa.letters.preview(request).checks
    return {check.code for check in checks if check.level == "peringatan"} - {
        "wawancara-rencana-berubah"
    }


def test_what_was_chosen_in_the_form_is_linked_in_the_same_action(desa: Desa) -> None:
    recruiter, company = desa.recruiters.add(UJANG), desa.companies.add(KARYA)
    person = desa.people.add(draft("A"))
    links = PlanLinks(recruiter_id=recruiter.id, company_id=company.id)
    text = plan(person.id, sponsor="UJANG SUPARDI", sponsor_phone="0812-0000-0001")
    episode = desa.episodes.open(text, links=links)
    linked = desa.recruiters.of_plan(episode.id), desa.companies.of_plan(episode.id)
    assert [one and one.id for one in linked] == [recruiter.id, company.id]
    before = dump(desa)
    with pytest.raises(NotFound):
        desa.episodes.open(text, links=PlanLinks(recruiter_id="tidak-ada"))
    assert dump(desa) == before


def test_a_name_that_was_only_typed_is_never_linked(desa: Desa) -> None:
    desa.recruiters.add(UJANG)
    desa.companies.add(KARYA)
    person = desa.people.add(draft("A"))
    episode = desa.episodes.open(plan(person.id, sponsor="UJANG SUPARDI"))
    assert desa.recruiters.of_plan(episode.id) is None
    assert desa.companies.of_plan(episode.id) is None


@pytest.mark.parametrize(
    ("sponsor", "phone", "stays"),
    [
        ("Ujang Supardi", "", True),
        ("", "+62 812 0000 0001", True),
        ("NENENG", "0812-0000-0001", False),
        ("", "", False),
    ],
)
def test_a_link_lasts_as_long_as_the_text_fits(
    desa: Desa, sponsor: str, phone: str, stays: bool
) -> None:
    recruiter = desa.recruiters.add(UJANG)
    person = desa.people.add(draft("A"))
    text = plan(person.id, sponsor="UJANG SUPARDI")
    episode = desa.episodes.open(text, links=PlanLinks(recruiter_id=recruiter.id))
    desa.episodes.correct(episode, replace(text, sponsor=sponsor, sponsor_phone=phone))
    assert (desa.recruiters.of_plan(episode.id) is not None) is stays


def test_a_letter_asks_for_a_reason_when_the_sponsor_was_named_in_a_report(desa: Desa) -> None:
    recruiter = desa.recruiters.add(UJANG)
    person, episode = candidate(desa, nik="3604125003900003")
    request = permit(person, episode, reason="")
    assert warnings(desa, request) == set()
    desa.recruiters.link(episode.id, recruiter.id)
    assert warnings(desa, request) == {"sponsor-dari-kasus"}
    with pytest.raises(ReasonNeeded):
        desa.letters.issue(request)
    letter = desa.letters.issue(replace(request, reason="Sudah dijelaskan kepada keluarga."))
    assert letter.reason == "Sudah dijelaskan kepada keluarga."


def test_a_case_that_names_a_recruiter_warns_without_telling_of_it(desa: Desa) -> None:
    recruiter = desa.recruiters.add(replace(UJANG, noted_in_case=False))
    other = desa.recruiters.add(RecruiterDraft(name="Ujang S."))
    desa.recruiters.same(recruiter.id, other.id)
    person, episode = candidate(desa, nik="3604125003900003")
    desa.recruiters.link(episode.id, recruiter.id)
    request = permit(person, episode, reason="")
    assert warnings(desa, request) == set()
    assert [row.in_case for row in desa.recruiters.search()] == [False]
    kind = next(iter(desa.cases.kinds()))
    named = CaseDraft(
        reported_on=TODAY, kind=kind, victim="KORBAN REKAAN", reporter="PELAPOR REKAAN",
        recruiter_id=other.id,
    )  # fmt: skip
    desa.cases.open(named, "Kronologi rekaan")
    assert desa.recruiters.known_from_case(recruiter.id)
    assert [row.in_case for row in desa.recruiters.search()] == [True]
    checks = desa.letters.preview(request).checks
    (found,) = [check for check in checks if check.code == "sponsor-dari-kasus"]
    said = check_sentence(found) + repr(found.data)
    assert "REKAAN" not in said
    assert "rekaan" not in said


def test_a_sponsor_in_text_is_held_against_those_named_in_reports(desa: Desa) -> None:
    made = desa.recruiters.add(UJANG)
    person, episode = candidate(desa, nik="3604125003900003")
    request = permit(person, episode, reason="")
    for sponsor, phone, alike in (
        ("Bpk. Ujang Supardi", "", True),
        ("Orang lain", "62812 0000 0001", True),
        ("Orang lain", "0857 1", False),
    ):
        facts = replace(episode.facts, sponsor=sponsor, sponsor_phone=phone)
        episode = desa.episodes.correct(episode, facts)
        assert warnings(desa, request) == ({"sponsor-mirip-kasus"} if alike else set())
    desa.recruiters.correct(made, replace(UJANG, noted_in_case=False))
    desa.episodes.correct(episode, replace(episode.facts, sponsor="Ujang Supardi"))
    assert warnings(desa, request) == set()


def test_a_letter_looks_at_the_record_of_the_company_and_its_newest_check(desa: Desa) -> None:
    company = desa.companies.add(KARYA)
    person, episode = candidate(desa, nik="3604125003900003")
    desa.companies.link(episode.id, company.id)
    request = permit(person, episode, reason="")
    assert warnings(desa, request) == set()
    other = desa.companies.add(
        replace(
            KARYA,
            name="PT Contoh Karya Bahari",
            result=CheckResult.REVOKED,
            checked_on=TODAY,
            checked_with="BP3MI Banten",
        )
    )
    desa.companies.same(company.id, other.id)
    assert warnings(desa, request) == {"p3mi-izin-dicabut"}
