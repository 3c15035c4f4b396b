# SPDX-License-Identifier: GPL-3.0-or-later
"""Proof that a data file is whole before it is put in an office's place, and what it has spent."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from desa_app.domain.office import OfficeKind
from desa_app.errors import BackupDamaged, FileUnreadable, NotFound, StoreDamaged, StoreNewer
from desa_app.store import chain, journal
from desa_app.store import office as office_rows
from desa_app.store.backup import count_rows
from desa_app.store.engine import Database, named_errors, open_raw
from desa_app.store.numbers import ranges
from desa_app.store.packages import last_sequence
from desa_app.store.upgrade import HEADS, bring_up_to_date, stored_version

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from desa_app.domain.number_report import NumberRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A data file that was opened, checked and counted. ``form`` is its revision as it lay there.

    ``newest`` is the moment of its last log entry as stored, ``head`` that entry's hash.
    """

    kind: OfficeKind
    code: str
    name: str
    form: int
    counts: dict[str, int]
    entries: int
    head: str
    newest: str
    sample: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What a data file has given out: last numbers by sequence and year, last package.

    ``sends`` tells that packages go from here to an office above.
    """

    numbers: dict[tuple[str, int], int] = field(default_factory=dict)
    sequence: int = 0
    sends: bool = False
    by_hand: tuple[NumberRange, ...] = ()


def prove(path: Path, told_as: Path, secret: bytes | bytearray, kind: OfficeKind) -> Proof:
    """Open a copy of a data file and prove it, then bring it to the form that is known here.

    ``told_as`` is the place that errors name. Raises ``BackupDamaged`` or ``StoreNewer``.
    """
    database = Database(path, secret, pooled=False)
    try:
        proof = _proven(database, secret, told_as, kind)
        bring_up_to_date(database, kind, None)
    except (StoreDamaged, FileUnreadable) as error:
        raise BackupDamaged(told_as, "berkas") from error
    except (SQLAlchemyError, NotFound, ValueError) as error:
        raise BackupDamaged(told_as, "isi") from error
    finally:
        database.close()
    return proof


def close_alone(path: Path, secret: bytes | bytearray) -> None:
    """Let the file stand alone, with nothing left in a write-ahead log."""
    with named_errors(path), closing(open_raw(path, secret, foreign_keys=True)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def _proven(
    database: Database, secret: bytes | bytearray, told_as: Path, kind: OfficeKind
) -> Proof:
    path = database.path
    with named_errors(path), closing(open_raw(path, secret, foreign_keys=True)) as raw:
        if raw.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise BackupDamaged(told_as, "berkas")
        counts = count_rows(raw)
    with database.reading() as connection:
        form = stored_version(connection)
        if form == 0:
            raise BackupDamaged(told_as, "isi")
        if form > HEADS[kind]:
            raise StoreNewer(form, HEADS[kind])
        if connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
            raise BackupDamaged(told_as, "isi")
        if chain.first_broken(connection) is not None:
            raise BackupDamaged(told_as, "catatan")
        profile = office_rows.load_profile(connection)
        if profile.kind is not kind:
            raise BackupDamaged(told_as, "isi")
        entries, head = journal.head(connection)
        newest = connection.execute(text("SELECT max(at) FROM journal")).scalar() or ""
    return Proof(
        kind=profile.kind,
        code=profile.code,
        name=profile.name,
        form=form,
        counts=counts,
        entries=entries,
        head=head,
        newest=newest,
        sample=profile.sample,
    )


def read_spent(connection: Connection, kind: OfficeKind) -> Spent:
    """What an office's data file has given out, in its present form; only villages give numbers."""
    if kind is not OfficeKind.DESA:
        # The card of the office above may have been enrolled after the backup was made.
        return Spent(sequence=last_sequence(connection), sends=kind.above is not None)
    rows = connection.execute(text("SELECT scope, year, last FROM letter_counter")).all()
    spent = connection.execute(
        text("SELECT scope, year, max(running) FROM letter GROUP BY scope, year")
    ).all()
    numbers: dict[tuple[str, int], int] = {}
    for scope, year, running in [*rows, *spent]:
        numbers[scope, year] = max(running, numbers.get((scope, year), 0))
    years = connection.execute(text("SELECT DISTINCT year FROM number_range")).scalars().all()
    kept = [one for year in years for one in ranges(connection, year) if one.by_hand]
    return Spent(
        numbers=numbers, sequence=last_sequence(connection), sends=True, by_hand=tuple(kept)
    )
