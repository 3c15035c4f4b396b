# SPDX-License-Identifier: GPL-3.0-or-later
"""The process that is fed harmful files until its time is over.

``python -m tests.reliability.fuzzed TARGET FOLDER SECONDS SEED`` needs atheris; nothing of the
program may be loaded before atheris looks on, so everything is imported late. The seconds are the
processor's, so that a search beside other work is as long as one alone.
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys
import time
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.reliability.readers import Offices
    from tests.reliability.targets import Target

# Seconds of the processor for one file; a clock would measure who else works on this machine.
MOST_SECONDS = 20.0
MOST_MEMORY_MB = 700
LONGEST_SENTENCE = 2000
_TELL_EVERY = 2.0
_ARM_EVERY = 5.0
_HOPELESS = 240.0


class Harm(Exception):
    """Something that must not come of a file; the text says what."""


def judged(target: Target, data: bytes) -> bool:
    """Let a target read a file; tells whether it was refused, raises what must not be.

    Every refusal must have a sentence of its own, which a terminal can print as it stands.
    """
    from desa_app.errors import InvalidInput, UserError
    from desa_app.sentences import known, sentence_for

    began = time.process_time()
    refused = False
    try:
        # A target takes the first byte for itself.
        target.read(data or b"\0")
    except (UserError, InvalidInput) as error:
        refused = True
        if not known() & set(type(error).__mro__):
            raise Harm(f"{type(error).__name__} has no sentence") from error
        line = sentence_for(error).line
        odd = {sign for sign in line if unicodedata.category(sign) in ("Cc", "Cs")}
        if len(line) > LONGEST_SENTENCE or odd:
            raise Harm(f"the sentence of {type(error).__name__} cannot be shown") from error
    if time.process_time() - began > MOST_SECONDS:
        raise Harm("slow")
    return refused


def place_of(error: BaseException) -> str:
    """Type and innermost place in the program, so that one mistake is counted once."""
    found, traceback = "", error.__traceback__
    while traceback is not None:
        name = traceback.tb_frame.f_code.co_filename.replace(os.sep, "/")
        if "/desa_app/" in name:
            found = f"{name.rpartition('/desa_app/')[2]}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    told = str(error) if isinstance(error, Harm) else type(error).__name__
    return f"{told} at {found}" if found else told


class Run:
    """Counts what one process tried, and writes it down often, because it may die."""

    def __init__(self, target: Target, offices: Offices, folder: Path, seconds: float) -> None:
        self._target = target
        self._offices = offices
        self._folder = folder
        self._seconds = seconds
        self._ends = 0.0
        self._told = 0.0
        self._armed = 0.0
        self._counts: Counter[str] = Counter()
        self._losses: dict[str, str] = {}
        self._before = self._rows()

    def one(self, data: bytes) -> None:
        """Try one file."""
        self._counts["runs"] += 1
        if not self._ends:
            self._ends = time.process_time() + self._seconds
        # Whatever ends this process, the file that did it is known.
        (self._folder / "now.bin").write_bytes(data)
        if time.monotonic() - self._armed > _ARM_EVERY:
            # A loop in a library of C listens to no signal and lets no other thread in.
            self._armed = time.monotonic()
            faulthandler.dump_traceback_later(_HOPELESS, exit=True)
        try:
            self._counts["hits"] += judged(self._target, data)
        # Whatever else comes out is the finding itself; the search goes on behind it.
        except Exception as error:
            self._keep(place_of(error), data)
        now = time.monotonic()
        if time.process_time() > self._ends:
            self._finish()
        if now - self._told > _TELL_EVERY:
            self._tell(now)

    def _keep(self, place: str, data: bytes) -> None:
        if place not in self._losses:
            name = f"{len(self._losses)}.bin"
            (self._folder / "found" / name).write_bytes(data)
            self._losses[place] = name

    def _finish(self) -> None:
        if not self._target.believed and self._rows() != self._before:
            self._losses["the store has changed"] = ""
        for office in (self._offices.village, self._offices.district):
            for fault in office.inspection.data().faults:
                self._losses[f"the inspection finds {fault}"] = ""
        self._counts["ended"] = 1
        self._tell(time.monotonic())
        sys.stdout.flush()
        # The library would go on for ever; nothing that it could tidy up is of worth.
        os._exit(0)

    def _tell(self, now: float) -> None:
        self._told = now
        spent = self._seconds - max(0.0, self._ends - time.process_time())
        content = {**self._counts, "losses": self._losses, "spent": spent}
        (self._folder / "told.json").write_text(json.dumps(content), "utf-8")

    def _rows(self) -> list[dict[str, list[str]]]:
        from tests.office_kit import dump

        both = (self._offices.village, self._offices.district)
        return [dump(one, leave_out=("journal",)) for one in both]


def main(arguments: list[str]) -> None:
    """Search until the time is over; never returns."""
    import atheris

    name, folder, seconds, seed = arguments[0], Path(arguments[1]), arguments[2], arguments[3]
    # Never left again, because much is only loaded when it is first needed.
    atheris.instrument_imports(include=["desa_app"]).__enter__()
    from tests.reliability.readers import Offices
    from tests.reliability.targets import Targets

    offices = Offices(folder / "kantor")
    (target,) = (one for one in Targets(offices).all() if one.name == name)
    corpus = folder / "corpus"
    corpus.mkdir(exist_ok=True)
    for number, content in enumerate(target.seeds):
        (corpus / f"seed-{number}").write_bytes(content)
    run = Run(target, offices, folder, float(seconds))
    given = [
        f"-seed={seed}",
        f"-max_len={max(target.longest, *map(len, target.seeds))}",
        f"-rss_limit_mb={_memory_mb() + MOST_MEMORY_MB}",
        f"-artifact_prefix={folder / 'found'}/",
        f"-dict={_words(folder)}",
        "-len_control=20",
        str(corpus),
    ]
    one: Callable[[bytes], None] = run.one
    atheris.Setup([sys.argv[0], *given], one)
    atheris.Fuzz()


def _words(folder: Path) -> Path:
    from tests.reliability.mutations import WORDS

    path = folder / "words.txt"
    lines = ['"' + "".join(f"\\x{byte:02X}" for byte in word[:60]) + '"' for word in WORDS]
    path.write_text("\n".join(lines) + "\n", "ascii")
    return path


def _memory_mb() -> int:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main(sys.argv[1:])
