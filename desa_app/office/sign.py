# SPDX-License-Identifier: GPL-3.0-or-later
"""What a locked office shows at its door, read without the database: the door opens at once."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desa_app.domain.office import OfficeKind
from desa_app.errors import DesaBinaanError, NoOffice
from desa_app.places import in_sample_room
from desa_app.store.file_names import BACKUP_PREFIX, STORE_NAME
from desa_app.store.keyring import KEYRING_NAME, load_keyring, read_keyring
from desa_app.store.swap import ASIDE

if TYPE_CHECKING:
    from pathlib import Path

BACKUPS = "cadangan"
SAMPLE_SIGN = "contoh"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeSign:
    """What a locked office shows at its door; ``kind_word`` is what it calls itself."""

    kind: OfficeKind
    code: str
    name: str
    kind_word: str
    users: tuple[str, ...]


def office_at(folder: Path) -> OfficeKind | None:
    """Which office this folder holds, or ``None``; cheap, needs no password."""
    try:
        return describe(folder).kind
    except NoOffice:
        return None


def describe(folder: Path) -> OfficeSign:
    """The sign at the door; raises ``NoOffice`` or ``StoreDamaged``."""
    keyring = load_keyring(folder)
    return OfficeSign(
        kind=OfficeKind(keyring.office["jenis"]),
        code=keyring.office["kode"],
        name=keyring.office["nama"],
        kind_word=keyring.office["sebutan"],
        users=keyring.users,
    )


def is_sample_place(data: Path) -> bool:
    """Whether this folder is for an invented office: by its sign, else by where it lies.

    A folder that says neither is a real office's. A trial of a restore lies within its office.
    """
    return any(_says_sample(place) or in_sample_room(place) for place in (data, data.parent))


def _says_sample(folder: Path) -> bool:
    try:
        return read_keyring(folder).office.get(SAMPLE_SIGN) == "ya"
    except DesaBinaanError:
        return False


def has_data(data: Path) -> bool:
    """Whether a data file lies there, readable or not."""
    return (data / STORE_NAME).is_file()


def users_at(data: Path) -> tuple[str, ...]:
    """Who has a password here; nobody when the keyring cannot be read."""
    try:
        return read_keyring(data).users
    except DesaBinaanError:
        return ()


def is_lost(data: Path) -> bool:
    """Whether an office was here whose data or keyring is gone: nothing for a first day."""
    has_data = (data / STORE_NAME).is_file()
    has_keys = (data / KEYRING_NAME).is_file()
    if has_data and has_keys:
        return False
    with contextlib.suppress(OSError):
        left = any(path.name.startswith(BACKUP_PREFIX) for path in (data / BACKUPS).glob("*"))
        aside = any(data.glob(f"{ASIDE}*"))
        return has_keys or left or aside
    return has_keys
