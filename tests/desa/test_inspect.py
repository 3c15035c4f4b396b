# SPDX-License-Identifier: GPL-3.0-or-later
"""The village's own checks: genuine, changed, void, forged and foreign letters; damaged data."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from sqlalchemy import text

from desa_app import pdfium
from desa_app.domain.seal import LetterStatement, SealState
from desa_app.errors import FileMissing, SealUnreadable
from desa_app.exchange.keys import new_signing_key
from desa_app.exchange.letter_seal import read_statement, sign_statement
from tests.office_kit import (
    OTHER_VILLAGE,
    VILLAGE,
    RunningClock,
    candidate,
    desk_of,
    dump,
    enrolled_copy,
    open_village,
    permit,
)

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.letter import IssuedLetter


@pytest.fixture
def letter(desa: Desa) -> IssuedLetter:
    return desa.letters.issue(permit(*candidate(desa, "SITI AMINAH", nik="3604125003900001")))


def statement_of(letter: IssuedLetter) -> LetterStatement:
    return read_statement(letter.seal_text).statement


def write(folder: Path, content: bytes) -> Path:
    path = folder / "surat.pdf"
    path.write_bytes(content)
    return path


def test_a_genuine_letter_is_known_by_its_text_and_by_its_file(
    desa: Desa, letter: IssuedLetter, tmp_path: Path
) -> None:
    by_text = desa.inspection.seal_text(letter.seal_text)
    by_file = desa.inspection.letter_file(write(tmp_path, letter.pdf))
    assert by_text.state is by_file.state is SealState.GENUINE
    assert (by_text.file_checked, by_file.file_checked) == (False, True)
    statement = by_file.statement
    assert (statement.number, statement.initials, statement.nik_end, statement.kind) == (
        letter.number,
        "S.A.",
        "0001",
        "izin-keluarga",
    )


def test_a_changed_byte_shows(desa: Desa, letter: IssuedLetter, tmp_path: Path) -> None:
    content = bytearray(letter.pdf)
    place = content.index(b"/Producer")
    content[place + 1] ^= 1
    verdict = desa.inspection.letter_file(write(tmp_path, bytes(content)))
    assert verdict.state is SealState.CHANGED


def test_another_letters_seal_does_not_fit(
    desa: Desa, letter: IssuedLetter, tmp_path: Path
) -> None:
    other = desa.letters.issue(permit(*candidate(desa, "ORANG LAIN")))
    swapped = letter.pdf.replace(letter.seal_text.encode(), other.seal_text.encode())
    if swapped == letter.pdf or len(other.seal_text) != len(letter.seal_text):
        swapped = letter.pdf + b"\n% ditambah\n"
    verdict = desa.inspection.letter_file(write(tmp_path, swapped))
    assert verdict.state is SealState.CHANGED


def test_a_seal_of_another_key_or_village_is_told_apart(desa: Desa, letter: IssuedLetter) -> None:
    stranger = new_signing_key()
    forged = sign_statement(statement_of(letter), stranger)
    assert desa.inspection.seal_text(forged).state is SealState.FORGED
    elsewhere = replace(statement_of(letter), village=OTHER_VILLAGE)
    unknown = desa.inspection.seal_text(sign_statement(elsewhere, stranger))
    assert unknown.state is SealState.UNKNOWN_VILLAGE


def test_what_carries_no_seal_is_named(desa: Desa, letter: IssuedLetter, tmp_path: Path) -> None:
    for scanned in ("", "https://contoh", letter.seal_text[:-10]):
        with pytest.raises(SealUnreadable):
            desa.inspection.seal_text(scanned)
    with pytest.raises(SealUnreadable):
        desa.inspection.letter_file(write(tmp_path, b"%PDF-1.4\n%%EOF\n"))
    with pytest.raises(FileMissing):
        desa.inspection.letter_file(tmp_path / "tidak-ada.pdf")


def test_checking_writes_nothing(desa: Desa, letter: IssuedLetter, tmp_path: Path) -> None:
    before = dump(desa)
    desa.inspection.data()
    desa.inspection.seal_text(letter.seal_text)
    desa.inspection.letter_file(write(tmp_path, letter.pdf))
    assert dump(desa) == before


@pytest.mark.parametrize(
    ("statements", "code"),
    [
        (["UPDATE letter SET pdf = CAST(pdf || 'x' AS BLOB)"], "surat-berubah"),
        (
            [
                "DROP TRIGGER journal_no_update",
                "UPDATE journal SET action = 'lain' WHERE position = 2",
            ],
            "catatan-putus",
        ),
    ],
)
def test_a_hand_in_the_data_is_found(
    desa: Desa, letter: IssuedLetter, statements: list[str], code: str
) -> None:
    with desk_of(desa).writing() as connection:
        for statement in statements:
            connection.execute(text(statement))
    report = desa.inspection.data()
    where = letter.number if code == "surat-berubah" else "2"
    assert report.faults == ((code, where),)


def test_a_number_without_its_letter_is_found(desa: Desa, letter: IssuedLetter) -> None:
    with desk_of(desa).writing() as connection:
        connection.execute(text("UPDATE letter_counter SET last = last + 1"))
    assert desa.inspection.data().faults == (("nomor-hilang", f"2/{letter.issued_on.year}"),)


def test_a_reference_to_nobody_is_found(desa: Desa, letter: IssuedLetter) -> None:
    assert letter.person_id
    engine = desk_of(desa).database.migration_engine()
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM person"))
    engine.dispose()
    assert ("acuan-putus", "") in desa.inspection.data().faults


def photo_of(pdf: bytes, folder: Path) -> Path:
    """The printed sheet as a telephone would take it: at an angle, on a dark table."""
    with pdfium.opened(pdf) as document:
        page = document[0]
        sheet = page.render(scale=2.5).to_pil()
        page.close()
    table = Image.new("RGB", (sheet.width + 400, sheet.height + 400), (60, 45, 30))
    table.paste(sheet, (200, 200))
    path = folder / "foto.jpg"
    table.rotate(4, fillcolor=(60, 45, 30)).save(path, quality=80)
    return path


def test_a_photo_of_the_printed_letter_is_checked_and_its_text_is_not_believed(
    desa: Desa, letter: IssuedLetter, tmp_path: Path
) -> None:
    verdict = desa.inspection.letter_file(photo_of(letter.pdf, tmp_path))
    assert (verdict.state, verdict.file_checked) == (SealState.GENUINE, False)
    assert verdict.statement.number == letter.number
    scan = tmp_path / "pindai.pdf"
    Image.open(tmp_path / "foto.jpg").save(scan)
    again = desa.inspection.letter_file(scan)
    assert (again.state, again.file_checked) == (SealState.GENUINE, False)


def test_a_letter_that_an_older_backup_does_not_know_is_not_simply_genuine(
    desa: Desa, letter: IssuedLetter, tmp_path: Path, clock: RunningClock
) -> None:
    restored = open_village(enrolled_copy(VILLAGE, tmp_path / "pulih"), clock)
    try:
        # The same key, as a backup of this office would have it.
        with desk_of(desa).reading() as mine, desk_of(restored).writing() as theirs:
            own = mine.execute(text("SELECT name, value FROM secret")).all()
            change = text("UPDATE secret SET value = :value WHERE name = :name")
            theirs.execute(change, [{"name": name, "value": value} for name, value in own])
        verdict = restored.inspection.seal_text(letter.seal_text)
        assert verdict.state is SealState.NOT_IN_ARCHIVE
        other = restored.letters.issue(permit(*candidate(restored, "ORANG LAIN")))
        assert other.number == letter.number
        verdict = restored.inspection.seal_text(letter.seal_text)
        assert verdict.state is SealState.OTHER_LETTER
        assert restored.inspection.seal_text(other.seal_text).state is SealState.GENUINE
    finally:
        restored.close()
