# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's rows over the program's: nothing is lost, and going back is always possible."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desa_app.clock import WIB
from desa_app.domain.reference_list import (
    ListField,
    ListSpec,
    OwnVersion,
    RowFacts,
    RowOrigin,
    RowState,
    in_force,
    newest_rows,
    problems_in_row,
)

DAY = date(2026, 11, 21)
AT = datetime(2026, 11, 21, 9, tzinfo=WIB)
SPEC = ListSpec(
    name="uji", title="Uji", about="", shown="nama", fields=(ListField(name="nama", label="Nama"),)
)
KEPT = ListSpec(
    name="uji", title="Uji", about="", shown="nama", fields=SPEC.fields, keeps_expired=True
)

days = st.none() | st.integers(-400, 400).map(lambda add: DAY + timedelta(days=add))
facts = st.builds(
    RowFacts,
    values=st.fixed_dictionaries({"nama": st.sampled_from(("satu", "dua", "tiga"))}),
    source=st.just("sumber"),
    checked_on=st.just(DAY),
    valid_from=days,
    valid_until=days,
)
plain = st.builds(
    RowFacts,
    values=st.fixed_dictionaries({"nama": st.sampled_from(("satu", "dua", "tiga"))}),
    source=st.just("sumber"),
    checked_on=st.just(DAY),
)
keys = st.sampled_from(("a", "b", "c", "d"))
shipped_lists = st.dictionaries(st.sampled_from(("a", "b")), plain, min_size=1)
writings = st.lists(
    st.tuples(keys, st.one_of(st.just(RowState.RETIRED), st.just(RowState.SHIPPED), facts)),
    max_size=12,
)


def versions(written: list[tuple[str, RowState | RowFacts]]) -> dict[str, list[OwnVersion]]:
    found: dict[str, list[OwnVersion]] = {}
    for key, what in written:
        state = what if isinstance(what, RowState) else RowState.USED
        rows = found.setdefault(key, [])
        rows.append(
            OwnVersion(
                key=key,
                version=len(rows) + 1,
                state=state,
                facts=what if isinstance(what, RowFacts) else None,
                note="",
                at=AT,
                by="sekdes",
            )
        )
    return found


@given(shipped_lists)
def test_without_changes_the_list_is_the_shipped_one(shipped: dict[str, RowFacts]) -> None:
    assert in_force(SPEC, shipped, {}, DAY) == shipped
    assert {row.key: row.facts for row in newest_rows(shipped, {})} == shipped


@given(shipped_lists, writings)
def test_going_back_gives_the_shipped_list_whatever_was_written(
    shipped: dict[str, RowFacts], written: list[tuple[str, RowState | RowFacts]]
) -> None:
    back: list[tuple[str, RowState | RowFacts]] = [
        (key, RowState.SHIPPED) for key in ("a", "b", "c", "d")
    ]
    own = versions(written + back)
    assert in_force(SPEC, shipped, own, DAY) == shipped
    rows = newest_rows(shipped, own)
    assert {row.key: row.facts for row in rows} == shipped
    assert {row.origin for row in rows} == {RowOrigin.SHIPPED}


@given(shipped_lists, writings)
def test_rules_never_see_what_has_not_begun_or_is_left_out(
    shipped: dict[str, RowFacts], written: list[tuple[str, RowState | RowFacts]]
) -> None:
    own = versions(written)
    holds = in_force(SPEC, shipped, own, DAY)
    for key, row in holds.items():
        assert row.begun(DAY)
        assert not row.ended(DAY)
        mine = [one.facts for one in own.get(key, ())]
        assert row == shipped.get(key) or row in mine
    for one in newest_rows(shipped, own):
        if one.origin is RowOrigin.RETIRED:
            assert one.key not in holds


def told(name: str, **dates: date) -> RowFacts:
    return RowFacts(values={"nama": name}, source="s", checked_on=DAY, **dates)


def test_what_begins_later_leaves_the_earlier_row_until_then() -> None:
    later = DAY + timedelta(days=30)
    own = versions([("a", told("kini")), ("a", told("nanti", valid_from=later))])
    shipped = {"a": told("bawaan")}
    assert in_force(SPEC, shipped, own, DAY)["a"].values["nama"] == "kini"
    assert in_force(SPEC, shipped, own, later)["a"].values["nama"] == "nanti"
    assert newest_rows(shipped, own)[0].facts.values["nama"] == "nanti"


def test_an_ended_row_goes_unless_its_reader_says_so_itself() -> None:
    ended = {"a": told("lama", valid_until=DAY - timedelta(days=1))}
    assert in_force(SPEC, ended, {}, DAY) == {}
    assert in_force(KEPT, ended, {}, DAY) == ended


def test_a_row_is_looked_up_again_after_half_a_year_or_its_last_day() -> None:
    fresh, old = told("a"), RowFacts(values={}, source="s", checked_on=date(2026, 5, 1))
    rows = newest_rows({"a": fresh, "b": old}, {})
    assert [row.needs_check(DAY) for row in rows] == [False, True]
    ended = newest_rows({"a": told("a", valid_until=date(2026, 11, 20))}, {})
    assert ended[0].needs_check(DAY)


def test_a_row_without_source_or_with_turned_days_is_refused() -> None:
    wrong = RowFacts(
        values={"nama": "a\x00"},
        source=" ",
        checked_on=DAY + timedelta(days=1),
        valid_from=DAY,
        valid_until=DAY - timedelta(days=1),
    )
    found = {(one.field, one.code) for one in problems_in_row(SPEC, "", wrong, DAY, new=True)}
    assert found == {
        ("nama", "huruf-tidak-tercetak"),
        ("source", "kosong"),
        ("checked_on", "tanggal-mendatang"),
        ("valid_until", "berlaku-terbalik"),
    }
