# SPDX-License-Identifier: GPL-3.0-or-later
"""Who has this data folder open, so that a second window or a second computer is refused by name.

Each opener holds a small file locked by the operating system, which lets go by itself when the
program dies: such a file is stale as soon as somebody else can lock it. What stands in it (task,
computer, process, since when) is only there to be told.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from desa_app.clock import read_timestamp, timestamp
from desa_app.errors import OfficeInUse, StoreBusy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

FOLDER = "sedang-dibuka"
_DOOR = "pintu"
_SIZE_LIMIT = 4096
_DOOR_SECONDS = 10.0
_SHORT = 0.01
# Windows keeps others from reading what is locked; so a byte far behind the text is locked.
_FAR = 1 << 30
# On a share that passes no locks on, a lock of another computer looks free. Believe it a day long.
_OTHER_COMPUTER = timedelta(hours=24)


class Task(StrEnum):
    """What an opener does here."""

    WINDOW = "jendela"
    WORK = "pekerjaan"
    RESTORE = "pemulihan"


@dataclass(slots=True)
class Presence:
    """An opener's own mark. :meth:`leave` takes it away."""

    path: Path
    handle: int

    def leave(self) -> None:
        """Close the folder for this opener; doing it twice is nothing."""
        if self.handle < 0:
            return
        # First unlock: Windows removes no file that somebody holds open.
        os.close(self.handle)
        self.handle = -1
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)


def enter(
    folder: Path,
    task: Task,
    now: datetime,
    who: str = "",
    *,
    gone: Collection[str] = (),
) -> Presence | None:
    """Mark the folder as open for ``task``; raises ``OfficeInUse`` when others stand in the way.

    One window at a time; work from a terminal beside it, but on the same computer only; a restore
    alone. ``None`` where nothing can be written: nobody can change anything there either. The
    marks of computers that somebody says are ``gone`` stand in nobody's way unless they are held.
    """
    try:
        with the_door(folder):
            _refuse_others(folder, task, now, gone)
            return _mark(folder / FOLDER, task, now, who)
    except OSError:
        return None


def window_here(folder: Path, now: datetime) -> OfficeInUse | None:
    """The living window on this computer, or ``None``; marks of the dead are taken away."""
    for path in sorted((folder / FOLDER).glob("*.json")):
        told = _read(path)
        here = told.get("komputer", "") == _this_computer()
        if not here or _task(told.get("tugas", "")) is not Task.WINDOW:
            continue
        since = _moment(told.get("sejak", "")) or now
        if not _is_stale(path, elsewhere=False, since=since, now=now):
            return OfficeInUse(
                folder, told.get("siapa", ""), told["komputer"], since, Task.WINDOW.value
            )
    return None


def let_go(folder: Path, computer: str) -> tuple[datetime, ...]:
    """Take away the marks of another computer that nobody holds; since when each of them stood.

    For a computer that lost its power and got another name. Raises ``StoreBusy`` and ``OSError``.
    """
    gone = []
    with the_door(folder):
        for path in sorted((folder / FOLDER).glob("*.json")):
            told = _read(path)
            since = _moment(told.get("sejak", ""))
            if told.get("komputer", "") == computer != _this_computer() and _is_free(path):
                path.unlink(missing_ok=True)
                if since is not None:
                    gone.append(since)
    return tuple(gone)


@contextmanager
def the_door(folder: Path) -> Iterator[None]:
    """One opener at a time looks around and changes who is in; raises ``StoreBusy``."""
    (folder / FOLDER).mkdir(exist_ok=True)
    handle = os.open(folder / FOLDER / _DOOR, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        until = time.monotonic() + _DOOR_SECONDS
        while not _lock(handle):
            if time.monotonic() > until:
                raise StoreBusy(folder)
            time.sleep(_SHORT)
        yield
    finally:
        os.close(handle)


def _refuse_others(folder: Path, task: Task, now: datetime, gone: Collection[str]) -> None:
    here = _this_computer()
    for path in sorted((folder / FOLDER).glob("*.json")):
        told = _read(path)
        since = _moment(told.get("sejak", "")) or now
        computer, work = told.get("komputer", ""), told.get("tugas", "")
        if _is_stale(path, elsewhere=computer not in ("", here), since=since, now=now):
            continue
        alone = Task.RESTORE in (task, work)
        if alone or computer != here or task is Task.WINDOW is _task(work):
            free = computer != here and _is_free(path)
            if free and computer in gone:
                continue
            raise OfficeInUse(folder, told.get("siapa", ""), computer, since, work, abandoned=free)


def _task(work: str) -> Task | None:
    return Task(work) if work in set(Task) else None


def _is_stale(path: Path, *, elsewhere: bool, since: datetime, now: datetime) -> bool:
    """Whether its opener is gone; then the mark is taken away."""
    if not path.exists():
        return True
    if not _is_free(path) or (elsewhere and now - since < _OTHER_COMPUTER):
        return False
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
    return True


def _is_free(path: Path) -> bool:
    """Whether nobody on this computer holds the mark."""
    try:
        handle = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        return _lock(handle)
    finally:
        os.close(handle)


def _mark(place: Path, task: Task, now: datetime, who: str) -> Presence:
    told = {
        "tugas": task.value,
        "siapa": who,
        "komputer": _this_computer(),
        "proses": os.getpid(),
        "sejak": timestamp(now),
    }
    path = place / f"{os.getpid()}-{os.urandom(4).hex()}.json"
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o644)
    try:
        os.write(handle, json.dumps(told).encode())
        _lock(handle)
    except OSError:
        os.close(handle)
        path.unlink(missing_ok=True)
        raise
    return Presence(path, handle)


def _read(path: Path) -> dict[str, str]:
    try:
        with path.open("rb") as stream:
            found = json.loads(stream.read(_SIZE_LIMIT))
    except (OSError, ValueError, RecursionError):
        return {}
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}


def _moment(written: str) -> datetime | None:
    with contextlib.suppress(ValueError):
        return read_timestamp(written)
    return None


def _lock(handle: int) -> bool:
    """Lock an open file without waiting; False when somebody else holds it."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
    else:
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def _this_computer() -> str:
    # Loaded here, because the first window waits for what this file loads.
    import socket

    return socket.gethostname()
