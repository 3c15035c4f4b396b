# SPDX-License-Identifier: GPL-3.0-or-later
"""Letter numbers at the village office: scopes, reserved numbers, strange years, the account."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from sqlalchemy import text

from desa_app.clock import WIB
from desa_app.domain.number_report import HandDraft, NumberState, RangeDraft
from desa_app.domain.number_rules import NumberRule, NumberScope
from desa_app.errors import (
    InvalidInput,
    LetterKindUnknown,
    NotFound,
    NumberClash,
    NumberNotReserved,
    RangeTaken,
    YearNotConfirmed,
    YearWentBack,
)
from tests.office_kit import TODAY, actions, candidate, desk_of, dump, permit

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode
    from desa_app.domain.letter import IssuedLetter
    from desa_app.domain.person import Person
    from tests.office_kit import RunningClock

YEAR = TODAY.year
BY_HAND = HandDraft(
    sequence="semua",
    running=2,
    on=TODAY - timedelta(days=3),
    addressee="Ketua RT 03",
    subject="Undangan musyawarah",
    classification="005",
)


def issue(desa: Desa, who: tuple[Person, Episode], kind: str = "izin-keluarga") -> IssuedLetter:
    request = permit(*who, kind=kind)
    if kind != "izin-keluarga":
        request = replace(request, fields=desa.letters.blank_fields(kind))
    return desa.letters.issue(request)


def running(letter: IssuedLetter) -> int:
    return int(letter.number.split("/")[1])


def reserve(desa: Desa, first: int, last: int, sequence: str = "semua") -> None:
    draft = RangeDraft(sequence=sequence, year=YEAR, first=first, last=last, note="dusun")
    desa.numbers.reserve(draft)


def states(desa: Desa, year: int = YEAR) -> dict[int, NumberState]:
    return {line.running: line.state for line in desa.numbers.report(year).lines}


def set_office_pattern(desa: Desa, pattern: str) -> None:
    profile = replace(desa.profile, number_pattern=pattern)
    desa.settings.save_profile(profile, logo=None, backup_folder="")


def tell_kinds_apart(desa: Desa) -> None:
    """Give every kind words of its own, so that each may have its own sequence."""
    for number, line in enumerate(desa.numbers.settings().kinds, 1):
        pattern = "{kode}/{nomor:03}/" + f"K{number}" + "/{bulan}/{tahun}"
        desa.numbers.save_kind(NumberRule(kind=line.numbering.kind, pattern=pattern))


def test_a_kinds_own_code_and_pattern_stand_in_its_number(desa: Desa) -> None:
    who = candidate(desa)
    rule = NumberRule(
        kind="rekomendasi",
        classification="500.15",
        unit="KESRA",
        pattern="{nomor:02}/{unit}/{kode}/{tahun}",
    )
    example = desa.numbers.example(rule)
    desa.numbers.save_kind(rule)
    assert issue(desa, who, "rekomendasi").number == example == f"01/KESRA/500.15/{YEAR}"
    assert issue(desa, who).number.startswith("470/002/")
    assert actions(desa).count("aturan-nomor-diubah") == 1


def test_a_wrong_rule_changes_nothing(desa: Desa) -> None:
    before = dump(desa)
    with pytest.raises(InvalidInput):
        desa.numbers.save_kind(NumberRule(kind="rekomendasi", pattern="{nomer}"))
    with pytest.raises(LetterKindUnknown):
        desa.numbers.save_kind(NumberRule(kind="tidak-ada"))
    with pytest.raises(InvalidInput) as refused:
        desa.numbers.save_office(NumberScope.KIND, "")
    assert {problem.code for problem in refused.value.problems} == {"pola-sama"}
    assert dump(desa) == before


def test_a_sequence_per_code_counts_each_code_from_one(desa: Desa) -> None:
    desa.numbers.save_office(NumberScope.CODE, "")
    who = candidate(desa)
    numbers = [issue(desa, who).number, issue(desa, who, "rekomendasi").number]
    assert [number.split("/")[:2] for number in numbers] == [["470", "001"], ["562", "001"]]
    assert set(desa.numbers.sequences()) >= {"kode:470", "kode:562"}


@pytest.mark.parametrize("scope", [NumberScope.KIND, NumberScope.CODE])
def test_a_new_scope_within_the_year_goes_on_and_no_number_is_lost(
    desa: Desa, scope: NumberScope
) -> None:
    who = candidate(desa)
    for kind in ("izin-keluarga", "rekomendasi", "izin-keluarga"):
        issue(desa, who, kind)
    tell_kinds_apart(desa)
    desa.numbers.save_office(scope, "")
    assert running(issue(desa, who)) == 4
    assert running(issue(desa, who, "rekomendasi")) == 3
    desa.numbers.save_office(NumberScope.ALL, "")
    assert running(issue(desa, who)) == 5
    assert running(issue(desa, who, "rekomendasi")) == 6
    report = desa.numbers.report(YEAR)
    assert report.missing == ()
    assert report.counts()[NumberState.ISSUED] == 7
    assert report.counts()[NumberState.CARRIED] > 0


def test_a_number_that_stands_on_another_letter_is_named_and_not_skipped(desa: Desa) -> None:
    who = candidate(desa)
    set_office_pattern(desa, "{nomor}/DESA/{tahun}")
    first = issue(desa, who)
    desk = desk_of(desa)
    with desk.writing() as connection:
        # As if a sequence had begun again, which no door of the program does.
        connection.execute(text("DELETE FROM letter_counter"))
    before = dump(desa)
    for attempt in (desa.letters.issue, desa.letters.preview):
        with pytest.raises(NumberClash) as refused:
            attempt(permit(*who))
        assert (refused.value.number, refused.value.lacks) == (first.number, "pembeda")
    with pytest.raises(NumberClash) as refused:
        issue(desa, who, "rekomendasi")
    assert refused.value.lacks == "{kode}"
    assert dump(desa) == before


def test_a_pattern_without_the_year_is_told_when_the_year_begins_again(
    desa: Desa, clock: RunningClock
) -> None:
    who = candidate(desa)
    set_office_pattern(desa, "{kode}/{nomor}")
    issue(desa, who)
    clock.moment = datetime(YEAR + 1, 1, 4, 9, tzinfo=WIB)
    with pytest.raises(NumberClash) as refused:
        issue(desa, who)
    assert (refused.value.lacks, refused.value.pattern) == ("{tahun}", "{kode}/{nomor}")
    set_office_pattern(desa, "{kode}/{nomor}/{tahun}")
    assert issue(desa, who).number == f"470/1/{YEAR + 1}"


def test_reserved_numbers_wait_for_letters_by_hand(desa: Desa) -> None:
    who = candidate(desa)
    issue(desa, who)
    reserve(desa, 2, 4)
    shown = {line.numbering.kind: line.example for line in desa.numbers.settings().kinds}
    letter = issue(desa, who)
    assert running(letter) == 5
    assert shown["izin-keluarga"] == letter.number
    assert desa.numbers.hand_number(replace(BY_HAND, classification="")) == ""
    assert desa.numbers.free_reserved("semua", YEAR) == (2, 3, 4)
    assert desa.numbers.hand_number(BY_HAND).startswith("005/002/")
    number = desa.numbers.record_hand(BY_HAND)
    own = replace(BY_HAND, running=3, number="005/3/RT/2026", person_id=who[0].id)
    assert desa.numbers.record_hand(own) == "005/3/RT/2026"
    assert desa.numbers.free_reserved("semua", YEAR) == (4,)
    assert states(desa) == {
        1: NumberState.ISSUED,
        2: NumberState.HAND,
        3: NumberState.HAND,
        4: NumberState.RESERVED,
        5: NumberState.ISSUED,
    }
    (used,) = [line.use for line in desa.numbers.report(YEAR).lines if line.running == 2]
    assert used is not None
    assert (used.number, used.to, used.on) == (number, "Ketua RT 03", BY_HAND.on)
    desa.numbers.void_hand(used.id, "salah alamat")
    assert states(desa)[2] is NumberState.VOID
    with pytest.raises(NotFound):
        desa.numbers.void_hand(used.id, "dua kali")
    with pytest.raises(NumberNotReserved):
        desa.numbers.record_hand(BY_HAND)
    told = actions(desa)
    assert told.count("surat-tangan-dicatat") == 2
    assert told[-1] == "surat-tangan-batal"


def test_a_letter_by_hand_cannot_take_any_other_number(desa: Desa) -> None:
    issue(desa, candidate(desa))
    reserve(desa, 2, 3)
    before = dump(desa)
    for wrong, expected in (
        (replace(BY_HAND, running=1), NumberNotReserved),
        (replace(BY_HAND, running=4), NumberNotReserved),
        (replace(BY_HAND, sequence="kode:470"), NumberNotReserved),
        (replace(BY_HAND, on=date(YEAR - 1, 12, 30)), NumberNotReserved),
        (replace(BY_HAND, person_id="tidak-ada"), NotFound),
        (replace(BY_HAND, addressee=""), InvalidInput),
        (replace(BY_HAND, classification=""), InvalidInput),
    ):
        with pytest.raises(expected):
            desa.numbers.record_hand(wrong)
    assert dump(desa) == before


def test_a_letter_by_hand_with_a_printed_letters_number_is_refused(desa: Desa) -> None:
    set_office_pattern(desa, "{nomor}/2/{tahun}")
    first = issue(desa, candidate(desa))
    reserve(desa, 2, 3)
    with pytest.raises(NumberClash):
        desa.numbers.record_hand(replace(BY_HAND, number=first.number))


def test_numbers_already_given_or_passed_cannot_be_set_aside(desa: Desa) -> None:
    who = candidate(desa)
    issue(desa, who)
    reserve(desa, 2, 4)
    for first, last in ((1, 1), (4, 6), (1, 9), (3, 3)):
        with pytest.raises(RangeTaken):
            reserve(desa, first, last)
    with pytest.raises(InvalidInput):
        reserve(desa, 9, 8)
    with pytest.raises(InvalidInput):
        reserve(desa, 9, 10, "jenis:tidak-ada")
    desa.numbers.reserve(
        RangeDraft(sequence="semua", year=YEAR + 1, first=1, last=10, note="awal tahun")
    )
    assert len(desa.numbers.settings().ranges) == 2


def test_a_range_is_given_back_only_while_nothing_depends_on_it(desa: Desa) -> None:
    who = candidate(desa)
    reserve(desa, 2, 4)
    (one,) = desa.numbers.settings().ranges
    desa.numbers.release(one.id)
    assert desa.numbers.settings().ranges == ()
    with pytest.raises(NotFound):
        desa.numbers.release(one.id)
    reserve(desa, 2, 4)
    reserve(desa, 10, 12)
    near, far = desa.numbers.settings().ranges
    assert [running(issue(desa, who)) for _ in range(2)] == [1, 5]
    with pytest.raises(RangeTaken):
        desa.numbers.release(near.id)
    desa.numbers.record_hand(replace(BY_HAND, running=11))
    with pytest.raises(RangeTaken):
        desa.numbers.release(far.id)


def test_an_office_that_begins_within_the_year_sets_its_old_numbers_aside(desa: Desa) -> None:
    reserve(desa, 1, 340)
    assert running(issue(desa, candidate(desa))) == 341
    counts = desa.numbers.report(YEAR).counts()
    assert (counts[NumberState.RESERVED], counts[NumberState.MISSING]) == (340, 0)


def test_a_void_letter_keeps_its_number(desa: Desa) -> None:
    who = candidate(desa)
    letter = issue(desa, who)
    desa.letters.void(letter.id, "salah nama")
    assert running(issue(desa, who)) == 2
    assert states(desa) == {1: NumberState.VOID, 2: NumberState.ISSUED}


def test_a_new_year_begins_at_one_and_the_old_never_again(desa: Desa, clock: RunningClock) -> None:
    who = candidate(desa)
    issue(desa, who)
    clock.moment = datetime(YEAR + 1, 1, 4, 9, tzinfo=WIB)
    assert issue(desa, who).number.split("/")[1::3] == ["001", str(YEAR + 1)]
    with desk_of(desa).writing() as connection:
        # Only the counter remembers the later year.
        later = text("UPDATE letter_counter SET year = year + 1 WHERE year = :year")
        connection.execute(later, {"year": YEAR + 1})
    with pytest.raises(YearWentBack) as refused:
        desa.letters.preview(permit(*who))
    assert (refused.value.year, refused.value.last) == (YEAR + 1, YEAR + 2)


@pytest.mark.parametrize("with_letters", [True, False])
def test_a_jump_of_more_than_a_year_asks_first(
    desa: Desa, clock: RunningClock, with_letters: bool
) -> None:
    who = candidate(desa)
    if with_letters:
        issue(desa, who)
    clock.moment = datetime(YEAR + 6, 1, 4, 9, tzinfo=WIB)
    for attempt in (desa.letters.issue, desa.letters.preview):
        with pytest.raises(YearNotConfirmed) as refused:
            attempt(permit(*who))
    assert refused.value.year == YEAR + 6
    assert desa.numbers.doubtful_since() == refused.value.last
    with pytest.raises(InvalidInput):
        desa.numbers.confirm_year(YEAR + 5)
    desa.numbers.confirm_year(YEAR + 6)
    assert desa.numbers.doubtful_since() is None
    assert running(issue(desa, who)) == 1
    assert actions(desa)[-2:] == ["tahun-nomor-dipastikan", "surat-terbit"]


def test_the_report_on_paper_and_sheet_says_the_same(desa: Desa) -> None:
    who = candidate(desa)
    issued = issue(desa, who)
    reserve(desa, 2, 3)
    number = desa.numbers.record_hand(BY_HAND)
    lost = issue(desa, who)
    with desk_of(desa).writing() as connection:
        connection.execute(text("DELETE FROM letter WHERE running = 4"))
    report = desa.numbers.report(YEAR)
    assert [line.running for line in report.missing] == [4]
    pages = PdfReader(BytesIO(desa.numbers.document(YEAR))).pages
    said = " ".join(" ".join(page.extract_text() for page in pages).split())
    book = CalamineWorkbook.from_filelike(BytesIO(desa.numbers.workbook(YEAR)))
    rows = book.get_sheet_by_name(f"Nomor {YEAR}").to_python()
    table = rows[[row[0] for row in rows].index("Urutan") + 1 :]
    assert [row[1] for row in table] == [1, 2, 3, 4]
    assert [row[2] for row in table] == [issued.number, number, "", ""]
    assert table[3][6] == "TIDAK ADA"
    for words in (issued.number, number, "SITI CONTOH", "TIDAK ADA", "Undangan musyawarah"):
        assert words in said
    assert lost.number not in said


def test_an_empty_year_has_an_empty_report(desa: Desa) -> None:
    assert desa.numbers.years() == (YEAR,)
    assert desa.numbers.report(YEAR).lines == ()
    assert desa.numbers.document(YEAR).startswith(b"%PDF")
    assert desa.numbers.workbook(YEAR)
