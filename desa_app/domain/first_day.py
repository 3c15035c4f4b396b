# SPDX-License-Identifier: GPL-3.0-or-later
"""What an office still lacks before it can work without worry: the checklist of the first days."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FirstTask(StrEnum):
    """What has to be done once in an office, in the order in which it is best done."""

    PEOPLE = "warga"
    OFFICIALS = "pejabat"
    LOGO = "lambang"
    PRINTER = "pencetak"
    ABOVE = "kantor-atas"
    SENDER = "pengirim"
    BACKUP = "cadangan"
    RECOVERY = "kode-pemulihan"


OPTIONAL = frozenset({FirstTask.LOGO, FirstTask.PRINTER})
"""An office works without these; the others protect its people or its data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstDay:
    """``tasks`` are those of this kind of office, ``done`` those of them that are behind it."""

    tasks: tuple[FirstTask, ...]
    done: frozenset[FirstTask]

    @property
    def open(self) -> tuple[FirstTask, ...]:
        """What is left, in order."""
        return tuple(task for task in self.tasks if task not in self.done)

    @property
    def ready(self) -> bool:
        """Whether nothing is left that an office cannot do without."""
        return all(task in OPTIONAL for task in self.open)
