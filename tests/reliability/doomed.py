# SPDX-License-Identifier: GPL-3.0-or-later
"""The process that does a job and in which something goes wrong.

A fault is put under the program, never into it: the few calls of the operating system by which
files are written, flushed, renamed, removed and read are counted, and one of them fails.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desa_app.errors import UserError
from tests.reliability.jobs import JOBS

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from pathlib import Path

# A fork has everything imported; elsewhere each process begins from nothing and takes longer.
WAYS: Any = multiprocessing.get_context("spawn" if sys.platform == "win32" else "fork")
_CALLS = ("fsync", "replace", "rename", "unlink", "mkdir", "rmdir", "write", "read")


@dataclass(frozen=True)
class Call:
    """Which call goes wrong, counted from 1, and how: ``kill``, an ``errno``, or a size limit."""

    how: str
    step: int = 0
    number: int = 0


@dataclass
class Outcome:
    """What is known of one run; ``refused`` is the code of the error the user would read.

    ``seconds`` went by between the begin of the job and the last word of the process.
    """

    said: list[str] = field(default_factory=list)
    refused: str = ""
    unnamed: str = ""
    begun: str = ""
    steps: int = 0
    died: bool = False
    seconds: float = 0.0
    losses: list[str] = field(default_factory=list)

    def hear(self, word: tuple[str, str]) -> None:
        """Take in what the process said."""
        kind, text = word
        if kind == "said":
            self.said.append(text)
        elif kind == "steps":
            self.steps = int(text)
        else:
            setattr(self, kind, text)


def doomed(name: str, root: Path, its: Connection, call: Call | None) -> None:
    """Do a job to its end, or to its death."""
    (job,) = (one for one in JOBS if one.name == name)
    counter = _Counter(call)
    counter.put_under()
    its.send(("begun", name))
    try:
        job.work(root, lambda text: its.send(("said", text)))
    except UserError as error:
        its.send(("refused", error.code))
    # Whatever else comes out is what a user must never see; the name of its type is enough.
    except Exception as error:
        its.send(("unnamed", type(error).__name__))
    finally:
        counter.step = -1
        its.send(("steps", str(counter.seen)))


class _Counter:
    """Counts the calls and lets one of them go wrong."""

    def __init__(self, call: Call | None) -> None:
        self.seen = 0
        self.step = call.step if call else 0
        self.call = call or Call("")

    def put_under(self) -> None:
        """Stand between the program and the operating system, in this process alone."""
        if self.call.how == "size":
            _limit_file_size(self.call.number)
        for name in _CALLS:
            setattr(os, name, self._counted(getattr(os, name)))
        io.open = self._counted(io.open)

    def _counted(self, usual: Callable[..., Any]) -> Callable[..., Any]:
        def step(*given: Any, **named: Any) -> Any:
            if self.step < 0:
                return usual(*given, **named)
            self.seen += 1
            if self.seen == self.step:
                self._go_wrong()
            return usual(*given, **named)

        return step

    def _go_wrong(self) -> None:
        if self.call.how == "kill":
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        raise OSError(self.call.number, os.strerror(self.call.number))


def _limit_file_size(size: int) -> None:
    # No file may grow beyond this, those of the database library neither: a disk that is full.
    with suppress(ImportError):
        import resource

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
