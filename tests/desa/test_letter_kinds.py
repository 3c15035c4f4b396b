# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters beside the two of a departure: without a plan, without a person, without a name."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.codes import BaseStatus, FamilyRole, Marital
from desa_app.domain.letter import LetterRequest
from desa_app.domain.letter_rules import CheckLevel
from desa_app.errors import InvalidInput, NotFound, ReasonNeeded
from desa_app.exchange.letter_seal import read_statement
from desa_app.store import letters as rows
from tests.office_kit import candidate, desk_of, draft

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.person import Person
    from tests.office_kit import RunningClock

KK = "3604120104120003"
REFERRAL = {"persetujuan": "ya", "pokok": "upah tidak dibayar", "uraian": "Menurut keluarga."}


def somebody(desa: Desa, name: str = "SITI CONTOH", **facts: object) -> Person:
    return desa.people.add(draft(name, nik="3604125003900003", kk=KK, **facts))


def request(kind: str, person: Person, **changes: object) -> LetterRequest:
    usual = LetterRequest(kind=kind, person_id=person.id, episode_id=None, reason="Sudah dicek.")
    return replace(usual, **changes)  # type: ignore[arg-type]


def warnings(desa: Desa, wanted: LetterRequest) -> set[str]:
    return {c.code for c in desa.letters.check(wanted) if c.level is CheckLevel.WARNING}


def test_a_domicile_letter_needs_no_plan_and_asks_for_no_interview(desa: Desa) -> None:
    person = somebody(desa)
    wanted = request("domisili", person, reason="")
    assert warnings(desa, wanted) == set()
    letter = desa.letters.issue(wanted)
    assert (letter.kind, letter.episode_id) == ("domisili", None)
    assert letter.valid_until == letter.issued_on + timedelta(days=30)


def test_a_minor_may_have_letters_that_are_not_about_leaving(desa: Desa) -> None:
    today = desa.clock.today()
    person = somebody(desa, birth_date=today.replace(year=today.year - 12))
    assert desa.letters.issue(request("domisili", person)).number


def test_a_letter_about_nobody_is_archived_and_found(desa: Desa) -> None:
    nobody = LetterRequest(kind="pengantar-rekap", person_id="", episode_id=None)
    assert desa.letters.check(nobody) == ()
    letter = desa.letters.issue(nobody)
    assert (letter.person_id, letter.person_name) == ("", "")
    assert desa.letters.get(letter.id) == letter
    assert desa.letters.list()[0].id == letter.id
    statement = read_statement(letter.seal_text).statement
    assert (statement.initials, statement.nik_end) == ("", "")


def test_a_letter_about_somebody_needs_that_person(desa: Desa) -> None:
    with pytest.raises(NotFound):
        desa.letters.issue(LetterRequest(kind="domisili", person_id="", episode_id=None))


def test_the_same_letter_for_the_same_purpose_within_thirty_days_is_asked_about(
    desa: Desa, clock: RunningClock
) -> None:
    person = somebody(desa)
    first = request("domisili", person, fields={"keperluan": "membuka rekening"}, reason="")
    desa.letters.issue(first)
    again = replace(first, fields={"keperluan": " Membuka Rekening "})
    assert warnings(desa, again) == {"surat-sama-30-hari"}
    with pytest.raises(ReasonNeeded):
        desa.letters.issue(again)
    assert warnings(desa, replace(first, fields={"keperluan": "sekolah"})) == set()
    clock.advance(days=31)
    assert warnings(desa, again) == set()


def test_a_voided_letter_is_no_earlier_letter(desa: Desa) -> None:
    person = somebody(desa)
    wanted = request("domisili", person, reason="")
    desa.letters.void(desa.letters.issue(wanted).id, "salah ketik")
    assert warnings(desa, wanted) == set()


def test_the_family_table_is_the_registers(desa: Desa) -> None:
    wife = somebody(desa, family_role=FamilyRole.WIFE)
    desa.people.add(draft("KEPALA KELUARGA", kk=KK, family_role=FamilyRole.HEAD))
    desa.people.add(draft("ANAK CONTOH", kk=KK, family_role=FamilyRole.CHILD))
    letter = desa.letters.issue(request("susunan-keluarga", wife))
    with desk_of(desa).reading() as connection:
        (archived,) = rows.issued_to_person(
            connection, wife.id, "susunan-keluarga", letter.issued_on
        )
    told = json.loads(archived.frozen)["keluarga"]
    assert [one["name"] for one in told] == ["KEPALA KELUARGA", "SITI CONTOH", "ANAK CONTOH"]


def test_a_form_starts_with_what_the_register_knows(desa: Desa) -> None:
    head = somebody(desa, family_role=FamilyRole.HEAD, marital=Marital.WIDOWED)
    desa.people.add(draft("ANAK CONTOH", kk=KK, family_role=FamilyRole.CHILD))
    assert desa.letters.blank_fields("status-perkawinan", head.id)["status"] == "cerai mati"
    assert desa.letters.blank_fields("status-perkawinan")["status"] == ""
    heirs = desa.letters.blank_fields("ahli-waris", head.id)["ahli_waris"]
    assert heirs == "ANAK CONTOH; ; Serang, 10 Maret 1990; Anak"


def test_papers_about_a_death_are_for_the_dead(desa: Desa) -> None:
    person = somebody(desa)
    assert "kematian-belum-tercatat" in warnings(desa, request("kematian", person))
    gone = desa.people.correct(person, replace(person.facts, base_status=BaseStatus.DEAD))
    assert warnings(desa, request("kematian", gone)) == set()
    assert "bukan-warga-tercatat" in warnings(desa, request("domisili", gone))


def test_a_referral_hides_the_person_and_does_not_travel(desa: Desa) -> None:
    person, episode = candidate(desa, nik="3604125003900003")
    letter = desa.letters.issue(
        request("rujukan-kasus", person, episode_id=episode.id, fields=REFERRAL, reason="")
    )
    assert letter.person_id == person.id
    assert letter.episode_id is None
    statement = read_statement(letter.seal_text).statement
    assert (statement.initials, statement.nik_end) == ("S.C.", "")
    with desk_of(desa).reading() as connection:
        assert [row for row in rows.letters_to_send(connection) if row["id"] == letter.id] == []
        (archived,) = rows.issued_to_person(connection, person.id, letter.kind, letter.issued_on)
    assert person.facts.name not in archived.frozen
    assert "3604125003900003" not in archived.frozen


def test_a_full_name_without_consent_needs_a_reason(desa: Desa) -> None:
    person = somebody(desa)
    fields = REFERRAL | {"identitas": "lengkap", "persetujuan": "belum"}
    wanted = request("rujukan-kasus", person, fields=fields, reason="")
    with pytest.raises(ReasonNeeded) as caught:
        desa.letters.issue(wanted)
    assert [check.code for check in caught.value.checks] == ["rujukan-belum-disetujui"]


def test_a_letter_with_a_missing_answer_spends_no_number(desa: Desa) -> None:
    person = somebody(desa)
    with pytest.raises(InvalidInput) as caught:
        desa.letters.issue(request("kematian", person))
    assert "tanggal_meninggal" in {problem.field for problem in caught.value.problems}
    first = desa.letters.issue(request("domisili", person))
    assert "/001/" in first.number


def test_a_letter_with_a_plan_that_is_open_belongs_to_it(desa: Desa) -> None:
    person, episode = candidate(desa)
    letter = desa.letters.issue(request("domisili", person, episode_id=episode.id))
    assert letter.episode_id == episode.id
