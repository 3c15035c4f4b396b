# SPDX-License-Identifier: GPL-3.0-or-later
"""The log only grows, and any later hand in it shows at the exact place."""

from __future__ import annotations

import json
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from desa_app.clock import timestamp
from desa_app.store import chain, journal
from desa_app.store.engine import STORE_NAME, Database
from tests.office_kit import NOW, VILLAGE, copy_of, fresh

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

ENTRIES = 12
PLAIN = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=5)
FIELDS = ("at", "by", "action", "subject", "detail", "previous", "hash")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A village whose log has exactly twelve entries."""
    folder: Path = copy_of(VILLAGE, tmp_path_factory.mktemp("catatan"))
    opened = Database(folder / STORE_NAME, fresh(VILLAGE).key.secret)
    with opened.writing() as connection:
        for number in range(journal.head(connection)[0], ENTRIES):
            append(connection, f"orang {number}")
    yield opened
    opened.close()


def append(connection: Connection, subject: str, minutes: int = 0) -> None:
    moment = NOW + timedelta(minutes=minutes)
    detail = {"nama": ["SITI", "SITI CONTOH é"]}
    journal.append(
        connection, at=moment, by="sekdes", action="orang-diubah", subject=subject, detail=detail
    )


class _Undone(Exception):
    """Ends a transaction without keeping it."""


@contextmanager
def undone(database: Database) -> Iterator[Connection]:
    """A hand in the log that leaves no trace for the next test."""
    with suppress(_Undone), database.writing() as connection:
        yield connection
        raise _Undone


@pytest.mark.parametrize(
    "statement", ["UPDATE journal SET \"by\" = 'orang lain' WHERE position = 2",
                  "DELETE FROM journal WHERE position = 2",
                  "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE position = 2"]
)  # fmt: skip
def test_no_statement_changes_or_removes_an_entry(database: Database, statement: str) -> None:
    with database.reading() as connection:
        before = connection.execute(text("SELECT * FROM journal")).all()
    with pytest.raises(IntegrityError, match="append-only"), database.writing() as connection:
        connection.execute(text(statement))
    with database.reading() as connection:
        assert connection.execute(text("SELECT * FROM journal")).all() == before


def test_an_untouched_log_is_whole(database: Database) -> None:
    with database.reading() as connection:
        assert chain.first_broken(connection) is None
        assert journal.head(connection)[0] == ENTRIES


@given(position=st.integers(1, ENTRIES), field=st.sampled_from(FIELDS), new=PLAIN)
@settings(max_examples=60)
def test_a_changed_entry_is_found_at_its_place(
    database: Database, position: int, field: str, new: str
) -> None:
    with undone(database) as connection:
        connection.execute(text("DROP TRIGGER journal_no_update"))
        connection.execute(
            text(f'UPDATE journal SET "{field}" = :new WHERE position = :position'),  # noqa: S608
            {"position": position, "new": f"lain {new}"},
        )
        assert chain.first_broken(connection) == chain.BrokenLink(position)


@given(first=st.integers(1, ENTRIES - 1), count=st.integers(1, 3))
@settings(max_examples=30)
def test_a_missing_entry_is_found_at_its_place(database: Database, first: int, count: int) -> None:
    last = min(first + count - 1, ENTRIES - 1)
    with undone(database) as connection:
        connection.execute(text("DROP TRIGGER journal_no_delete"))
        connection.execute(
            text("DELETE FROM journal WHERE position BETWEEN :a AND :b"), {"a": first, "b": last}
        )
        assert chain.first_broken(connection) == chain.BrokenLink(first)


def test_renumbering_does_not_hide_a_missing_entry(database: Database) -> None:
    with undone(database) as connection:
        for guard in ("journal_no_delete", "journal_no_update"):
            connection.execute(text(f"DROP TRIGGER {guard}"))
        connection.execute(text("DELETE FROM journal WHERE position = 5"))
        for position in range(6, ENTRIES + 1):
            connection.execute(
                text("UPDATE journal SET position = :new WHERE position = :old"),
                {"new": position - 1, "old": position},
            )
        assert chain.first_broken(connection) == chain.BrokenLink(5)


def test_two_entries_that_changed_places_are_found(database: Database) -> None:
    with undone(database) as connection:
        connection.execute(text("DROP TRIGGER journal_no_update"))
        for old, new in ((3, -1), (4, 3), (-1, 4)):
            connection.execute(
                text("UPDATE journal SET position = :new WHERE position = :old"),
                {"old": old, "new": new},
            )
        assert chain.first_broken(connection) == chain.BrokenLink(3)


@given(minutes=st.lists(st.integers(-5, 5), min_size=1, max_size=8))
@settings(max_examples=20)
def test_the_log_keeps_the_order_of_work_whatever_the_clock_says(
    database: Database, minutes: list[int]
) -> None:
    with undone(database) as connection:
        for number, late in enumerate(minutes):
            append(connection, f"urut {number}", late)
        rows = connection.execute(
            text("SELECT position, subject FROM journal WHERE subject LIKE 'urut %' ORDER BY 1")
        ).all()
        assert [row.subject for row in rows] == [f"urut {n}" for n in range(len(minutes))]
        assert [row.position for row in rows] == [
            ENTRIES + 1 + number for number in range(len(minutes))
        ]
        assert chain.first_broken(connection) is None
        newest = max([0, *minutes])
        assert journal.newest_moment(connection) == timestamp(NOW + timedelta(minutes=newest))


def test_old_and_new_values_stand_in_the_log_as_they_were(database: Database) -> None:
    with database.reading() as connection:
        detail = connection.execute(
            text("SELECT detail FROM journal WHERE action = 'orang-diubah' LIMIT 1")
        ).scalar_one()
    assert json.loads(detail) == {"nama": ["SITI", "SITI CONTOH é"]}


def test_a_login_under_a_wrong_date_is_no_work_of_that_date(database: Database) -> None:
    with undone(database) as connection:
        before = journal.newest_moment(connection)
        ahead = NOW + timedelta(days=3650)
        for action in ("masuk", "sandi-salah"):
            journal.append(connection, at=ahead, by="sekdes", action=action)
        assert journal.newest_moment(connection) == before
        journal.append(connection, at=ahead, by="sekdes", action="surat-terbit")
        assert journal.newest_moment(connection) == timestamp(ahead)


# --- what a salvage names -----------------------------------------------------------------


def salvaged(connection: Connection, known_to: int = 0) -> None:
    chain.begin_section(
        connection, at=NOW, by="sekdes", subject="", detail={"hilang": 1}, known_to=known_to
    )


@given(first=st.integers(1, ENTRIES - 1), count=st.integers(1, 3), other=st.integers(1, ENTRIES))
@settings(max_examples=40)
def test_a_salvage_names_what_is_missing_and_hides_nothing_else(
    database: Database, first: int, count: int, other: int
) -> None:
    last = min(first + count - 1, ENTRIES - 1)
    with undone(database) as connection:
        for guard in ("journal_no_delete", "journal_no_update"):
            connection.execute(text(f"DROP TRIGGER {guard}"))
        connection.execute(
            text("DELETE FROM journal WHERE position BETWEEN :a AND :b"), {"a": first, "b": last}
        )
        assert chain.first_broken(connection) == chain.BrokenLink(first)
        assert chain.gaps(connection) == ()
        assert chain.first_broken(connection, over_gaps=True) is None
        salvaged(connection, ENTRIES + 2)
        append(connection, "sesudahnya")
        found = [(gap.first, gap.last) for gap in chain.gaps(connection)]
        assert found == [(first, last), (ENTRIES + 1, ENTRIES + 2)]
        assert chain.first_broken(connection) is None
        # Another hand in it, before or after, is still named at its place.
        if not first <= other <= last:
            connection.execute(
                text("UPDATE journal SET \"by\" = 'orang lain' WHERE position = :other"),
                {"other": other},
            )
            assert chain.first_broken(connection) == chain.BrokenLink(other)
        # And so is one more line taken out, also the salvage's own.
        connection.execute(
            text("DELETE FROM journal WHERE action = :action"), {"action": chain.SALVAGED}
        )
        assert chain.first_broken(connection) is not None
        assert chain.gaps(connection) == ()


def test_a_gap_can_be_named_only_behind_it_and_only_as_it_is(database: Database) -> None:
    with undone(database) as connection:
        connection.execute(text("DROP TRIGGER journal_no_delete"))
        for named in ("5-5", "4-6", "6-6, 1-3"):
            journal.append(
                connection, at=NOW, by="x", action=chain.SALVAGED, detail={"celah": named}
            )
        connection.execute(text("DELETE FROM journal WHERE position IN (5, 6)"))
        assert chain.first_broken(connection) == chain.BrokenLink(5)
        assert chain.gaps(connection) == ()
        salvaged(connection)
        assert chain.first_broken(connection) is None
        # A second damage takes more, beside it: the gap is a new one until it is named as such.
        connection.execute(text("DELETE FROM journal WHERE position = 7"))
        assert chain.first_broken(connection) == chain.BrokenLink(5)
        salvaged(connection)
        assert [(gap.first, gap.last) for gap in chain.gaps(connection)] == [(5, 7)]
        assert chain.first_broken(connection) is None
