# SPDX-License-Identifier: GPL-3.0-or-later
"""A wording is edited text by text, and nothing but that text changes."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app import reference
from desa_app.domain.wording_parts import (
    SETTINGS,
    NotReadable,
    part_at,
    parts_of,
    settings_of,
    with_value,
)

if TYPE_CHECKING:
    from desa_app.domain.wording_outline import Where

TEXTS = reference.letter_texts()
PARTS = [(code, part) for code, text in TEXTS.items() for part in parts_of(text)]


@given(
    st.sampled_from(PARTS),
    st.text(st.characters(exclude_characters="\r", codec="utf-8"), max_size=40),
)
def test_an_edited_part_reads_back_and_the_others_stay(one: tuple[str, object], words: str) -> None:
    code = one[0]
    part = next(part for other, part in PARTS if (other, part) == one)
    after = with_value(TEXTS[code], part.where, words)
    before = {each.where: each.text for each in parts_of(TEXTS[code])}
    assert {each.where: each.text for each in parts_of(after)} == before | {part.where: words}


@pytest.mark.parametrize("code", sorted(TEXTS))
@pytest.mark.parametrize("where", SETTINGS)
def test_every_setting_can_be_set_in_every_wording(code: str, where: Where) -> None:
    after = with_value(TEXTS[code], where, "17")
    assert settings_of(after) == settings_of(TEXTS[code]) | {where: "17"}
    tomllib.loads(after)


def test_a_setting_that_was_not_there_is_added() -> None:
    small = 'kode = "x"\nnama = "X"\n\n[[bagian]]\njenis = "alinea"\nteks = "a"\n'
    after = with_value(with_value(small, ("rangkap",), "3"), ("tepi", "kiri"), "20,5")
    assert tomllib.loads(after) == tomllib.loads(small) | {"rangkap": 3, "tepi": {"kiri": 20.5}}


def test_the_parts_say_what_they_are() -> None:
    told = {(part.group, part.label): part for part in parts_of(TEXTS["izin-keluarga"])}
    assert told["Judul", "Judul"].text == "SURAT IZIN {hubungan_kapital}"
    assert told["Bagian 3", "NIK"].text == "{pemberi_nik}"
    assert told["Tanda tangan 2 (tengah)", "Nama"].when == "pemberi_kedua_nama"


def test_the_value_under_a_place_is_found() -> None:
    text = TEXTS["domisili"]
    found = part_at(text, text.index("SURAT KETERANGAN") + 2)
    assert found is not None
    assert found.path == ("judul",)
    assert part_at("a = " + "[" * 99, 3) is None


@pytest.mark.parametrize("text", ["", "a = ", "a = " + "[" * 99, "a = 1"])
def test_a_text_that_cannot_be_read_has_no_parts(text: str) -> None:
    with pytest.raises(NotReadable):
        parts_of(text)


def test_a_part_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        with_value(TEXTS["domisili"], ("bagian", 99, "teks"), "x")
