# SPDX-License-Identifier: GPL-3.0-or-later
"""Another data file and keyring put in the place of those that are there: both or none.

A note is written first, whole. Before it stands, nothing was touched; once it stands, whoever
comes to the door next carries the swap to its end, whatever cut it off. What was there is moved
aside and never deleted.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from typing import TYPE_CHECKING

from desa_app.errors import NotWritable, StoreDamaged
from desa_app.store.files import flush_folder, write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NOTE = "pemulihan-berjalan.json"
READY = "siap-dipasang-"
ASIDE = "sebelum-dipulihkan-"
_NAME = re.compile(r"[A-Za-z0-9.-]{1,80}")
_SIZE_LIMIT = 4096


def begin_swap(folder: Path, ready: Path, aside: Path, names: Sequence[str]) -> None:
    """Put the files ``names`` of the folder ``ready`` into ``folder`` and the old ones aside.

    ``names`` in the order in which they go; the files of ``ready`` are flushed already. Raises
    ``NotWritable``; then the old stands, or the next one at the door finishes.
    """
    note = {"siap": ready.name, "lama": aside.name, "berkas": list(names)}
    write_whole(folder / NOTE, json.dumps(note).encode())
    finish_swap(folder)


def is_cut_off(folder: Path) -> bool:
    """Whether a swap was begun and not finished."""
    return (folder / NOTE).is_file()


def finish_swap(folder: Path) -> None:
    """Carry out what the note says, from wherever it was cut off; raises ``NotWritable``."""
    ready, aside, names = _read_note(folder)
    try:
        aside.mkdir(exist_ok=True)
        flush_folder(folder)
        for name in names:
            # What is ready leaves its folder last: as long as it is there, the old one may be too.
            if not (ready / name).exists():
                continue
            for old in (f"{name}-wal", f"{name}-shm", name):
                if (folder / old).exists() and not (aside / old).exists():
                    os.rename(folder / old, aside / old)
            flush_folder(aside)
            os.rename(ready / name, folder / name)
            flush_folder(folder)
        (folder / NOTE).unlink()
        flush_folder(folder)
        shutil.rmtree(ready, ignore_errors=True)
        if not any(aside.iterdir()):
            aside.rmdir()
    except OSError as error:
        raise NotWritable(folder) from error


def clear_unfinished(folder: Path) -> None:
    """Take away copies that never came to be put in place; they are copies, never the office's."""
    if not is_cut_off(folder):
        for path in folder.glob(f"{READY}*"):
            shutil.rmtree(path, ignore_errors=True)


def _read_note(folder: Path) -> tuple[Path, Path, list[str]]:
    try:
        with (folder / NOTE).open("rb") as stream:
            note = json.loads(stream.read(_SIZE_LIMIT))
        ready, aside, names = str(note["siap"]), str(note["lama"]), [str(n) for n in note["berkas"]]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise StoreDamaged(folder) from error
    whole = ready.startswith(READY) and aside.startswith(ASIDE)
    if not whole or not all(_NAME.fullmatch(name) for name in (ready, aside, *names)):
        raise StoreDamaged(folder)
    return folder / ready, folder / aside, names
