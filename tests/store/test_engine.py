# SPDX-License-Identifier: GPL-3.0-or-later
"""The data file opens only with its key, keeps what was committed, and lets one writer in."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, IntegrityError

from desa_app.errors import StoreDamaged
from desa_app.store.engine import STORE_NAME, Database, open_raw
from tests.office_kit import VILLAGE, copy_of, desk_of, draft, fresh

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desa_app.desa import Desa


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(copy_of(VILLAGE, tmp_path) / STORE_NAME, fresh(VILLAGE).key.secret)
    yield opened
    opened.close()


def test_wrong_key_is_named_and_changes_nothing(tmp_path: Path) -> None:
    path = copy_of(VILLAGE, tmp_path) / STORE_NAME
    before = path.read_bytes()
    with pytest.raises(StoreDamaged), Database(path, b"\x01" * 32).reading():
        pass
    assert path.read_bytes() == before


def test_a_file_without_encryption_is_not_taken(tmp_path: Path) -> None:
    path = tmp_path / STORE_NAME
    # A whole one: what only looks like one would be refused for that alone.
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("CREATE TABLE person (name TEXT)")
    with pytest.raises(StoreDamaged), Database(path, fresh(VILLAGE).key.secret).reading():
        pass


def test_no_file_of_the_folder_shows_a_name_or_a_number(desa: Desa) -> None:
    desa.people.add(draft("RAHASIA CONTOH", nik="3604125003900001", dusun="DUSUNTERSEMBUNYI"))
    folder = desk_of(desa).folder
    written = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert STORE_NAME + "-wal" in written, "the newest rows lie in the write-ahead log"
    for name, content in written.items():
        for secret in (b"RAHASIA", b"3604125003900001", b"DUSUNTERSEMBUNYI", b"KEPALA CONTOH"):
            assert secret not in content, name
    assert not written[STORE_NAME].startswith(b"SQLite format")


def test_every_connection_is_durable_and_keeps_references(database: Database) -> None:
    # Six at once are more than the pool keeps, so that newly made and reused ones are both seen.
    with ExitStack() as stack:
        connections = [stack.enter_context(database.reading()) for _ in range(6)]
        for connection in connections:
            asked = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            }
            assert asked == {
                "journal_mode": "wal",
                "synchronous": 2,  # FULL
                "foreign_keys": 1,
                "busy_timeout": 5000,
            }
    with database.writing() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_reference_to_nothing_is_refused(database: Database) -> None:
    columns = (
        'id, created_at, created_by, changed_at, changed_by, revision, episode_id, status, "on"'
    )
    row = "'x', 'x', 'x', 'x', 'x', 1, 'tidak-ada', 'calon', '2026-11-21'"
    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(text(f"INSERT INTO status_change ({columns}) VALUES ({row})"))  # noqa: S608


def test_a_failed_statement_does_not_tell_its_values(database: Database) -> None:
    statement = text("INSERT INTO status_change VALUES (:name, :nik)")
    with pytest.raises(DatabaseError) as caught, database.writing() as connection:
        connection.execute(statement, {"name": "RAHASIA CONTOH", "nik": "3604125003900001"})
    assert "RAHASIA" not in str(caught.value)
    assert "3604125003900001" not in str(caught.value)


def test_what_fails_half_way_leaves_nothing(database: Database) -> None:
    def half_of_the_work() -> None:
        with database.writing() as connection:
            connection.execute(text("DELETE FROM official"))
            raise RuntimeError("listrik padam")

    with pytest.raises(RuntimeError, match="listrik"):
        half_of_the_work()
    with database.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM official")).scalar() == 2


def test_a_reader_sees_one_moment_while_another_writes(database: Database) -> None:
    count = text("SELECT count(*) FROM official")
    with database.reading() as reader:
        before = reader.execute(count).scalar()
        with database.writing() as writer:
            writer.execute(text("DELETE FROM official"))
        assert reader.execute(count).scalar() == before == 2
    with database.reading() as reader:
        assert reader.execute(count).scalar() == 0


def test_a_flipped_byte_is_named(tmp_path: Path) -> None:
    path = copy_of(VILLAGE, tmp_path) / STORE_NAME
    content = bytearray(path.read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 + 100] ^= 0xFF
    path.write_bytes(content)
    database = Database(path, fresh(VILLAGE).key.secret)
    with pytest.raises(StoreDamaged), database.reading() as connection:
        connection.execute(text("SELECT * FROM journal")).all()


def test_a_damaged_file_is_let_go_of_when_it_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rusak.db"
    path.write_bytes(b"\x07" * 8192)
    made: list[Any] = []

    class Noticed(sqlcipher.Connection):  # type: ignore[misc]
        def __init__(self, *given: object, **named: object) -> None:
            super().__init__(*given, **named)
            made.append(self)

    monkeypatch.setattr(sqlcipher, "connect", partial(sqlcipher.connect, factory=Noticed))
    with pytest.raises(sqlcipher.DatabaseError):
        open_raw(path, b"\x01" * 32, foreign_keys=True)
    with pytest.raises(sqlcipher.ProgrammingError, match="closed"):
        made[0].execute("SELECT 1")
