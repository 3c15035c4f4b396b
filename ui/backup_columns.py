# SPDX-License-Identifier: GPL-3.0-or-later
"""What tables of backups show of one: when it was made and how much is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.wording import clock_time, grouped, short_date

if TYPE_CHECKING:
    from desa_app.domain.restoring import FoundBackup


def made_words(one: FoundBackup) -> str:
    """Day and time."""
    local = one.made_at.astimezone()
    return f"{short_date(local.date())} {clock_time(local)}"


def people_words(one: FoundBackup) -> str:
    """How many people it says it holds."""
    return _count(one, "person")


def letters_words(one: FoundBackup) -> str:
    """How many letters it says it holds."""
    return _count(one, "letter")


def _count(one: FoundBackup, table: str) -> str:
    return grouped(one.counts[table]) if table in one.counts else "–"
