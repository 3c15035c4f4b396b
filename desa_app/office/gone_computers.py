# SPDX-License-Identifier: GPL-3.0-or-later
"""Another computer's mark on the folder, of which somebody says that it means nothing any more.

A computer that lost its power and got another name, or whose disk lies in another one now, leaves
its mark behind. On some shares nobody but a person can tell that from a computer that is in. The
word of whoever has the key counts, and stands in the log with that computer's name.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from desa_app.clock import timestamp
from desa_app.errors import NotWritable, StoreBusy
from desa_app.store import journal
from desa_app.store.engine import STORE_NAME, Database
from desa_app.store.presence import let_go

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection

    from desa_app.clock import Clock
    from desa_app.errors import OfficeInUse
    from desa_app.office.unlock import OfficeKey


def release_computer(folder: Path, key: OfficeKey, computer: str, clock: Clock) -> None:
    """Take the mark away before the office is opened; a mark that is held stays.

    Raises ``NotWritable`` and what opening the data raises.
    """
    try:
        gone = let_go(folder, computer)
    except OSError as error:
        raise NotWritable(folder) from error
    if not gone:
        return
    database = Database(folder / STORE_NAME, key.secret, pooled=False)
    try:
        with database.writing() as connection:
            _log(connection, clock, key.user, computer, min(gone))
    finally:
        database.close()


def log_gone(connection: Connection, gone: Iterable[OfficeInUse], clock: Clock, user: str) -> None:
    """Write down what somebody said before a restore or a salvage."""
    for one in gone:
        _log(connection, clock, user, one.computer, one.since)


def forget_gone(folder: Path, gone: Iterable[OfficeInUse]) -> None:
    """Take the marks away once the data are in place; one that stays is asked about again."""
    for one in gone:
        with contextlib.suppress(OSError, StoreBusy):
            let_go(folder, one.computer)


def _log(connection: Connection, clock: Clock, user: str, computer: str, since: datetime) -> None:
    detail = {"komputer": computer, "sejak": timestamp(since)}
    journal.append(
        connection, at=clock.now(), by=user, action="tanda-komputer-dilepas", detail=detail
    )
