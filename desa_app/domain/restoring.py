# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups as they are offered, and what restoring one of them means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from desa_app.domain.number_report import RANGE_LIMIT
from desa_app.domain.number_rules import LARGEST, NumberScope
from desa_app.domain.office import OfficeKind
from desa_app.errors import Problem

LARGEST_SEQUENCE = 9_999
"""No office sends more packages than this."""
EVERY = NumberScope.ALL.value


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundBackup:
    """A backup as it lies in a folder, read without its key, so nobody vouches for it yet.

    ``counts`` and ``form`` are empty and 0 when it does not say them. ``whole`` tells that its
    data file has the size that was noted when it was proven. ``set_aside`` marks what an earlier
    restore moved out of the way.
    """

    folder: Path
    made_at: datetime
    kind: OfficeKind
    code: str
    name: str
    kind_word: str
    users: tuple[str, ...]
    size: int
    form: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    whole: bool = False
    set_aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """By how much the data that are set aside are ahead of the backup.

    ``same_line`` is False when the two logs are not one: work went on in both. Then the numbers
    of entries cannot simply be compared.
    """

    entries: int
    letters: int
    packages: int
    same_line: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RestorePlan:
    """A backup that was opened and proven, and what restoring it would do.

    ``ahead`` is ``None`` when there are no old data, or when nobody can read them; ``old_data``
    tells which. ``last_numbers`` are this year's by sequence, from the backup or, where those
    could be read, the old data. ``must_ask`` tells that somebody has to say which were the last.
    """

    backup: FoundBackup
    counts: Mapping[str, int]
    entries: int
    old_data: bool
    ahead: Ahead | None
    last_numbers: Mapping[str, int]
    last_sequence: int
    must_ask: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LastSpent:
    """What somebody said were the last: this year's letter numbers by sequence, and the package.

    ``None`` where nobody said anything.
    """

    numbers: Mapping[str, int] | None = None
    sequence: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LostNumbers:
    """Numbers of one sequence, both ends included, that are not given again."""

    sequence: str
    year: int
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A restore that was carried out. ``aside`` holds what was there before, if anything was.

    ``next_package`` is 0 when the sequence of packages did not have to rise.
    """

    backup: FoundBackup
    aside: Path | None
    old_data: bool
    ahead: Ahead | None
    lost: tuple[LostNumbers, ...]
    next_package: int


def is_said(said: LastSpent, numbers: Mapping[str, int]) -> bool:
    """Whether the last package was said, and the last number of every sequence that is asked for.

    One number for all letters stands for every sequence.
    """
    told = said.numbers or {}
    return said.sequence is not None and (EVERY in told or all(name in told for name in numbers))


def problems_in_last(
    said: LastSpent, numbers: Mapping[str, int], sequence: int
) -> tuple[Problem, ...]:
    """What is wrong with the numbers that somebody said; the last known ones are the least."""
    found = []
    for name, running in (said.numbers or {}).items():
        least = numbers.get(name, 0)
        if name not in numbers and name != EVERY:
            found.append(Problem("last_number", "di-luar-batas", name, ", ".join(numbers)))
        elif not least <= running <= min(least + RANGE_LIMIT, LARGEST):
            hint = f"{least} sampai {min(least + RANGE_LIMIT, LARGEST)}"
            found.append(Problem("last_number", "di-luar-batas", str(running), hint))
    if said.sequence is not None and not sequence <= said.sequence <= LARGEST_SEQUENCE:
        hint = f"{sequence} sampai {LARGEST_SEQUENCE}"
        found.append(Problem("last_package", "di-luar-batas", str(said.sequence), hint))
    return tuple(found)
