# SPDX-License-Identifier: GPL-3.0-or-later
"""Recruiters are noted, found and told apart; the program proposes and people answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desa_app.domain.alike import Ground
from desa_app.domain.episode import Status
from desa_app.domain.recruiter import (
    CheckResult,
    CompanyDraft,
    RecordState,
    Recruiter,
    RecruiterDraft,
    RecruiterKind,
)
from desa_app.errors import ChangedMeanwhile, InvalidInput, NotFound
from tests.office_kit import TODAY, actions, draft, dump, plan

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode

UJANG = RecruiterDraft(
    name="UJANG SUPARDI",
    aliases=("Mang Ujang",),
    phones=("0812-0000-0001",),
    company="PT Contoh Karya",
    area="Kubang",
)


def note(desa: Desa, name: str = UJANG.name, **changes: object) -> Recruiter:
    return desa.recruiters.add(replace(UJANG, name=name, **changes))  # type: ignore[arg-type]


def planned(desa: Desa, name: str, **facts: object) -> Episode:
    person = desa.people.add(draft(name))
    return desa.episodes.open(plan(person.id, **facts))


def facts_of(desa: Desa) -> dict[str, list[str]]:
    """Every row about recruiters."""
    return {name: rows for name, rows in dump(desa).items() if name.startswith("recruiter")}


def without_stamps(desa: Desa) -> list[tuple[object, ...]]:
    return [
        (one.id, one.facts, one.state, one.same_as, tuple(o.id for o in one.others))
        for one in (desa.recruiters.get(row.id) for row in desa.recruiters.search())
    ]


def test_a_recruiter_is_kept_as_written_with_one_spelling_of_the_number(desa: Desa) -> None:
    made = note(
        desa,
        phones=("0812-0000-0001 / +62 857 0000 0002",),
        kind=RecruiterKind.FIELD_WORKER,
        came_on=TODAY,
        result=CheckResult.CONFIRMED,
        checked_on=TODAY,
        checked_with="Disnaker",
    )
    kept = desa.recruiters.get(made.id)
    assert kept.facts.phones == ("0812-0000-0001", "+62 857 0000 0002")
    assert [phone.normal for phone in kept.phones] == ["+6281200000001", "+6285700000002"]
    assert (kept.facts.kind, kept.facts.came_on) == (RecruiterKind.FIELD_WORKER, TODAY)
    assert kept.names == ("UJANG SUPARDI", "Mang Ujang")
    assert actions(desa)[-1] == "perekrut-dicatat"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"name": " "}, ("name", "kosong")),
        ({"phones": ("belum ada",)}, ("phones", "bukan-telepon")),
        ({"result": CheckResult.CONFIRMED, "checked_with": "BP3MI"}, ("checked_on", "kosong")),
        ({"result": CheckResult.REVOKED, "checked_on": TODAY}, ("checked_with", "kosong")),
        ({"checked_on": TODAY + timedelta(days=1)}, ("checked_on", "tanggal-mendatang")),
        ({"came_on": TODAY + timedelta(days=1)}, ("came_on", "tanggal-mendatang")),
        ({"area": "x" * 201}, ("area", "terlalu-panjang")),
        ({"aliases": ("x" * 201,)}, ("aliases", "terlalu-panjang")),
        ({"aliases": ("a\x00b",)}, ("aliases", "huruf-tidak-tercetak")),
        ({"note": "a\x00b"}, ("note", "huruf-tidak-tercetak")),
    ],
)
def test_what_cannot_be_kept_is_named(
    desa: Desa, changes: dict[str, object], problem: tuple[str, str]
) -> None:
    before = facts_of(desa)
    with pytest.raises(InvalidInput) as caught:
        desa.recruiters.add(replace(UJANG, **changes))  # type: ignore[arg-type]
    assert problem in {(found.field, found.code) for found in caught.value.problems}
    assert facts_of(desa) == before


def test_a_correction_is_logged_with_old_and_new_and_never_overwrites(desa: Desa) -> None:
    made = note(desa)
    changed = desa.recruiters.correct(made, replace(made.facts, phones=("0857 1", "0813-22222")))
    assert changed.facts.phones == ("0857 1", "0813-22222")
    assert actions(desa)[-1] == "perekrut-diubah"
    with pytest.raises(ChangedMeanwhile):
        desa.recruiters.correct(made, made.facts)
    with pytest.raises(NotFound):
        desa.recruiters.get("tidak-ada")


@pytest.mark.parametrize(
    "words",
    ["supardi", "UJANG", "mang ujang", "contoh karya", "0812 0000", "+62 812-0000-0001", "62812"],
)
def test_a_recruiter_is_found_by_name_alias_company_or_number_in_any_spelling(
    desa: Desa, words: str
) -> None:
    made = note(desa)
    note(desa, "NENENG", aliases=(), phones=("0857 9999 9999",), company="")
    assert [row.id for row in desa.recruiters.search(words)] == [made.id]


def test_the_list_tells_how_many_people_go_where_and_sorts_in_sql(desa: Desa) -> None:
    one, other = note(desa), note(desa, "NENENG", aliases=())
    for name, country in (("A", "TW"), ("B", "TW"), ("C", "HK")):
        desa.recruiters.link(planned(desa, name, country=country).id, one.id)
    rows = desa.recruiters.search(sort="orang", descending=True)
    assert [(row.id, row.people) for row in rows] == [(one.id, 3), (other.id, 0)]
    assert rows[0].countries == (("TW", 2), ("HK", 1))
    for sort in ("nama", "jenis", "perusahaan", "izin", "dicek", "entah"):
        assert {row.id for row in desa.recruiters.search(sort=sort)} == {one.id, other.id}
    assert [row.name for row in desa.recruiters.search()] == ["NENENG", "UJANG SUPARDI"]
    assert [found.name for found in desa.recruiters.people_of(one.id)] == ["A", "B", "C"]


def test_a_removed_recruiter_keeps_its_reason_and_its_plans_and_comes_back(desa: Desa) -> None:
    made = note(desa)
    episode = planned(desa, "A")
    desa.recruiters.link(episode.id, made.id)
    with pytest.raises(InvalidInput):
        desa.recruiters.remove(made.id, " ")
    removed = desa.recruiters.remove(made.id, "Tercatat dua kali")
    assert (removed.state, removed.reason) == (RecordState.REMOVED, "Tercatat dua kali")
    assert desa.recruiters.search() == ()
    assert desa.recruiters.choices() == ()
    assert [row.people for row in desa.recruiters.search(state=RecordState.REMOVED)] == [1]
    assert desa.recruiters.counts() == {RecordState.ACTIVE: 0, RecordState.REMOVED: 1}
    assert desa.recruiters.restore(made.id).reason == ""
    assert [found.episode_id for found in desa.recruiters.people_of(made.id)] == [episode.id]
    linked = desa.recruiters.of_plan(episode.id)
    assert linked is not None
    assert linked.id == made.id


def test_names_in_plans_are_proposed_as_records_and_nothing_is_invented(desa: Desa) -> None:
    for name, sponsor, phone in (
        ("A", "Ujang Supardi", "0812-0000-0001"),
        ("B", "UJANG SUPARDI", "+62 812 0000 0001"),
        ("C", "Ujang S.", ""),
        ("D", "", "0857 1111 2222"),
        ("E", "", ""),
    ):
        planned(desa, name, sponsor=sponsor, sponsor_phone=phone)
    found = desa.recruiters.unrecorded()
    assert desa.recruiters.search() == ()
    assert found.plans == 4
    assert [(one.name, len(one.plans)) for one in found.names] == [
        ("Ujang Supardi", 2), ("", 1), ("Ujang S.", 1)
    ]  # fmt: skip
    made = desa.recruiters.note_name(found.names[0])
    assert (made.facts.name, made.facts.phones) == ("Ujang Supardi", ("0812-0000-0001",))
    assert made.facts.company == "PT Contoh Karya"
    assert len(desa.recruiters.people_of(made.id)) == 2
    rest = desa.recruiters.unrecorded()
    assert [(one.name, one.like) for one in rest.names] == [("", ()), ("Ujang S.", (made.id,))]
    nameless = desa.recruiters.note_name(rest.names[0])
    assert nameless.facts.name == "Tanpa nama (0857 1111 2222)"


def test_a_name_said_to_be_a_known_one_can_be_parted_again(desa: Desa) -> None:
    made = note(desa)
    planned(desa, "A", sponsor="Ujang S.", sponsor_phone="0857 1111 2222")
    (name,) = desa.recruiters.unrecorded().names
    before = without_stamps(desa)
    both = desa.recruiters.note_as(name, made.id)
    assert both.names == ("UJANG SUPARDI", "Mang Ujang", "Ujang S.")
    assert len(both.phones) == 2
    assert len(desa.recruiters.people_of(made.id)) == 1
    (other,) = both.others
    parted = desa.recruiters.take_back(other.id)
    assert (parted.facts.name, parted.same_as) == ("Ujang S.", "")
    assert [one for one in without_stamps(desa) if one[0] == made.id] == before
    assert desa.recruiters.people_of(made.id) == ()
    assert len(desa.recruiters.people_of(other.id)) == 1


def test_a_name_written_just_as_the_record_has_it_is_only_linked(desa: Desa) -> None:
    made = note(desa)
    planned(desa, "A", sponsor="mang ujang", sponsor_phone="62 812 00000001")
    (name,) = desa.recruiters.unrecorded().names
    assert name.like == (made.id,)
    assert desa.recruiters.note_as(name, made.id).others == ()
    assert len(desa.recruiters.people_of(made.id)) == 1
    assert desa.recruiters.unrecorded().names == ()


def test_records_with_a_number_in_common_are_proposed_with_the_reason(desa: Desa) -> None:
    one = note(desa)
    other = note(desa, "NENENG", aliases=(), phones=("62 812 0000 0001",))
    (pair,) = desa.recruiters.proposals()
    assert (pair.one, pair.other) == (one.id, other.id)
    assert [(r.ground, r.one) for r in pair.reasons] == [(Ground.PHONE, "+6281200000001")]


def test_same_counts_together_and_taking_it_back_restores_both(desa: Desa) -> None:
    one, other = note(desa), note(desa, "UJANG SUPRIADI", phones=("0857 1111 2222",))
    desa.recruiters.link(planned(desa, "A").id, one.id)
    desa.recruiters.link(planned(desa, "B", country="HK").id, other.id)
    before = without_stamps(desa)
    both = desa.recruiters.same(one.id, other.id)
    assert [found.name for found in desa.recruiters.people_of(one.id)] == ["A", "B"]
    assert desa.recruiters.people_of(other.id) == desa.recruiters.people_of(one.id)
    (row,) = desa.recruiters.search("0857")
    assert (row.id, row.people, len(row.phones)) == (one.id, 2, 2)
    assert [each.id for each in both.others] == [other.id]
    assert desa.recruiters.proposals() == ()
    with pytest.raises(InvalidInput):
        desa.recruiters.same(other.id, one.id)
    desa.recruiters.take_back(other.id)
    assert without_stamps(desa) == before
    assert actions(desa)[-2:] == ["perekrut-disamakan", "perekrut-dipisahkan"]


def test_bukan_is_remembered_also_for_those_said_to_be_the_same(desa: Desa) -> None:
    one = note(desa)
    other = note(desa, "UJANG SUPARDY", phones=("0857 1111 2222",))
    third = note(desa, "UJANG SUPARDI", phones=("0858 3333 4444",), aliases=())
    desa.recruiters.different(other.id, one.id)
    desa.recruiters.different(one.id, other.id)
    asked = {(pair.one, pair.other) for pair in desa.recruiters.proposals()}
    assert asked == {(one.id, third.id), (other.id, third.id)}
    desa.recruiters.same(one.id, third.id)
    assert desa.recruiters.proposals() == ()
    with pytest.raises(InvalidInput):
        desa.recruiters.same(third.id, other.id)
    assert [each.id for each in desa.recruiters.apart_from(one.id)] == [other.id]
    desa.recruiters.ask_again(third.id, other.id)
    assert [(pair.one, pair.other) for pair in desa.recruiters.proposals()] == [(one.id, other.id)]


def test_a_report_about_one_counts_for_all_that_are_the_same(desa: Desa) -> None:
    one, other = note(desa), note(desa, "UJANG S.", noted_in_case=True)
    assert not desa.recruiters.known_from_case(one.id)
    desa.recruiters.same(one.id, other.id)
    assert desa.recruiters.known_from_case(one.id)
    (row,) = desa.recruiters.search()
    assert row.in_case
    desa.recruiters.take_back(other.id)
    assert not desa.recruiters.known_from_case(one.id)


def test_companies_at_one_address_or_with_one_licence_are_proposed(desa: Desa) -> None:
    first = desa.companies.add(
        CompanyDraft(name="PT Contoh Karya", address="Jalan Contoh 1, Serang", sip3mi="12/2025")
    )
    second = desa.companies.add(
        CompanyDraft(name="PT Lain Nama", address="JALAN CONTOH 1 SERANG", phones=("0254 201234",))
    )
    third = desa.companies.add(CompanyDraft(name="PT Tiga Contoh", sip3mi="12 / 2025"))
    found = {(p.one, p.other): [r.ground for r in p.reasons] for p in desa.companies.proposals()}
    assert found == {
        (first.id, second.id): [Ground.ADDRESS],
        (first.id, third.id): [Ground.LICENCE],
    }
    assert [row.id for row in desa.companies.search("0254")] == [second.id]


def test_company_names_in_plans_are_proposed_too(desa: Desa) -> None:
    planned(desa, "A", p3mi="PT Contoh Karya")
    planned(desa, "B", p3mi="PT. CONTOH KARYA")
    found = desa.companies.unrecorded()
    assert (found.plans, len(found.names)) == (2, 1)
    made = desa.companies.note_name(found.names[0])
    assert len(desa.companies.people_of(made.id)) == 2
    (row,) = desa.companies.search()
    assert (row.kind, row.people, row.valid_until) == (None, 2, None)


def test_a_person_in_the_bin_takes_the_links_of_their_plans_along(desa: Desa) -> None:
    made = note(desa)
    episode = planned(desa, "A")
    desa.recruiters.link(episode.id, made.id)
    desa.episodes.move(episode.id, Status.CANCELLED, TODAY, "keluarga")
    desa.bin.put(desa.people.get(episode.facts.person_id), "Salah catat")
    assert desa.recruiters.people_of(made.id) == ()
    desa.bin.restore(episode.facts.person_id)
    assert [found.episode_id for found in desa.recruiters.people_of(made.id)] == [episode.id]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=6))
def test_any_answers_taken_back_leave_everything_as_it_was(
    desa: Desa, steps: list[tuple[int, int]]
) -> None:
    records = list(desa.recruiters.search())
    if not records:
        for number in range(5):
            one = note(desa, f"PEREKRUT {number}", phones=(f"0812 0000 000{number}",), aliases=())
            desa.recruiters.link(planned(desa, f"ORANG {number}").id, one.id)
        records = list(desa.recruiters.search())
    ids = sorted(one.id for one in records)
    before = without_stamps(desa), {one: desa.recruiters.people_of(one) for one in ids}
    folded_in = []
    for left, right in steps:
        kept, other = desa.recruiters.head(ids[left]), desa.recruiters.head(ids[right])
        if kept.id != other.id:
            desa.recruiters.same(ids[left], ids[right])
            folded_in.append(other.id)
            group = desa.recruiters.people_of(ids[left])
            assert group == desa.recruiters.people_of(ids[right])
    listed = desa.recruiters.search()
    assert len(listed) == len(ids) - len(folded_in)
    assert sum(row.people for row in listed) == len(ids)
    for other_id in folded_in:
        desa.recruiters.take_back(other_id)
    after = without_stamps(desa), {one: desa.recruiters.people_of(one) for one in ids}
    assert after == before
