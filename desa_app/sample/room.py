# SPDX-License-Identifier: GPL-3.0-or-later
"""The room in which newcomers practise: invented offices in a folder of their own, and no other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desa_app.domain.office import OfficeKind
from desa_app.exchange.stick import write_checked
from desa_app.sample.whole_path import DISTRICT, OFFICER, USER, WholePath, clear

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desa_app.clock import Clock
    from desa_app.office.unlock import OfficeKey

PASSWORD = "belajar dengan contoh"  # noqa: S105 - everybody may know it, nobody real is behind it
SUMMARY = "ringkasan.json"
SEED, VILLAGES, PEOPLE = 1, 2, 40
STEPS = 2 + 5 * VILLAGES


def is_furnished(room: Path) -> bool:
    """Whether the sample was played to its end here."""
    return (room / SUMMARY).is_file()


def furnish(room: Path, clock: Clock, report: Callable[[str], None]) -> None:
    """Play the sample into the room; whatever ``report`` raises stops it and leaves nothing.

    ``report`` is called :data:`STEPS` times. Raises ``InvalidInput`` for a folder that holds
    anything but an older sample, and the storage errors.
    """
    clear(room)
    path = WholePath(
        room,
        clock.now(),
        seed=SEED,
        villages=VILLAGES,
        people=PEOPLE,
        report=report,
        password=PASSWORD,
    )
    try:
        summary = path.play()
        written = json.dumps(summary, ensure_ascii=False, indent=2) + "\n"
        write_checked(room, SUMMARY, written.encode())
    except BaseException:
        remove(room)
        raise


def enter(room: Path, kind: OfficeKind, clock: Clock) -> tuple[Path, OfficeKey]:
    """The folder and key of the sample's first village, or of its kecamatan."""
    from desa_app.office.unlock import unlock

    if kind is OfficeKind.DESA:
        folder, user = min(room.glob(f"desa-{DISTRICT}.*")), USER
    else:
        folder, user = room / "kecamatan", OFFICER
    return folder, unlock(folder, user, PASSWORD, clock)


def remove(room: Path) -> None:
    """Take the sample away; raises ``InvalidInput`` for a folder that is no sample."""
    clear(room)
    room.rmdir()
