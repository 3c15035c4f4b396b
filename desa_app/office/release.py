# SPDX-License-Identifier: GPL-3.0-or-later
"""Before an update from a stick: is the installer genuine, and is it newer than this program?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from desa_app import __version__, places
from desa_app.exchange.release import check_release, read_keys


class Age(Enum):
    """How an installer stands to the program that looks at it."""

    NEWER = "lebih-baru"
    SAME = "sama"
    OLDER = "lebih-lama"


@dataclass(frozen=True, slots=True, kw_only=True)
class Installer:
    """A genuine installer."""

    path: Path
    version: str
    age: Age


def check_installer(path: Path, keys_from: Path | None = None) -> Installer:
    """Prove an installer with the release keys that came with this program.

    Raises ``InstallerNotGenuine``, ``FileMissing``, ``FileUnreadable``. It may well be genuine and
    older: data that a newer program has upgraded is not opened by it.
    """
    keys = keys_from or places.resource("release", "kunci-rilis.txt")
    found = check_release(path, read_keys(keys.read_text("ascii")))
    return Installer(path=path, version=found.version, age=_age(found.version))


def _age(version: str) -> Age:
    theirs, ours = _numbers(version), _numbers(__version__)
    if theirs == ours:
        return Age.SAME
    return Age.NEWER if theirs > ours else Age.OLDER


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])
