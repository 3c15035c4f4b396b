# SPDX-License-Identifier: GPL-3.0-or-later
"""Photos and scans at a record: redrawn and small, kept encrypted, struck with a reason."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from desa_app.domain.attachments import MOST_FILES
from desa_app.domain.documents import ScanForm
from desa_app.domain.outreach import Organiser, Outreach
from desa_app.domain.scans import JPG_LIMIT
from desa_app.errors import (
    InvalidInput,
    NotFound,
    RecordStruck,
    ScanUnknownKind,
    ScanUnreadable,
    TooManyScans,
)
from desa_app.store.engine import STORE_NAME
from tests.office_kit import TODAY, actions, desk_of

if TYPE_CHECKING:
    from desa_app.desa import Desa

PLACE = b"GPSRAHASIA-6.0345,106.2"


def photo(folder: Path, name: str = "IMG_0001.jpg", side: int = 3000) -> Path:
    """A picture as a telephone makes it, with a note of the place in it."""
    picture = Image.effect_noise((side, side * 3 // 4), 60).convert("RGB")
    notes = Image.Exif()
    notes[0x010E] = PLACE.decode()
    path = folder / name
    picture.save(path, "JPEG", quality=95, exif=notes)
    return path


@pytest.fixture
def record_id(desa: Desa) -> str:
    facts = Outreach(on=TODAY, place="Balai", theme="Aman", organiser=Organiser.VILLAGE, men=1)
    return desa.outreach.add(facts).id


def test_a_photo_is_kept_small_without_the_place_where_it_was_taken(
    desa: Desa, record_id: str, tmp_path: Path
) -> None:
    path = photo(tmp_path)
    assert PLACE in path.read_bytes()
    (kept,) = desa.attachments.add_file(record_id, path)
    content = desa.attachments.content(kept)
    assert (kept.name, kept.form, kept.size) == ("IMG_0001", ScanForm.JPG, len(content))
    assert content.startswith(b"\xff\xd8\xff")
    assert len(content) <= JPG_LIMIT < path.stat().st_size
    assert b"GPSRAHASIA" not in content
    assert Image.open(BytesIO(content)).size[0] > 600
    assert desa.attachments.shown(kept).startswith(b"%PDF")
    assert desa.attachments.counts() == {record_id: 1}
    assert path.exists()
    store = (desk_of(desa).folder / STORE_NAME).read_bytes()
    assert content[:64] not in store


def test_what_is_no_sound_picture_is_refused_and_nothing_is_kept(
    desa: Desa, record_id: str, tmp_path: Path
) -> None:
    broken = tmp_path / "rusak.jpg"
    broken.write_bytes(photo(tmp_path, side=200).read_bytes()[:300])
    program = tmp_path / "foto.jpg"
    program.write_bytes(b"MZ" + bytes(500))
    with pytest.raises(ScanUnreadable):
        desa.attachments.add_file(record_id, broken)
    with pytest.raises(ScanUnknownKind):
        desa.attachments.add_file(record_id, program)
    assert desa.attachments.of(record_id) == ()


def test_a_struck_photo_stays_in_the_data_and_counts_no_more(
    desa: Desa, record_id: str, tmp_path: Path
) -> None:
    (kept,) = desa.attachments.add_file(record_id, photo(tmp_path, side=300))
    with pytest.raises(InvalidInput):
        desa.attachments.strike(kept, " ")
    desa.attachments.strike(kept, "Wajah anak tampak jelas")
    (struck,) = desa.attachments.of(record_id)
    assert (struck.struck, struck.strike_reason) == (True, "Wajah anak tampak jelas")
    assert desa.attachments.counts() == {}
    with pytest.raises(RecordStruck):
        desa.attachments.strike(struck, "Lagi")


def test_saving_outside_is_logged_before_the_file_is_there(
    desa: Desa, record_id: str, tmp_path: Path
) -> None:
    (kept,) = desa.attachments.add_file(record_id, photo(tmp_path, side=300))
    desa.attachments.save_outside(kept, tmp_path / "keluar.jpg")
    assert (tmp_path / "keluar.jpg").read_bytes() == desa.attachments.content(kept)
    assert actions(desa)[-1] == "lampiran-disimpan-keluar"


def test_a_record_takes_only_so_many_files(desa: Desa, record_id: str, tmp_path: Path) -> None:
    path = photo(tmp_path, side=120)
    for _ in range(MOST_FILES):
        desa.attachments.add_file(record_id, path)
    with pytest.raises(TooManyScans):
        desa.attachments.add_file(record_id, path)
    desa.attachments.strike(desa.attachments.of(record_id)[0], "Kembar")
    assert len(desa.attachments.add_file(record_id, path)) == MOST_FILES + 1


def test_a_record_that_is_not_there_takes_no_file(desa: Desa, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        desa.attachments.add_file("tidak-ada", photo(tmp_path, side=300))
    assert desa.attachments.counts() == {}
