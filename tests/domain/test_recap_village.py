# SPDX-License-Identifier: GPL-3.0-or-later
"""Every line of Table A counts what its name says, in the month where it belongs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desa_app.domain.case import CaseState
from desa_app.domain.codes import Sex
from desa_app.domain.episode import Jalur, ReturnWay, Scheme, Sector, Status
from desa_app.domain.family import Member, MemberDraft, Need, Relation
from desa_app.domain.recap import Count, Recap
from desa_app.domain.recap_counting import count_village, without_cases
from desa_app.domain.recap_facts import CaseFact, RecapFact, VillageFacts
from desa_app.domain.recap_lines import CASE_LINES, LINES, TABLE_A, parts_of
from desa_app.domain.recap_reconciling import uneven

OCTOBER, NOVEMBER = "2026-10", "2026-11"
NOTHING = VillageFacts(families={})
AWAY = RecapFact(
    sex=Sex.FEMALE,
    jalur=Jalur.PROCEDURAL,
    country="TW",
    steps=((date(2026, 10, 5), Status.WORKING),),
    interviews=(),
    letters=(),
    scheme=Scheme.P_TO_P,
    sector=Sector.INFORMAL,
    person="ibu",
    household="kk-1",
)


def shown(recap: Recap, *keys: str) -> list[int]:
    return [recap.counts[key].total for key in keys]


def child(name: str, born: date, **facts: object) -> Member:
    draft = MemberDraft(relation=Relation.CHILD, name=name, birth_date=born)
    return Member(id=name, revision=1, person_id="x", facts=replace(draft, **facts))  # type: ignore[arg-type]


def test_every_line_is_told_once_and_only_people_have_a_sex() -> None:
    recap = count_village([AWAY], NOTHING, OCTOBER)
    assert tuple(recap.counts) == tuple(LINES)
    assert len(LINES) == sum(len(group.lines) for group in TABLE_A)
    for key, count in recap.counts.items():
        assert (count.plain if LINES[key].counts_people else count.total - count.plain) == 0
    assert recap.case_kinds == {}


def test_the_people_abroad_stand_in_each_division_once() -> None:
    other = replace(AWAY, scheme=Scheme.SSW, sector=None, jalur=Jalur.UNCLEAR, sex=Sex.MALE)
    recap = count_village([AWAY, other], NOTHING, OCTOBER)
    assert set(parts_of("ln_jumlah")) == {"jalur", "sektor", "skema"}
    assert recap.counts["ln_jumlah"] == Count(male=1, female=1)
    assert recap.counts["ln_sektor_kosong"] == Count(male=1)
    assert recap.counts["ln_skema_p_to_p"] == Count(female=1)
    assert not list(uneven(recap))


def test_a_return_is_counted_with_its_reason() -> None:
    home = ((date(2026, 9, 1), Status.WORKING), (date(2026, 10, 20), Status.RETURNED))
    deported = replace(AWAY, steps=home, return_way=ReturnWay.DEPORTED)
    unknown = replace(AWAY, steps=home)
    recap = count_village([deported, unknown], NOTHING, OCTOBER)
    assert shown(recap, "pulang", "pulang_deportasi", "pulang_belum_dicatat") == [2, 1, 1]
    assert shown(count_village([deported], NOTHING, NOVEMBER), "pulang", "pulang_deportasi") == [
        0,
        0,
    ]


def test_only_those_who_are_purna_count_among_their_wishes() -> None:
    past = replace(AWAY, steps=((date(2026, 10, 20), Status.PAST),), wants_back=True, business=True)
    back = replace(past, steps=((date(2026, 10, 20), Status.RETURNED),))
    recap = count_village([past, back], NOTHING, OCTOBER)
    assert shown(recap, "purna", "purna_ingin_kembali", "purna_usaha") == [1, 1, 1]


def test_a_case_is_new_passed_on_and_ended_in_its_own_months() -> None:
    case = CaseFact(
        reported_on=date(2026, 10, 3),
        kind="dugaan-tppo",
        loss=45_000_000,
        steps=(
            (date(2026, 10, 3), CaseState.REPORTED),
            (date(2026, 11, 4), CaseState.DONE),
            (date(2026, 11, 9), CaseState.CLOSED),
        ),
        referred_on=date(2026, 11, 2),
    )
    unknown = replace(case, kind="upah", loss=None, steps=case.steps[:1], referred_on=None)
    facts = replace(NOTHING, cases=(case, unknown))
    keys = ("kasus_baru", "kasus_tppo", "kasus_kerugian", "kasus_dirujuk", "kasus_selesai",
            "kasus_berjalan")  # fmt: skip
    october, november = (count_village([], facts, month) for month in (OCTOBER, NOVEMBER))
    assert shown(october, *keys) == [2, 1, 45_000_000, 0, 0, 2]
    assert shown(november, *keys) == [0, 0, 0, 1, 1, 1]
    assert october.case_kinds == {"dugaan-tppo": Count(plain=1), "upah": Count(plain=1)}
    assert not list(uneven(october))
    withheld = without_cases(october)
    assert not CASE_LINES & withheld.counts.keys()
    assert withheld.case_kinds is None


def test_an_end_that_was_taken_back_is_no_end() -> None:
    case = CaseFact(
        reported_on=date(2026, 11, 3),
        kind="upah",
        loss=None,
        steps=(
            (date(2026, 11, 3), CaseState.REPORTED),
            (date(2026, 11, 4), CaseState.CLOSED),
            (date(2026, 11, 4), CaseState.REPORTED),
        ),
        referred_on=None,
    )
    keys = ("kasus_selesai", "kasus_berjalan")
    back = count_village([], replace(NOTHING, cases=(case,)), NOVEMBER)
    assert shown(back, *keys) == [0, 1]
    again = replace(case, steps=(*case.steps, (date(2026, 11, 4), CaseState.DONE)))
    ended = count_village([], replace(NOTHING, cases=(again,)), NOVEMBER)
    assert shown(ended, *keys) == [1, 0]


def test_a_child_of_two_parents_abroad_is_one_child_and_one_family() -> None:
    father = replace(AWAY, person="ayah", sex=Sex.MALE)
    alone = replace(AWAY, person="lain", household="lain")
    young, grown = date(2016, 5, 4), date(2008, 10, 31)
    here = child("ANAK", young, needs=(Need.SCHOOLING, Need.HEALTH))
    again = replace(child("Anak ", young, needs=(Need.SCHOOLING, Need.HEALTH)), id="lain")
    facts = replace(NOTHING, families={"ibu": (here,), "ayah": (again, child("SULUNG", grown))})
    recap = count_village([AWAY, father, alone], facts, OCTOBER)
    keys = ("kk_pmi", "anak_ditinggal", "butuh_pendidikan", "butuh_kesehatan")
    assert shown(recap, *keys) == [2, 1, 1, 1]
    earlier = count_village([AWAY, father, alone], facts, "2026-09")
    assert shown(earlier, *keys) == [0, 0, 0, 0]


def test_prevention_counts_what_was_done_in_the_month() -> None:
    first, last, next_month = date(2026, 10, 1), date(2026, 10, 31), date(2026, 11, 1)
    facts = replace(
        NOTHING,
        meetings=((first, 12, 30), (last, 3, 0), (next_month, 9, 9)),
        jobs_received=(date(2026, 10, 2),),
        jobs_spread=(date(2026, 11, 3), date(2026, 10, 9)),
        recruiters_came=(date(2026, 10, 9),),
    )
    recap = count_village([], facts, OCTOBER)
    assert recap.counts["sosialisasi_peserta"] == Count(male=15, female=30)
    keys = ("sosialisasi", "lowongan_diterima", "lowongan_disebarkan", "perekrut_masuk")
    assert shown(recap, *keys) == [2, 1, 1, 1]
