# SPDX-License-Identifier: GPL-3.0-or-later
"""The one place that asks the computer for the time, so that tests and samples can set it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol

WIB = timezone(timedelta(hours=7), "WIB")
_WRITTEN = len("2026-10-05T08:30:00.000000")


class Clock(Protocol):
    """What every office is given: events in UTC, papers in the office's own calendar day."""

    def now(self) -> datetime:
        """Return the moment, aware, in UTC."""
        ...

    def today(self) -> date:
        """Return the calendar day at the office."""
        ...


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The computer's clock and its own time zone."""

    def now(self) -> datetime:
        """Return the moment, aware, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return the calendar day in the computer's time zone."""
        return datetime.now().astimezone().date()


@dataclass(slots=True)
class SetClock:
    """A clock that stands where it was put; for samples and tests."""

    moment: datetime

    def now(self) -> datetime:
        """Return the moment that was set, in UTC."""
        return self.moment.astimezone(UTC)

    def today(self) -> date:
        """Return its day in western Indonesian time."""
        return self.moment.astimezone(WIB).date()

    def advance(self, **span: float) -> None:
        """Move forward by a ``timedelta`` given in keywords (``days=1``)."""
        self.moment += timedelta(**span)


def timestamp(moment: datetime) -> str:
    """Write a moment as it stands in the store: UTC, microseconds, sortable as text."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")[:_WRITTEN] + "Z"


def read_timestamp(text: str) -> datetime:
    """Read what :func:`timestamp` wrote."""
    # Every record that is read has two of these; strptime takes ten times as long.
    if len(text) != _WRITTEN + 1 or text[10] != "T" or text[-1] != "Z":
        raise ValueError("not time data that we stored")
    return datetime.fromisoformat(text[:_WRITTEN]).replace(tzinfo=UTC)
