# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup that proves itself: copied in one step, opened again with the key, checked, counted."""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from desa_app.clock import read_timestamp, timestamp
from desa_app.errors import (
    DiskFull,
    FileUnreadable,
    NotWritable,
    ReadBackDiffers,
    StorageError,
    StoreDamaged,
)
from desa_app.errors.medium import medium_error
from desa_app.store.engine import STORE_NAME, named_errors, open_raw
from desa_app.store.erasure_list import add_to_list, read_list
from desa_app.store.file_names import BACKUP_PREFIX as PREFIX
from desa_app.store.files import flush_folder, write_whole
from desa_app.store.keyring import KEYRING_NAME
from desa_app.store.upgrade import stored_version

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from desa_app.store.engine import Database

CONTENTS_NAME = "isi.json"
# Only numbers that tell nothing of anybody: this file lies beside the data, not sealed.
_TOLD = ("journal", "letter", "package", "person", "received", "village")
_CONTENTS_LIMIT = 10_000
_CHUNK = 1024 * 1024
NAME_FORM = "%Y-%m-%dT%H%M%S-%fZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """A proven backup: its folder and how many rows each table holds.

    ``second_place`` is the other folder that got a copy; ``second_place_failed`` why it did not.
    """

    folder: Path
    counts: dict[str, int]
    second_place: Path | None = None
    second_place_failed: StorageError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a proven backup says of itself, so that it can be listed without its key.

    Nobody vouches for it until the backup was opened; ``sha256`` of the data file tells at once
    when a stick spoilt it. ``form`` is the revision of the tables.
    """

    made_at: datetime
    form: int
    size: int
    sha256: str
    counts: dict[str, int]


def make_backup(database: Database, secret: bytes | bytearray, into: Path, at: datetime) -> Backup:
    """Copy data and keyring into a new folder under ``into`` and prove the copy.

    Raises ``DiskFull``, ``WriteProtected``, ``StickBusy``, ``StickRemoved``, ``NotWritable`` or,
    when the copy is not what the original is, ``ReadBackDiffers``; then no half-made folder is
    left, unless the stick was pulled out: the next backup there clears it away.
    """
    name = PREFIX + at.astimezone(UTC).strftime(NAME_FORM)
    half_made, folder = into / (name + ".baru"), into / name
    needed = 2 * database.path.stat().st_size + 1_000_000
    try:
        half_made.mkdir(parents=True)
        _clear_leavings(into, at)
        if shutil.disk_usage(into).free < needed:
            raise DiskFull(into, needed)
        counts = _copy_and_prove(database, secret, half_made / STORE_NAME)
        write_whole(half_made / KEYRING_NAME, (database.path.parent / KEYRING_NAME).read_bytes())
        write_whole(half_made / CONTENTS_NAME, _told(half_made, counts, database, at))
        half_made.rename(folder)
        flush_folder(into)
        # Whoever was erased must not come back with this folder.
        add_to_list(into, secret, read_list(database.path.parent, secret))
    except BaseException as error:
        for path in (half_made, folder):
            shutil.rmtree(path, ignore_errors=True)
        # Small files of the data folder have plainer names for what a medium does.
        cause = error.__cause__ if isinstance(error, NotWritable) else error
        if isinstance(cause, OSError):
            gone = not into.parent.is_dir()
            raise medium_error(cause, into, needed=needed, gone=gone) from error
        raise
    return Backup(folder, counts)


def _clear_leavings(into: Path, at: datetime) -> None:
    """Remove what backups left that were cut off, unless they may still be under way."""
    for path in into.glob(f"{PREFIX}*.baru"):
        with contextlib.suppress(ValueError):
            written = path.name.removeprefix(PREFIX).removesuffix(".baru")
            begun = datetime.strptime(written, NAME_FORM).replace(tzinfo=UTC)
            if abs(at - begun) > timedelta(hours=1):
                shutil.rmtree(path, ignore_errors=True)


def read_contents(folder: Path) -> Contents | None:
    """What a backup says of itself; ``None`` when nothing that can be used."""
    try:
        with (folder / CONTENTS_NAME).open("rb") as stream:
            found = json.loads(stream.read(_CONTENTS_LIMIT))
        counts = {str(k): int(v) for k, v in found["jumlah"].items() if str(k) in _TOLD}
        return Contents(
            made_at=read_timestamp(found["dibuat"]),
            form=int(found["bentuk"]),
            size=int(found["ukuran"]),
            sha256=str(found["sha256"]),
            counts=counts,
        )
    except (
        OSError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
        OverflowError,  # JSON as Python reads it knows Infinity
    ):
        return None


def count_told(connection: Connection, name: str) -> int:
    """Rows of one of the tables that a backup tells of."""
    if name not in _TOLD:
        raise ValueError(name)
    return int(connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one())  # noqa: S608


def _told(half_made: Path, counts: dict[str, int], database: Database, at: datetime) -> bytes:
    with database.reading() as connection:
        form = stored_version(connection)
    path = half_made / STORE_NAME
    told = {
        "dibuat": timestamp(at),
        "bentuk": form,
        "ukuran": path.stat().st_size,
        "sha256": _sha256(path),
        "jumlah": {name: counts[name] for name in _TOLD if name in counts},
    }
    return json.dumps(told, indent=1).encode()


def _sha256(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()


def prune_backups(into: Path) -> list[Path]:
    """Remove what the rotation no longer needs and return the removed folders.

    Kept: everything within 24 hours before the newest, and the newest of each of the last 7 days
    and of the last 12 months in which any was made.
    """
    found = sorted(backups_in(into), reverse=True)
    kept = {path for at, path in found if found[0][0] - at <= timedelta(hours=24)}
    # The last days and months that have one, not those before today: a computer whose clock
    # jumps ahead by years must not throw all of them away.
    for count, form in ((7, "%Y-%m-%d"), (12, "%Y-%m")):
        newest: dict[str, Path] = {}
        for at, path in found:
            newest.setdefault(at.strftime(form), path)
        kept |= set(list(newest.values())[:count])
    removed = [path for _, path in found if path not in kept]
    for path in removed:
        shutil.rmtree(path, ignore_errors=True)
    return removed


def backups_in(folder: Path) -> list[tuple[datetime, Path]]:
    """Finished backups under a folder with the moment each was made."""
    found = []
    for path in folder.glob(f"{PREFIX}*"):
        with contextlib.suppress(ValueError):
            written = path.name.removeprefix(PREFIX)
            found.append((datetime.strptime(written, NAME_FORM).replace(tzinfo=UTC), path))
    return found


def _copy_and_prove(database: Database, secret: bytes | bytearray, copy: Path) -> dict[str, int]:
    with named_errors(copy), closing(open_raw(copy, secret, foreign_keys=True)) as target:
        with database.raw() as source:
            # One moment for count and copy, whatever somebody saves meanwhile.
            source.execute("BEGIN")
            expected = count_rows(source)
            # In one step: a stepwise copy starts again at every commit and may never end.
            source.backup(target, pages=-1)
        # The copy must stand alone: one file, nothing left in a write-ahead log.
        target.execute("PRAGMA journal_mode = DELETE")
    try:
        with named_errors(copy), closing(open_raw(copy, secret, foreign_keys=True)) as proof:
            whole = proof.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            counts = count_rows(proof)
            proof.execute("PRAGMA journal_mode = DELETE")
    except (StoreDamaged, FileUnreadable) as error:
        raise ReadBackDiffers(copy) from error
    if not whole or counts != expected:
        raise ReadBackDiffers(copy)
    return counts


def count_rows(connection: Any) -> dict[str, int]:
    """How many rows each table of a bare driver connection holds."""
    execute = connection.execute
    names = execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
        "AND name NOT LIKE '%!_search!_%' ESCAPE '!' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    ).fetchall()
    # The names come from the file's own catalogue, never from outside.
    return {name: execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names}  # noqa: S608
