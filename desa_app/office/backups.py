# SPDX-License-Identifier: GPL-3.0-or-later
"""Which backups lie in a folder: the office's own, its second place, or any stick."""

from __future__ import annotations

import contextlib
import os
import stat
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desa_app import places
from desa_app.domain.office import OfficeKind
from desa_app.domain.restoring import FoundBackup
from desa_app.errors import FileMissing, OfficeError
from desa_app.office.desk import BACKUPS
from desa_app.store.backup import NAME_FORM, read_contents
from desa_app.store.file_names import BACKUP_PREFIX, STORE_NAME
from desa_app.store.keyring import KEYRING_NAME, read_keyring
from desa_app.store.swap import ASIDE, READY

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

DEPTH = 3
MOST_ENTRIES = 5_000
MOST_BACKUPS = 200


def usual_places(data: Path) -> tuple[Path, ...]:
    """Where backups of this data folder lie when nobody chose another place."""
    return (data / BACKUPS, data, places.backup_folder())


def find_backups(folders: Iterable[Path], working: Path | None = None) -> tuple[FoundBackup, ...]:
    """Backups under these folders, the newest first; folders that are not there are left out.

    The data that the office works with are no backup of themselves, whatever lies beside them:
    ``working`` names them. Elsewhere a whole data folder, from the disk of a dead computer, is one.
    What a restore or a salvage that was cut off had made ready is none either.

    Looks ``DEPTH`` folders deep, at no more than ``MOST_ENTRIES`` entries, and follows no links.
    """
    found: dict[Path, FoundBackup] = {}
    for folder in folders:
        budget = [MOST_ENTRIES]
        for path in _folders_with_data(folder, DEPTH, budget):
            if path.name.startswith(READY):
                continue
            with contextlib.suppress(OfficeError, OSError):
                place = path.resolve()
                if working is None or place != working.resolve():
                    found.setdefault(place, describe_backup(path))
            if len(found) >= MOST_BACKUPS:
                break
    return tuple(sorted(found.values(), key=lambda one: one.made_at, reverse=True))


def describe_backup(folder: Path) -> FoundBackup:
    """What one backup says of itself; raises ``FileMissing``, ``NoOffice`` or ``StoreDamaged``."""
    status = _plain_file(folder / STORE_NAME)
    if status is None or _plain_file(folder / KEYRING_NAME) is None:
        raise FileMissing(folder / STORE_NAME)
    keyring = read_keyring(folder)
    told = read_contents(folder)
    return FoundBackup(
        folder=folder,
        made_at=_made_at(folder, status.st_mtime) if told is None else told.made_at,
        kind=OfficeKind(keyring.office["jenis"]),
        code=keyring.office["kode"],
        name=keyring.office["nama"],
        kind_word=keyring.office.get("sebutan", ""),
        users=keyring.users,
        size=status.st_size,
        form=told.form if told else 0,
        counts=told.counts if told else {},
        whole=told is not None and told.size == status.st_size,
        set_aside=folder.name.startswith(ASIDE),
    )


def _folders_with_data(folder: Path, depth: int, budget: list[int]) -> list[Path]:
    found: list[Path] = []
    try:
        with os.scandir(folder) as entries:
            below = []
            names = set()
            for entry in entries:
                budget[0] -= 1
                if budget[0] < 0:
                    break
                if entry.is_dir(follow_symlinks=False):
                    below.append(folder / entry.name)
                else:
                    names.add(entry.name)
    except OSError:
        return []
    # Those of another office that lie under the chosen folder are none either.
    working = (folder / BACKUPS).is_dir() and not folder.name.startswith((BACKUP_PREFIX, ASIDE))
    if {STORE_NAME, KEYRING_NAME} <= names and not working:
        found.append(folder)
    if depth > 0:
        for path in sorted(below):
            if path.name.endswith(".baru"):
                continue
            found += _folders_with_data(path, depth - 1, budget)
    return found


def _plain_file(path: Path) -> os.stat_result | None:
    try:
        status = path.lstat()
    except OSError:
        return None
    return status if stat.S_ISREG(status.st_mode) else None


def _made_at(folder: Path, changed: float) -> datetime:
    for prefix in (BACKUP_PREFIX, ASIDE):
        with contextlib.suppress(ValueError):
            written = folder.name.removeprefix(prefix)
            return datetime.strptime(written, NAME_FORM).replace(tzinfo=UTC)
    with contextlib.suppress(ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(changed, UTC)
    return datetime.fromtimestamp(0, UTC)
