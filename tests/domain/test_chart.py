# SPDX-License-Identifier: GPL-3.0-or-later
"""Charts as values: what is not known is no zero, and nothing counted is left out."""

from __future__ import annotations

from itertools import starmap

from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.chart import Bar, Chart, Shape, columns_of, in_words, longest_first


def test_an_unknown_number_is_written_as_such() -> None:
    assert Bar("Okt", (0, 0)).shown == "0"
    assert Bar("Okt", ()).shown == "–"
    assert Bar("Domas", (), words="belum mengirim").shown == "belum mengirim"
    assert in_words(Bar("Mar", (), note="0/11"), ("berangkat", "pulang")) == "Mar – (0/11)"
    assert in_words(Bar("Mar", (3, 1)), ("berangkat", "pulang")) == "Mar 4 (berangkat 3, pulang 1)"


def test_columns_beside_each_other_need_room_for_the_largest_of_them() -> None:
    bars = (Bar("Sep", (3, 4)), Bar("Okt", ()))
    beside = Chart(title="x", shape=Shape.BESIDE, bars=bars)
    stacked = Chart(title="x", shape=Shape.STACKED, bars=bars)
    assert (beside.top, stacked.top) == (4, 7)
    assert [parts for *_, parts in columns_of(beside, bars[0], 50, 100, 30)] == [
        ((0, 3),),
        ((1, 4),),
    ]
    assert [parts for *_, parts in columns_of(beside, bars[1], 50, 100, 30)] == [()]
    assert Chart(title="x", shape=Shape.ROWS, bars=(Bar("a", (0,)),)).empty


@given(
    st.dictionaries(st.text(min_size=1), st.tuples(st.integers(0, 9), st.integers(0, 9))),
    st.integers(2, 6),
)
def test_a_short_list_of_bars_still_counts_everything(
    counts: dict[str, tuple[int, int]], most: int
) -> None:
    bars = longest_first(starmap(Bar, counts.items()), most, "{count} lain")
    assert len(bars) <= most
    assert sum(int(bar.shown) for bar in bars) == sum(map(sum, counts.values()))
    # What is left is never the longest bar: it would make dots of those to be compared.
    assert not bars or max(bars, key=lambda bar: bar.total) is bars[0]
    ranked = [bar.total for bar in bars[: most - 1]]
    assert ranked == sorted(ranked, reverse=True)
    assert all(ranked)
