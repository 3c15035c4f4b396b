# SPDX-License-Identifier: GPL-3.0-or-later
"""The books are kept by keyboard: noted, corrected, struck, closed, reopened, saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desa_app.clock import WIB
from desa_app.domain.book_entry import EntryDraft
from desa_app.domain.books import Book
from desa_app.domain.letter import LetterRequest
from tests.ui.pages.desa.helpers import button, key, open_dialog, press, settled, type_into
from ui.pages.desa import books_page, places
from ui.pages.desa.book_dialogs import EntryDialog, ReopenDialog, StrikeDialog
from ui.pages.desa.books_page import BooksPage
from ui.questions import Question

if TYPE_CHECKING:
    from desa_app.clock import SetClock
    from desa_app.desa import Desa
    from tests.ui.pages.desa.village import People
    from ui.main_window import MainWindow

FIRST_PAGE = places.BOOKS

Settle = Callable[[], None]
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(window: MainWindow) -> BooksPage:
    window.show_page(places.BOOKS)
    settled()
    found = window.page(places.BOOKS)
    assert isinstance(found, BooksPage)
    return found


def front(page: BooksPage, book: Book) -> None:
    page.tabs.setCurrentIndex(list(Book).index(book))


def rows(page: BooksPage, book: Book) -> list[tuple[str, str]]:
    """Number and party as they are shown."""
    model = page.models[book]
    titles = [column.title for column in model.columns]
    at = titles.index("Pengirim" if book is Book.INCOMING else "Ditujukan kepada")
    return [
        (str(model.index(row, 0).data()), str(model.index(row, at).data()))
        for row in range(model.rowCount())
    ]


def note(page: BooksPage, party: str = "Camat Contoh") -> None:
    page.note_incoming()
    dialog = open_dialog(EntryDialog)
    type_into(dialog.form.field("party"), party)
    type_into(dialog.form.field("subject"), "Undangan rapat")
    key(dialog, Qt.Key.Key_S)


def recommend(office: Desa, people: People) -> str:
    """Issue a letter to Disnaker."""
    person = people.ready
    (plan,) = office.episodes.of(person.id)
    letter = office.letters.issue(
        LetterRequest(
            kind="rekomendasi",
            person_id=person.id,
            episode_id=plan.id,
            fields={"tujuan_surat": "disnaker", "keperluan": "paspor"},
            reason="Sudah diperiksa.",
        )
    )
    return letter.number


def test_post_is_noted_by_keyboard_alone(window: MainWindow, page: BooksPage) -> None:
    key(window, Qt.Key.Key_N)
    assert page.book is Book.INCOMING
    dialog = open_dialog(EntryDialog)
    number = dialog.form.field("number")
    assert number.hasFocus()
    for name, words in (
        ("number", "005/1/Kec"),
        ("dated", "01112026"),
        ("party", "Camat Contoh"),
        ("subject", "Undangan rapat"),
        ("note", "Kasi Kesra"),
    ):
        type_into(dialog.form.field(name), words)
    key(dialog, Qt.Key.Key_S)
    assert rows(page, Book.INCOMING) == [("1", "Camat Contoh")]
    assert "nomor urut 1" in page.notices.text()
    assert page.tables[Book.INCOMING].selected_rows()[0].line.note == "Kasi Kesra"


def test_what_is_missing_stands_beside_its_field(page: BooksPage) -> None:
    page.note_incoming()
    dialog = open_dialog(EntryDialog)
    key(dialog, Qt.Key.Key_S)
    assert dialog.isVisible()
    for name in ("party", "subject"):
        assert dialog.form.row(name).problem_text == "Belum diisi."
    assert rows(page, Book.INCOMING) == []


def test_enter_opens_an_entry_to_correct_and_shows_what_it_said(page: BooksPage) -> None:
    note(page)
    table = page.tables[Book.INCOMING]
    for party in ("Bupati Contoh", "Gubernur Contoh"):
        key(table, Qt.Key.Key_Return, PLAIN)
        dialog = open_dialog(EntryDialog)
        dialog.form.row("party").input.set_value(party)
        key(dialog, Qt.Key.Key_S)
    assert rows(page, Book.INCOMING) == [("1", "Gubernur Contoh")]
    entry = page.models[Book.INCOMING].rows[0].line
    assert entry is not None
    assert len(page._office.books.history(entry.id)) == 2


def test_an_entry_is_struck_with_a_reason_from_its_own_window(page: BooksPage) -> None:
    note(page)
    key(page.tables[Book.INCOMING], Qt.Key.Key_Return, PLAIN)
    press(open_dialog(EntryDialog), "Coret catatan ini…")
    dialog = open_dialog(StrikeDialog)
    type_into(dialog.form.field("reason"), "Tercatat dua kali")
    key(dialog, Qt.Key.Key_S)
    (row,) = page.models[Book.INCOMING].rows
    assert row.line is not None
    assert (row.line.void, row.line.why) == (True, "Tercatat dua kali")
    page.noting.open_row(row)
    assert "sudah dicoret" in page.notices.text()


def test_letters_stand_in_the_agenda_and_wait_in_the_ekspedisi(
    office: Desa, page: BooksPage, people: People
) -> None:
    number = recommend(office, people)
    page.refresh()
    settled()
    assert [row.source.number for row in page.models[Book.OUTGOING].rows] == [number]
    front(page, Book.DISPATCH)
    ((mark, party),) = rows(page, Book.DISPATCH)
    assert mark == "–"
    assert party.startswith("Dinas Tenaga Kerja")
    table = page.tables[Book.DISPATCH]
    table.setFocus()
    key(table, Qt.Key.Key_Return, PLAIN)
    dialog = open_dialog(EntryDialog)
    type_into(dialog.form.field("note"), "Diterima petugas loket")
    key(dialog, Qt.Key.Key_S)
    assert rows(page, Book.DISPATCH) == [("1", party)]
    assert office.books.proposals(2026) == ()


def test_a_letter_that_is_carried_is_proposed_no_more(
    office: Desa, page: BooksPage, people: People
) -> None:
    recommend(office, people)
    page.refresh()
    settled()
    front(page, Book.DISPATCH)
    page.tables[Book.DISPATCH].select_row(0)
    menu = page.tables[Book.DISPATCH].row_menu()
    next(one for one in menu.actions() if one.text() == "Dibawa sendiri oleh warga").trigger()
    settled()
    assert rows(page, Book.DISPATCH) == []


def test_any_letter_can_be_marked_as_sent_but_no_void_one(
    office: Desa, page: BooksPage, people: People
) -> None:
    recommend(office, people)
    page.refresh()
    settled()
    page.noting.open_row(page.models[Book.OUTGOING].rows[0])
    dialog = open_dialog(EntryDialog)
    key(dialog, Qt.Key.Key_S)
    assert [mark for mark, _ in rows(page, Book.DISPATCH)] == ["1"]
    (letter,) = office.letters.list()
    office.letters.void(letter.id, "Keliru")
    page.refresh()
    settled()
    page.noting.open_row(page.models[Book.OUTGOING].rows[0])
    assert "batal" in page.notices.text()


def test_search_finds_lines_in_all_three_books(page: BooksPage) -> None:
    note(page, "Camat Contoh")
    note(page, "Bupati Contoh")
    page.search.setText("bupati")
    page.search.returnPressed.emit()
    assert rows(page, Book.INCOMING) == [("2", "Bupati Contoh")]
    page.search.setText("tidak ada")
    page.search.returnPressed.emit()
    assert rows(page, Book.INCOMING) == []
    page._on_empty()
    assert page.search.text() == ""


def test_empty_books_say_what_they_are_for(
    empty_office: Desa, open_window: Callable[[Desa], MainWindow]
) -> None:
    window = open_window(empty_office)
    window.show_page(places.BOOKS)
    settled()
    found = window.page(places.BOOKS)
    assert isinstance(found, BooksPage)
    front(found, Book.INCOMING)
    press(found.tables[Book.INCOMING], "Catat surat masuk")
    assert open_dialog(EntryDialog).isVisible()


def test_a_year_is_closed_after_a_question_and_reopened_with_a_reason(
    office: Desa, page: BooksPage, moment: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    note(page)
    assert not page.close_button.isVisible()
    moment.moment = datetime(2027, 1, 4, 9, tzinfo=WIB)
    page.refresh()
    settled()
    page.year.set_value(2026)
    settled()
    asked: list[str] = []

    def answer(_page: object, question: str, *_: object, **__: object) -> bool:
        asked.append(question)
        return len(asked) > 1

    monkeypatch.setattr(Question, "ask", answer)
    press(page, "Tutup buku tahun 2026…")
    assert office.books.closing(2026) is None
    press(page, "Tutup buku tahun 2026…")
    assert asked == ["Tutup buku tahun 2026?"] * 2
    assert office.books.closing(2026) is not None
    assert "sudah ditutup" in page.subtitle
    page.noting.open_row(page.models[Book.INCOMING].rows[0])
    assert "sudah ditutup" in page.notices.text()
    press(page, "Buka kembali…")
    dialog = open_dialog(ReopenDialog)
    key(dialog, Qt.Key.Key_S)
    assert dialog.isVisible()
    type_into(dialog.form.field("reason"), "Salah tutup")
    key(dialog, Qt.Key.Key_S)
    assert office.books.closing(2026) is None


def test_years_are_stepped_and_older_entries_bring_their_year(
    office: Desa, page: BooksPage
) -> None:
    old = EntryDraft(day=datetime(2024, 5, 2, tzinfo=WIB).date(), party="A", subject="B")
    office.books.note(Book.INCOMING, old)
    page.refresh()
    settled()
    press(page.year, "Tahun sebelumnya, 2025")
    press(page.year, "Tahun sebelumnya, 2024")
    assert rows(page, Book.INCOMING) == [("1", "A")]
    assert not button(page.year, "Tahun sebelumnya, 2023").isEnabled()


@pytest.mark.parametrize(("ending", "begins"), [(".pdf", b"%PDF"), (".xlsx", b"PK")])
def test_a_book_is_saved_as_a_file(
    page: BooksPage,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ending: str,
    begins: bytes,
) -> None:
    to = tmp_path / f"buku{ending}"
    monkeypatch.setattr(books_page, "save_file", lambda *_: to)
    (page.save_document if ending == ".pdf" else page.save_workbook)()
    settle()
    assert to.read_bytes().startswith(begins)
    assert "tersimpan" in page.notices.text()
