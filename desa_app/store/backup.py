# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup that proves itself: copied in one step, opened again with the key, checked, counted."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desa_app.clock import timestamp
from desa_app.errors import DiskFull, NotWritable, ReadBackDiffers
from desa_app.store.engine import STORE_NAME, open_raw
from desa_app.store.files import flush_folder, write_whole
from desa_app.store.keyring import KEYRING_NAME

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from desa_app.store.engine import Database


@dataclass(frozen=True, slots=True)
class Backup:
    """A proven backup: its folder and how many rows each table holds."""

    folder: Path
    counts: dict[str, int]


def make_backup(database: Database, secret: bytes, into: Path, at: datetime) -> Backup:
    """Copy data and keyring into a new folder under ``into`` and prove the copy.

    Raises ``DiskFull``, ``NotWritable`` or, when the copy is not what the original is,
    ``ReadBackDiffers``; then no half-made folder is left.
    """
    name = "cadangan-" + timestamp(at).replace(":", "").replace(".", "-")
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


def _copy_and_prove(database: Database, secret: bytes, copy: Path) -> dict[str, int]:
    target = open_raw(copy, secret, foreign_keys=True)
    try:
        with database.raw() as source:
            # In one step: a stepwise copy starts again at every commit and may never end.
            source.backup(target, pages=-1)
            expected = _counts(source)
        # The copy must stand alone: one file, nothing left in a write-ahead log.
        target.execute("PRAGMA journal_mode = DELETE")
    finally:
        target.close()
    proof = open_raw(copy, secret, foreign_keys=True)
    try:
        whole = proof.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        counts = _counts(proof)
        proof.execute("PRAGMA journal_mode = DELETE")
    finally:
        proof.close()
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
