# SPDX-License-Identifier: GPL-3.0-or-later
"""Each kind has its code, pattern and sequence; two sequences never write the same number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desa_app.domain.letter_kind import LetterKind
from desa_app.domain.number_rules import (
    Numbering,
    NumberRule,
    NumberScope,
    example_of,
    lacking,
    problems_in_numbering,
    scope_of,
    sequence_name,
)

DAY = date(2026, 11, 21)
CODE = "36.04.12.2001"
USUAL = Numbering(pattern="{kode}/{nomor:03}/{kode_desa}/{bulan}/{tahun}")


def kind(code: str, classification: str) -> LetterKind:
    return LetterKind(
        code=code,
        name=code.upper(),
        title=(),
        classification=classification,
        fields=(),
        validity_days=0,
        version="1",
        source="",
        blocks=(),
        signatures=(),
    )


PERMIT, STATUS, ADVICE = kind("izin", "470"), kind("status", "470"), kind("rekomendasi", "562")
KINDS = (PERMIT, STATUS, ADVICE)


def codes(numbering: Numbering) -> set[tuple[str, str]]:
    found = problems_in_numbering(numbering, KINDS, CODE, DAY)
    return {(problem.field, problem.code) for problem in found}


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (NumberScope.ALL, {"semua"}),
        (NumberScope.CODE, {"kode:470", "kode:562"}),
        (NumberScope.KIND, {"jenis:izin", "jenis:status", "jenis:rekomendasi"}),
    ],
)
def test_the_scope_says_who_shares_a_sequence(scope: NumberScope, expected: set[str]) -> None:
    found = {replace(USUAL, scope=scope).of_kind(one).sequence for one in KINDS}
    assert found == expected
    assert {scope_of(sequence) for sequence in found} == {scope}
    assert all(sequence_name(sequence, {"izin": "Izin"}) for sequence in found)


def test_a_kind_may_have_its_own_code_unit_pattern_and_sequence() -> None:
    rule = NumberRule(
        kind="rekomendasi",
        scope=NumberScope.CODE,
        classification="500.15",
        unit="KESRA",
        pattern="{nomor:02}/{unit}/{kode}/{bulan_angka:02}/{tahun}",
    )
    numbering = replace(USUAL, unit="PEM", rules={"rekomendasi": rule})
    own = numbering.of_kind(ADVICE)
    assert own.sequence == "kode:500.15"
    assert own.number(7, DAY, CODE) == "07/KESRA/500.15/11/2026"
    other = numbering.of_kind(PERMIT)
    assert (other.sequence, other.unit) == ("semua", "PEM")
    assert other.number(7, DAY, CODE) == f"470/007/{CODE}/XI/2026"
    assert codes(numbering) == set()


def test_two_sequences_that_would_write_the_same_number_are_refused() -> None:
    assert codes(replace(USUAL, scope=NumberScope.CODE)) == set()
    per_kind = replace(USUAL, scope=NumberScope.KIND)
    (problem,) = problems_in_numbering(per_kind, KINDS, CODE, DAY)
    assert (problem.field, problem.code) == ("number_pattern", "pola-sama")
    assert problem.hint == "IZIN; STATUS"
    told_apart = NumberRule(kind="status", pattern="{kode}.1/{nomor:03}/{kode_desa}/{tahun}")
    assert codes(replace(per_kind, rules={"status": told_apart})) == set()
    without_code = replace(USUAL, pattern="{nomor}/{tahun}", scope=NumberScope.CODE)
    assert codes(without_code) == {("number_pattern", "pola-sama")}


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (NumberRule(kind="izin", pattern="{kode}/{tahun}"), ("number_pattern", "nomor-tidak-ada")),
        (NumberRule(kind="izin", pattern="{nomor}/{unit}"), ("unit", "kosong")),
        (NumberRule(kind="izin", classification="4" * 21), ("classification", "terlalu-panjang")),
        (NumberRule(kind="izin", classification="4\n7"), ("classification", "bukan-satu-baris")),
        (NumberRule(kind="izin", unit="U" * 21), ("unit", "terlalu-panjang")),
        (
            NumberRule(
                kind="izin",
                classification="400.12.3.2.400.12.3",
                pattern="{kode}/{nomor:06}/{kode_desa}/{bulan}/{tahun}/PEMERINTAH",
            ),
            ("number_pattern", "terlalu-panjang"),
        ),
    ],
)
def test_a_rule_that_cannot_work_is_refused(rule: NumberRule, expected: tuple[str, str]) -> None:
    assert expected in codes(replace(USUAL, rules={"izin": rule}))


def test_an_example_is_empty_while_the_pattern_is_wrong() -> None:
    one = USUAL.of_kind(PERMIT)
    assert example_of(one, 1, DAY, CODE) == f"470/001/{CODE}/XI/2026"
    assert example_of(replace(one, pattern="{nomer}"), 1, DAY, CODE) == ""


@pytest.mark.parametrize(
    ("pattern", "other_year", "other_code", "expected"),
    [
        ("{kode}/{nomor}", True, False, "{tahun}"),
        ("{nomor}/{tahun}", False, True, "{kode}"),
        ("{kode}/{nomor}/{tahun}", False, False, "pembeda"),
        ("{nomor}", True, True, "{tahun}"),
    ],
)
def test_a_clash_names_what_the_pattern_lacks(
    pattern: str, other_year: bool, other_code: bool, expected: str
) -> None:
    assert lacking(pattern, other_year=other_year, other_code=other_code) == expected
