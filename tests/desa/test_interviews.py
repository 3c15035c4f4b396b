# SPDX-License-Identifier: GPL-3.0-or-later
"""An interview keeps its own words, is replaced openly, and speaks up when a letter is checked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from desa_app.domain.episode import Interview, Status
from desa_app.domain.indicator import Answer
from desa_app.domain.interview import AdviceLevel, InterviewDraft, Present
from desa_app.domain.interview_board import Need
from desa_app.domain.letter import LetterRequest
from desa_app.domain.reference_lists import INDICATORS
from desa_app.errors import ChangedMeanwhile, InvalidInput, NotFound, ReasonNeeded
from tests.office_kit import TODAY, actions, candidate, permit

if TYPE_CHECKING:
    from desa_app.desa import Desa


def talk(office: Desa, *yes: str, unknown: str = "", **changes: object) -> InterviewDraft:
    answers = {one.key: Answer.NO for one in office.interviews.questions()}
    answers |= dict.fromkeys(yes, Answer.YES)
    if unknown:
        answers[unknown] = Answer.UNKNOWN
    usual = InterviewDraft(
        on=TODAY,
        officer="Rina Contoh",
        place="Balai desa",
        with_family=True,
        present=(Present(name="SUAMI CONTOH", relation="Suami"),),
        answers=answers,
        notes={"uang_pangkal": "Rp5 juta, tanpa kuitansi"},
        note="Suami ikut menjawab.",
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def codes_of(office: Desa, request: LetterRequest) -> set[str]:
    return {check.code for check in office.letters.check(request)}


def test_an_interview_without_signs_lets_the_letter_go_on(desa: Desa) -> None:
    person, episode = candidate(desa, talk=False)
    request = permit(person, episode)
    assert "wawancara-belum-ada" in codes_of(desa, request)
    kept = desa.interviews.record(episode.id, talk(desa))
    assert kept.guided is not None
    assert kept.guided.advice.level is AdviceLevel.GO_ON
    assert "wawancara-ada" in codes_of(desa, request)
    assert [one.on for one in desa.episodes.get(episode.id).interviews] == [TODAY]
    assert actions(desa)[-1] == "wawancara-dicatat"


def test_answers_that_advise_to_refer_make_the_letter_ask_for_a_reason(desa: Desa) -> None:
    person, episode = candidate(desa, talk=False)
    desa.interviews.record(episode.id, talk(desa, "dokumen_ditahan"))
    request = permit(person, episode, reason="")
    checks = {check.code: check for check in desa.letters.check(request)}
    assert "BP3MI" in checks["wawancara-perlu-rujuk"].data["ke"]
    with pytest.raises(ReasonNeeded):
        desa.letters.issue(request)
    assert desa.letters.issue(permit(person, episode)).reason


def test_a_lighter_sign_asks_too_and_unknown_does_not(desa: Desa) -> None:
    person, episode = candidate(desa, talk=False)
    desa.interviews.record(episode.id, talk(desa, "uang_pangkal"))
    assert "wawancara-perlu-cek" in codes_of(desa, permit(person, episode))
    (kept,) = desa.interviews.of(episode.id)
    desa.interviews.correct(kept.id, talk(desa, unknown="uang_pangkal"), "Salah dengar")
    assert "wawancara-ada" in codes_of(desa, permit(person, episode))


def test_a_plan_changed_after_the_talk_is_named_in_the_check(desa: Desa) -> None:
    person, episode = candidate(desa)
    plan = desa.episodes.get(episode.id)
    desa.episodes.correct(plan, replace(plan.facts, country="SA", sponsor="H. Contoh"))
    checks = {check.code: check for check in desa.letters.check(permit(person, episode))}
    assert checks["wawancara-rencana-berubah"].data["yang"] == "negara tujuan, sponsor"
    desa.interviews.record(episode.id, talk(desa))
    assert "wawancara-rencana-berubah" not in codes_of(desa, permit(person, episode))


def test_a_kept_interview_is_frozen_when_the_questions_change(desa: Desa) -> None:
    _, episode = candidate(desa, talk=False)
    kept = desa.interviews.record(episode.id, talk(desa, "uang_pangkal"))
    row = desa.reference.row(INDICATORS, "uang_pangkal")
    values = row.facts.values | {"pertanyaan": "Apakah ada uang pangkal?", "bobot": "rujuk"}
    desa.reference.change(INDICATORS, row, replace(row.facts, values=values))
    left = desa.reference.row(INDICATORS, "rekening_pribadi")
    desa.reference.retire(INDICATORS, left, "Tidak ditanyakan lagi")
    assert desa.interviews.get(kept.id) == kept
    second = desa.interviews.record(episode.id, talk(desa, "uang_pangkal"))
    assert kept.guided is not None
    assert second.guided is not None
    assert second.guided.version != kept.guided.version
    assert len(second.guided.asked) == len(kept.guided.asked) - 1
    assert second.guided.advice.level is AdviceLevel.REFER
    assert kept.guided.advice.level is AdviceLevel.CHECK


def test_a_correction_replaces_openly_and_only_once(desa: Desa) -> None:
    _, episode = candidate(desa, talk=False)
    first = desa.interviews.record(episode.id, talk(desa))
    with pytest.raises(InvalidInput):
        desa.interviews.correct(first.id, talk(desa), " ")
    second = desa.interviews.correct(first.id, talk(desa, "dokumen_ditahan"), "Paspor di calo")
    assert [one.counts for one in desa.interviews.of(episode.id)] == [True, False]
    assert second.guided is not None
    assert (second.guided.corrects, second.guided.reason) == (first.id, "Paspor di calo")
    assert len(desa.episodes.get(episode.id).interviews) == 1
    assert desa.recaps.count("2026-11").counts["wawancara"].total == 1
    with pytest.raises(ChangedMeanwhile):
        desa.interviews.correct(first.id, talk(desa), "Sekali lagi")
    with pytest.raises(NotFound):
        desa.interviews.get("entah")
    assert actions(desa)[-1] == "wawancara-dibetulkan"


def test_a_refused_interview_leaves_nothing(desa: Desa) -> None:
    _, episode = candidate(desa, talk=False)
    draft = talk(desa)
    answers = dict(list(draft.answers.items())[:-1])
    with pytest.raises(InvalidInput) as caught:
        desa.interviews.record(episode.id, replace(draft, answers=answers))
    assert [one.code for one in caught.value.problems] == ["belum-dijawab"]
    assert desa.interviews.of(episode.id) == ()


def test_the_short_form_still_counts(desa: Desa) -> None:
    person, episode = candidate(desa, talk=False)
    short = Interview(on=TODAY, with_family=False, officer="Sekdes")
    assert desa.episodes.record_interview(episode.id, short).interviews == (short,)
    (kept,) = desa.interviews.of(episode.id)
    assert kept.guided is None
    assert "wawancara-ada" in codes_of(desa, permit(person, episode))


def test_advice_is_given_while_asking_and_stores_nothing(desa: Desa) -> None:
    _, episode = candidate(desa, talk=False, birth_date=date(2009, 7, 14))
    draft = replace(talk(desa), answers={})
    advice = desa.interviews.advice(episode.id, draft)
    assert advice.level is AdviceLevel.REFER
    assert "UU 18/2017" in advice.reasons[0].words
    assert desa.interviews.of(episode.id) == ()


def test_the_letter_about_the_talk_is_filled_from_it(desa: Desa) -> None:
    person, episode = candidate(desa, talk=False)
    desa.interviews.record(episode.id, talk(desa, "dokumen_ditahan"))
    fields = desa.letters.blank_fields("wawancara", person.id, episode.id)
    assert fields["hadir"] == "SUAMI CONTOH; Suami"
    assert fields["tempat_bicara"] == "Balai desa"
    assert fields["pewawancara"] == "Rina Contoh"
    assert fields["saran"] == "rujuk"
    assert fields["catatan_bicara"] == "Suami ikut menjawab."
    letter = LetterRequest(
        kind="wawancara", person_id=person.id, episode_id=episode.id, fields=fields
    )
    assert desa.letters.preview(letter).pdf.startswith(b"%PDF")


def test_the_board_shows_who_waits_first(desa: Desa) -> None:
    _, waits = candidate(desa, "AMINAH CONTOH", talk=False)
    _, done = candidate(desa, "BUDI CONTOH")
    _, refer = candidate(desa, "CITRA CONTOH", talk=False)
    desa.interviews.record(refer.id, talk(desa, "dokumen_ditahan"))
    _, again = candidate(desa, "DEDI CONTOH")
    plan = desa.episodes.get(again.id)
    desa.episodes.correct(plan, replace(plan.facts, p3mi="PT Lain"))
    _, gone = candidate(desa, "EKA CONTOH")
    desa.episodes.move(gone.id, Status.DEPARTED, TODAY, "keluarga")
    lines = {line.episode_id: line for line in desa.interviews.board()}
    found = {line.name: line.need for line in lines.values()}
    assert [found[f"{name} CONTOH"] for name in ("AMINAH", "DEDI", "CITRA", "BUDI", "EKA")] == [
        Need.WAITS,
        Need.AGAIN,
        Need.REFER,
        Need.DONE,
        Need.DONE,
    ]
    assert next(iter(lines)) == waits.id
    assert lines[again.id].changed == ("P3MI",)
    assert lines[done.id].talk is not None


def test_an_interview_of_tomorrow_is_refused(desa: Desa) -> None:
    _, episode = candidate(desa, talk=False)
    with pytest.raises(InvalidInput):
        desa.interviews.record(episode.id, talk(desa, on=TODAY + timedelta(days=1)))
