# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup that proves itself: copied in one step, opened again with the key, checked, counted."""

from __future__ import annotations

import contextlib
import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from desa_app.errors import (
    DiskFull,
    FileUnreadable,
    NotWritable,
    ReadBackDiffers,
    StorageError,
    StoreDamaged,
)
from desa_app.store.engine import STORE_NAME, named_errors, open_raw
from desa_app.store.files import flush_folder, write_whole
from desa_app.store.keyring import KEYRING_NAME

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.store.engine import Database

PREFIX = "cadangan-"
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


def make_backup(database: Database, secret: bytes, into: Path, at: datetime) -> Backup:
    """Copy data and keyring into a new folder under ``into`` and prove the copy.

    Raises ``DiskFull``, ``NotWritable`` or, when the copy is not what the original is,
    ``ReadBackDiffers``; then no half-made folder is left.
    """
    name = PREFIX + at.astimezone(UTC).strftime(NAME_FORM)
    half_made, folder = into / (name + ".baru"), into / name
    needed = 2 * database.path.stat().st_size + 1_000_000
    try:
        half_made.mkdir(parents=True)
        if shutil.disk_usage(into).free < needed:
            raise DiskFull(into, needed)
        counts = _copy_and_prove(database, secret, half_made / STORE_NAME)
        write_whole(half_made / KEYRING_NAME, (database.path.parent / KEYRING_NAME).read_bytes())
        half_made.rename(folder)
        flush_folder(into)
    except OSError as error:
        shutil.rmtree(half_made, ignore_errors=True)
        raise NotWritable(into) from error
    except Exception:
        shutil.rmtree(half_made, ignore_errors=True)
        raise
    return Backup(folder, counts)


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


def _copy_and_prove(database: Database, secret: bytes, copy: Path) -> dict[str, int]:
    with named_errors(copy), closing(open_raw(copy, secret, foreign_keys=True)) as target:
        with database.raw() as source:
            # One moment for count and copy, whatever somebody saves meanwhile.
            source.execute("BEGIN")
            expected = _counts(source)
            # In one step: a stepwise copy starts again at every commit and may never end.
            source.backup(target, pages=-1)
        # The copy must stand alone: one file, nothing left in a write-ahead log.
        target.execute("PRAGMA journal_mode = DELETE")
    try:
        with named_errors(copy), closing(open_raw(copy, secret, foreign_keys=True)) as proof:
            whole = proof.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            counts = _counts(proof)
            proof.execute("PRAGMA journal_mode = DELETE")
    except (StoreDamaged, FileUnreadable) as error:
        raise ReadBackDiffers(copy) from error
    if not whole or counts != expected:
        raise ReadBackDiffers(copy)
    return counts


def _counts(connection: Any) -> dict[str, int]:
    execute = connection.execute
    names = execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
        "AND name NOT LIKE 'person_search%' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    ).fetchall()
    # The names come from the file's own catalogue, never from outside.
    return {name: execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names}  # noqa: S608
