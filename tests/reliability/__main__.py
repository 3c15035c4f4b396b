# SPDX-License-Identifier: GPL-3.0-or-later
"""Try to make an office lose something, and print how often it was tried.

``python -m tests.reliability`` takes minutes, ``--thorough long`` hours, ``--thorough short`` is
what the suite runs. Ends with 1 when anything was lost, doubled, left half or shown without a
sentence.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from tests.reliability.faults import fail_each_step, fill_a_real_disk, fill_while_writing
from tests.reliability.hostile import offer_spoilt
from tests.reliability.jobs import JOBS
from tests.reliability.killing import kill_at_any_moment, kill_at_each_step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.reliability.result import Result


@dataclass(frozen=True)
class Thorough:
    """How often each thing is tried; 0 steps are all of them."""

    kills: int
    kill_steps: int
    fault_steps: int
    sizes: int
    disks: int
    files: int


HOW = {
    "short": Thorough(kills=1, kill_steps=3, fault_steps=6, sizes=1, disks=0, files=25),
    "usual": Thorough(kills=30, kill_steps=0, fault_steps=0, sizes=15, disks=5, files=400),
    "long": Thorough(kills=500, kill_steps=0, fault_steps=0, sizes=300, disks=60, files=20_000),
}
PARTS = ("kill", "disk", "files")


def main(arguments: list[str] | None = None) -> int:
    """Run the parts asked for; 1 when anything was lost."""
    parser = argparse.ArgumentParser(prog="reliability", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], default=[])
    parser.add_argument("--thorough", choices=list(HOW), default="usual")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path, help="keep the table in this Markdown file")
    given = parser.parse_args(arguments)
    began = time.monotonic()
    results = []
    print("runs    hits    losses  what was tried", flush=True)
    for result in trials(given.parts or list(PARTS), HOW[given.thorough], given.seed):
        print(_line(result), flush=True)
        for loss in result.losses[:20]:
            print(f"        {loss}", flush=True)
        results.append(result)
    losses = sum(len(result.losses) for result in results)
    runs = sum(result.runs for result in results)
    seconds = time.monotonic() - began
    print(f"{runs} trials, {losses} losses, {seconds / 60:.1f} minutes, seed {given.seed}")
    if given.write is not None:
        _keep(given.write, results, f"`{given.thorough}`, seed {given.seed}")
    return 1 if losses or not runs else 0


def trials(parts: list[str], how: Thorough, seed: int) -> Iterator[Result]:
    """Every trial of the parts, one after the other, each in a folder of its own."""
    for job in JOBS if "kill" in parts else ():
        with _folder() as folder:
            yield kill_at_any_moment(job, how.kills, Random(f"{seed} {job.name}"), folder / "a")
            yield kill_at_each_step(job, folder / "b", how.kill_steps)
    for job in JOBS if "disk" in parts else ():
        with _folder() as folder:
            random = Random(f"{seed} {job.name}")
            yield fail_each_step(job, folder / "a", how.fault_steps)
            if sys.platform != "win32":
                yield fill_while_writing(job, how.sizes, random, folder / "b")
            if how.disks and hasattr(os, "geteuid") and os.geteuid() == 0:
                full = fill_a_real_disk(job, how.disks, random, folder / "c")
                if full is not None:
                    yield full
    if "files" in parts:
        with _folder() as folder:
            yield from offer_spoilt(how.files, seed, folder / "a")


class _folder(tempfile.TemporaryDirectory[str]):
    """A temporary folder as a path."""

    def __enter__(self) -> Path:  # type: ignore[override]
        return Path(super().__enter__())


def _line(result: Result) -> str:
    return f"{result.runs:6}  {result.hits:6}  {len(result.losses):6}  {result.name}"


def _keep(path: Path, results: list[Result], how: str) -> None:
    text = path.read_text("utf-8")
    head, _, _ = text.partition("<!-- figures -->")
    rows = [f"| {one.name} | {one.runs} | {one.hits} | {len(one.losses)} |" for one in results]
    total = (
        f"| **all** | **{sum(one.runs for one in results)}** | "
        f"**{sum(one.hits for one in results)}** | "
        f"**{sum(len(one.losses) for one in results)}** |"
    )
    table = "\n".join(["| Tried | Runs | Hits | Losses |", "|---|---:|---:|---:|", *rows, total])
    path.write_text(f"{head}<!-- figures -->\n\nRun with {how}.\n\n{table}\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
