# SPDX-License-Identifier: GPL-3.0-or-later
"""Offer an office spoilt and hostile files: only errors with a sentence, bounded time and memory.

The store must hold afterwards what it held before, but for the log and for what was truly signed.
"""

from __future__ import annotations

import time
from random import Random
from typing import TYPE_CHECKING

from desa_app.errors import InvalidInput, UserError
from tests.office_kit import dump
from tests.reliability.readers import Offices
from tests.reliability.result import Result

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.reliability.readers import Reader

# An office PC has 4 GB and the program's own window needs its part of it.
MOST_MEMORY = 700_000_000
# For one file; far above what any takes, so that a slow machine is no finding.
MOST_SECONDS = 60.0
# The log tells of every file.
_MAY_GROW = ("journal",)
# What was truly signed by the other office is taken at its word.
_BELIEVED = ("inside of a package", "rows of a signed package", "receipt")


def offer_spoilt(tries: int, seed: int, folder: Path) -> Iterator[Result]:
    """Offer each reader its known enemies and ``tries`` spoilt files."""
    offices = Offices(folder)
    readers = offices.readers()
    for reader in readers:
        before = _rows(offices)
        grown = _memory()
        result = _offer(reader, tries, Random(f"{seed} {reader.name}"))
        used = _memory() - grown
        if used > MOST_MEMORY:
            result.losses.append(f"{used // 1_000_000} MB more memory")
        if reader.name not in _BELIEVED and _rows(offices) != before:
            result.losses.append("the store has changed")
        yield result
    for office in (offices.village, offices.district):
        faults = office.inspection.data().faults
        if faults:
            yield Result("the stores afterwards", 1, losses=[repr(faults)])
    offices.close()


def _offer(reader: Reader, tries: int, random: Random) -> Result:
    result = Result(f"spoilt {reader.name}")
    for number in range(len(reader.known) + tries):
        known = number < len(reader.known)
        data = reader.known[number] if known else reader.make(random)
        began = time.monotonic()
        result.runs += 1
        try:
            reader.read(data)
        except (UserError, InvalidInput):
            result.hits += 1
        # Anything else is the finding itself.
        except Exception as error:
            result.losses.append(f"try {number}: {type(error).__name__}: {error}"[:300])
        if time.monotonic() - began > MOST_SECONDS:
            result.losses.append(f"try {number} took longer than {MOST_SECONDS:.0f} seconds")
    return result


def _rows(offices: Offices) -> list[dict[str, list[str]]]:
    return [dump(one, leave_out=_MAY_GROW) for one in (offices.village, offices.district)]


def _memory() -> int:
    """The most memory this process ever had, in bytes; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
