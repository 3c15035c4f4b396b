# SPDX-License-Identifier: GPL-3.0-or-later
"""Conditions about the person and the papers ask only where a wording file names them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desa_app.domain.codes import BaseStatus, Marital
from desa_app.domain.episode import EpisodeDraft, Scheme
from desa_app.domain.letter_check import CheckLevel
from desa_app.domain.letter_rules import CONDITIONS, RuleFacts, check_letter
from desa_app.domain.person import PersonDraft
from desa_app.remarks import check_sentence

PERSON = PersonDraft(
    name="SITI CONTOH",
    nik="3604125003970003",
    passport_name="Siti Contoh",
    birth_date=date(1997, 3, 10),
    marital=Marital.MARRIED,
)
PLAN = EpisodeDraft(person_id="x", country="TW", job="Perawat", scheme=Scheme.INDIVIDUAL)
FACTS = RuleFacts(
    conditions=(), person=PERSON, episode=PLAN, today=date(2026, 11, 21), country=None
)


def look(*names: str, answers: dict[str, str] | None = None, **person: object) -> dict[str, str]:
    """What these conditions find: code and weight."""
    facts = replace(
        FACTS,
        conditions=names,
        person=replace(PERSON, **person),  # type: ignore[arg-type]
        answers=answers or {},
    )
    checks = check_letter(facts)
    assert all(check_sentence(check).endswith(".") for check in checks)
    assert all("{" not in check_sentence(check) for check in checks)
    return {check.code: check.level.value for check in checks}


def test_a_kind_without_conditions_is_asked_nothing() -> None:
    assert look(birth_date=date(2015, 1, 1), nik=None) == {}


@pytest.mark.parametrize("name", CONDITIONS)
def test_no_condition_but_age_ever_blocks(name: str) -> None:
    found = look(name, nik=None, marital=None, base_status=BaseStatus.DEAD)
    if name != "usia":
        assert CheckLevel.BLOCK.value not in found.values()


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("SITI CONTOH", True),
        ("siti  contoh", True),
        ("SITI-CONTOH", True),
        ("SITI CONTO", False),
        ("SITI CONTOH BINTI UJI", False),
    ],
)
def test_the_passport_name_is_compared_letter_by_letter(name: str, same: bool) -> None:
    code = "nama-paspor-sama" if same else "nama-paspor-berbeda"
    assert set(look("nama_paspor", passport_name=name)) == {code}


def test_without_a_passport_there_is_no_name_to_compare() -> None:
    assert look("nama_paspor", passport_name=" ") == {}


@pytest.mark.parametrize(
    ("stated", "proof", "codes"),
    [
        ("kawin", "12/2015", {"status-kawin-sama"}),
        ("kawin", "", {"bukti-status-kosong"}),
        ("cerai hidup", "1/2020", {"status-kawin-berbeda"}),
        ("belum kawin", "", {"status-kawin-berbeda"}),
        ("", "", set()),
    ],
)
def test_the_stated_marital_status_is_compared(stated: str, proof: str, codes: set[str]) -> None:
    answers = {"status": stated, "bukti_nomor": proof}
    assert set(look("status_kawin", answers=answers)) == codes


def test_never_married_is_asked_about_for_the_married_only() -> None:
    assert set(look("belum_kawin")) == {"status-kawin-berbeda"}
    assert set(look("belum_kawin", marital=Marital.SINGLE)) == {"status-kawin-sama"}
    assert set(look("belum_kawin", marital=None)) == {"status-kawin-berbeda"}


@pytest.mark.parametrize("status", BaseStatus)
def test_living_and_dead_are_told_apart(status: BaseStatus) -> None:
    here = look("warga", base_status=status)
    assert (here == {}) == (status is BaseStatus.ALIVE)
    gone = look("meninggal", base_status=status)
    assert ("kematian-tercatat" in gone) == (status is BaseStatus.DEAD)


def test_people_from_elsewhere_are_named_as_such() -> None:
    assert set(look("warga", resident=False)) == {"bukan-warga-tercatat"}


def test_the_statement_of_risk_is_for_those_who_go_alone() -> None:
    facts = replace(FACTS, conditions=("perseorangan",))
    assert check_letter(facts) == ()
    placed = replace(facts, episode=replace(PLAN, scheme=Scheme.P_TO_P))
    assert [check.code for check in check_letter(placed)] == ["bukan-perseorangan"]


@pytest.mark.parametrize(
    ("named", "consent", "code"),
    [
        ("inisial", "belum", "rujukan-inisial"),
        ("", "", "rujukan-inisial"),
        ("lengkap", "ya", "rujukan-disetujui"),
        ("lengkap", "wali", "rujukan-disetujui"),
        ("lengkap", "belum", "rujukan-belum-disetujui"),
        ("lengkap", "", "rujukan-belum-disetujui"),
    ],
)
def test_a_full_name_needs_consent_or_a_reason(named: str, consent: str, code: str) -> None:
    answers = {"identitas": named, "persetujuan": consent}
    assert set(look("persetujuan", answers=answers)) == {code}
