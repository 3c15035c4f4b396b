# SPDX-License-Identifier: GPL-3.0-or-later
"""Two records are proposed as one for a reason that can be said, and never after "bukan"."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.alike import (
    Ground,
    Traits,
    folded,
    name_ground,
    pairs_among,
    reasons_between,
)

NAMES = st.sampled_from(
    ["UJANG SUPARDI", "Ujang S.", "UJANG SUPRIADI", "H. Ujang Supardi", "MAMAN", "MAMAN SURYAMAN",
     "Bu Neneng", "NENENG", "PT Contoh Karya", "PT. Contoh Karya Bahari", "", "-", "Åsa"]
) | st.text(max_size=12)  # fmt: skip
PHONES = st.sampled_from(["+6281200000001", "+6281200000002", "+6281200000003"])
RECORDS = st.lists(
    st.builds(
        lambda names, phones, licence, address: (names, phones, licence, address),
        st.lists(NAMES, min_size=1, max_size=3).map(tuple),
        st.lists(PHONES, max_size=2).map(tuple),
        st.sampled_from(["", "000/CONTOH", "000 / contoh"]),
        st.sampled_from(["", "Jalan Contoh 1, Serang", "jalan contoh 1 serang"]),
    ),
    max_size=6,
).map(
    lambda rows: tuple(
        Traits(id=f"r{at}", names=names, phones=phones, licence=licence, address=address)
        for at, (names, phones, licence, address) in enumerate(rows)
    )
)


@given(one=NAMES, other=NAMES)
def test_likeness_of_names_does_not_depend_on_their_order(one: str, other: str) -> None:
    assert name_ground(one, other) is name_ground(other, one)


@given(records=RECORDS)
def test_proposals_are_symmetrical(records: tuple[Traits, ...]) -> None:
    pairs = {frozenset((pair.one, pair.other)): pair.reasons for pair in pairs_among(records)}
    backwards = {frozenset((p.one, p.other)) for p in pairs_among(tuple(reversed(records)))}
    assert set(pairs) == backwards
    for one, other in combinations(records, 2):
        there = [reason.ground for reason in reasons_between(one, other)]
        assert there == [reason.ground for reason in reasons_between(other, one)]
        # Every pair with a name, number, licence or address in common is found; of names that
        # only resemble each other those that share the beginning of a word.
        if set(there) - {Ground.CLOSE_NAME}:
            assert frozenset((one.id, other.id)) in pairs


@given(records=RECORDS, answered=st.data())
def test_a_pair_answered_with_bukan_is_never_proposed(
    records: tuple[Traits, ...], answered: st.DataObject
) -> None:
    every = [frozenset((one.id, other.id)) for one, other in combinations(records, 2)]
    apart = frozenset(answered.draw(st.sets(st.sampled_from(every)))) if every else frozenset()
    found = {frozenset((pair.one, pair.other)) for pair in pairs_among(records, apart)}
    assert not found & apart
    assert found == {frozenset((p.one, p.other)) for p in pairs_among(records)} - apart


@pytest.mark.parametrize(
    ("one", "other", "ground"),
    [
        ("UJANG SUPARDI", "Bpk. Ujang Supardi", Ground.SAME_NAME),
        ("SUPARDI UJANG", "UJANG SUPARDI", Ground.SAME_NAME),
        ("Ujang S.", "UJANG SUPARDI", Ground.SHORT_NAME),
        ("UJANG SUPARDI", "UJANG SUPARDI BIN OTONG", Ground.SHORT_NAME),
        ("UJANG SUPARDI", "UJANG SUPARDY", Ground.CLOSE_NAME),
        ("ACHMAD FAUZI", "AHMAD FAUZI", Ground.CLOSE_NAME),
        ("PT Contoh Karya", "PT. CONTOH KARYA", Ground.SAME_NAME),
        ("UJANG", "UJANG SUPARDI", None),
        ("UJANG SUPARDI", "UJANG KOMARUDIN", None),
        ("MAMAN", "YAMAN SALEH", None),
    ],
)
def test_names_are_alike_for_a_reason_that_can_be_said(
    one: str, other: str, ground: Ground | None
) -> None:
    assert name_ground(one, other) is ground


def test_a_shared_number_counts_more_than_a_name() -> None:
    one = Traits(id="a", names=("UJANG SUPARDI",), phones=("+6281200000001",))
    other = Traits(id="b", names=("UJANG S.",), phones=("+6281200000001", "+6281200000002"))
    (pair,) = pairs_among((other, one))
    assert (pair.one, pair.other) == ("a", "b")
    assert [reason.ground for reason in pair.reasons] == [Ground.PHONE, Ground.SHORT_NAME]


def test_forms_of_address_say_nothing_about_who_it_is() -> None:
    assert folded("H. Mamân, S.Pd") == "maman s pd"
    assert folded("PT") == "pt"
