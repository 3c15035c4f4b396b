# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers of a plan: noted, changed, kept from plan to plan, and remembered before they end."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.documents import Document, DocumentDraft, DocumentState
from desa_app.domain.episode import Scheme, Status
from desa_app.domain.family import MemberDraft, Relation
from desa_app.errors import ChangedMeanwhile, InvalidInput, NotFound
from tests.intake.scan_files import encoded, paper
from tests.office_kit import TODAY, actions, candidate, desk_of, draft, permit, plan

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.documents import DocumentLine

PASSPORT = DocumentDraft(
    kind="paspor",
    number="X0000001",
    issuer="Kantor Imigrasi Contoh",
    issued=TODAY - timedelta(days=400),
    valid_until=TODAY + timedelta(days=900),
    seen_by="Sekdes",
    seen_on=TODAY,
)
VISA = DocumentDraft(kind="visa", number="V-1")


def line(office: Desa, person_id: str, episode_id: str | None, kind: str) -> DocumentLine:
    (found,) = [
        one for one in office.documents.lines(person_id, episode_id) if one.rule.code == kind
    ]
    return found


def noted(office: Desa, draft: DocumentDraft = PASSPORT) -> tuple[str, str, Document]:
    person, episode = candidate(office)
    return person.id, episode.id, office.documents.save(person.id, episode.id, draft)


def test_a_plan_begins_with_everything_missing(desa: Desa) -> None:
    person, episode = candidate(desa)
    lines = desa.documents.lines(person.id, episode.id)
    assert len(lines) == 18
    assert {one.state for one in lines} == {DocumentState.MISSING}


def test_a_noted_paper_comes_back_as_it_was_typed(desa: Desa) -> None:
    person, episode, document = noted(desa)
    shown = line(desa, person, episode, "paspor")
    assert shown.document == document == desa.documents.get(document.id)
    assert shown.facts == PASSPORT
    assert shown.state is DocumentState.THERE
    assert actions(desa)[-1] == "dokumen-dicatat"


def test_a_passport_stays_for_the_next_plan_and_a_visa_does_not(desa: Desa) -> None:
    person, episode, _ = noted(desa)
    desa.documents.save(person, episode, VISA)
    desa.episodes.move(episode, Status.CANCELLED, TODAY, "Keluarga")
    later = desa.episodes.open(plan(person, scheme=Scheme.INDIVIDUAL)).id
    assert line(desa, person, later, "paspor").state is DocumentState.THERE
    assert line(desa, person, later, "visa").state is DocumentState.MISSING
    assert line(desa, person, episode, "visa").state is DocumentState.THERE


def test_a_change_is_logged_with_old_and_new(desa: Desa) -> None:
    person, episode, document = noted(desa)
    longer = replace(PASSPORT, valid_until=TODAY + timedelta(days=1500))
    changed = desa.documents.save(person, episode, longer, document=document)
    assert (changed.id, changed.revision) == (document.id, 2)
    with desk_of(desa).reading() as connection:
        detail = connection.exec_driver_sql(
            "SELECT detail FROM journal ORDER BY position DESC LIMIT 1"
        ).scalar_one()
    assert str(PASSPORT.valid_until) in detail
    assert str(longer.valid_until) in detail


def test_a_paper_changed_by_somebody_else_is_not_overwritten(desa: Desa) -> None:
    person, episode, document = noted(desa)
    desa.documents.save(person, episode, PASSPORT, document=document)
    for opened in (document, None):
        with pytest.raises(ChangedMeanwhile):
            desa.documents.save(person, episode, PASSPORT, document=opened)


def test_a_paper_given_back_counts_as_missing_again(desa: Desa) -> None:
    person, episode, document = noted(desa)
    gone = replace(PASSPORT, present=False, note="Ditahan sponsor")
    desa.documents.save(person, episode, gone, document=document)
    assert line(desa, person, episode, "paspor").state is DocumentState.MISSING


def test_papers_of_somebody_elses_plan_are_refused(desa: Desa) -> None:
    person, episode = candidate(desa)
    other, _ = candidate(desa, "LAIN CONTOH")
    for kind in ("visa", "izin-keluarga"):
        with pytest.raises(NotFound):
            desa.documents.save(other.id, episode.id, DocumentDraft(kind=kind))
        with pytest.raises(InvalidInput):
            desa.documents.save(person.id, None, DocumentDraft(kind=kind))
    with pytest.raises(NotFound):
        desa.documents.lines(other.id, episode.id)


def test_the_program_proposes_what_it_already_knows(desa: Desa) -> None:
    person, episode = candidate(desa, nik="3604125003900001", kk="3604120000000001")
    propose = desa.documents.proposal
    assert propose(person.id, episode.id, "ktp").number == "3604125003900001"
    assert propose(person.id, episode.id, "kk").number == "3604120000000001"
    assert propose(person.id, episode.id, "izin-keluarga").number == ""
    letter = desa.letters.issue(permit(person, episode))
    known = propose(person.id, episode.id, "izin-keluarga")
    assert (known.number, known.issued) == (letter.number, TODAY)
    assert known.issuer.startswith("Desa ")


def test_papers_that_end_soon_are_found_once_the_soonest_first(desa: Desa) -> None:
    person, episode, document = noted(
        desa, replace(PASSPORT, valid_until=TODAY + timedelta(days=200))
    )
    desa.documents.save(person, episode, replace(VISA, valid_until=TODAY - timedelta(days=2)))
    desa.documents.save(
        person, episode, DocumentDraft(kind="sehat", valid_until=TODAY + timedelta(days=31))
    )
    found = desa.documents.expiring()
    assert [(one.rule.code, one.days_left) for one in found] == [("visa", -2), ("paspor", 200)]
    assert found[1].document.id == document.id
    assert found[1].person_name == "SITI CONTOH"
    assert len(desa.documents.expiring(TODAY + timedelta(days=1))) == 3


def test_papers_of_plans_that_are_over_remind_nobody(desa: Desa) -> None:
    person, episode, _ = noted(desa, replace(PASSPORT, valid_until=TODAY))
    assert len(desa.documents.expiring()) == 1
    desa.episodes.move(episode, Status.CANCELLED, TODAY, "Keluarga")
    assert desa.documents.expiring() == ()
    desa.episodes.open(plan(person))
    assert len(desa.documents.expiring()) == 1


def test_two_records_that_become_one_keep_both_passports_to_look_at(desa: Desa) -> None:
    person, episode = candidate(desa)
    desa.documents.save(person.id, episode.id, PASSPORT)
    double = desa.people.add(draft("SITI CONTOH", nik=None))
    desa.documents.save(double.id, None, replace(PASSPORT, number="X9999999"))
    desa.merging.merge(desa.merging.preview(person.id, double.id), ())
    lines = desa.documents.lines(person.id, episode.id)
    passports = [one for one in lines if one.rule.code == "paspor"]
    assert [one.facts.number for one in passports] == ["X0000001", "X9999999"]
    wrong = passports[1].document
    assert wrong is not None
    gone = replace(wrong.facts, present=False)
    assert desa.documents.save(person.id, episode.id, gone, document=wrong).id == wrong.id


def test_a_person_comes_back_from_the_bin_with_papers_scans_and_family(desa: Desa) -> None:
    person = desa.people.add(draft("SALAH CATAT CONTOH"))
    kept = desa.documents.save(person.id, None, PASSPORT)
    (scan,) = desa.scans.attach(kept.id, encoded(paper()), "paspor.jpg")
    content = desa.scans.content(scan.id)
    mother = MemberDraft(relation=Relation.MOTHER, name="IBU CONTOH")
    desa.families.add(person.id, mother)
    desa.bin.put(person, "Salah orang")
    with pytest.raises(NotFound):
        desa.documents.get(kept.id)
    desa.bin.restore(person.id)
    assert desa.documents.get(kept.id).facts == PASSPORT
    assert desa.scans.content(scan.id) == content
    assert [one.facts.name for one in desa.families.of(person.id)] == ["IBU CONTOH"]
