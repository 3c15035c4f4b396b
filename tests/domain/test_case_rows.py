# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of cases: only what the receiver needs goes in, and nothing hostile comes out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.case import Case, CaseDraft, CaseNote, CaseState, Consent, ConsentBy, Referral
from desa_app.domain.case_rows import case_row, read_case
from desa_app.domain.package_rows import Row, RowBroken
from tests.exchange.samples import CASE, MADE_AT

ID = "019a3a1c-0001-7abc-8def-0123456789ab"


def case(by: ConsentBy = ConsentBy.OWN) -> Case:
    facts = CaseDraft(
        reported_on=date(2026, 10, 12),
        kind="upah",
        reporter="PELAPOR CONTOH",
        reporter_contact="0812 0000 0000",
        person_id=ID,
        victim="KORBAN CONTOH",
        country="TW",
        suspect="CALO CONTOH",
        loss=3_000_000,
        signs=("upah-ditahan", "ancaman"),
        action="Menghubungi keluarga",
    )
    note = CaseNote(
        id="n",
        on=date(2026, 10, 12),
        words="Rahasia",
        source="ibu",
        corrects="",
        by="x",
        at=MADE_AT,
    )
    return Case(
        id="019a3a1c-0004-7abc-8def-0123456789ab",
        revision=1,
        year=2026,
        number=3,
        facts=facts,
        consent=Consent(by=by, name="WALI CONTOH"),
        state=CaseState.REFERRED,
        result="",
        person_name="NAMA CONTOH",
        notes=(note,),
        steps=(),
        referrals=(Referral(agency="BP3MI Banten", on=date(2026, 10, 14), officer="PETUGAS"),),
    )


def test_a_case_travels_without_names_and_without_what_was_told() -> None:
    row = case_row(case(), minor=False)
    for word in ("PELAPOR", "0812", "KORBAN", "WALI", "NAMA", "PETUGAS", "Rahasia", "Menghubungi"):
        assert word not in repr(row)
    columns = read_case(row)
    assert columns["number"] == "3/2026"
    assert columns["person_id"] == ID
    assert columns["referrals"] == "2026-10-14 BP3MI Banten"
    assert columns["signs"] == "upah-ditahan ancaman"


@pytest.mark.parametrize("by", [ConsentBy.NONE, ConsentBy.REFUSED])
def test_whom_it_is_about_stays_at_home_without_consent(by: ConsentBy) -> None:
    assert case_row(case(by), minor=True)["orang"] is None


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("id", "bukan-id"),
        ("id", None),
        ("nomor", ""),
        ("nomor", "x" * 21),
        ("tanggal_lapor", None),
        ("tanggal_lapor", "2026-13-01"),
        ("tanggal_lapor", "2026-W01-1"),
        ("jenis", "x" * 25),
        ("jenis", 7),
        ("orang", "bukan-id"),
        ("anak", 1),
        ("anak", None),
        ("negara", "tw"),
        ("negara", "TWN"),
        ("perekrut", "x" * 301),
        ("kerugian", -1),
        ("kerugian", True),
        ("kerugian", 10**13),
        ("tanda", "upah"),
        ("tanda", ["dua kata"]),
        ("tanda", [1]),
        ("tanda", ["x"] * 51),
        ("rujukan", ["BP3MI Banten"]),
        ("rujukan", ["2026-10-14 "]),
        ("rujukan", ["2026-10-14 a\nb"]),
        ("rujukan", ["2026-10-14 a"] * 201),
        ("keadaan", "hilang"),
        ("keadaan", None),
        ("tanggal_pulang", 3),
    ],
)
def test_a_hostile_row_is_refused_by_the_member_that_is_wrong(member: str, value: object) -> None:
    with pytest.raises(RowBroken) as caught:
        read_case(CASE | {member: value})
    assert caught.value.field == member


VALUES = st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.lists(st.text())


@given(st.dictionaries(st.sampled_from(sorted(CASE)), VALUES))
def test_any_row_is_taken_or_refused_by_name(changes: Row) -> None:
    refused = ""
    try:
        columns = read_case(CASE | changes)
    except RowBroken as error:
        refused = error.field
    assert refused in CASE if refused else columns["state"] in set(CaseState)
