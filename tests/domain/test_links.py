# SPDX-License-Identifier: GPL-3.0-or-later
"""Links between villages do not depend on any order, stay out of one village, and say why."""

from __future__ import annotations

from datetime import UTC, date, datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.link_people import links_of_people
from desa_app.domain.link_recruiters import links_of_recruiters, name_of
from desa_app.domain.links import (
    Answer,
    FoundLink,
    Link,
    LinkKind,
    Mention,
    Noted,
    Place,
    Resident,
    Why,
    in_order,
    problems_in_answer,
)

VILLAGES = st.sampled_from(["36.04.12.2001", "36.04.12.2002", "36.04.12.2003", "36.04.12.2004"])
DAYS = st.sampled_from([date(1990, 3, 10), date(1990, 10, 3), date(1990, 3, 25), date(1981, 7, 1)])
RESIDENTS = st.lists(
    st.builds(
        lambda village, name, nik, sex, birth: (village, name, nik, sex, birth),
        VILLAGES,
        st.sampled_from(["SITI AMALIA", "Siti Amaliah", "SITI", "MOH. ALI", "MUHAMMAD ALI", "-"]),
        st.sampled_from([None, "3604120000000001", "3604120000000002"]),
        st.sampled_from([None, "L", "P"]),
        st.none() | DAYS,
    ),
    max_size=9,
).map(
    lambda rows: [
        Resident(village=village, id=f"r{at}", name=name, nik=nik, sex=sex, birth_date=birth)
        for at, (village, name, nik, sex, birth) in enumerate(rows)
    ]
)
MENTIONS = st.lists(
    st.builds(
        Mention,
        village=VILLAGES,
        sponsor=st.sampled_from(
            ["UJANG SUPARDI", "Ujang S.", "Supardi Ujang", "H. Ujang Supardi", "Bu Neneng", "-",
             "tidak ada", "", "NENENG", "Ujang Supriadi"]
        ),
        phone=st.sampled_from(
            ["", "0812-0000-0101", "+62 812 0000 0101", "0857 0000 0202 / 0812 0000 0101", "123"]
        ),
        company=st.sampled_from(["", "PT Contoh Karya", "PT. CONTOH KARYA", "Contoh Karya Bahari"]),
        plans=st.integers(1, 4),
        newest=st.none() | st.just(date(2026, 9, 1)),
        undated=st.booleans(),
    ),
    max_size=10,
)  # fmt: skip


def mention(village: str, sponsor: str = "", phone: str = "", **more: object) -> Mention:
    usual: dict[str, object] = {"company": "", "plans": 1, "newest": date(2026, 9, 1)}
    return Mention(village=village, sponsor=sponsor, phone=phone, **(usual | more))  # type: ignore[arg-type]


def resident(village: str, name: str, **more: object) -> Resident:
    return Resident(village=village, id=f"id-{village}-{name}", name=name, **more)  # type: ignore[arg-type]


def whys(link: Link) -> list[Why]:
    return [reason.why for reason in link.reasons]


@given(people=RESIDENTS, seed=st.integers(0, 99))
def test_links_of_people_do_not_depend_on_the_order(people: list[Resident], seed: int) -> None:
    expected = links_of_people(people)
    Random(seed).shuffle(people)
    assert links_of_people(people) == expected
    for link in expected:
        assert len(link.villages) == len(link.places) == 2
        assert link.reasons
    assert len({link.key for link in expected}) == len(expected)


@given(mentions=MENTIONS, seed=st.integers(0, 99))
def test_links_of_recruiters_do_not_depend_on_the_order(mentions: list[Mention], seed: int) -> None:
    expected = links_of_recruiters(mentions)
    Random(seed).shuffle(mentions)
    assert links_of_recruiters(mentions) == expected
    for link in expected:
        assert len(link.villages) > 1
        assert link.title.strip()
        assert link.plans == sum(place.plans for place in link.places)
        assert all(set(sign.villages) <= set(link.villages) for sign in link.signs)
    assert len({(link.kind, link.key) for link in expected}) == len(expected)


@given(people=RESIDENTS, mentions=MENTIONS)
def test_one_village_alone_has_no_links(people: list[Resident], mentions: list[Mention]) -> None:
    alone = [one for one in people if one.village.endswith("2001")]
    assert links_of_people(alone) == ()
    assert links_of_recruiters([one for one in mentions if one.village.endswith("2001")]) == ()


@given(mentions=MENTIONS, other=MENTIONS)
def test_what_another_village_sends_never_takes_a_number_away(
    mentions: list[Mention], other: list[Mention]
) -> None:
    def numbers(of: list[Mention]) -> set[str]:
        return {link.key for link in links_of_recruiters(of) if link.kind is LinkKind.PHONE}

    assert numbers(mentions) <= numbers(mentions + other)


def test_one_nik_in_two_villages_is_a_link_whatever_the_names_say() -> None:
    nik = "3604120000000001"
    (link,) = links_of_people(
        [resident("b", "SITI AMALIA", nik=nik), resident("a", "RATNA", nik=nik)]
    )
    assert whys(link) == [Why.SAME_NIK, Why.OTHER_NAME]
    assert nik not in repr(link.signs) + repr(link.reasons)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            {"birth_date": date(1990, 3, 10)},
            {"birth_date": date(1990, 10, 3)},
            [Why.CLOSE_NAME, Why.SWAPPED_BIRTH],
        ),
        (
            {"birth_date": date(1990, 3, 25), "nik": "3604120000000001"},
            {"birth_date": date(1990, 3, 25), "nik": "3604120000000002"},
            [Why.CLOSE_NAME, Why.SAME_BIRTH, Why.OTHER_NIK],
        ),
    ],
)
def test_name_and_birth_date_together_make_a_link(
    one: dict[str, object], other: dict[str, object], expected: list[Why]
) -> None:
    people = [resident("a", "SITI AMALIA", **one), resident("b", "Siti Amaliah", **other)]
    (link,) = links_of_people(people)
    assert whys(link) == expected


def test_a_name_or_a_day_alone_or_another_sex_makes_no_link() -> None:
    day = date(1990, 3, 10)
    for one, other in (
        (resident("a", "SITI AMALIA"), resident("b", "SITI AMALIA")),
        (resident("a", "SITI AMALIA", birth_date=day), resident("b", "RATNA", birth_date=day)),
        (
            resident("a", "NUR HALIM", birth_date=day, sex="L"),
            resident("b", "NUR HALIM", birth_date=day, sex="P"),
        ),
    ):
        assert links_of_people([one, other]) == ()


def test_a_number_in_any_spelling_gathers_the_names_used_with_it() -> None:
    found = links_of_recruiters(
        [
            mention("a", "UJANG SUPARDI", "0812-0000-0101", plans=3),
            mention("b", "Ujang S.", "+62 812 0000 0101"),
            mention("c", "Bu Neneng", "0857 0000 0202 / 62812 0000 0101"),
        ]
    )
    (link,) = found
    assert (link.kind, link.villages, link.plans) == (LinkKind.PHONE, ("a", "b", "c"), 5)
    assert link.title == "0812-0000-0101 (UJANG SUPARDI)"
    assert {sign.text for sign in link.signs if not sign.main} == {
        "UJANG SUPARDI", "Ujang S.", "Bu Neneng"
    }  # fmt: skip


def test_names_are_linked_where_no_number_does() -> None:
    found = links_of_recruiters(
        [
            mention("a", "Maman Suryaman"),
            mention("b", "SURYAMAN MAMAN", "0812 0000 0909"),
            mention("c", "Maman S."),
            mention("c", "NENENG"),
            mention("d", "Bu Neneng"),
        ]
    )
    told = {link.key: (link.villages, whys(link)) for link in found}
    assert told == {
        "maman suryaman": (("a", "b"), [Why.SAME_NAME]),
        "maman s|maman suryaman": (("a", "b", "c"), [Why.SHORT_NAME]),
        "neneng": (("c", "d"), [Why.SAME_NAME, Why.ONE_WORD]),
    }


def test_a_company_in_several_villages_is_a_link_of_its_own() -> None:
    found = links_of_recruiters(
        [mention("a", company="PT Contoh Karya"), mention("b", company="CONTOH KARYA PT.")]
    )
    assert [(link.kind, link.key) for link in found] == [(LinkKind.COMPANY, "contoh karya")]


@pytest.mark.parametrize("text", ["", "-", "tidak ada", "Tidak Tahu", "x", "0812", "Bu Sendiri"])
def test_what_names_nobody_links_nobody(text: str) -> None:
    assert name_of(text) == ""
    assert links_of_recruiters([mention("a", text), mention("b", text)]) == ()


def test_a_period_keeps_links_that_two_villages_share_in_it() -> None:
    places = (
        Place(village="a", texts=(), plans=1, newest=date(2026, 9, 1)),
        Place(village="b", texts=(), plans=1, newest=date(2025, 1, 1)),
    )
    link = Link(kind=LinkKind.PHONE, key="k", title="t", places=places, reasons=())
    assert link.reaches_since(date(2025, 1, 1))
    assert not link.reaches_since(date(2025, 1, 2))
    unknown = Place(village="c", texts=(), plans=1, newest=date(2020, 1, 1), undated=True)
    more = Link(kind=LinkKind.PHONE, key="k", title="t", places=(*places, unknown), reasons=())
    assert more.reaches_since(date(2026, 1, 1))


def test_new_and_grown_links_stand_above_what_was_answered() -> None:
    at = datetime(2026, 11, 1, tzinfo=UTC)

    def one(key: str, noted: Noted | None) -> FoundLink:
        places = tuple(Place(village=code, texts=(), plans=1) for code in ("a", "b"))
        return FoundLink(
            link=Link(kind=LinkKind.PHONE, key=key, title=key, places=places, reasons=()),
            noted=noted,
        )

    both = ("a", "b")
    links = [
        one("bukan", Noted(seen=both, answer=Answer.DIFFERENT, at=at, by="kasi")),
        one("sama", Noted(seen=both, answer=Answer.SAME, at=at, by="kasi")),
        one("dilihat", Noted(seen=both)),
        one("cek", Noted(seen=both, answer=Answer.CHECK, at=at, by="kasi")),
        one("bertambah", Noted(seen=("a",), answer=Answer.SAME, at=at, by="kasi")),
        one("baru", None),
    ]
    ordered = in_order(links)
    assert [each.link.key for each in ordered] == [
        "baru", "bertambah", "cek", "dilihat", "sama", "bukan"
    ]  # fmt: skip
    assert [each.waiting for each in ordered] == [True, True, True, True, False, False]
    assert ordered[1].added == ("b",)


def test_a_note_has_a_limit() -> None:
    assert problems_in_answer("x" * 500) == ()
    (problem,) = problems_in_answer("x" * 501)
    assert (problem.field, problem.code) == ("note", "terlalu-panjang")
