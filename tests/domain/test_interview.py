# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers lead to advice: never empty after a "ya", never a word about a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.episode import EpisodeDraft, Interview, Scheme
from desa_app.domain.indicator import Answer, Group, Indicator, Weight
from desa_app.domain.interview import (
    AdviceLevel,
    Asked,
    InterviewDraft,
    Present,
    advise,
    as_texts,
    changed_since,
    from_texts,
    plan_facts,
    problems_in_interview,
    put_to,
)
from desa_app.reference import indicators

TODAY = date(2026, 11, 21)
LEAVES = date(2027, 2, 1)
ADULT, CHILD = date(1990, 3, 10), date(2009, 7, 14)
LIST = indicators()
PLAN = EpisodeDraft(person_id="p", country="TW", job="Perawat lansia", scheme=Scheme.P_TO_P)


def asked(*answers: tuple[Indicator, Answer]) -> tuple[Asked, ...]:
    draft = talk({one.key: answer for one, answer in answers})
    return put_to([one for one, _ in answers], draft)


def talk(told: dict[str, Answer], **changes: object) -> InterviewDraft:
    usual = InterviewDraft(
        on=TODAY,
        officer="Sekdes",
        place="Kantor desa",
        with_family=True,
        present=(Present(name="SUAMI CONTOH", relation="Suami"),),
        answers=told,
        notes={},
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def everything(answer: Answer = Answer.NO) -> dict[str, Answer]:
    return {one.key: answer for one in LIST}


sheets = st.lists(
    st.tuples(st.sampled_from(LIST), st.sampled_from(list(Answer))),
    unique_by=lambda pair: pair[0].key,
    max_size=len(LIST),
)


@given(sheets, st.sampled_from((ADULT, CHILD, None)))
def test_a_yes_always_has_a_reason_and_somebody_to_ask(
    answers: list[tuple[Indicator, Answer]], birth: date | None
) -> None:
    advice = advise(asked(*answers), birth=birth, leaves=LEAVES)
    yes = [one for one, answer in answers if answer is Answer.YES]
    if yes:
        assert advice.level in {AdviceLevel.CHECK, AdviceLevel.REFER}
        assert all(advice.refer_to)
    said = [one.words for one in advice.reasons]
    assert all(one.reason in said for one in yes)
    if any(one.weight is Weight.REFER for one in yes) or birth == CHILD:
        assert advice.level is AdviceLevel.REFER
    assert len(advice.unknown) == sum(answer is Answer.UNKNOWN for _, answer in answers)
    for words in (advice.level.words, advice.level.meaning, *said):
        assert "korban" not in words.casefold()
        assert "tppo" not in words.casefold()


@given(sheets)
def test_one_more_yes_never_softens_the_advice(answers: list[tuple[Indicator, Answer]]) -> None:
    order = list(AdviceLevel)
    before = advise(asked(*answers), birth=ADULT, leaves=LEAVES)
    harder = [(one, Answer.YES) for one, _ in answers[:1]] + answers[1:]
    after = advise(asked(*harder), birth=ADULT, leaves=LEAVES)
    assert order.index(after.level) >= order.index(before.level)


@pytest.mark.parametrize(
    ("birth", "answer", "level"),
    [
        (ADULT, Answer.NO, AdviceLevel.GO_ON),
        (ADULT, Answer.UNKNOWN, AdviceLevel.COMPLETE),
        (CHILD, Answer.NO, AdviceLevel.REFER),
        (None, Answer.NO, AdviceLevel.GO_ON),
    ],
)
def test_the_level_follows_from_answers_and_age(
    birth: date | None, answer: Answer, level: AdviceLevel
) -> None:
    sheet = asked(*((one, answer) for one in LIST))
    assert advise(sheet, birth=birth, leaves=LEAVES).level is level


def test_under_eighteen_is_told_with_its_ground() -> None:
    advice = advise((), birth=CHILD, leaves=LEAVES, age_ground="UU 18/2017 Pasal 5 huruf a")
    assert advice.reasons[0].words == (
        "Baru berusia 17 tahun 6 bulan pada rencana berangkat (UU 18/2017 Pasal 5 huruf a)."
    )


def test_a_light_sign_in_each_of_the_three_groups_asks_for_company() -> None:
    light = [
        next(one for one in LIST if one.group is group and one.weight is Weight.CHECK)
        for group in Group
    ]
    two = advise(asked(*((one, Answer.YES) for one in light[:2])), birth=ADULT, leaves=LEAVES)
    assert two.level is AdviceLevel.CHECK
    three = advise(asked(*((one, Answer.YES) for one in light)), birth=ADULT, leaves=LEAVES)
    assert three.level is AdviceLevel.REFER
    assert three.reasons[-1].words == "Ada tanda pada proses, cara dan tujuan sekaligus."


def test_the_shipped_questions_cover_the_three_elements_of_the_law() -> None:
    assert {one.group for one in LIST} == set(Group)
    assert [one.group for one in LIST] == sorted((one.group for one in LIST), key=list(Group).index)
    assert len({one.key for one in LIST}) == len(LIST) >= 20
    for one in LIST:
        assert one.source
        assert one.checked_on <= date(2026, 11, 22)
        assert one.question.endswith("?")


def test_a_frozen_answer_survives_being_kept() -> None:
    (one,) = put_to(LIST[:1], talk({LIST[0].key: Answer.YES}, notes={LIST[0].key: " lewat WA "}))
    assert one.note == "lewat WA"
    assert from_texts(as_texts(one)) == one


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"on": date(2026, 11, 22)}, "on", "tanggal-mendatang"),
        ({"officer": " "}, "officer", "kosong"),
        ({"place": ""}, "place", "kosong"),
        ({"present": ()}, "present", "kosong"),
        ({"present": (Present(name="A; B"),)}, "present", "baris-tabel"),
        ({"answers": everything() | {"entah": Answer.NO}}, "answers", "pertanyaan-berubah"),
        ({"answers": {}}, "answers", "belum-dijawab"),
        ({"note": "a\x00"}, "note", "huruf-tidak-tercetak"),
        ({"notes": {LIST[0].key: "x" * 501}}, "answers", "terlalu-panjang"),
    ],
)
def test_what_cannot_be_kept_is_named(changes: dict[str, object], field: str, code: str) -> None:
    draft = talk(everything(), **changes)
    assert (field, code) in {
        (one.field, one.code) for one in problems_in_interview(draft, LIST, TODAY)
    }
    assert problems_in_interview(talk(everything()), LIST, TODAY) == ()


def test_a_changed_plan_is_named_in_words() -> None:
    told = plan_facts(PLAN)
    assert changed_since(told, PLAN) == ()
    assert changed_since(told, replace(PLAN, p3mi="PT Lain", country="SA")) == (
        "negara tujuan",
        "P3MI",
    )
    assert changed_since({}, replace(PLAN, country="SA")) == ()


def test_two_notes_of_the_same_talk_are_equal() -> None:
    one = Interview(on=TODAY, with_family=True, officer="Sekdes")
    assert one == replace(one, id="x", plan=(("country", "TW"),))
