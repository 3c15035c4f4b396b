# SPDX-License-Identifier: GPL-3.0-or-later
"""Let one call of the operating system fail, at every place in turn, and fill the disk.

A job may fail then, but only with an error that has a sentence; what was told to the user stays,
and the same office goes on working. A failing tidying-up may also pass unnoticed.
"""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.reliability.doomed import Call
from tests.reliability.killing import chosen, one, prepared, run_whole
from tests.reliability.result import Result

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from tests.reliability.doomed import Outcome
    from tests.reliability.jobs import Job

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)


def fail_each_step(job: Job, folder: Path, steps: int = 0) -> Result:
    """Let each write, flush, rename, removal and read of a file fail once, in turn."""
    made = prepared(job, folder)
    result = Result(f"failing disk in {job.name}")
    last = run_whole(job, made, folder, result).steps
    for step in chosen(last, steps):
        number = ERRORS[step % len(ERRORS)]
        outcome = one(job, made, folder, call=Call("fail", step, number))
        _note(result, outcome, f"step {step} of {last} ({errno.errorcode[number]})")
    return result


def fill_while_writing(job: Job, runs: int, random: Random, folder: Path) -> Result:
    """Let no file grow beyond a random size: the database itself meets the full disk."""
    made = prepared(job, folder)
    result = Result(f"no room to grow in {job.name}")
    run_whole(job, made, folder, result)
    sizes = [path.stat().st_size for path in made.rglob("*") if path.is_file()]
    for run in range(runs):
        size = random.randrange(4096, max(sizes) * 2)
        outcome = one(job, made, folder, call=Call("size", number=size))
        _note(result, outcome, f"run {run} (files up to {size} bytes)")
    return result


def fill_a_real_disk(job: Job, runs: int, random: Random, folder: Path) -> Result | None:
    """The same on a small file system in a file; ``None`` where it may not be mounted."""
    made = prepared(job, folder)
    result = Result(f"full disk in {job.name}")
    size = sum(path.stat().st_size for path in made.rglob("*") if path.is_file())
    try:
        with small_disk(3 * size + 4_000_000) as disk:
            for run in range(runs):
                filler = disk / "penuh"
                shutil.copytree(made, disk / "jalan")
                room = shutil.disk_usage(disk).free
                shutil.rmtree(disk / "jalan")
                filler.write_bytes(b"\0" * max(0, room - random.randrange(0, 700_000)))
                outcome = one(job, made, disk, make_room=filler)
                filler.unlink(missing_ok=True)
                _note(result, outcome, f"run {run}")
    except (OSError, subprocess.CalledProcessError):
        return None
    return result


@contextmanager
def small_disk(size: int) -> Iterator[Path]:
    """A file system of its own in a file, mounted; raises what ``mkfs`` and ``mount`` raise."""
    with tempfile.TemporaryDirectory() as name:
        image, place = Path(name) / "disk.img", Path(name) / "disk"
        place.mkdir()
        with image.open("wb") as stream:
            os.truncate(stream.fileno(), size)
        quiet = {"check": True, "capture_output": True}
        subprocess.run(["mkfs.ext4", "-q", "-O", "^has_journal", str(image)], **quiet)  # type: ignore[call-overload]
        subprocess.run(["mount", "-o", "loop", str(image), str(place)], **quiet)  # type: ignore[call-overload]
        try:
            yield place
        finally:
            subprocess.run(["umount", str(place)], **quiet)  # type: ignore[call-overload]


def _note(result: Result, outcome: Outcome, where: str) -> None:
    result.runs += 1
    result.hits += bool(outcome.refused)
    result.losses += [f"{where}: {loss}" for loss in outcome.losses]
    if outcome.unnamed:
        result.losses.append(f"{where}: {outcome.unnamed} has no sentence")
    if outcome.died:
        result.losses.append(f"{where}: the process died")
