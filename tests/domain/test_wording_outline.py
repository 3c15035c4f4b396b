# SPDX-License-Identifier: GPL-3.0-or-later
"""Every value of a wording is found where it stands, and no text makes the finder fail."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app import reference
from desa_app.domain.wording_outline import (
    TooDeep,
    Where,
    line_and_column,
    outline,
    quoted,
    replaced,
)

SHIPPED = reference.letter_texts()
WORDS = st.text(st.characters(codec="utf-8"), max_size=60)


def flat(data: Any, path: Where = ()) -> dict[Where, object]:
    """Every value of parsed TOML by its place, lists counted from 1."""
    found: dict[Where, object] = {}
    if isinstance(data, dict):
        for key, value in data.items():
            found |= flat(value, (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data, 1):
            found |= flat(value, (*path, number))
    else:
        found[path] = data
    return found


@pytest.mark.parametrize("code", sorted(SHIPPED))
def test_every_value_of_a_shipped_wording_is_found_at_its_place(code: str) -> None:
    text = SHIPPED[code]
    found = outline(text)
    read = {value.path: tomllib.loads(f"x = {value.source}")["x"] for value in found.values}
    assert read == flat(tomllib.loads(text))
    assert all(text[value.start : value.end] == value.source for value in found.values)


@given(st.text(alphabet="[]{}=\"'#.,\n\\ abc1_-", max_size=80))
def test_any_text_can_be_followed(text: str) -> None:
    try:
        values = outline(text).values
    except TooDeep:
        return
    assert all(text[value.start : value.end] == value.source for value in values)


@given(WORDS)
def test_a_quoted_text_reads_back(text: str) -> None:
    source = quoted(text.replace("\r\n", "\n"))
    assert tomllib.loads(f"x = {source}")["x"] == text.replace("\r\n", "\n")


@given(st.data(), WORDS)
def test_replacing_one_value_changes_that_value_alone(data: st.DataObject, words: str) -> None:
    text = SHIPPED["izin-keluarga"]
    value = data.draw(st.sampled_from([one for one in outline(text).values if one.quote]))
    words = words.replace("\r\n", "\n")
    after = flat(tomllib.loads(replaced(text, value, quoted(words))))
    assert after == flat(tomllib.loads(text)) | {value.path: words}


@pytest.mark.parametrize("text", ["a = " + "[" * 50_000, "a" + ".a" * 50_000 + " = 1"])
def test_deep_nesting_is_refused_before_it_is_built(text: str) -> None:
    with pytest.raises(TooDeep):
        outline(text)


def test_lines_and_columns_count_from_one() -> None:
    assert line_and_column("ab\ncd", 0) == (1, 1)
    assert line_and_column("ab\ncd", 4) == (2, 2)
    assert line_and_column("ab\ncd", 99) == (2, 3)
