# SPDX-License-Identifier: GPL-3.0-or-later
"""Kill an office in the middle of its work, open it again, and count what is missing.

The process is killed by the system (SIGKILL; on Windows TerminateProcess), so nothing of it can
tidy up. Not tried: a disk that forgets what it had promised to keep; for that the store runs with
``synchronous=FULL``.
"""

from __future__ import annotations

import shutil
import time
from collections import deque
from statistics import median
from typing import TYPE_CHECKING

from tests.reliability.doomed import WAYS, Call, Outcome, doomed
from tests.reliability.result import Result

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from tests.reliability.jobs import Job

_PATIENCE = 300.0
_MEASURE_AGAIN = 25


def kill_at_any_moment(job: Job, runs: int, random: Random, folder: Path) -> Result:
    """Let a job run ``runs`` times and kill it each time at another moment of it.

    The moments are spread evenly over the job's own work; starting the process is not part of it.
    """
    made = prepared(job, folder)
    result = Result(f"kill -9 at any moment of {job.name}")
    # The machine is not equally busy all the time, so what was last measured is what counts.
    lately = deque((run_whole(job, made, folder, result).seconds for _ in range(5)), maxlen=5)
    for run in range(runs):
        if run % _MEASURE_AGAIN == _MEASURE_AGAIN - 1:
            lately.append(run_whole(job, made, folder, result).seconds)
        outcome = one(job, made, folder, after=random.uniform(0, median(lately)))
        note(result, outcome, f"run {run}")
        if not outcome.died:
            lately.append(outcome.seconds)
    return result


def kill_at_each_step(job: Job, folder: Path, steps: int = 0) -> Result:
    """Kill a job at each write, flush, rename and removal of a file that it asks for.

    ``steps`` > 0 tries only about that many of them, spread over all but with the last ones.
    """
    made = prepared(job, folder)
    result = Result(f"kill -9 at each step of {job.name}")
    last = run_whole(job, made, folder, result).steps
    for step in chosen(last, steps):
        outcome = one(job, made, folder, call=Call("kill", step))
        note(result, outcome, f"step {step} of {last}")
        if not outcome.died:
            result.losses.append(f"step {step} was not reached")
    return result


def chosen(last: int, steps: int) -> list[int]:
    """Which of the steps 1 to ``last`` to try."""
    if not steps or last <= steps:
        return list(range(1, last + 1))
    half = max(1, steps // 2)
    # The last steps are those by which something new takes the place of the old.
    tail = set(range(max(1, last - half + 1), last + 1))
    spread = max(1, last // max(1, steps - half))
    return sorted(tail | set(range(1, last + 1, spread)))


def prepared(job: Job, folder: Path) -> Path:
    """The folder that each run gets a copy of."""
    made = folder / "siap"
    made.mkdir(parents=True)
    job.prepare(made)
    # Once here, so that the processes to die spend their time on the job and not on importing.
    warm = folder / "hangat"
    shutil.copytree(made, warm)
    job.work(warm, lambda _: None)
    shutil.rmtree(warm)
    return made


def run_whole(job: Job, made: Path, folder: Path, result: Result) -> Outcome:
    """The job left alone: how long it takes, how many steps it has, and that it works at all."""
    outcome = one(job, made, folder)
    if outcome.died or outcome.refused:
        result.losses.append("the job does not come to its end when it is left alone")
    result.losses += [f"left alone: {loss}" for loss in outcome.losses]
    return outcome


def note(result: Result, outcome: Outcome, where: str) -> None:
    """Count one run; who dies after the last word was not met by it."""
    result.runs += 1
    result.hits += outcome.died and not outcome.steps
    result.losses += [f"{where}: {loss}" for loss in outcome.losses]


def one(
    job: Job,
    made: Path,
    folder: Path,
    *,
    after: float | None = None,
    call: Call | None = None,
    make_room: Path | None = None,
) -> Outcome:
    """Run a job once in a process of its own and look at what it leaves.

    ``after`` that many seconds of the job it is killed; ``call`` is what goes wrong inside of it;
    ``make_room`` is the file that goes before anybody looks, as a user makes room on a full disk.
    """
    root = folder / "jalan"
    shutil.copytree(made, root)
    ours, its = WAYS.Pipe(duplex=False)
    child = WAYS.Process(target=doomed, args=(job.name, root, its, call))
    child.start()
    its.close()
    outcome = Outcome()
    try:
        if ours.poll(_PATIENCE):
            outcome.hear(ours.recv())
        began = time.monotonic()
        ends = began + (_PATIENCE if after is None else after)
        while ours.poll(max(0.0, ends - time.monotonic())):
            outcome.hear(ours.recv())
            outcome.seconds = time.monotonic() - began
        child.kill()
        # What was said between the last look and the death was said all the same.
        while ours.poll(_PATIENCE):
            outcome.hear(ours.recv())
    except (EOFError, OSError):
        pass
    child.join()
    ours.close()
    outcome.died = child.exitcode != 0
    if make_room is not None:
        make_room.unlink()
    outcome.losses = job.losses(root, outcome.said)
    shutil.rmtree(root)
    return outcome
