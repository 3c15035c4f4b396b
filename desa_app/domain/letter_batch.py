# SPDX-License-Identifier: GPL-3.0-or-later
"""One kind of letter for many people: what stands against each, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desa_app.domain.letter_rules import Check
from desa_app.errors import DesaBinaanError


class BatchState(StrEnum):
    """Where one person's letter stands; only ``READY`` ones are issued."""

    READY = "siap"
    NEEDS_REASON = "perlu alasan"
    UNFINISHED = "isian kurang"
    BLOCKED = "terhalang"
    ISSUED = "terbit"
    REFUSED = "tidak terbit"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine:
    """One person of a batch.

    ``checks`` are the conditions that block or warn; ``missing`` the labels of questions without
    an answer; ``error`` says why an issue was refused. ``letter_id`` and ``number`` once issued.
    """

    person_id: str
    name: str
    episode_id: str | None
    state: BatchState
    checks: tuple[Check, ...] = ()
    missing: tuple[str, ...] = ()
    letter_id: str = ""
    number: str = ""
    error: DesaBinaanError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchResult:
    """How a batch ended. Every line has its own outcome; nothing issued is ever taken back.

    ``cancelled`` tells that somebody stopped it; ``stopped_by`` is an error that no further letter
    could have escaped, such as a full disk or a closed book.
    """

    lines: tuple[BatchLine, ...]
    cancelled: bool = False
    stopped_by: DesaBinaanError | None = None

    @property
    def issued(self) -> tuple[BatchLine, ...]:
        """The letters that exist now."""
        return tuple(line for line in self.lines if line.state is BatchState.ISSUED)
