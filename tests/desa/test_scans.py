# SPDX-License-Identifier: GPL-3.0-or-later
"""Scans are kept encrypted and reduced, replaced with a reason, and leave only on request."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from desa_app.domain.documents import DocumentDraft, ScanForm
from desa_app.domain.scans import JPG_LIMIT, MOST_SCANS, ScanState
from desa_app.errors import (
    Cancelled,
    ChangedMeanwhile,
    FileMissing,
    InvalidInput,
    NotFound,
    ScanDamaged,
    ScanTooLarge,
    ScanUnreadable,
    TooManyScans,
)
from tests.intake.scan_files import encoded, held, paper, pdf_of
from tests.office_kit import actions, candidate, desk_of, dump

if TYPE_CHECKING:
    from desa_app.desa import Desa

PHOTO = held(paper(), 6)


def document(office: Desa, kind: str = "ktp") -> str:
    person, episode = candidate(office)
    return office.documents.save(person.id, episode.id, DocumentDraft(kind=kind)).id


def test_a_photo_is_kept_in_the_form_its_paper_asks_for(desa: Desa, tmp_path: Path) -> None:
    card, diploma = document(desa), document(desa, "ijazah")
    photo = tmp_path / "IMG_01.JPG"
    photo.write_bytes(PHOTO)
    (scan,) = desa.scans.attach_file(card, photo)
    assert (scan.form, scan.pages, scan.name) == (ScanForm.JPG, 1, "IMG_01")
    content = desa.scans.content(scan.id)
    assert len(content) == scan.size <= JPG_LIMIT
    assert hashlib.sha256(content).hexdigest() == scan.sha256
    assert Image.open(BytesIO(content)).size == (600, 800)
    (other,) = desa.scans.attach_file(diploma, photo)
    assert (other.form, other.file_name) == (ScanForm.PDF, "IMG_01.pdf")
    assert desa.documents.get(card).scans == 1
    assert actions(desa)[-1] == "pindaian-dicatat"


def test_nothing_of_a_scan_lies_readable_beside_the_data(desa: Desa) -> None:
    card = document(desa)
    (scan,) = desa.scans.attach(card, PHOTO, "ktp.jpg")
    content = desa.scans.content(scan.id)
    for path in desk_of(desa).folder.rglob("*"):
        if path.is_file():
            assert content[100:200] not in path.read_bytes()
            assert path.suffix not in {".jpg", ".pdf", ".png", ".tmp"}


def test_a_refused_file_changes_nothing(desa: Desa, tmp_path: Path) -> None:
    card = document(desa)
    before = dump(desa)
    with pytest.raises(ScanUnreadable):
        desa.scans.attach(card, PHOTO[:400], "potong.jpg")
    with pytest.raises(FileMissing):
        desa.scans.attach_file(card, tmp_path / "tidak-ada.jpg")
    big = tmp_path / "besar.jpg"
    with big.open("wb") as stream:
        stream.truncate(40_000_000)
    with pytest.raises(ScanTooLarge):
        desa.scans.attach_file(card, big)
    with pytest.raises(NotFound):
        desa.scans.attach("bukan-dokumen", PHOTO, "ktp.jpg")
    assert dump(desa) == before


def test_work_that_is_stopped_keeps_no_page(desa: Desa) -> None:
    card = document(desa, "paspor")

    def stop(done: int, count: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        desa.scans.attach(card, pdf_of([paper()] * 4), "paspor.pdf", stop)
    assert desa.scans.of(card) == ()


def test_each_page_of_a_pdf_becomes_a_picture_of_a_card(desa: Desa) -> None:
    card = document(desa)
    desa.scans.attach(card, pdf_of([paper(), paper(800, 600)] * 5), "ktp.pdf")
    assert [scan.name for scan in desa.scans.of(card)] == [f"ktp hal {at}" for at in range(1, 11)]


def test_a_paper_has_only_so_many_scans(desa: Desa) -> None:
    card = document(desa)
    small = encoded(paper(120, 160))
    for _ in range(MOST_SCANS):
        desa.scans.attach(card, small, "ktp.jpg")
    with pytest.raises(TooManyScans):
        desa.scans.attach(card, small, "ktp.jpg")
    desa.scans.remove(desa.scans.of(card)[0], "Buram")
    with pytest.raises(TooManyScans):
        desa.scans.attach(card, pdf_of([paper(120, 160)] * 2), "ktp.pdf")
    assert len(desa.scans.of(card)) == MOST_SCANS - 1


def test_a_replaced_scan_stays_with_its_reason(desa: Desa, tmp_path: Path) -> None:
    card = document(desa)
    (old,) = desa.scans.attach(card, PHOTO, "buram.jpg")
    better = tmp_path / "jelas.jpg"
    better.write_bytes(encoded(paper(900, 700)))
    with pytest.raises(InvalidInput):
        desa.scans.replace_file(old, better, "  ")
    (new,) = desa.scans.replace_file(old, better, "Lebih jelas")
    assert desa.scans.of(card) == (new,)
    kept, now = desa.scans.of(card, all_states=True)
    assert (kept.id, kept.state, kept.reason) == (old.id, ScanState.REPLACED, "Lebih jelas")
    assert (now.id, now.state) == (new.id, ScanState.VALID)
    assert desa.scans.content(old.id)
    with pytest.raises(ChangedMeanwhile):
        desa.scans.remove(old, "Dua kali")
    assert actions(desa)[-2:] == ["pindaian-dicatat", "pindaian-diganti"]


def test_a_failed_replacement_leaves_the_old_scan_valid(desa: Desa, tmp_path: Path) -> None:
    card = document(desa)
    (old,) = desa.scans.attach(card, PHOTO, "ktp.jpg")
    broken = tmp_path / "rusak.pdf"
    broken.write_bytes(b"%PDF-1.7 rusak")
    with pytest.raises(ScanUnreadable):
        desa.scans.replace_file(old, broken, "Lebih jelas")
    assert desa.scans.of(card) == (old,)


def test_a_removed_scan_is_shown_no_more(desa: Desa) -> None:
    card = document(desa)
    (scan,) = desa.scans.attach(card, PHOTO, "ktp.jpg")
    with pytest.raises(InvalidInput):
        desa.scans.remove(scan, "")
    desa.scans.remove(scan, "Bukan KTP orang ini")
    assert desa.scans.of(card) == ()
    assert desa.documents.get(card).scans == 0
    assert actions(desa)[-1] == "pindaian-dihapus"


@pytest.mark.parametrize(
    "statement", ["UPDATE scan SET content = x'00'", "UPDATE scan SET sha256 = ''"]
)
def test_the_data_itself_refuses_to_change_a_picture(desa: Desa, statement: str) -> None:
    desa.scans.attach(document(desa), PHOTO, "ktp.jpg")
    with pytest.raises(DatabaseError), desk_of(desa).writing() as connection:
        connection.execute(text(statement))


def test_saving_outside_is_logged_before_the_file_exists(desa: Desa, tmp_path: Path) -> None:
    (scan,) = desa.scans.attach(document(desa), PHOTO, "ktp.jpg")
    target = tmp_path / scan.file_name
    desa.scans.save_outside(scan.id, target)
    assert target.read_bytes() == desa.scans.content(scan.id)
    assert actions(desa)[-1] == "pindaian-disimpan-keluar"
    before = len(actions(desa))
    with pytest.raises(FileMissing):
        desa.scans.save_outside(scan.id, tmp_path / "tidak-ada" / "ktp.jpg")
    assert len(actions(desa)) == before + 1


def test_a_scan_that_changed_within_the_data_is_never_shown_as_sound(desa: Desa) -> None:
    (scan,) = desa.scans.attach(document(desa), PHOTO, "ktp.jpg")
    with desk_of(desa).writing() as connection:
        connection.execute(text("DROP TRIGGER scan_stays"))
        connection.execute(text("UPDATE scan SET content = x'ffd8ff'"))
    for use in (desa.scans.content, desa.scans.as_pdf):
        with pytest.raises(ScanDamaged):
            use(scan.id)


def test_a_scan_is_looked_at_as_a_pdf(desa: Desa) -> None:
    (scan,) = desa.scans.attach(document(desa), PHOTO, "ktp.jpg")
    assert desa.scans.as_pdf(scan.id).startswith(b"%PDF")
