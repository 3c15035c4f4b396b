# SPDX-License-Identifier: GPL-3.0-or-later
"""The encrypted database: opened with a raw key, durable at every commit, closed transactions.

SQLCipher through SQLAlchemy Core. Every connection has foreign keys on, a write-ahead log with
``synchronous=FULL`` (power cuts are normal in a village), and transactions that begin where we
say so: writers take the write lock at once, so two of them can never both read an old counter.
"""

from __future__ import annotations

from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool, QueuePool

from desa_app.errors import (
    DiskFull,
    FileUnreadable,
    NotWritable,
    OfficeLocked,
    StorageError,
    StoreBusy,
    StoreDamaged,
)
from desa_app.store.file_names import STORE_NAME as STORE_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUSY_MILLISECONDS = 5000
WRITE_LOCK_SECONDS = 60.0
_SHORT_WAIT_MILLISECONDS = 15


class Database:
    """One encrypted file. ``reading`` and ``writing`` are the only ways to a connection."""

    def __init__(self, path: Path, secret: bytes | bytearray, *, pooled: bool = True) -> None:
        self.path = path
        # Our own copy, which can be overwritten.
        self._secret = bytearray(secret)
        self._engine = _engine(path, self._secret, pooled=pooled, foreign_keys=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one moment and writes nothing."""
        with named_errors(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that holds the write lock from its start; all or nothing."""
        with named_errors(self.path), self._engine.connect() as plain:
            connection = plain.execution_options(takes_write_lock=True)
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Give all connections back; the last one folds the write-ahead log into the file.

        The key is overwritten; whoever asks afterwards gets ``OfficeLocked``.
        """
        self._engine.dispose()
        wipe(self._secret)

    def migration_engine(self) -> Engine:
        """A separate engine with foreign keys off, for upgrades only."""
        return _engine(self.path, self._secret, pooled=False, foreign_keys=False)

    def compact(self) -> bool:
        """Write the file anew without the pages of what was removed; say whether it was done.

        Not while somebody else reads, or without room on the disk: then the old pages stay,
        encrypted as before, until the next try.
        """
        try:
            with self.raw() as connection:
                connection.execute("VACUUM")
                busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except (StorageError, sqlcipher.DatabaseError):
            return False
        return not busy

    @contextmanager
    def raw(self) -> Iterator[Any]:
        """A bare driver connection, for the backup interface only."""
        with named_errors(self.path):
            connection = open_raw(self.path, self._secret, foreign_keys=True)
            try:
                yield connection
            finally:
                connection.close()


@contextmanager
def named_errors(path: Path) -> Iterator[None]:
    """Turn what the driver says of the file ``path`` into the errors that an office can read."""
    try:
        yield
    except (DatabaseError, sqlcipher.DatabaseError) as error:
        said = str(getattr(error, "orig", error))
        for words, named in (
            ("disk is full", DiskFull(path.parent, 10_000_000)),
            ("readonly", NotWritable(path)),
            ("unable to open", FileUnreadable(path)),
            ("disk I/O", FileUnreadable(path)),
            ("file is not a database", StoreDamaged(path.parent)),
            ("malformed", StoreDamaged(path.parent)),
            ("is locked", StoreBusy(path.parent)),
        ):
            if words in said:
                raise named from error
        raise


def wipe(secret: bytearray) -> None:
    """Overwrite a key in memory. What the libraries copied of it is theirs to forget."""
    secret[:] = bytes(len(secret))


def open_raw(path: Path, secret: bytes | bytearray, *, foreign_keys: bool) -> Any:
    """Open the file with its raw 256-bit key; the key is never derived from a password here.

    Raises ``OfficeLocked`` when the key was overwritten.
    """
    if not any(secret):
        raise OfficeLocked(path.parent)
    connection = sqlcipher.connect(str(path), check_same_thread=False, isolation_level=None)
    try:
        _settle(connection, secret, foreign_keys=foreign_keys)
    except BaseException:
        # A damaged file says so here; left open, it could not be moved aside on Windows.
        connection.close()
        raise
    return connection


def _settle(connection: Any, secret: bytes | bytearray, *, foreign_keys: bool) -> None:
    cursor = connection.cursor()
    # Without this the library writes its own lines to the terminal when a key is wrong.
    cursor.execute("PRAGMA cipher_log_level = NONE")
    cursor.execute(f"PRAGMA key = \"x'{secret.hex()}'\"")
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    cursor.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
    # Else INSERT OR REPLACE removes rows without asking the triggers that guard the log.
    cursor.execute("PRAGMA recursive_triggers = ON")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA temp_store = MEMORY")
    # Pages are decrypted each time they are read anew; a register of 100,000 people fits in here.
    cursor.execute("PRAGMA cache_size = -49152")
    cursor.close()


def _engine(path: Path, secret: bytearray, *, pooled: bool, foreign_keys: bool) -> Engine:
    def creator() -> Any:
        return open_raw(path, secret, foreign_keys=foreign_keys)

    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=creator,
        poolclass=QueuePool if pooled else NullPool,
        # The message of a failed statement would else carry its values: names and NIKs.
        hide_parameters=True,
    )

    # SQLAlchemy's begin is only a thought until this hook says it to the database.
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("takes_write_lock", False)
        if writes:
            _take_write_lock(connection.connection.driver_connection)
        else:
            connection.exec_driver_sql("BEGIN")

    return engine


def _take_write_lock(connection: Any) -> None:
    """Begin to write; raise the driver's error when others hold the lock for a minute.

    SQLite itself asks ever more rarely, down to ten times a second, and so never gets its turn
    beside a program that issues letter after letter. Many short waits do.
    """
    until = monotonic() + WRITE_LOCK_SECONDS
    cursor = connection.cursor()
    try:
        cursor.execute(f"PRAGMA busy_timeout = {_SHORT_WAIT_MILLISECONDS}")
        while True:
            try:
                cursor.execute("BEGIN IMMEDIATE")
            except sqlcipher.OperationalError as error:
                if "is locked" not in str(error) or monotonic() > until:
                    raise
            else:
                return
    finally:
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
        cursor.close()
