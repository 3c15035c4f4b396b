# SPDX-License-Identifier: GPL-3.0-or-later
"""The books agree with the letter archive, keep their numbers, and stay closed once closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from desa_app.clock import WIB
from desa_app.domain.book_entry import BookEntry, EntryDraft, EntryState
from desa_app.domain.books import Book, content_hash
from desa_app.domain.letter import IssuedLetter, LetterState
from desa_app.domain.number_report import HandDraft, RangeDraft
from desa_app.errors import (
    BooksClosed,
    BooksNotClosed,
    BooksNotYet,
    ChangedMeanwhile,
    EntryStruck,
    InvalidInput,
    NotFound,
)
from tests.office_kit import (
    NOW,
    TODAY,
    VILLAGE,
    RunningClock,
    actions,
    candidate,
    desk_of,
    dump,
    enrolled_copy,
    open_village,
    permit,
)
from tests.office_kit import draft as person_draft

if TYPE_CHECKING:
    from desa_app.desa import Desa

YEAR = TODAY.year
POST = EntryDraft(
    day=TODAY,
    number="005/12/Kec",
    dated=TODAY - timedelta(days=3),
    party="Camat Contoh",
    subject="Undangan rapat",
)


def issue(office: Desa, name: str, kind: str = "izin-keluarga") -> IssuedLetter:
    person, episode = candidate(office, name)
    request = permit(person, episode, kind=kind)
    if kind == "rekomendasi":
        request = replace(request, fields={"tujuan_surat": "disnaker", "keperluan": "paspor"})
    return office.letters.issue(request)


def next_year(clock: RunningClock) -> None:
    clock.moment = datetime(YEAR + 1, 1, 4, 9, tzinfo=WIB)


def problems(error: InvalidInput) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in error.problems]


def test_the_agenda_keluar_is_the_archive_in_order(desa: Desa) -> None:
    issued = [issue(desa, f"ORANG {letter}") for letter in "ABC"]
    desa.letters.void(issued[1].id, "Nama keliru")
    page = desa.books.page(Book.OUTGOING, YEAR)
    assert [(line.running, line.id, line.number, line.void) for line in page.lines] == [
        (running, letter.id, letter.number, running == 2)
        for running, letter in enumerate(issued, start=1)
    ]
    assert page.lines[1].why == "Nama keliru"
    assert page.total == 3


def test_agenda_masuk_counts_from_one_in_every_year(desa: Desa, clock: RunningClock) -> None:
    old = replace(POST, day=date(YEAR - 1, 12, 30), dated=None)
    numbers = [
        (entry.year, entry.running)
        for entry in (desa.books.note(Book.INCOMING, draft) for draft in (POST, old, POST, old))
    ]
    assert numbers == [(YEAR, 1), (YEAR - 1, 1), (YEAR, 2), (YEAR - 1, 2)]
    assert desa.books.note(Book.DISPATCH, POST).running == 1
    assert desa.books.years() == (YEAR, YEAR - 1)
    next_year(clock)
    assert desa.books.years() == (YEAR + 1, YEAR, YEAR - 1)


def test_a_correction_keeps_number_and_what_was_there_before(desa: Desa) -> None:
    entry = desa.books.note(Book.INCOMING, POST)
    changed = desa.books.correct(entry, replace(POST, party="Bupati Contoh"))
    assert (changed.running, changed.facts.party) == (1, "Bupati Contoh")
    (before,) = desa.books.history(entry.id)
    assert before.fields == {"party": ("Camat Contoh", "Bupati Contoh")}
    assert before.by == "sekdes"
    assert actions(desa)[-2:] == ["buku-dicatat", "buku-diubah"]


def test_a_correction_on_an_outdated_form_is_refused(desa: Desa) -> None:
    entry = desa.books.note(Book.INCOMING, POST)
    desa.books.correct(entry, replace(POST, note="Kasi Kesra"))
    with pytest.raises(ChangedMeanwhile):
        desa.books.correct(entry, replace(POST, note="Kaur Umum"))
    assert desa.books.entry(entry.id).facts.note == "Kasi Kesra"


def test_an_entry_does_not_move_to_another_year(desa: Desa) -> None:
    entry = desa.books.note(Book.INCOMING, POST)
    with pytest.raises(InvalidInput) as caught:
        desa.books.correct(entry, replace(POST, day=date(YEAR - 1, 5, 1), dated=None))
    assert problems(caught.value) == [("day", "tahun-lain")]


def test_a_struck_entry_stays_with_its_number_and_is_done_with(desa: Desa) -> None:
    entry = desa.books.note(Book.INCOMING, POST)
    struck = desa.books.strike(entry, "  Tercatat dua kali ")
    assert (struck.state, struck.strike_reason) == (EntryState.STRUCK, "Tercatat dua kali")
    assert desa.books.note(Book.INCOMING, POST).running == 2
    with pytest.raises(EntryStruck):
        desa.books.correct(struck, POST)
    with pytest.raises(EntryStruck):
        desa.books.strike(struck, "lagi")
    with pytest.raises(InvalidInput):
        desa.books.strike(desa.books.note(Book.INCOMING, POST), "   ")


def test_what_cannot_be_printed_is_refused_before_it_stops_a_whole_book(desa: Desa) -> None:
    with pytest.raises(InvalidInput) as caught:
        desa.books.note(Book.INCOMING, replace(POST, subject="Undangan 🎉"))
    assert problems(caught.value) == [("subject", "huruf-tidak-tercetak")]
    assert desa.books.page(Book.INCOMING, YEAR).lines == ()


def test_a_letter_with_an_addressee_is_proposed_until_it_is_settled(desa: Desa) -> None:
    issue(desa, "ORANG A")
    sent, carried, void = (issue(desa, f"ORANG {x}", "rekomendasi") for x in "BCD")
    desa.letters.void(void.id, "Keliru")
    waiting = desa.books.proposals(YEAR)
    assert [one.letter_id for one in waiting] == [sent.id, carried.id]
    assert waiting[0].party.startswith("Dinas Tenaga Kerja")
    draft = replace(POST, letter_id=sent.id, number=sent.number, dated=TODAY)
    entry = desa.books.note(Book.DISPATCH, draft)
    desa.books.mark_carried(carried.id)
    desa.books.mark_carried(carried.id)
    assert desa.books.proposals(YEAR) == ()
    desa.books.strike(entry, "Belum diantar")
    assert [one.letter_id for one in desa.books.proposals(YEAR)] == [sent.id]
    for attempt in (
        lambda: desa.books.note(Book.DISPATCH, replace(POST, letter_id="tidak-ada")),
        lambda: desa.books.mark_carried("tidak-ada"),
    ):
        with pytest.raises(NotFound):
            attempt()


def test_a_year_is_closed_on_its_last_day_at_the_earliest(desa: Desa, clock: RunningClock) -> None:
    with pytest.raises(BooksNotYet):
        desa.books.close(YEAR)
    with pytest.raises(InvalidInput):
        desa.books.close(YEAR + 1)
    clock.moment = datetime(YEAR, 12, 31, 8, tzinfo=WIB)
    assert desa.books.close(YEAR).closed_on == date(YEAR, 12, 31)
    with pytest.raises(BooksClosed):
        desa.books.close(YEAR)


def closed(office: Desa, clock: RunningClock) -> tuple[IssuedLetter, BookEntry]:
    letter = issue(office, "ORANG A")
    entry = office.books.note(Book.INCOMING, POST)
    clock.moment = datetime(YEAR, 12, 31, 8, tzinfo=WIB)
    office.books.close(YEAR)
    return letter, entry


def test_no_path_changes_a_closed_year(desa: Desa, clock: RunningClock) -> None:
    person, episode = candidate(desa, "ORANG B")
    letter, entry = closed(desa, clock)
    before = dump(desa)
    for attempt in (
        lambda: desa.letters.void(letter.id, "Keliru"),
        lambda: desa.letters.issue(permit(person, episode)),
        lambda: desa.books.note(Book.INCOMING, POST),
        lambda: desa.books.note(Book.DISPATCH, replace(POST, letter_id=letter.id)),
        lambda: desa.books.correct(entry, replace(POST, note="Lain")),
        lambda: desa.books.strike(entry, "Keliru"),
        lambda: desa.books.close(YEAR),
    ):
        with pytest.raises(BooksClosed):
            attempt()
    assert dump(desa) == before
    next_year(clock)
    assert desa.letters.issue(permit(person, episode)).number
    assert desa.books.note(Book.INCOMING, replace(POST, day=clock.today())).running == 1


def test_letters_by_hand_stand_in_the_books_and_end_with_the_year(
    desa: Desa, clock: RunningClock
) -> None:
    printed = issue(desa, "ORANG A")
    span = RangeDraft(sequence="semua", year=YEAR, first=900, last=909, note="dusun")
    desa.numbers.reserve(span)
    by_hand = HandDraft(
        sequence="semua",
        running=900,
        on=TODAY,
        addressee="Polsek Contoh",
        subject="Pengantar",
        classification="005",
    )
    number = desa.numbers.record_hand(by_hand)
    first, second = desa.books.page(Book.OUTGOING, YEAR).lines
    assert (first.id, second.running, second.number) == (printed.id, 2, number)
    assert (second.party, second.subject) == ("Polsek Contoh", "Pengantar")
    (waiting,) = desa.books.proposals(YEAR)
    desa.books.note(Book.DISPATCH, replace(POST, letter_id=waiting.letter_id))
    assert desa.books.proposals(YEAR) == ()
    clock.moment = datetime(YEAR, 12, 31, 8, tzinfo=WIB)
    desa.books.close(YEAR)
    before = dump(desa)
    for attempt in (
        lambda: desa.numbers.record_hand(replace(by_hand, running=901)),
        lambda: desa.numbers.void_hand(second.id, "Keliru"),
    ):
        with pytest.raises(BooksClosed):
            attempt()
    assert dump(desa) == before


def test_a_closing_keeps_counts_lines_and_a_hash(desa: Desa, clock: RunningClock) -> None:
    letter, _ = closed(desa, clock)
    closing = desa.books.closing(YEAR)
    assert closing is not None
    assert closing.counts["agenda-keluar"] == {"baris": 1, "batal": 0}
    assert closing.counts["agenda-masuk"] == {"baris": 1, "batal": 0}
    assert closing.sha256 == content_hash(closing.content)
    assert letter.number in closing.content
    assert desa.books.agrees(YEAR)
    assert actions(desa)[-1] == "buku-ditutup"


def test_a_name_corrected_after_the_closing_is_no_fault_of_the_books(
    desa: Desa, clock: RunningClock
) -> None:
    letter, _ = closed(desa, clock)
    next_year(clock)
    assert letter.person_id is not None
    person = desa.people.get(letter.person_id)
    desa.people.correct(person, person_draft("ORANG A YANG BENAR"))
    assert desa.books.agrees(YEAR)
    assert desa.inspection.data().faults == ()


def test_a_closed_book_is_printed_as_it_was_closed(desa: Desa, clock: RunningClock) -> None:
    closed(desa, clock)
    before = desa.books.sheet(Book.OUTGOING, YEAR)
    next_year(clock)
    after = desa.books.sheet(Book.OUTGOING, YEAR)
    assert after.signed_on == before.signed_on == date(YEAR, 12, 31)
    assert (after.lines, after.head, after.secretary) == (
        before.lines,
        before.head,
        before.secretary,
    )


def test_reopening_asks_for_a_reason_and_is_logged(desa: Desa, clock: RunningClock) -> None:
    letter, _ = closed(desa, clock)
    with pytest.raises(InvalidInput):
        desa.books.reopen(YEAR, "  ")
    desa.books.reopen(YEAR, "Ada surat yang keliru")
    assert actions(desa)[-1] == "buku-dibuka"
    with pytest.raises(BooksNotClosed):
        desa.books.reopen(YEAR, "Lagi")
    desa.letters.void(letter.id, "Keliru")
    again = desa.books.close(YEAR)
    assert again.counts["agenda-keluar"] == {"baris": 1, "batal": 1}
    assert desa.books.agrees(YEAR)


def test_a_clock_set_back_notes_and_closes_nothing(desa: Desa, clock: RunningClock) -> None:
    from desa_app.errors import ClockWentBack

    desa.books.note(Book.INCOMING, POST)
    clock.advance(days=-30)
    early = replace(POST, day=clock.today(), dated=None)
    with pytest.raises(ClockWentBack):
        desa.books.note(Book.INCOMING, early)
    with pytest.raises(ClockWentBack):
        desa.books.close(YEAR - 1)


@pytest.mark.parametrize(
    "statements",
    [
        ["DROP TRIGGER book_closing_stays", "UPDATE book_closing SET content = 'x'"],
        ["DROP TRIGGER letter_closed_update", "UPDATE letter SET number = '1/LAIN'"],
        ["DROP TRIGGER book_entry_closed_update", "UPDATE book_entry SET state = 'dicoret'"],
    ],
)
def test_a_hand_in_a_closed_book_is_found(
    desa: Desa, clock: RunningClock, statements: list[str]
) -> None:
    closed(desa, clock)
    assert desa.inspection.data().faults == ()
    with desk_of(desa).writing() as connection:
        for statement in statements:
            connection.execute(text(statement))
    assert not desa.books.agrees(YEAR)
    assert ("buku-berubah", str(YEAR)) in desa.inspection.data().faults
    assert len(desa.books.page(Book.OUTGOING, YEAR).lines) == 1
    assert desa.books.sheet(Book.OUTGOING, YEAR).head.name == "KEPALA CONTOH"


steps = st.lists(
    st.sampled_from(["masuk", "kirim", "coret", "ubah", "surat", "batal", "gagal"]),
    min_size=4,
    max_size=14,
)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=steps)
def test_on_any_day_numbers_run_on_and_books_agree_with_the_archive(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    folder: Path = enrolled_copy(VILLAGE, tmp_path_factory.mktemp("buku"))
    office = open_village(folder, RunningClock(NOW))
    notes: list[BookEntry] = []
    letters: list[IssuedLetter] = []
    for number, step in enumerate(steps):
        if step == "masuk":
            notes.append(office.books.note(Book.INCOMING, POST))
        elif step == "kirim":
            office.books.note(Book.DISPATCH, POST)
        elif step == "surat":
            letters.append(issue(office, f"ORANG {'ABCDEFGHIJKLMN'[number]}"))
        elif step == "gagal":
            with pytest.raises(InvalidInput):
                office.books.note(Book.INCOMING, replace(POST, party=""))
        elif step == "batal" and letters:
            office.letters.void(letters.pop().id, "Keliru")
        elif step == "coret" and notes:
            office.books.strike(notes.pop(), "Keliru")
        elif step == "ubah" and notes:
            notes[-1] = office.books.correct(notes[-1], replace(POST, note=f"Ke-{number}"))
    for book in Book:
        lines = office.books.page(book, YEAR).lines
        assert [line.running for line in lines] == list(range(1, len(lines) + 1))
    archive = {letter.id: letter for letter in office.letters.list()}
    outgoing = office.books.page(Book.OUTGOING, YEAR).lines
    assert {line.id for line in outgoing} == set(archive)
    for line in outgoing:
        row = archive[line.id]
        assert (line.number, line.dated) == (row.number, row.issued_on)
        assert line.void is (row.state is LetterState.VOID)
    office.close()
