# SPDX-License-Identifier: GPL-3.0-or-later
"""The language of letter wording: facts in, optional parts out, nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.letter_template import TemplateBroken, fill, names_in, parse

WORDS = {"nama": "Siti", "kosong": "", "kota": "Taipei"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nama {nama}.", "Nama Siti."),
        ("{nama_kapital} {nama_kecil} {nama_awal}", "SITI siti Siti"),
        ("ke {kota}[ oleh {kosong}].", "ke Taipei."),
        ("ke {kota}[ oleh {nama}].", "ke Taipei oleh Siti."),
        ("[[asli]] {{kurung}}", "[asli] {kurung}"),
        ("[{nama}][{kosong}][{kota}]", "SitiTaipei"),
        ("", ""),
    ],
)
def test_facts_take_their_place(text: str, expected: str) -> None:
    assert fill(parse(text), WORDS).text == expected


def test_an_empty_fact_outside_brackets_is_named() -> None:
    filled = fill(parse("{nama} {kosong}[ {kosong}]"), WORDS)
    assert filled.missing == ("kosong",)


@pytest.mark.parametrize(
    "text", ["{nama", "nama}", "[a", "a]", "[a [b] c]", "{Nama}", "{nama.x}", "{}", "{nama!r}"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(TemplateBroken):
        parse(text)


@given(st.text(alphabet="ab{}[] ", max_size=60))
def test_any_text_is_read_or_refused_and_reading_loses_no_name(text: str) -> None:
    try:
        template = parse(text)
    except TemplateBroken:
        return
    names = set(names_in(template))
    filled = fill(template, dict.fromkeys(names, "x"))
    assert filled.missing == ()


@given(st.text(max_size=40))
def test_a_fact_is_never_read_as_wording(value: str) -> None:
    assert fill(parse("<{a}>"), {"a": value}).text == f"<{value}>"
