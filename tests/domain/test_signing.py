# SPDX-License-Identifier: GPL-3.0-or-later
"""Who signs in whose name: the lines of the field, terms of office, and signing for oneself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.letter_check import CheckLevel
from desa_app.domain.office import Acting, OfficeKind, OfficeProfile, Official, Post
from desa_app.domain.page import Side, Signature
from desa_app.domain.signing import (
    countersigned,
    holder,
    problems_in_official,
    self_signing,
    signed_as,
    signing_lines,
)
from desa_app.remarks import check_sentence, known_checks, known_problems

VILLAGE = OfficeProfile(
    kind=OfficeKind.DESA,
    code="36.04.12.2013",
    name="Sukajaya",
    district="Pontang",
    regency="Kabupaten Serang",
    province="Banten",
)
DISTRICT = replace(
    VILLAGE,
    kind=OfficeKind.KECAMATAN,
    code="36.04.12",
    name="Pontang",
    kind_word="Kecamatan",
    head_title="Camat",
    secretary_title="Sekretaris Kecamatan",
)
DAY = date(2026, 11, 21)
HEAD = Official(id="1", post=Post.HEAD, name="H. CONTOH KEPALA")
SECRETARY = Official(id="2", post=Post.SECRETARY, name="CONTOH SEKRETARIS")
SECTION = Official(id="3", post=Post.SECTION, name="CONTOH KASI", title="Kasi Pemerintahan")
DAYS = st.none() | st.dates(date(2020, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("signatory", "head", "lines"),
    [
        (HEAD, HEAD, ("Kepala Desa Sukajaya,",)),
        (SECRETARY, HEAD, ("a.n. Kepala Desa Sukajaya", "Sekretaris Desa,")),
        (
            SECTION,
            HEAD,
            ("a.n. Kepala Desa Sukajaya", "Sekretaris Desa", "u.b.", "Kasi Pemerintahan,"),
        ),
        (replace(HEAD, acting=Acting.PLT), HEAD, ("Plt. Kepala Desa Sukajaya,",)),
        (replace(HEAD, acting=Acting.PJ), HEAD, ("Pj. Kepala Desa Sukajaya,",)),
        (
            SECRETARY,
            replace(HEAD, acting=Acting.PLH),
            ("a.n. Plh. Kepala Desa Sukajaya", "Sekretaris Desa,"),
        ),
        (
            replace(SECRETARY, acting=Acting.PLT),
            HEAD,
            ("a.n. Kepala Desa Sukajaya", "Plt. Sekretaris Desa,"),
        ),
        (SECRETARY, None, ("a.n. Kepala Desa Sukajaya", "Sekretaris Desa,")),
    ],
)
def test_lines_over_a_signature_say_in_whose_name_it_is(
    signatory: Official, head: Official | None, lines: tuple[str, ...]
) -> None:
    assert signing_lines(VILLAGE, signatory, head) == lines


def test_a_kecamatan_signs_by_the_same_rules() -> None:
    assert signing_lines(DISTRICT, HEAD) == ("Camat Pontang,",)
    chief = replace(SECTION, title="Kasi Kesejahteraan Sosial")
    assert signed_as(DISTRICT, chief) == (
        "a.n. Camat Pontang / Sekretaris Kecamatan / u.b. / Kasi Kesejahteraan Sosial"
    )


def test_a_number_stands_with_its_label_and_never_the_label_alone() -> None:
    assert replace(HEAD, number="001", number_label="NIPD").number_line == "NIPD 001"
    assert replace(HEAD, number="NIPD 001").number_line == "NIPD 001"
    assert replace(HEAD, number=" ", number_label="NIPD").number_line == ""


def test_someone_standing_in_holds_the_post_for_their_days_only() -> None:
    standing_in = replace(
        HEAD, id="9", name="CONTOH PENGGANTI", acting=Acting.PLH, since=DAY, until=DAY
    )
    both = (HEAD, standing_in)
    assert holder(both, Post.HEAD, DAY) == standing_in
    assert holder(both, Post.HEAD, DAY - timedelta(days=1)) == HEAD
    assert holder(both, Post.HEAD, DAY + timedelta(days=1)) == HEAD
    assert holder((), Post.HEAD, DAY).name == ""


@given(since=DAYS, until=DAYS, day=st.dates(date(2019, 1, 1), date(2031, 12, 31)))
def test_in_office_means_between_the_first_and_the_last_day(
    since: date | None, until: date | None, day: date
) -> None:
    official = replace(HEAD, since=since, until=until)
    assert official.in_office(day) == (
        (since is None or since <= day) and (until is None or day <= until)
    )
    assert not replace(official, active=False).in_office(day)


@given(a=DAYS, b=DAYS, c=DAYS, d=DAYS)
def test_two_regular_heads_never_share_a_day(
    a: date | None, b: date | None, c: date | None, d: date | None
) -> None:
    one = replace(HEAD, since=a, until=b)
    other = replace(HEAD, id="8", name="LAIN", since=c, until=d)
    if problems_in_official(one, (other,)) or problems_in_official(other, ()):
        return
    days = [day for day in (a, b, c, d) if day]
    near = [day + timedelta(days=n) for day in (*days, DAY) for n in (-1, 0, 1)]
    assert not any(one.in_office(day) and other.in_office(day) for day in near)


def test_what_cannot_be_an_official_is_told_by_field() -> None:
    wrong = Official(id="", post=Post.SECTION, name=" ", number="9" * 61, number_label="A\nB")
    found = {problem.field: problem.code for problem in problems_in_official(wrong, ())}
    assert found == {
        "name": "kosong",
        "title": "kosong",
        "number": "terlalu-panjang",
        "number_label": "bukan-satu-baris",
    }
    turned = replace(HEAD, since=DAY, until=DAY - timedelta(days=1))
    assert [p.code for p in problems_in_official(turned, ())] == ["masa-jabatan-terbalik"]
    meeting = problems_in_official(replace(HEAD, id="8"), (HEAD,))
    assert [p.code for p in meeting] == ["masa-jabatan-bertumpuk"]
    assert not problems_in_official(replace(HEAD, id="8", acting=Acting.PLT), (HEAD,))
    assert not problems_in_official(replace(SECTION, id="8"), (SECTION,))
    codes = {"masa-jabatan-terbalik", "masa-jabatan-bertumpuk", "penandatangan-tidak-menjabat"}
    assert codes <= known_problems()


@pytest.mark.parametrize("name", ["Contoh Kepala", "CONTOH  KEPALA", "H. Contoh Kepala, S.Sos."])
def test_signing_for_oneself_is_warned_about_whatever_the_titles(name: str) -> None:
    (check,) = self_signing(name, HEAD)
    assert check.level is CheckLevel.WARNING
    assert check.code in known_checks()
    assert "H. CONTOH KEPALA" in check_sentence(check)


@pytest.mark.parametrize("name", ["Contoh Kepala Kedua", "Kepala", "", "H."])
def test_others_are_not_taken_for_the_one_who_signs(name: str) -> None:
    assert self_signing(name, HEAD) == ()
    assert self_signing(name, replace(HEAD, name="")) == ()


def test_the_camat_stands_left_of_an_office_that_signs_at_the_right() -> None:
    office = Signature(line=1, side=Side.RIGHT, above=("Kepala Desa,",), name="A", underlined=True)
    own, camat = countersigned((office,), 1, "Pontang")
    assert own == office
    assert (camat.line, camat.side) == (1, Side.LEFT)
    assert camat.above[0].startswith("Nomor : ...")
    assert camat.above[1].startswith("Tanggal : ...")
    assert camat.above[2:] == ("Mengetahui,", "Camat Pontang,")


def test_an_office_in_the_middle_makes_room_for_the_camat() -> None:
    giver = Signature(line=1, side=Side.RIGHT, above=(), name="A", duty_stamp=True)
    office = Signature(line=2, side=Side.CENTRE, above=(), name="B", below="NIPD 1")
    first, second, camat = countersigned((giver, office), 2, "Pontang")
    assert first == giver
    assert second == replace(office, side=Side.RIGHT)
    assert (camat.line, camat.side) == (2, Side.LEFT)


def test_where_there_is_no_room_the_camat_has_a_line_of_their_own() -> None:
    left = Signature(line=1, side=Side.LEFT, above=(), name="A")
    office = Signature(line=1, side=Side.RIGHT, above=(), name="B")
    *before, camat = countersigned((left, office), 1, "Pontang")
    assert tuple(before) == (left, office)
    assert (camat.line, camat.side) == (2, Side.CENTRE)
