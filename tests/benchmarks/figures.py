# SPDX-License-Identifier: GPL-3.0-or-later
"""A figure is a ratio: our work, its floor and what people would use instead, in the same run."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

NOT_INSTALLED = "not installed"
ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much is done: ``rounds`` of every job, and how large the largest ones are.

    ``suite`` asks for the office suite beside our letters; it takes seconds to begin. ``compiled``
    compiles everything before anything is measured, as an installed program is.
    """

    rounds: int
    letters: int
    rows: tuple[int, ...]
    people: int
    villages: tuple[int, ...]
    suite: bool = True
    compiled: bool = True


SIZES = {
    "smallest": Size(
        rounds=1, letters=2, rows=(20,), people=50, villages=(1, 2), suite=False, compiled=False
    ),
    "quick": Size(rounds=3, letters=60, rows=(1_000, 10_000), people=20_000, villages=(15, 100)),
    "usual": Size(
        rounds=5,
        letters=500,
        # One file holds 100,000 rows with its headings.
        rows=(1_000, 10_000, 99_000),
        people=100_000,
        villages=(15, 300, 3_000),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table. All three amounts are in ``unit``; ``instead`` may be missing.

    ``named`` says what the floor is, ``named_instead`` what people would use without us.
    """

    name: str
    ours: float
    floor: float
    named: str
    instead: float | None = None
    named_instead: str = "–"
    unit: str = "ms"

    @property
    def above_floor(self) -> float:
        """How many times the floor we need."""
        return self.ours / self.floor

    @property
    def beside(self) -> float | None:
        """How many times what people would use instead we need; below 1 is less."""
        return None if self.instead is None else self.ours / self.instead


def interleaved(rounds: int, jobs: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """Milliseconds of each job, the median of ``rounds``; the jobs take turns.

    A job that returns a float has measured itself, in seconds, and is believed.
    """
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            began = time.perf_counter()
            told = job()
            seconds = told if isinstance(told, float) else time.perf_counter() - began
            taken[name].append(seconds * 1000)
    return {name: statistics.median(times) for name, times in taken.items()}


def run(command: Sequence[str], **extra: str) -> None:
    """Run another program to its end, silently; raises when it fails."""
    subprocess.run(
        list(command),
        cwd=ROOT,
        env=os.environ | extra,
        check=True,
        capture_output=True,
        timeout=900,
    )


def found(*names: str) -> str | None:
    """Where the first of these programs lies."""
    return next((path for name in names if (path := shutil.which(name))), None)


def most_memory(process: int) -> float:
    """The most memory that a living process ever held, in MB; 0 where nobody tells."""
    return _told_memory(process, "VmHWM:")


def memory_now(process: int) -> float:
    """The memory that a living process holds, in MB; 0 where nobody tells."""
    return _told_memory(process, "VmRSS:")


def forget_most_memory() -> None:
    """Let :func:`most_memory` of this process begin anew, where the system can."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", "ascii")


def _told_memory(process: int, name: str) -> float:
    try:
        told = Path(f"/proc/{process}/status").read_text("ascii")
    except OSError:
        return 0.0
    lines = [line.split() for line in told.splitlines() if line.startswith(name)]
    return int(lines[0][1]) / 1024 if lines else 0.0


class Folder(tempfile.TemporaryDirectory[str]):
    """A temporary folder as a path."""

    def __enter__(self) -> Path:  # type: ignore[override]
        return Path(super().__enter__())
