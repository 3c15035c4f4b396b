# SPDX-License-Identifier: GPL-3.0-or-later
"""The reference lists that come with the program, and what happens without them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desa_app import places, reference
from desa_app.errors import ReferenceMissing, WordingBroken

if TYPE_CHECKING:
    from pathlib import Path


def test_every_country_has_name_source_and_day() -> None:
    rules = reference.countries()
    assert len(rules) == 248
    assert "ID" not in rules
    for code, rule in rules.items():
        assert rule.code == code
        assert rule.name
        assert rule.source
        assert isinstance(rule.checked_on, date)
    names = [rule.name.casefold() for rule in rules.values()]
    assert names == sorted(names)


def test_only_what_a_source_says_is_marked() -> None:
    rules = reference.countries()
    by_status: dict[str, set[str]] = {}
    for code, rule in rules.items():
        by_status.setdefault(rule.status, set()).add(code)
    assert by_status["tertutup"] == {"TH", "KH", "MM"}
    assert len(by_status["tertutup_perseorangan"]) == 21
    assert by_status["terbuka"] == {"HK", "TW", "MY", "KR", "SG", "JP", "BN"}
    assert rules["SA"].valid_from == date(2015, 7, 1)
    assert "260/2015" in rules["SA"].basis


def test_legal_grounds_have_a_short_and_a_long_form() -> None:
    grounds = reference.citations()
    assert grounds["usia_minimum"] == "UU 18/2017 Pasal 5 huruf a"
    assert grounds["izin_keluarga_surat"].startswith("Pasal 13 huruf b")


def test_hotlines_carry_source_and_day() -> None:
    for line in reference.hotlines():
        assert line.name
        assert line.number
        assert line.source
        assert line.checked_on <= date(2026, 11, 21)


def test_all_letters_are_there_and_usable() -> None:
    kinds = reference.letter_kinds()
    files = {path.stem for path in places.resource("letters").glob("*.toml")}
    assert set(kinds) == files
    assert len(kinds) == 18
    assert kinds["izin-keluarga"].classification == "470"
    assert kinds["rekomendasi"].classification == "562"


def test_what_the_caller_does_to_a_list_stays_with_the_caller() -> None:
    reference.countries().clear()
    assert reference.countries()


@pytest.mark.parametrize("content", ["", "[nama]\n", "bukan toml", '[[aturan]]\nnegara = ["XX"]'])
def test_an_empty_or_broken_list_is_never_no_rule(tmp_path: Path, content: str) -> None:
    path = tmp_path / "acuan.toml"
    path.write_text(content, encoding="utf-8")
    for read in (reference.read_countries, reference.read_citations, reference.read_hotlines):
        with pytest.raises(ReferenceMissing):
            read(path)


def test_an_absent_list_is_missing(tmp_path: Path) -> None:
    for read in (reference.read_countries, reference.read_citations, reference.read_hotlines):
        with pytest.raises(ReferenceMissing):
            read(tmp_path / "tidak-ada.toml")
    with pytest.raises(ReferenceMissing):
        reference.read_letter_kinds(tmp_path, frozenset())


def test_a_status_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "countries.toml"
    path.write_text(
        '[daftar]\nsumber = "x"\ndicek = 2026-01-01\n[nama]\nTW = "Taiwan"\n'
        '[[aturan]]\nnegara = ["TW"]\nstatus = "aman"\ndasar = ""\nsumber = "x"\n'
        "dicek = 2026-01-01\n",
        encoding="utf-8",
    )
    with pytest.raises(ReferenceMissing):
        reference.read_countries(path)


def test_a_wording_that_cites_an_unknown_ground_is_refused(tmp_path: Path) -> None:
    known = frozenset(reference.citations())
    text = places.resource("letters", "izin-keluarga.toml").read_text(encoding="utf-8")
    (tmp_path / "izin-keluarga.toml").write_text(
        text.replace("{kutipan_izin_keluarga_surat}", "{kutipan_entah}"), encoding="utf-8"
    )
    with pytest.raises(WordingBroken) as caught:
        reference.read_letter_kinds(tmp_path, known)
    assert caught.value.found == "{kutipan_entah}"


def test_a_wording_that_is_no_toml_is_refused_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "izin-keluarga.toml").write_text("kode = ", encoding="utf-8")
    with pytest.raises(WordingBroken) as caught:
        reference.read_letter_kinds(tmp_path, frozenset())
    assert caught.value.kind == "izin-keluarga"
