# SPDX-License-Identifier: GPL-3.0-or-later
"""Job information: received, checked with the agency that knows, and only then spread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desa_app.domain.ledger import RecordState, choice, count, day, later_than, words
from desa_app.errors import Problem


class Verdict(StrEnum):
    """What the agency answered."""

    TRUE = "benar"
    NOT_TRUE = "tidak-benar"

    @property
    def words(self) -> str:
        """As the office reads it."""
        return "Benar dan masih berlaku" if self is Verdict.TRUE else "Tidak benar / tidak dikenal"


class JobState(StrEnum):
    """How far a piece of job information is."""

    WAITING = "belum dicek"
    VERIFIED = "terverifikasi"
    SPREAD = "disebarkan"
    REFUSED = "tidak benar"
    EXPIRED = "lewat masa"


@dataclass(frozen=True, slots=True, kw_only=True)
class JobInfo:
    """One vacancy as it was received, and how it was checked.

    ``country`` is an ISO code; ``quota`` how many are wanted, ``None`` when not told; ``pay`` and
    ``conditions`` in the words of the announcement. ``verified_with`` is the agency that was
    asked, ``verified_by`` who of the office asked.
    """

    received_on: date | None = day(required=True)
    source: str = words(200, required=True)
    p3mi: str = words(120)
    country: str = words(2, required=True)
    job: str = words(100, required=True)
    quota: int | None = count(None)
    pay: str = words(120)
    conditions: str = words(600, lines=True)
    valid_until: date | None = day(future=True)
    verdict: Verdict | None = choice()
    verified_on: date | None = day()
    verified_with: str = words(120)
    verified_by: str = words(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class JobSpread:
    """Where verified information was made known."""

    on: date | None = day(required=True)
    place: str = words(300, required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """A spreading as kept."""

    id: str
    facts: JobSpread
    state: RecordState


def problems_in_job(info: JobInfo) -> tuple[Problem, ...]:
    """What the fields alone do not tell: a check is whole or not there."""
    found = list(later_than("verified_on", info.verified_on, info.received_on))
    parts = ("verified_on", "verified_with", "verified_by", "verdict")
    if any(getattr(info, name) for name in parts):
        found += [Problem(name, "kosong") for name in parts if not getattr(info, name)]
    return tuple(found)


def state_of(info: JobInfo, spread: int, today: date) -> JobState:
    """How far it is; ``spread`` counts the times it was made known."""
    if info.verdict is None:
        return JobState.WAITING
    if info.verdict is Verdict.NOT_TRUE:
        return JobState.REFUSED
    if info.valid_until is not None and info.valid_until < today:
        return JobState.EXPIRED
    return JobState.SPREAD if spread else JobState.VERIFIED
