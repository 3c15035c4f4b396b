# SPDX-License-Identifier: GPL-3.0-or-later
"""An archive is rebuilt from its PDFs: what this office sealed comes back, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from desa_app.domain.letter_recovery import RecoveryState
from desa_app.errors import Cancelled
from tests.office_kit import (
    NOW,
    OTHER_VILLAGE,
    RunningClock,
    candidate,
    desk_of,
    dump,
    enrolled_copy,
    open_village,
    permit,
    turn_real,
)

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.letter import IssuedLetter

NIK = "3604125003900001"


@pytest.fixture
def before(desa: Desa, tmp_path: Path) -> Path:
    """A copy of the office as it was before any letter: the older backup."""
    with desk_of(desa).database.raw() as connection:
        # One file then, which can be copied.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Path(shutil.copytree(desk_of(desa).folder, tmp_path / "cadangan-lama"))


@pytest.fixture
def letters(before: Path, desa: Desa) -> tuple[IssuedLetter, ...]:
    assert before.is_dir()
    first = desa.letters.issue(permit(*candidate(desa, "SITI CONTOH", nik=NIK)))
    second = desa.letters.issue(permit(*candidate(desa, "DEWI CONTOH")))
    return first, second


@pytest.fixture
def restored(before: Path, letters: tuple[IssuedLetter, ...]) -> Iterator[Desa]:
    assert letters
    office = open_village(before, RunningClock(NOW))
    yield office
    office.close()


def folder_of(tmp_path: Path, *letters: IssuedLetter) -> Path:
    folder = tmp_path / "pdf"
    folder.mkdir(exist_ok=True)
    for letter in letters:
        (folder / f"{letter.number.replace('/', '-')}.pdf").write_bytes(letter.pdf)
    return folder


def states(office: Desa, folder: Path) -> list[RecoveryState]:
    return [
        line.state for line in office.letter_recovery.look(office.letter_recovery.pdfs_in(folder))
    ]


def test_a_lost_archive_comes_back_byte_for_byte_from_its_pdfs(
    restored: Desa, letters: tuple[IssuedLetter, ...], tmp_path: Path
) -> None:
    person, _ = candidate(restored, "SITI CONTOH", nik=NIK)
    folder = folder_of(tmp_path, *letters)
    assert restored.letters.list() == ()
    assert states(restored, folder) == [RecoveryState.READY] * 2
    assert restored.letters.list() == ()
    lines = restored.letter_recovery.restore(restored.letter_recovery.pdfs_in(folder))
    assert [line.state for line in lines] == [RecoveryState.RESTORED] * 2
    for row in restored.letters.list():
        lost = next(letter for letter in letters if letter.number == row.number)
        back = restored.letters.get(row.id)
        assert (back.pdf, back.sha256, back.seal_text) == (lost.pdf, lost.sha256, lost.seal_text)
        assert (back.kind, back.issued_on, back.valid_until, back.paper, back.signed_by) == (
            lost.kind,
            lost.issued_on,
            lost.valid_until,
            lost.paper,
            lost.signed_by,
        )
    assert [
        row.person_id for row in restored.letters.list() if row.number == letters[0].number
    ] == [person.id]
    assert restored.inspection.data().faults == ()
    assert restored.inspection.seal_text(letters[1].seal_text).state.value == "asli"


def test_the_next_letter_gets_a_number_that_was_never_given(
    restored: Desa, letters: tuple[IssuedLetter, ...], tmp_path: Path
) -> None:
    folder = folder_of(tmp_path, letters[1])
    restored.letter_recovery.restore(restored.letter_recovery.pdfs_in(folder))
    new = restored.letters.issue(permit(*candidate(restored, "BARU CONTOH")))
    assert new.number not in {letter.number for letter in letters}


def test_taking_the_same_folder_again_changes_nothing(
    restored: Desa, letters: tuple[IssuedLetter, ...], tmp_path: Path
) -> None:
    paths = restored.letter_recovery.pdfs_in(folder_of(tmp_path, *letters))
    restored.letter_recovery.restore(paths)
    kept = dump(restored)
    lines = restored.letter_recovery.restore(paths)
    assert [line.state for line in lines] == [RecoveryState.KEPT] * 2
    assert dump(restored) == kept


def test_a_copy_gives_back_its_original(
    desa: Desa, restored: Desa, letters: tuple[IssuedLetter, ...], tmp_path: Path
) -> None:
    folder = tmp_path / "salinan"
    folder.mkdir()
    (folder / "salinan.PDF").write_bytes(desa.letters.copy(letters[0].id))
    restored.letter_recovery.restore(restored.letter_recovery.pdfs_in(folder))
    (row,) = restored.letters.list()
    assert restored.letters.get(row.id).pdf == letters[0].pdf


def test_a_number_given_anew_since_is_never_given_to_two_letters(
    restored: Desa, letters: tuple[IssuedLetter, ...], tmp_path: Path
) -> None:
    new = restored.letters.issue(permit(*candidate(restored, "BARU CONTOH")))
    assert new.number == letters[0].number
    folder = folder_of(tmp_path, letters[0])
    assert states(restored, folder) == [RecoveryState.NUMBER_TAKEN]
    restored.letter_recovery.restore(restored.letter_recovery.pdfs_in(folder))
    (row,) = restored.letters.list()
    assert restored.letters.get(row.id).pdf == new.pdf


def test_changed_foreign_and_other_files_are_named_and_left(
    restored: Desa, letters: tuple[IssuedLetter, ...], tmp_path: Path
) -> None:
    other = open_village(enrolled_copy(OTHER_VILLAGE, tmp_path), RunningClock(NOW), OTHER_VILLAGE)
    foreign = other.letters.issue(permit(*candidate(other, "TETANGGA CONTOH")))
    other.close()
    folder = tmp_path / "aneka"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(letters[0].pdf.replace(b"/Producer", b"/Producex", 1))
    (folder / "b.pdf").write_bytes(foreign.pdf)
    (folder / "c.pdf").write_bytes(b"%PDF-1.4 bukan surat")
    (folder / "d.txt").write_bytes(letters[0].pdf)
    with_rest = dump(restored)
    assert states(restored, folder) == [
        RecoveryState.CHANGED,
        RecoveryState.NOT_OURS,
        RecoveryState.NO_LETTER,
    ]
    restored.letter_recovery.restore(restored.letter_recovery.pdfs_in(folder))
    assert dump(restored) == with_rest


def test_an_invented_letter_never_comes_into_a_real_archive(
    restored: Desa, letters: tuple[IssuedLetter, ...], tmp_path: Path
) -> None:
    # Sealed with this office's own key, so that nothing but the mark stands in its way.
    turn_real(restored)
    folder = folder_of(tmp_path, *letters)
    (folder / "salinan.pdf").write_bytes(restored.letters.copy(_issue_real(restored).id))
    with_rest = dump(restored)
    lines = restored.letter_recovery.restore(restored.letter_recovery.pdfs_in(folder))
    assert [line.state for line in lines] == [
        RecoveryState.SAMPLE,
        RecoveryState.SAMPLE,
        RecoveryState.KEPT,
    ]
    assert RecoveryState.SAMPLE.value == "berasal dari data contoh"
    assert dump(restored) == with_rest


def _issue_real(office: Desa) -> IssuedLetter:
    return office.letters.issue(permit(*candidate(office, "WARGA SUNGGUHAN")))


def test_batal_keeps_what_came_back(
    restored: Desa, letters: tuple[IssuedLetter, ...], tmp_path: Path
) -> None:
    left = [1]

    def go_on() -> None:
        if not left[0]:
            raise Cancelled
        left[0] -= 1

    paths = restored.letter_recovery.pdfs_in(folder_of(tmp_path, *letters))
    with pytest.raises(Cancelled):
        restored.letter_recovery.restore(paths, go_on=go_on)
    assert len(restored.letters.list()) == 1


def test_a_letter_of_another_pattern_is_named(
    restored: Desa, letters: tuple[IssuedLetter, ...], tmp_path: Path
) -> None:
    with desk_of(restored).writing() as connection:
        connection.execute(text("UPDATE office SET number_pattern = 'X/{nomor:03}/{tahun}'"))
    desk_of(restored).reload_profile()
    assert states(restored, folder_of(tmp_path, letters[0])) == [RecoveryState.NUMBER_UNREADABLE]


def test_an_empty_folder_gives_back_nothing(desa: Desa, tmp_path: Path) -> None:
    empty = tmp_path / "kosong"
    empty.mkdir()
    assert desa.letter_recovery.pdfs_in(empty) == ()
    assert states(desa, empty) == []
