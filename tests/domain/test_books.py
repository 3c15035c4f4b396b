# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of the books: what they hide, how they are found, what a closing freezes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desa_app.domain.book_entry import (
    BookEntry,
    EntryDraft,
    EntryState,
    changed_fields,
    line_of,
    problems_in_entry,
)
from desa_app.domain.book_letters import HandWords, OutgoingLetter, outgoing_line
from desa_app.domain.books import (
    Book,
    BookLine,
    Closing,
    Signer,
    content_hash,
    counts_of,
    first_closing_day,
    frozen_content,
    frozen_lines,
    frozen_signers,
    matching,
    without_nik,
)
from desa_app.domain.letter import LetterState
from desa_app.reference import letter_kinds

TODAY = date(2026, 11, 21)
POST = EntryDraft(
    day=date(2026, 11, 20),
    number="005/12/Kec",
    dated=date(2026, 11, 18),
    party="Camat Contoh",
    subject="Undangan rapat",
)
SIGNERS = (
    Signer(title="Kepala Desa Contoh", name="KEPALA"),
    Signer(title="Sekretaris", name=""),
)

days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
lines = st.builds(
    BookLine,
    id=st.uuids().map(str),
    running=st.integers(1, 9999),
    day=days,
    number=st.text(max_size=30),
    dated=st.none() | days,
    party=st.text(max_size=30),
    subject=st.text(max_size=60),
    note=st.text(max_size=30),
    void=st.booleans(),
    why=st.text(max_size=20),
)


def codes(draft: EntryDraft) -> set[tuple[str, str]]:
    return {(one.field, one.code) for one in problems_in_entry(draft, TODAY)}


def change(**changes: object) -> EntryDraft:
    names = ("day", "number", "dated", "party", "subject", "note", "letter_id")
    values = {name: getattr(POST, name) for name in names} | changes
    return EntryDraft(**values)


def test_an_entry_that_is_whole_has_no_problem() -> None:
    assert codes(POST) == set()
    assert codes(change(number="", dated=None)) == set()


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"day": None}, "day", "kosong"),
        ({"day": date(2026, 11, 22)}, "day", "tanggal-mendatang"),
        ({"day": date(1999, 12, 31), "dated": None}, "day", "tanggal-terlalu-lama"),
        ({"dated": date(2026, 11, 21)}, "dated", "sesudah-tanggal"),
        ({"dated": date(1900, 1, 1)}, "dated", "tanggal-terlalu-lama"),
        ({"party": ""}, "party", "kosong"),
        ({"subject": ""}, "subject", "kosong"),
        ({"subject": "x" * 401}, "subject", "terlalu-panjang"),
        ({"number": "a\x00b"}, "number", "huruf-tidak-tercetak"),
    ],
)
def test_what_cannot_be_stored_is_named(changes: dict[str, object], field: str, code: str) -> None:
    assert (field, code) in codes(change(**changes))


def test_white_space_is_put_in_order_before_anything_is_judged() -> None:
    tidy = change(party="  Camat \n Contoh ").tidy()
    assert tidy.party == "Camat Contoh"
    assert tidy.day == POST.day


def test_changed_fields_tell_old_and_new_as_people_type_them() -> None:
    new = change(day=date(2026, 11, 21), dated=None)
    assert changed_fields(POST, new) == {
        "day": ("20-11-2026", "21-11-2026"),
        "dated": ("18-11-2026", ""),
    }


@given(st.text(max_size=40), st.integers(0, 10**16 - 1), st.text(max_size=40))
def test_no_nik_stands_in_a_book(before: str, number: int, after: str) -> None:
    nik = f"{number:016d}"
    words = without_nik(f"{before} {nik} {after}")
    assert f" {nik} " not in f" {words} "


def test_numbers_of_other_lengths_stay() -> None:
    assert without_nik("470/001/36.04.12.2001 12345678901234567") == (
        "470/001/36.04.12.2001 12345678901234567"
    )


def test_a_struck_entry_keeps_its_words_and_tells_why() -> None:
    entry = BookEntry(
        id="x",
        book=Book.INCOMING,
        year=2026,
        running=4,
        revision=2,
        state=EntryState.STRUCK,
        strike_reason="Tercatat dua kali",
        facts=POST,
    )
    line = line_of(entry)
    assert (line.running, line.void, line.why) == (4, True, "Tercatat dua kali")
    assert line.subject == "Undangan rapat"


def letter(kind: str, frozen: str = "{}", **changes: object) -> OutgoingLetter:
    values: dict[str, object] = {
        "id": "x",
        "kind": kind,
        "number": "470/001",
        "issued_on": TODAY,
        "state": LetterState.ISSUED,
        "void_reason": "",
        "person_name": "SITI CONTOH",
        "frozen": frozen,
    }
    return OutgoingLetter(**(values | changes))  # type: ignore[arg-type]


def test_a_letter_without_addressee_goes_to_whom_it_is_about() -> None:
    line = outgoing_line(letter("izin-keluarga"), letter_kinds()["izin-keluarga"], 1)
    assert line.party == "SITI CONTOH"
    assert line.subject.endswith("a.n. SITI CONTOH")


def test_an_addressee_is_written_as_the_letter_has_it() -> None:
    frozen = (
        '{"isian": {"tujuan_surat": "disnaker"}, "kantor": {"kabupaten": "Kabupaten Serang"},'
        ' "rencana": null}'
    )
    kind = letter_kinds()["rekomendasi"]
    assert outgoing_line(letter("rekomendasi", frozen), kind, 1).party == (
        "Dinas Tenaga Kerja Kabupaten Serang"
    )
    other = '{"isian": {"tujuan_surat": "lainnya", "tujuan_lain": "LTSA Contoh"}}'
    assert outgoing_line(letter("rekomendasi", other), kind, 1).party == "LTSA Contoh"
    place = '{"isian": {"tujuan_surat": "Camat Contoh", "tujuan_tempat": "Tirtayasa"}}'
    assert outgoing_line(letter("pengantar-rekap", place), None, 1).party == (
        "Camat Contoh di Tirtayasa"
    )


def test_a_confidential_letter_names_nobody() -> None:
    kind = letter_kinds()["rujukan-kasus"]
    line = outgoing_line(letter("rujukan-kasus"), kind, 1)
    assert "SITI" not in f"{line.party} {line.subject}"


@pytest.mark.parametrize("frozen", ["", "[]", "not json", '{"isian": null}'])
def test_odd_frozen_facts_still_give_a_line(frozen: str) -> None:
    kind = letter_kinds()["rekomendasi"]
    assert outgoing_line(letter("rekomendasi", frozen), kind, 1).number == "470/001"


def test_a_letter_by_hand_says_what_was_entered() -> None:
    by_hand = HandWords(party="Polsek", subject="Pengantar 3604125003970099")
    found = letter("", by_hand=by_hand, state=LetterState.VOID, void_reason="Keliru")
    line = outgoing_line(found, None, 7)
    assert (line.party, line.subject) == ("Polsek", "Pengantar 3604••••••0099")
    assert (line.void, line.why) == (True, "Keliru")


def test_every_word_searched_for_must_stand_somewhere() -> None:
    line = line_of(
        BookEntry(
            id="x",
            book=Book.INCOMING,
            year=2026,
            running=12,
            revision=1,
            state=EntryState.NOTED,
            strike_reason="",
            facts=POST,
        )
    )
    for words in ("", "camat", "RAPAT camat", "20-11-2026", "005/12", "12"):
        assert matching([line], words) == (line,), words
    assert matching([line], "camat bupati") == ()


@given(st.lists(lines, max_size=6))
def test_frozen_lines_come_back_as_they_were(found: list[BookLine]) -> None:
    books = dict.fromkeys(Book, found)
    content = frozen_content(2026, books, SIGNERS)
    for book in Book:
        assert frozen_lines(content, book) == tuple(found)
    assert frozen_signers(content) == SIGNERS
    assert counts_of(found) == {"baris": len(found), "batal": sum(one.void for one in found)}


def test_a_closing_whose_content_was_touched_is_not_sound() -> None:
    content = frozen_content(2026, dict.fromkeys(Book, ()), SIGNERS)
    closing = Closing(
        year=2026,
        closed_on=date(2026, 12, 31),
        closed_by="x",
        counts={},
        sha256=content_hash(content),
        content=content,
    )
    assert closing.sound
    assert content_hash(content + " ") != closing.sha256
    assert first_closing_day(2026) == date(2026, 12, 31)
