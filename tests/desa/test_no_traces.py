# SPDX-License-Identifier: GPL-3.0-or-later
"""After a day's work no file outside the encrypted data tells of a person in clear."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.domain.documents import DocumentDraft
from desa_app.domain.package import DataLevel
from desa_app.errors import LetterBlocked
from tests.office_kit import (
    NOW,
    VILLAGE,
    RunningClock,
    candidate,
    enrolled_copy,
    open_village,
    permit,
)
from ui.crash import report_text

if TYPE_CHECKING:
    from datetime import date

    import pytest

NAME, NIK, PHONE = "SITI TERTUTUP", "3604125003900055", "081234500055"
TELLING = (NAME, NIK, PHONE, "TERTUTUP")


def a_photo(folder: Path) -> Path:
    from PIL import Image

    path = folder / "foto.jpg"
    Image.new("RGB", (600, 400), "white").save(path)
    return path


def test_a_day_of_work_leaves_nothing_in_clear(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Prepared before we look: the offices to copy lie in a temporary folder of the tests' own.
    folder = enrolled_copy(VILLAGE, tmp_path)
    spare = tmp_path / "sementara"
    spare.mkdir()
    monkeypatch.setenv("TMPDIR", str(spare))
    monkeypatch.setattr(tempfile, "tempdir", None)
    photo = a_photo(tmp_path)
    stick = tmp_path / "flashdisk"
    stick.mkdir()
    office = open_village(folder, RunningClock(NOW))
    person, episode = candidate(office, NAME, nik=NIK, phone=PHONE)
    paper = office.documents.save(person.id, None, DocumentDraft(kind="ktp", number=NIK))
    office.scans.attach_file(paper.id, photo)
    letter = office.letters.issue(permit(person, episode))
    office.letters.preview(permit(person, episode))
    office.letters.printed(letter.id)
    office.letters.copy(letter.id)
    office.access_reports.document(person.id)
    office.packages.export(stick, "2026-11", DataLevel.REGISTER)
    office.settings.back_up()
    crash = ""
    try:
        young: date = NOW.date().replace(year=NOW.year - 10)
        child, plan = candidate(office, f"ANAK {NAME}", birth_date=young)
        office.letters.issue(permit(child, plan))
    except LetterBlocked as error:
        crash = report_text(error)
    office.close()

    assert crash
    assert list(spare.iterdir()) == []
    found = [path for place in (folder, stick, spare) for path in place.rglob("*")]
    files = [path for path in found if path.is_file()]
    assert {path.suffix for path in files} >= {".db", ".json", ".dbx"}
    for words in TELLING:
        assert words not in crash
        for path in files:
            data = path.read_bytes()
            assert words.encode() not in data, path.name
            assert words.encode("utf-16-le") not in data, path.name
    assert not [path.name for path in files if path.name.endswith((".baru", "-wal", "-shm"))]
