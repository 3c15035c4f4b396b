# SPDX-License-Identifier: GPL-3.0-or-later
"""The books from the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desa_app.domain.book_entry import EntryDraft
from desa_app.domain.books import Book
from tests.office_kit import NOW, VILLAGE, candidate, enrolled_copy, open_village, permit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.office_kit import RunningClock
    from tests.terminal.conftest import Terminal


def prepared(folder: Path, clock: RunningClock) -> Path:
    """A village with a letter that was voided and one entry of post."""
    data = enrolled_copy(VILLAGE, folder)
    office = open_village(data, clock)
    letter = office.letters.issue(permit(*candidate(office)))
    office.letters.void(letter.id, "Keliru")
    office.books.note(Book.INCOMING, EntryDraft(day=NOW.date(), party="Camat", subject="Undangan"))
    office.close()
    return data


@pytest.mark.parametrize(
    ("book", "count", "void"),
    [("agenda-keluar", 1, 1), ("agenda-masuk", 1, 0), ("ekspedisi", 0, 0)],
)
@pytest.mark.parametrize("ending", ["pdf", "xlsx"])
def test_a_year_of_a_book_is_written(
    terminal: Terminal,
    tmp_path: Path,
    clock: RunningClock,
    book: str,
    count: int,
    void: int,
    ending: str,
) -> None:
    data, to = prepared(tmp_path, clock), tmp_path / f"buku.{ending}"
    call = ("buku", book, "--data", data, "--tahun", NOW.year, "--ke", to)
    done = terminal(*call, "--json")
    assert done.code == 0, done.err
    told = done.json
    assert (told["buku"], told["jumlah"], told["batal"]) == (book, count, void)
    assert told["ditutup"] is None
    assert to.read_bytes().startswith(b"%PDF" if ending == "pdf" else b"PK")
    plain = terminal(*call)
    assert f"{count} catatan, belum ditutup." in plain.out


def test_a_wrong_ending_is_a_wrong_call(terminal: Terminal, village: Path, tmp_path: Path) -> None:
    to = tmp_path / "buku.docx"
    done = terminal("buku", "ekspedisi", "--data", village, "--tahun", 2026, "--ke", to)
    assert done.code == 2
    assert not to.exists()


def test_a_year_to_come_is_refused(terminal: Terminal, village: Path, tmp_path: Path) -> None:
    to = tmp_path / "buku.pdf"
    done = terminal("buku", "ekspedisi", "--data", village, "--tahun", 2099, "--ke", to)
    assert done.code == 1
    assert "2000 sampai 2026" in done.err
    assert not to.exists()


def test_a_kecamatan_keeps_no_such_books(
    terminal: Terminal, district: Path, tmp_path: Path
) -> None:
    to = tmp_path / "buku.pdf"
    done = terminal("buku", "ekspedisi", "--data", district, "--tahun", 2026, "--ke", to)
    assert done.code == 1
