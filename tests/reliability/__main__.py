# SPDX-License-Identifier: GPL-3.0-or-later
"""Try to make an office lose something, and print how often it was tried.

``python -m tests.reliability`` takes minutes, ``--thorough long`` hours, ``--thorough short`` is
what the suite runs. Without names of parts, ``long`` runs all of them and the others the first
three. Ends with 1 when anything was lost, doubled, left half or shown without a sentence, or when
an answer of the threat model can be taken away without a test noticing.
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

from tests.kept_page import keep
from tests.reliability import answers, fuzzing
from tests.reliability.faults import fail_each_step, fill_a_real_disk, fill_while_writing
from tests.reliability.hostile import offer_spoilt
from tests.reliability.jobs import JOBS
from tests.reliability.killing import kill_at_any_moment, kill_at_each_step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.reliability.jobs import Job
    from tests.reliability.result import Result


@dataclass(frozen=True)
class Thorough:
    """How often each thing is tried; 0 steps are all of them, and ``minutes`` are each target's."""

    kills: int
    kill_steps: int
    fault_steps: int
    sizes: int
    disks: int
    files: int
    minutes: float


HOW = {
    "short": Thorough(
        kills=1, kill_steps=1, fault_steps=2, sizes=1, disks=0, files=12, minutes=0.1
    ),
    "usual": Thorough(
        kills=30, kill_steps=0, fault_steps=0, sizes=15, disks=5, files=400, minutes=1
    ),
    "long": Thorough(
        kills=500, kill_steps=0, fault_steps=0, sizes=300, disks=60, files=20_000, minutes=20
    ),
}
PARTS = {
    "kill": ("Tried", "Runs", "Hits", "Losses"),
    "disk": ("Tried", "Runs", "Hits", "Losses"),
    "files": ("Tried", "Runs", "Hits", "Losses"),
    "fuzz": ("Searched", "Files tried", "Refused", "Losses"),
    "answers": ("Threat whose answers were taken away", "Answers", "Noticed", "Unnoticed"),
}
_QUICK = ("kill", "disk", "files")


def main(arguments: list[str] | None = None) -> int:
    """Run the parts asked for; 1 when anything was lost."""
    parser = argparse.ArgumentParser(prog="reliability", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], default=[])
    parser.add_argument("--thorough", choices=list(HOW), default="usual")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, help="of the processor, for each target of fuzz")
    parser.add_argument("--only", nargs="*", help="these jobs, targets of fuzz, or rows of answers")
    parser.add_argument("--write", type=Path, help="keep the tables in this Markdown file")
    given = parser.parse_args(arguments)
    how = HOW[given.thorough]
    minutes = how.minutes if given.minutes is None else given.minutes
    parts = given.parts or (list(PARTS) if given.thorough == "long" else list(_QUICK))
    if "fuzz" in parts and not fuzzing.can_search():
        print(fuzzing.MISSING, file=sys.stderr)
        return 1
    began = time.monotonic()
    runs = losses = 0
    print("runs    hits    losses  what was tried", flush=True)
    for part in parts:
        started, results = time.monotonic(), []
        for result in _trials(part, how, given.seed, minutes, given.only):
            print(_line(result), flush=True)
            for loss in result.losses[:20]:
                print(f"        {loss}", flush=True)
            results.append(result)
            runs += result.runs
            losses += len(result.losses)
        if given.write is not None:
            took = (time.monotonic() - started) / 60
            said = f"Run with `{given.thorough}`, seed {given.seed}, {took:.0f} minutes."
            keep(given.write, part, f"{said}\n\n{table(PARTS[part], results)}")
    spent = (time.monotonic() - began) / 60
    print(f"{runs} trials, {losses} losses, {spent:.1f} minutes, seed {given.seed}")
    return 1 if losses or not runs else 0


def _trials(
    part: str, how: Thorough, seed: int, minutes: float, only: list[str] | None
) -> Iterator[Result]:
    if part == "kill":
        yield from _kill(how, seed, only)
    elif part == "disk":
        yield from _break_disks(how, seed, only)
    elif part == "files":
        yield from fuzzing.offer_kept()
        with _folder() as folder:
            yield from offer_spoilt(how.files, seed, folder / "a")
    elif part == "fuzz":
        yield from fuzzing.search(minutes, seed, tuple(only or fuzzing.NAMES))
    else:
        yield from answers.take_away(only)


def _jobs(only: list[str] | None) -> list[Job]:
    return [job for job in JOBS if not only or job.name in only]


def _kill(how: Thorough, seed: int, only: list[str] | None) -> Iterator[Result]:
    for job in _jobs(only):
        with _folder() as folder:
            yield kill_at_any_moment(job, how.kills, Random(f"{seed} {job.name}"), folder / "a")
            yield kill_at_each_step(job, folder / "b", how.kill_steps)


def _break_disks(how: Thorough, seed: int, only: list[str] | None) -> Iterator[Result]:
    for job in _jobs(only):
        with _folder() as folder:
            random = Random(f"{seed} {job.name}")
            yield fail_each_step(job, folder / "a", how.fault_steps)
            if sys.platform != "win32":
                yield fill_while_writing(job, how.sizes, random, folder / "b")
            if how.disks and hasattr(os, "geteuid") and os.geteuid() == 0:
                full = fill_a_real_disk(job, how.disks, random, folder / "c")
                if full is not None:
                    yield full


class _folder(tempfile.TemporaryDirectory[str]):
    """A temporary folder as a path."""

    def __enter__(self) -> Path:  # type: ignore[override]
        return Path(super().__enter__())


def _line(result: Result) -> str:
    return f"{result.runs:6}  {result.hits:6}  {len(result.losses):6}  {result.name}"


def table(head: tuple[str, ...], results: list[Result]) -> str:
    """The results as a Markdown table with their sums."""
    rows = [f"| {one.name} | {one.runs} | {one.hits} | {len(one.losses)} |" for one in results]
    total = (
        f"| **all** | **{sum(one.runs for one in results)}** | "
        f"**{sum(one.hits for one in results)}** | "
        f"**{sum(len(one.losses) for one in results)}** |"
    )
    return "\n".join([f"| {' | '.join(head)} |", "|---|---:|---:|---:|", *rows, total])


if __name__ == "__main__":
    sys.exit(main())
