# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup counts only after it was opened and counted; a half-made one never stays."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

from desa_app.errors import DiskFull, NotWritable, ReadBackDiffers, StoreDamaged, UserError
from desa_app.store import backup
from desa_app.store.backup import CONTENTS_NAME, NAME_FORM, backups_in, make_backup, prune_backups
from desa_app.store.engine import STORE_NAME, Database, open_raw
from desa_app.store.keyring import KEYRING_NAME, load_keyring
from tests.office_kit import NOW, PASSWORD, USER, VILLAGE, copy_of, desk_of, draft, fresh

if TYPE_CHECKING:
    from desa_app.desa import Desa

SECRET = fresh(VILLAGE).key.secret


def test_a_backup_holds_what_was_only_just_saved(desa: Desa) -> None:
    added = desa.people.add(draft("BARU SAJA"))
    made = desa.settings.back_up()
    assert load_keyring(made.folder).open_user(USER, PASSWORD) == SECRET
    assert sorted(path.name for path in made.folder.iterdir()) == [
        STORE_NAME,
        CONTENTS_NAME,
        KEYRING_NAME,
    ]
    copy = Database(made.folder / STORE_NAME, SECRET, pooled=False)
    with copy.reading() as connection:
        row = connection.execute(
            text("SELECT name FROM person WHERE id = :id"), {"id": added.id}
        ).scalar()
        people = connection.execute(text("SELECT count(*) FROM person")).scalar()
    assert row == "BARU SAJA"
    assert made.counts["person"] == people == desa.people.search().found
    assert b"BARU SAJA" not in (made.folder / STORE_NAME).read_bytes()


def test_a_backup_taken_while_somebody_writes_holds_one_whole_moment(desa: Desa) -> None:
    desk = desk_of(desa)
    with desk.writing() as connection:
        connection.execute(text("DELETE FROM official"))
        made = make_backup(desk.database, SECRET, desk.folder / "cadangan", NOW)
    assert made.counts["official"] == 2


def broken_proof(monkeypatch: pytest.MonkeyPatch, spoil: Any) -> None:
    """Let the medium spoil the copy between writing and reading back."""
    usual = open_raw
    opened = []

    def reopened(path: Path, secret: bytes | bytearray, *, foreign_keys: bool) -> Any:
        opened.append(path)
        if len(opened) == 2:
            spoil(path)
        return usual(path, secret, foreign_keys=foreign_keys)

    monkeypatch.setattr(backup, "open_raw", reopened)


def lose_a_row(path: Path) -> None:
    database = Database(path, SECRET, pooled=False)
    with database.writing() as connection:
        connection.execute(text("DELETE FROM official"))


def cut_in_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 8192 * 4096])


def flip_bytes(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for place in range(4096 + 50, len(content), 4096):
        content[place] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("spoil", [lose_a_row, cut_in_half, flip_bytes])
def test_a_spoilt_copy_is_no_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Any
) -> None:
    folder = copy_of(VILLAGE, tmp_path)
    database = Database(folder / STORE_NAME, SECRET)
    broken_proof(monkeypatch, spoil)
    with pytest.raises(ReadBackDiffers):
        make_backup(database, SECRET, tmp_path / "cadangan", NOW)
    assert list((tmp_path / "cadangan").iterdir()) == []
    database.close()


def test_a_damaged_original_is_named_and_gives_no_backup(tmp_path: Path) -> None:
    folder = copy_of(VILLAGE, tmp_path)
    flip_bytes(folder / STORE_NAME)
    database = Database(folder / STORE_NAME, SECRET)
    with pytest.raises(StoreDamaged):
        make_backup(database, SECRET, tmp_path / "cadangan", NOW)
    assert list((tmp_path / "cadangan").iterdir()) == []
    database.close()


def test_a_full_disk_is_named_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copy_of(VILLAGE, tmp_path)
    database = Database(folder / STORE_NAME, SECRET)
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    with pytest.raises(DiskFull) as caught:
        make_backup(database, SECRET, tmp_path / "cadangan", NOW)
    assert caught.value.needed > database.path.stat().st_size
    assert list((tmp_path / "cadangan").iterdir()) == []
    database.close()


def test_a_place_that_is_no_folder_is_named(tmp_path: Path) -> None:
    folder = copy_of(VILLAGE, tmp_path)
    database = Database(folder / STORE_NAME, SECRET)
    (tmp_path / "cadangan").write_text("berkas")
    with pytest.raises(NotWritable):
        make_backup(database, SECRET, tmp_path / "cadangan", NOW)
    database.close()


def test_a_missing_keyring_gives_no_backup(tmp_path: Path) -> None:
    folder = copy_of(VILLAGE, tmp_path)
    (folder / KEYRING_NAME).unlink()
    database = Database(folder / STORE_NAME, SECRET)
    with pytest.raises(UserError):
        make_backup(database, SECRET, tmp_path / "cadangan", NOW)
    assert list((tmp_path / "cadangan").iterdir()) == []
    database.close()


def made_at(folder: Path, *moments: datetime) -> None:
    for moment in moments:
        (folder / f"cadangan-{moment.strftime(NAME_FORM)}").mkdir()


def test_rotation_keeps_a_day_seven_days_and_twelve_months(tmp_path: Path) -> None:
    hours = [NOW - timedelta(hours=hour) for hour in range(0, 24, 6)]
    days = [NOW - timedelta(days=day) for day in range(1, 60)]
    months = [NOW - timedelta(days=30 * month) for month in range(2, 30)]
    made_at(tmp_path, *{moment.astimezone(UTC) for moment in hours + days + months})
    prune_backups(tmp_path)
    left = [at for at, _ in backups_in(tmp_path)]
    assert {at for at in left if NOW - at < timedelta(hours=24)} == set(hours)
    assert len({at.date() for at in left if NOW - at < timedelta(days=7)}) == 7
    assert len({(at.year, at.month) for at in left}) == 12
    assert len(left) <= len(hours) + 7 + 12
    assert prune_backups(tmp_path) == []


def test_a_clock_that_jumps_ahead_costs_no_old_backup(tmp_path: Path) -> None:
    made_at(tmp_path, *(NOW.astimezone(UTC) - timedelta(days=31 * month) for month in range(6)))
    made_at(tmp_path, datetime(2099, 1, 1, tzinfo=UTC))
    assert prune_backups(tmp_path) == []
    assert len(backups_in(tmp_path)) == 7


def test_rotation_leaves_everything_else_alone(tmp_path: Path) -> None:
    names = ("cadangan-punya-orang", "cadangan-2020-01-01T000000-000000Z.baru", "foto")
    for name in names:
        (tmp_path / name).mkdir()
    prune_backups(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
