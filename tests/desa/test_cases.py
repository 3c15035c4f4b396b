# SPDX-License-Identifier: GPL-3.0-or-later
"""Cases are noted, told on, passed on with consent, found and closed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from desa_app.case_reference import case_kinds
from desa_app.domain.case import (
    CASE_LADDER,
    CaseState,
    ConsentBy,
    needs_reason,
)
from desa_app.errors import (
    ChangedMeanwhile,
    InvalidInput,
    NotFound,
    StatusNotAllowed,
)
from tests.desa.case_kit import (
    SECRET_NAME,
    SECRET_TOLD,
    consent,
    log_of,
    opened,
    report,
    to_bp3mi,
)
from tests.office_kit import (
    NOW,
    TODAY,
    VILLAGE,
    RunningClock,
    candidate,
    desk_of,
    dump,
    enrolled_copy,
    open_village,
)

if TYPE_CHECKING:
    from desa_app.desa import Desa

# --- noting -------------------------------------------------------------------------------------


def test_cases_count_anew_each_year_and_keep_their_number(desa: Desa) -> None:
    first, second = opened(desa), opened(desa)
    earlier = opened(desa, reported_on=date(TODAY.year - 1, 12, 30))
    assert [one.label for one in (first, second, earlier)] == [
        f"1/{TODAY.year}",
        f"2/{TODAY.year}",
        f"1/{TODAY.year - 1}",
    ]
    moved = desa.cases.correct(second, report(reported_on=date(TODAY.year - 1, 1, 2)))
    assert moved.label == second.label


def test_a_new_case_keeps_all_that_was_told(desa: Desa) -> None:
    person, episode = candidate(desa)
    draft = report(
        person_id=person.id,
        episode_id=episode.id,
        loss=15_000_000,
        signs=("penipuan", "dokumen-ditahan"),
        action="Menghubungi keluarga",
    )
    case = desa.cases.get(desa.cases.open(draft, SECRET_TOLD, "ibu").id)
    assert case.facts == draft
    assert case.about == "SITI CONTOH"
    assert (case.state, [step.state for step in case.steps]) == (
        CaseState.REPORTED,
        [CaseState.REPORTED],
    )
    (note,) = case.notes
    assert (note.words, note.source, note.on) == (SECRET_TOLD, "ibu", draft.reported_on)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", ""),
        ("kind", "bukan-jenis"),
        ("country", "XX"),
        ("reported_on", TODAY + timedelta(days=1)),
        ("returned_on", TODAY + timedelta(days=1)),
        ("loss", -1),
        ("signs", ("bukan-tanda",)),
        ("reporter", "x" * 201),
        ("action", "x" * 4001),
        ("episode_id", "tanpa-orang"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(desa: Desa, field: str, value: object) -> None:
    with pytest.raises(InvalidInput) as caught:
        opened(desa, **{field: value})
    assert {problem.field for problem in caught.value.problems} == {field}


def test_links_lead_to_what_exists(desa: Desa) -> None:
    person, _ = candidate(desa)
    _, other = candidate(desa, "ORANG LAIN")
    for changes in (
        {"person_id": "tidak-ada"},
        {"person_id": person.id, "episode_id": other.id},
        {"recruiter_id": "tidak-ada"},
    ):
        with pytest.raises(NotFound):
            opened(desa, **changes)
    assert desa.cases.list() == ()


def test_a_correction_keeps_old_values_among_the_cases_and_only_names_fields_in_the_log(
    desa: Desa,
) -> None:
    case = opened(desa)
    desa.cases.correct(case, report(suspect="CALO LAIN", loss=5))
    with pytest.raises(ChangedMeanwhile):
        desa.cases.correct(case, report())
    kept = [row for row in dump(desa)["case_change"] if "suspect" in row]
    assert len(kept) == 1
    assert "CALO CONTOH" in kept[0]
    assert "CALO LAIN" in kept[0]
    detail = json.loads(next(row[2] for row in log_of(desa) if row[0] == "kasus-diubah"))
    assert detail == {"isian": ["loss", "suspect"]}


def test_the_chronology_only_grows(desa: Desa) -> None:
    case = opened(desa)
    wrong = case.notes[0].id
    case = desa.cases.add_note(case.id, TODAY, "Bukan dua, tetapi tiga bulan", "ayah", wrong)
    assert [note.corrects for note in case.notes] == ["", wrong]
    other = opened(desa)
    with pytest.raises(InvalidInput):
        desa.cases.add_note(other.id, TODAY, "Salah alamat", "", wrong)
    desa.cases.correct(other, report(suspect="CALO LAIN"))
    for table in ("case_note", "case_step", "case_change"):
        for statement in (f"UPDATE {table} SET created_by = ''", f"DELETE FROM {table}"):  # noqa: S608
            with pytest.raises(DatabaseError), desk_of(desa).writing() as connection:
                connection.execute(text(statement))


# --- consent and passing on ---------------------------------------------------------------------


def test_against_a_refusal_nobody_is_passed_on(desa: Desa) -> None:
    case = opened(desa)
    desa.cases.record_consent(case.id, consent(ConsentBy.REFUSED))
    with pytest.raises(InvalidInput):
        desa.cases.refer(case.id, to_bp3mi(), "Tetap ingin dirujuk")
    assert desa.cases.get(case.id).referrals == ()


def test_without_consent_a_reason_is_needed_and_kept(desa: Desa) -> None:
    case = opened(desa)
    with pytest.raises(InvalidInput):
        desa.cases.refer(case.id, to_bp3mi())
    case = desa.cases.refer(case.id, to_bp3mi(), "Belum dapat dihubungi, keselamatannya terancam")
    assert case.state is CaseState.REFERRED
    assert case.steps[-1].reason.startswith("Belum dapat dihubungi")


@pytest.mark.parametrize("linked", [True, False])
def test_a_child_never_consents_alone(desa: Desa, linked: bool) -> None:
    born = TODAY - timedelta(days=16 * 365)
    person, _ = candidate(desa, birth_date=born, talk=False)
    case = opened(desa, person_id=person.id) if linked else opened(desa, minor=True)
    assert desa.cases.minor(case)
    with pytest.raises(InvalidInput) as caught:
        desa.cases.record_consent(case.id, consent(ConsentBy.OWN))
    assert caught.value.problems[0].code == "anak-perlu-wali"
    with pytest.raises(InvalidInput):
        desa.cases.record_consent(case.id, consent(ConsentBy.GUARDIAN, name=" "))
    kept = desa.cases.record_consent(case.id, consent(ConsentBy.GUARDIAN))
    assert kept.consent.by is ConsentBy.GUARDIAN
    desa.cases.record_consent(case.id, consent(ConsentBy.COMPANION))


@pytest.mark.parametrize(
    "changes",
    [{"on": None}, {"on": TODAY + timedelta(days=1)}, {"how": ""}, {"by": ConsentBy.NONE}],
)
def test_consent_says_who_when_and_how(desa: Desa, changes: dict[str, object]) -> None:
    case = opened(desa)
    with pytest.raises(InvalidInput):
        desa.cases.record_consent(case.id, consent(**changes))  # type: ignore[arg-type]


def test_a_referral_by_letter_carries_its_number_and_day(desa: Desa) -> None:
    person, _ = candidate(desa)
    case = opened(desa, person_id=person.id, action="Menghubungi keluarga")
    desa.cases.record_consent(case.id, consent())
    request = desa.cases.letter_request(case.id)
    assert request.kind == "rujukan-kasus"
    assert request.fields["persetujuan"] == "ya"
    assert SECRET_TOLD in request.fields["uraian"]
    assert request.fields["pokok"] == "hilang kontak"
    letter = desa.letters.issue(request)
    case = desa.cases.refer(case.id, to_bp3mi(letter_id=letter.id))
    (referral,) = case.referrals
    assert (referral.letter_id, referral.letter_number) == (letter.id, letter.number)
    case = desa.cases.answer(referral.id, TODAY, "Diterima, ditangani KBRI")
    assert case.referrals[0].answer == "Diterima, ditangani KBRI"


def test_cases_that_nobody_was_told_of_are_due_without_a_name(desa: Desa) -> None:
    due = opened(desa)
    opened(desa, reported_on=TODAY)
    opened(desa, kind="pulang-repatriasi")
    closed = opened(desa)
    desa.cases.move(closed.id, CaseState.CLOSED, TODAY, "Laporan ganda")
    told = opened(desa)
    desa.cases.record_consent(told.id, consent())
    desa.cases.refer(told.id, to_bp3mi())
    (found,) = desa.cases.without_referral(TODAY)
    assert (found.id, found.days, found.kind) == (due.id, 5, "hilang-kontak")
    assert SECRET_NAME not in repr(found)


# --- the list -----------------------------------------------------------------------------------


def test_the_list_finds_filters_and_sorts(desa: Desa) -> None:
    person, _ = candidate(desa)
    one = opened(desa, person_id=person.id, victim="")
    two = opened(desa, kind="pulang-jenazah", country="SA", victim="ALMARHUM CONTOH")
    cases = desa.cases
    assert [row.id for row in cases.list()] == [two.id, one.id]
    assert [row.id for row in cases.list(sort="nama", descending=False)] == [two.id, one.id]
    assert [row.id for row in cases.list("siti")] == [one.id]
    assert [row.id for row in cases.list("100%")] == []
    assert [row.id for row in cases.list(two.label)] == [two.id]
    assert [row.id for row in cases.list("1")] == [one.id]
    assert [row.id for row in cases.list("calo contoh")] == [two.id, one.id]
    assert [row.id for row in cases.list(kinds=["pulang-jenazah"])] == [two.id]
    assert cases.list(states=[CaseState.DONE]) == ()
    assert [row.id for row in cases.of(person.id)] == [one.id]


def test_half_a_year_of_returns_is_noted_and_listed(desa: Desa) -> None:
    returning = [code for code, kind in case_kinds().items() if kind.returning]
    assert len(returning) == 4
    for number in range(237):
        draft = report(kind=returning[number % 4], victim=f"ORANG KE-{number}")
        desa.cases.open(replace(draft, returned_on=TODAY))
    rows = desa.cases.list()
    assert [row.number for row in rows] == list(range(237, 0, -1))
    assert desa.cases.without_referral(TODAY) == ()


# --- states -------------------------------------------------------------------------------------


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(CaseState), max_size=8), st.booleans())
def test_a_case_only_takes_steps_of_its_ladder_and_keeps_each(
    states: list[CaseState], reasons: bool
) -> None:
    with TemporaryDirectory() as folder:
        office = open_village(enrolled_copy(VILLAGE, Path(folder)), RunningClock(NOW))
        case = opened(office)
        office.cases.record_consent(case.id, consent())
        reason = "Alasan" if reasons else ""
        for state in states:
            before = office.cases.get(case.id)
            try:
                after = office.cases.move(case.id, state, TODAY, reason, "Hasil")
            except StatusNotAllowed:
                assert state not in CASE_LADDER[before.state]
                after = office.cases.get(case.id)
            except InvalidInput as error:
                codes = {problem.code for problem in error.problems}
                assert codes <= {"kosong", "rujukan-belum-ada"}
                assert ("kosong" in codes) == (needs_reason(before.state, state) and not reasons)
                after = office.cases.get(case.id)
            else:
                assert state in CASE_LADDER[before.state]
                assert after.steps[:-1] == before.steps
                assert after.state is after.steps[-1].state is state
                continue
            assert after.steps == before.steps
            assert after.state is before.state
        days = [step.on for step in office.cases.get(case.id).steps]
        assert days == sorted(days)
        office.close()


def test_a_closed_case_is_opened_again_with_a_reason(desa: Desa) -> None:
    case = opened(desa)
    with pytest.raises(InvalidInput):
        desa.cases.move(case.id, CaseState.CLOSED, TODAY)
    desa.cases.move(case.id, CaseState.CLOSED, TODAY, "Laporan dicabut")
    with pytest.raises(StatusNotAllowed):
        desa.cases.refer(case.id, to_bp3mi(), "Terlambat")
    with pytest.raises(InvalidInput):
        desa.cases.move(case.id, CaseState.PROCESS, TODAY)
    case = desa.cases.move(case.id, CaseState.PROCESS, TODAY, "Ada keterangan baru")
    with pytest.raises(InvalidInput):
        desa.cases.move(case.id, CaseState.DONE, TODAY)
    case = desa.cases.move(case.id, CaseState.DONE, TODAY, result="Upah dibayar")
    assert (case.state, case.result) == (CaseState.DONE, "Upah dibayar")
    with pytest.raises(InvalidInput):
        desa.cases.move(case.id, CaseState.CLOSED, TODAY - timedelta(days=3), "Lebih awal")
