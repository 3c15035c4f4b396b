# SPDX-License-Identifier: GPL-3.0-or-later
"""One condition blocks a letter, the others only ask; neither ever slips away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.codes import Marital, Sex
from desa_app.domain.episode import EpisodeDraft, Interview, Scheme
from desa_app.domain.letter_rules import (
    Check,
    CheckLevel,
    CountryRule,
    RuleFacts,
    birthday,
    check_letter,
    fitting_givers,
)
from desa_app.domain.person import PersonDraft
from desa_app.reference import letter_kinds
from desa_app.wording import age_on

TODAY = date(2026, 11, 21)
LAW = {"usia_minimum": "UU 18/2017 Pasal 5 huruf a", "izin_keluarga": "UU 18/2017 Pasal 13 huruf b"}
PERSON = PersonDraft(
    name="SITI CONTOH",
    nik="3604125003970003",
    birth_date=date(1997, 3, 10),
    sex=Sex.FEMALE,
    marital=Marital.MARRIED,
)
PLAN = EpisodeDraft(
    person_id="x",
    country="TW",
    job="Perawat lansia",
    scheme=Scheme.P_TO_P,
    p3mi="PT Contoh Sejahtera",
    sip3mi_until=date(2028, 1, 1),
    p3mi_checked_on=date(2026, 11, 14),
    planned_departure=date(2027, 2, 1),
)
TAIWAN = CountryRule(
    code="TW",
    name="Taiwan",
    status="terbuka",
    basis="",
    valid_from=None,
    valid_until=None,
    source="uji",
    checked_on=date(2026, 10, 1),
)
PERMIT = letter_kinds()["izin-keluarga"].conditions
RECOMMENDATION = letter_kinds()["rekomendasi"].conditions
GOOD = RuleFacts(
    conditions=PERMIT,
    person=PERSON,
    episode=PLAN,
    today=TODAY,
    country=TAIWAN,
    interviews=(Interview(on=date(2026, 11, 18), with_family=True, officer="x"),),
    citations=LAW,
    giver_relation="suami",
)


def codes(facts: RuleFacts, level: CheckLevel) -> set[str]:
    return {check.code for check in check_letter(facts) if check.level is level}


def warnings(facts: RuleFacts) -> set[str]:
    return codes(facts, CheckLevel.WARNING)


def found(facts: RuleFacts, code: str) -> Check:
    return next(check for check in check_letter(facts) if check.code == code)


def plan(**changes: object) -> RuleFacts:
    return replace(GOOD, episode=replace(PLAN, **changes))  # type: ignore[arg-type]


def person(**changes: object) -> RuleFacts:
    return replace(GOOD, person=replace(PERSON, **changes))  # type: ignore[arg-type]


def country(**changes: object) -> RuleFacts:
    return replace(GOOD, country=replace(TAIWAN, **changes))  # type: ignore[arg-type]


def test_a_letter_in_order_has_only_good_checks() -> None:
    assert {check.level for check in check_letter(GOOD)} == {CheckLevel.GOOD}
    assert codes(GOOD, CheckLevel.GOOD) == {
        "usia-cukup", "pemberi-izin-sesuai", "negara-terbuka", "p3mi-sudah-dicek",
        "wawancara-ada", "nik-ada",
    }  # fmt: skip


def test_under_eighteen_at_departure_is_blocked_with_its_ground() -> None:
    facts = person(birth_date=date(2009, 9, 15))
    check = found(facts, "usia-kurang")
    assert check.level is CheckLevel.BLOCK
    assert check.citation == "UU 18/2017 Pasal 5 huruf a"
    assert check.data["usia"] == "17 tahun 4 bulan"
    assert check.data["tanggal"] == "1 Februari 2027"
    assert check_letter(facts)[0] is not check
    assert check_letter(facts)[0].code == "usia-kurang"


def test_eighteenth_birthday_on_the_day_of_departure_passes() -> None:
    assert codes(person(birth_date=date(2009, 2, 1)), CheckLevel.BLOCK) == set()
    assert codes(person(birth_date=date(2009, 2, 2)), CheckLevel.BLOCK) == {"usia-kurang"}


def test_without_departure_date_todays_age_counts_and_the_gap_is_named() -> None:
    young = replace(person(birth_date=TODAY.replace(year=2008) + timedelta(days=1)))
    facts = replace(young, episode=replace(PLAN, planned_departure=None))
    assert codes(facts, CheckLevel.BLOCK) == {"usia-kurang"}
    assert found(facts, "usia-kurang").data["saat"] == "hari-ini"
    assert "tanggal-berangkat-kosong" in warnings(facts)


def test_unknown_birth_date_is_blocked() -> None:
    assert codes(person(birth_date=None), CheckLevel.BLOCK) == {"tanggal-lahir-kosong"}


@given(
    birth=st.dates(date(1940, 1, 1), TODAY),
    departure=st.none() | st.dates(date(2025, 1, 1), date(2036, 12, 31)),
    least=st.integers(0, 30),
    conditions=st.sampled_from([PERMIT, RECOMMENDATION, ("usia",)]),
)
def test_the_age_block_follows_the_higher_of_law_and_office_and_nothing_else(
    birth: date, departure: date | None, least: int, conditions: tuple[str, ...]
) -> None:
    facts = replace(
        GOOD,
        conditions=conditions,
        person=replace(PERSON, birth_date=birth),
        episode=replace(PLAN, planned_departure=departure),
        minimum_age=least,
    )
    day = departure or TODAY
    too_young = birth > day or age_on(birth, day)[0] < max(18, least)
    assert (codes(facts, CheckLevel.BLOCK) == {"usia-kurang"}) == too_young
    assert codes(facts, CheckLevel.BLOCK) <= {"usia-kurang"}
    assert ("usia-cukup" in codes(facts, CheckLevel.GOOD)) != too_young


@given(birth=st.dates(date(1940, 1, 1), date(2030, 1, 1)), years=st.integers(1, 60))
def test_a_birthday_is_the_first_day_of_that_age(birth: date, years: int) -> None:
    day = birthday(birth, years)
    assert age_on(birth, day)[0] == years
    assert age_on(birth, day - timedelta(days=1))[0] == years - 1


@given(
    marital=st.sampled_from(Marital),
    sex=st.none() | st.sampled_from(Sex),
    giver=st.sampled_from(["suami", "istri", "orang_tua", "wali"]),
)
def test_the_giver_fits_or_is_asked_about_never_both(
    marital: Marital, sex: Sex | None, giver: str
) -> None:
    facts = replace(person(marital=marital, sex=sex), giver_relation=giver)
    fits = giver in fitting_givers(marital, sex)
    assert ("pemberi-izin-tidak-sesuai" in warnings(facts)) != fits
    assert ("pemberi-izin-sesuai" in codes(facts, CheckLevel.GOOD)) == fits


@pytest.mark.parametrize(
    ("marital", "sex", "giver"),
    [
        (Marital.MARRIED, Sex.FEMALE, "suami"),
        (Marital.MARRIED, Sex.MALE, "istri"),
        (Marital.SINGLE, Sex.MALE, "orang_tua"),
        (Marital.WIDOWED, Sex.FEMALE, "wali"),
    ],
)
def test_these_givers_fit(marital: Marital, sex: Sex, giver: str) -> None:
    assert giver in fitting_givers(marital, sex)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (replace(GOOD, giver_relation="orang_tua"), "pemberi-izin-tidak-sesuai"),
        (replace(GOOD, giver_relation="istri"), "pemberi-izin-tidak-sesuai"),
        (replace(GOOD, giver_relation=""), "pemberi-izin-kosong"),
        (person(marital=None), "status-kawin-kosong"),
        (replace(GOOD, conditions=RECOMMENDATION), "izin-keluarga-belum-ada"),
        (country(status="tertutup"), "negara-tertutup"),
        (country(status="tidak_ada_kerja_sama"), "negara-tidak-ada-kerja-sama"),
        (country(status="belum_diketahui"), "negara-belum-diketahui"),
        (replace(GOOD, country=None), "negara-belum-diketahui"),
        (country(status="tertutup_perseorangan"), "pastikan-pemberi-kerja"),
        (country(checked_on=date(2026, 5, 1)), "negara-lama-dicek"),
        (country(status="tertutup", valid_until=date(2026, 1, 1)), "aturan-negara-berakhir"),
        (plan(p3mi=" "), "p3mi-kosong"),
        (plan(p3mi_checked_on=None), "p3mi-belum-dicek"),
        (plan(p3mi_checked_on=date(2026, 5, 1)), "p3mi-lama-dicek"),
        (plan(sip3mi_until=date(2027, 1, 31)), "sip3mi-berakhir"),
        (plan(planned_departure=date(2026, 11, 20)), "tanggal-berangkat-lewat"),
        (replace(GOOD, episode=None), "rencana-belum-ada"),
        (replace(GOOD, interviews=()), "wawancara-belum-ada"),
        (person(nik=None), "nik-kosong"),
        (replace(GOOD, same_purpose_within_30_days="470/001"), "surat-sama-30-hari"),
        (person(birth_date=date(1997, 12, 31)), "lahir-31-desember"),
        (person(birth_date=date(2008, 11, 3)), "baru-cukup-umur"),
        (person(birth_date=date(2009, 1, 5)), "baru-cukup-umur"),
    ],
)
def test_each_doubt_asks_for_a_reason(facts: RuleFacts, code: str) -> None:
    assert code in warnings(facts)
    assert codes(facts, CheckLevel.BLOCK) == set()


def test_closed_for_individuals_names_the_individual_scheme() -> None:
    rule = replace(TAIWAN, status="tertutup_perseorangan")
    facts = replace(plan(scheme=Scheme.INDIVIDUAL), country=rule)
    assert warnings(facts) == {"negara-tertutup-perseorangan"}
    crew = replace(plan(scheme=Scheme.FISHING_CREW), country=rule)
    assert warnings(crew) == set()


def test_company_is_asked_about_only_where_the_scheme_has_one() -> None:
    facts = plan(scheme=Scheme.G_TO_G, p3mi="", p3mi_checked_on=None)
    assert warnings(facts) == set()


def test_ninety_days_after_the_eighteenth_birthday_the_question_ends() -> None:
    turned = TODAY - timedelta(days=90)
    assert "baru-cukup-umur" not in warnings(
        replace(
            person(birth_date=turned.replace(year=turned.year - 18)),
            episode=replace(PLAN, planned_departure=date(2027, 6, 1)),
        )
    )


def test_permit_already_issued_is_good_for_the_recommendation() -> None:
    facts = replace(GOOD, conditions=RECOMMENDATION, has_family_permit=True)
    assert warnings(facts) == set()
    assert "izin-keluarga-ada" in codes(facts, CheckLevel.GOOD)
