# SPDX-License-Identifier: GPL-3.0-or-later
"""Every mistake in an edited wording is named with its line, its column and what stands there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app import reference
from desa_app.domain.letter_kind import LetterKind
from desa_app.domain.letter_template import TemplateBroken, names_in, parse
from desa_app.domain.letter_words import PLACEHOLDERS
from desa_app.domain.office_wording import WORDING_LIMIT, WordingProblem
from desa_app.domain.wording_check import (
    check_wording,
    is_template,
    protected,
    slots_in,
    template_faults,
)
from desa_app.domain.wording_outline import outline
from desa_app.wording_remarks import FACT_GROUPS, problem_sentence, problem_words

TEXTS = reference.letter_texts()
KINDS = reference.letter_kinds()
CITATIONS = frozenset(reference.citations())
SLOTS = [
    (code, value.inside_start + offset, name)
    for code, text in TEXTS.items()
    for value in outline(text).values
    if is_template(value.path) and value.quote
    for offset, name in slots_in(value.inside)
]


def check(code: str, text: str) -> tuple[WordingProblem, ...]:
    return check_wording(text, code, CITATIONS, KINDS.get(code)).problems


def changed(code: str, old: str, new: str) -> str:
    assert old in TEXTS[code]
    return TEXTS[code].replace(old, new, 1)


def standing(text: str, problem: WordingProblem) -> str:
    """What stands at the place that a problem names."""
    line = text.split("\n")[problem.line - 1]
    return line[problem.column - 1 :][: len(problem.word)]


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_a_shipped_wording_round_trips(code: str) -> None:
    checked = check_wording(TEXTS[code], code, CITATIONS, KINDS[code])
    assert checked.problems == ()
    assert checked.kind == KINDS[code]
    assert protected(KINDS[code], KINDS[code]) == KINDS[code]


@given(st.sampled_from(SLOTS), st.sampled_from(["zz", "_qq", "1"]))
def test_every_wrong_placeholder_is_located(slot: tuple[str, int, str], ending: str) -> None:
    code, offset, name = slot
    wrong = f"{{{name}{ending}}}"
    text = TEXTS[code][:offset] + wrong + TEXTS[code][offset + len(name) + 2 :]
    (problem,) = check(code, text)
    assert problem.word == wrong
    assert problem.code == "nama"
    assert standing(text, problem) == wrong
    assert text.split("\n", problem.line - 1)[-1][problem.column - 1 :].startswith(wrong)


def test_all_wrong_placeholders_are_told_at_once() -> None:
    text = changed("rekomendasi", "{jenis_kelamin}", "{jenis_klamin}")
    text = text.replace("{skema}", "{skma}", 1).replace("[ ({kota})]", "[ ({kota})", 1)
    problems = check("rekomendasi", text)
    assert [one.word for one in problems] == ["{jenis_klamin}", "[", "{skma}"]
    assert problems[0].hint == "{jenis_kelamin}"
    assert all(standing(text, one) == one.word for one in problems)


@pytest.mark.parametrize(
    ("old", "new", "word", "code"),
    [
        ("{nik}", "{Nik}", "{Nik}", "nama"),
        ("{nik}", "{kutipan_tidak_ada}", "{kutipan_tidak_ada}", "nama"),
        ("{nik}", "{nik", "{", "kurung"),
        ('bawaan = "disnaker"', 'bawaan = "disnakr"', "disnakr", "isi"),
        ("{tujuan_lain}", "{tujuan_lin}", "{tujuan_lin}", "nama"),
        ('wajib = ["nama"', 'wajib = ["nma"', "nma", "isi"),
        ('letak = "kanan"', 'letak = "knan"', "knan", "isi"),
        ("menjorok = true", "menjrok = true", "menjrok", "kunci"),
        ("atas = 15", "atas = 150", "150", "isi"),
        ("berlaku_hari = 30", "berlaku_hari = -1", "-1", "isi"),
        ('lainnya = "tujuan_lain"', 'lainnya = "lain"', "lain", "isi"),
        ('judul = "SURAT', "judul = SURAT", "SURAT", "tidak-terbaca"),
    ],
)
def test_a_mistake_is_shown_where_it_stands(old: str, new: str, word: str, code: str) -> None:
    text = changed("rekomendasi", old, new)
    problem = check("rekomendasi", text)[0]
    assert (problem.word, problem.code) == (word, code)
    assert standing(text, problem) == word
    assert str(problem.line) in problem_sentence(problem)
    assert not problem_words(problem)[0].islower()


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ('"usia", ', "", "usia"),
        ('"wawancara", ', "", "wawancara"),
        ('kode = "', 'rahasia = true\nkode = "', "rahasia"),
        ('kode = "', 'butuh_rencana = false\nkode = "', "butuh_rencana"),
    ],
)
def test_what_protects_people_cannot_be_edited_away(old: str, new: str, word: str) -> None:
    problems = check("rekomendasi", changed("rekomendasi", old, new))
    assert word in [one.word for one in problems]


def test_an_own_kind_about_a_plan_looks_at_the_age() -> None:
    text = changed("rekomendasi", 'kode = "rekomendasi"', 'kode = "pengantar-lain"')
    assert check("pengantar-lain", text) == ()
    without = text.replace('"usia", ', "", 1)
    assert [one.word for one in check("pengantar-lain", without)] == ["usia"]
    kind = check_wording(without, "pengantar-lain", CITATIONS).kind
    assert isinstance(kind, LetterKind)
    assert "usia" in protected(kind, None).conditions


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x" * (WORDING_LIMIT + 1),
        "a = " + "[" * 5000,
        "a = " + "1" * 5000,
        "a" + ".a" * 5000 + " = 1",
        'kode = "rekomendasi"',
        'kode = "rekomendasi"\nbagian = 3',
        "kode = 2026-13-45",
        "\x00",
        'judul = """',
    ],
)
def test_a_hostile_text_is_refused_with_a_place(text: str) -> None:
    problems = check("rekomendasi", text)
    assert problems
    assert problems[0].line >= 1
    assert problems[0].column >= 1


@given(st.integers(0, 5000), st.text(max_size=5))
def test_any_damage_is_either_harmless_or_named(at: int, put: str) -> None:
    text = TEXTS["domisili"]
    at = min(at, len(text))
    checked = check_wording(text[:at] + put + text[at + 1 :], "domisili", CITATIONS)
    assert (checked.kind is None) <= bool(checked.problems)


@given(st.text(alphabet="{}[]ab_ ", max_size=30))
def test_brackets_are_judged_as_the_letter_reads_them(source: str) -> None:
    try:
        names = list(names_in(parse(source)))
    except TemplateBroken:
        assert list(template_faults(source))
    else:
        assert not list(template_faults(source))
        assert [name for _, name in slots_in(source)] == names


def test_every_fact_has_a_meaning_in_the_menu() -> None:
    told = [name for group in FACT_GROUPS.values() for name in group]
    assert set(told) == PLACEHOLDERS
    assert len(told) == len(set(told))
