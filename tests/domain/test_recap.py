# SPDX-License-Identifier: GPL-3.0-or-later
"""A recap counts each plan as it stood on the month's last day, men and women apart."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.codes import Sex
from desa_app.domain.episode import ABROAD_STATES, Jalur, ReturnWay, Scheme, Sector, Status
from desa_app.domain.recap import (
    Count,
    is_period,
    last_day,
    month_of,
)
from desa_app.domain.recap_counting import ROW_KEYS, count_recap
from desa_app.domain.recap_facts import RecapFact
from desa_app.domain.recap_lines import LINES
from desa_app.domain.recap_reconciling import uneven

OCTOBER = "2026-10"
DAYS = st.dates(date(2026, 8, 1), date(2026, 12, 31))
FACTS = st.lists(
    st.builds(
        RecapFact,
        sex=st.sampled_from([*Sex, None]),
        jalur=st.sampled_from(Jalur),
        country=st.sampled_from(["TW", "HK"]),
        scheme=st.sampled_from(Scheme),
        sector=st.none() | st.sampled_from(Sector),
        return_way=st.none() | st.sampled_from(ReturnWay),
        steps=st.lists(st.tuples(DAYS, st.sampled_from(Status)), max_size=4).map(tuple),
        interviews=st.lists(DAYS, max_size=2).map(tuple),
        letters=st.lists(
            st.tuples(st.sampled_from(["izin-keluarga", "rekomendasi", "lain"]), DAYS), max_size=3
        ).map(tuple),
    ),
    max_size=8,
)


def fact(*steps: tuple[str, Status], sex: Sex | None = Sex.FEMALE, **more: object) -> RecapFact:
    usual: dict[str, object] = {
        "jalur": Jalur.PROCEDURAL,
        "country": "TW",
        "interviews": (),
        "letters": (),
    }
    return RecapFact(
        sex=sex,
        steps=tuple((date.fromisoformat(day), status) for day, status in steps),
        **(usual | more),  # type: ignore[arg-type]
    )


def counted(*facts: RecapFact, period: str = OCTOBER) -> dict[str, Count]:
    """What is not zero, without the parts of a whole."""
    counts = count_recap(facts, period).counts
    assert tuple(counts) == ROW_KEYS
    parts = {key for key, line in LINES.items() if line.division not in {"", "jalur"}}
    left_out = {*parts, "ln_jumlah"}
    return {k: count for k, count in counts.items() if count.total and k not in left_out}


WOMAN, MAN = Count(female=1), Count(male=1)


def test_a_candidate_is_new_once_and_stands_until_the_next_step() -> None:
    one = fact(("2026-10-31", Status.CANDIDATE))
    assert counted(one, period="2026-09") == {}
    assert counted(one) == {"calon_baru": WOMAN, "calon_akhir": WOMAN}
    assert counted(one, period="2026-11") == {"calon_awal": WOMAN, "calon_akhir": WOMAN}


def test_who_left_in_the_month_is_abroad_at_its_end() -> None:
    one = fact(("2026-09-01", Status.CANDIDATE), ("2026-10-15", Status.DEPARTED), sex=Sex.MALE)
    assert counted(one) == {"calon_awal": MAN, "berangkat": MAN, "ln_prosedural": MAN}
    assert count_recap([one], OCTOBER).countries == {"TW": MAN}
    assert count_recap([one], "2026-09").countries == {}


def test_a_return_is_counted_in_its_month_and_purna_from_its_day() -> None:
    one = fact(
        ("2025-01-01", Status.WORKING),
        ("2026-10-02", Status.RETURNED),
        ("2026-11-05", Status.PAST),
    )
    assert counted(one) == {"pulang": WOMAN}
    assert counted(one, period="2026-11") == {"purna": WOMAN}
    assert counted(one, period="2026-12") == {"purna": WOMAN}


def test_a_stay_noted_later_was_never_a_new_candidate() -> None:
    assert counted(fact(("2026-10-05", Status.WORKING))) == {"ln_prosedural": WOMAN}
    assert counted(fact(("2026-10-05", Status.PAST))) == {"purna": WOMAN}
    assert counted(fact(("2026-10-05", Status.PROCESS))) == {
        "calon_baru": WOMAN,
        "calon_akhir": WOMAN,
    }


def test_a_cancelled_plan_is_no_candidate_any_more() -> None:
    one = fact(("2026-10-01", Status.CANDIDATE), ("2026-10-20", Status.CANCELLED))
    assert counted(one) == {"calon_baru": WOMAN, "calon_batal": WOMAN}
    assert counted(one, period="2026-11") == {}


def test_two_steps_of_one_day_count_in_the_order_they_were_noted() -> None:
    one = fact(("2026-10-01", Status.CANDIDATE), ("2026-10-01", Status.PROCESS))
    other = fact(("2026-10-01", Status.DEPARTED), ("2026-10-01", Status.WORKING))
    assert counted(one)["calon_akhir"] == WOMAN
    assert counted(other)["ln_prosedural"] == WOMAN


def test_letters_and_interviews_count_in_their_own_month() -> None:
    one = fact(
        ("2026-09-01", Status.CANDIDATE),
        interviews=(date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 31)),
        letters=(
            ("izin-keluarga", date(2026, 10, 1)),
            ("izin-keluarga", date(2026, 10, 9)),
            ("rekomendasi", date(2026, 11, 1)),
            ("lain", date(2026, 10, 1)),
        ),
    )
    assert counted(one) == {
        "calon_awal": WOMAN,
        "calon_akhir": WOMAN,
        "wawancara": Count(female=2),
        "surat_izin": Count(female=2),
        "surat_lainnya": WOMAN,
    }


@given(facts=FACTS)
def test_everybody_stands_in_one_place_and_no_sum_is_lost(facts: list[RecapFact]) -> None:
    recap = count_recap(facts, OCTOBER)
    end = last_day(OCTOBER)
    standing = []
    for one in facts:
        past = [status for day, status in sorted(one.steps, key=lambda step: step[0]) if day <= end]
        standing += past[-1:]
    abroad = sum(status in ABROAD_STATES for status in standing)
    paths = ("ln_prosedural", "ln_nonprosedural", "ln_belum_jelas")
    assert sum(recap.counts[key].total for key in paths) == abroad
    assert sum(count.total for count in recap.countries.values()) == abroad
    candidates = sum(status in {Status.CANDIDATE, Status.PROCESS} for status in standing)
    assert recap.counts["ln_jumlah"].total == abroad
    assert not list(uneven(recap))
    assert recap.counts["calon_akhir"].total == candidates
    before = count_recap(facts, "2026-09")
    assert recap.counts["calon_awal"] == before.counts["calon_akhir"]
    assert recap.counts["purna"].total == standing.count(Status.PAST)


@given(facts=FACTS, data=st.data())
def test_counting_does_not_depend_on_order_and_parts_add_up(
    facts: list[RecapFact], data: st.DataObject
) -> None:
    whole = count_recap(facts, OCTOBER)
    mixed = data.draw(st.permutations(facts))
    assert count_recap(mixed, OCTOBER) == whole
    cut = data.draw(st.integers(0, len(facts)))
    first, second = count_recap(facts[:cut], OCTOBER), count_recap(facts[cut:], OCTOBER)
    for key in ROW_KEYS:
        assert first.counts[key].plus(second.counts[key]) == whole.counts[key]


@pytest.mark.parametrize(
    ("text", "good"),
    [("2026-10", True), ("2026-13", False), ("2026-00", False), ("1999-10", False),
     ("2026-1", False), ("2026-10\n", False), ("20٢٦-10", False), ("", False)],
)  # fmt: skip
def test_a_period_is_a_month_of_this_century(text: str, *, good: bool) -> None:
    assert is_period(text) is good


@given(day=st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_lies_in_its_month(day: date) -> None:
    period = month_of(day)
    assert is_period(period)
    assert day <= last_day(period)
    assert month_of(last_day(period)) == period
