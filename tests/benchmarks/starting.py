# SPDX-License-Identifier: GPL-3.0-or-later
"""Start, memory and size of the program beside a window with nothing in it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from tests.benchmarks.figures import ROOT, Figure, Folder, interleaved, most_memory
from tests.office_kit import VILLAGE, copy_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.figures import Size

BARE = [sys.executable, str(ROOT / "installer" / "bare_window.py")]
_NAMED = "window with one word"
_MEGABYTE = 1e6


class _Start:
    """Starts a program again and again; keeps the most memory that it took, in MB."""

    def __init__(self, command: list[str], until: str) -> None:
        self._command, self._until = command, until
        self.memory = 0.0

    def __call__(self) -> float:
        """Seconds from the call until the program says so."""
        screen = {} if os.environ.get("DISPLAY") else {"QT_QPA_PLATFORM": "offscreen"}
        began = time.perf_counter()
        with subprocess.Popen(
            self._command,
            cwd=ROOT,
            env=os.environ | {"LC_ALL": "C.UTF-8"} | screen,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as process:
            assert process.stdout is not None
            seconds = 0.0
            for line in process.stdout:
                if line.strip() == self._until:
                    seconds = time.perf_counter() - began
                    self.memory = max(self.memory, most_memory(process.pid))
        if process.returncode or not seconds:
            raise RuntimeError(f"{self._command} did not start")
        return seconds


def figures(size: Size) -> Iterator[Figure]:
    """First paint, the door with its password field, memory until then, and size on disk."""
    with Folder() as folder:
        village = str(copy_of(VILLAGE, folder))
        program = [sys.executable, "-m", "ui", "--paint-once", "--data", village]
        painted, ready = _Start(program, "tampak"), _Start(program, "siap")
        bare = _Start(BARE, "tampak")
        rounds = max(size.rounds, 3) if size.rounds > 1 else 1
        jobs = {"bare": bare, "painted": painted, "ready": ready}
        # The first start of all compiles.
        interleaved(1, jobs)
        taken = interleaved(rounds, jobs)
    yield Figure(
        name="start until the first window is painted",
        ours=taken["painted"],
        floor=taken["bare"],
        named=_NAMED,
    )
    yield Figure(
        name="start until the password can be typed",
        ours=taken["ready"],
        floor=taken["bare"],
        named=_NAMED,
    )
    if bare.memory and ready.memory:
        yield Figure(
            name="memory at the door",
            ours=ready.memory,
            floor=bare.memory,
            named=_NAMED,
            unit="MB",
        )
    built = {name: ROOT / "dist" / name for name in ("desa-binaan", "jendela-kosong")}
    if all(folder.is_dir() for folder in built.values()):
        sizes = {
            name: sum(one.lstat().st_size for one in folder.rglob("*") if one.is_file())
            for name, folder in built.items()
        }
        yield Figure(
            name="size of the frozen program",
            ours=sizes["desa-binaan"] / _MEGABYTE,
            floor=sizes["jendela-kosong"] / _MEGABYTE,
            named="frozen bare window",
            unit="MB",
        )
