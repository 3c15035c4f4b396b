# SPDX-License-Identifier: GPL-3.0-or-later
"""What can still be read of a damaged data file, row by row, into a new one; the old stays as is.

A page that cannot be decrypted takes the rows on it along, and nothing else: rows are asked for
by their numbers, in halves, until only the unreadable ones are left. A row whose owner is lost is
left out too, because nobody could reach it.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as sqlcipher

from desa_app.domain.salvaging import TableSalvage
from desa_app.errors import StoreDamaged, StoreNewer
from desa_app.store.chain import is_proven_empty, read_erased
from desa_app.store.engine import Database, named_errors, open_raw
from desa_app.store.journal import ERASED
from desa_app.store.stand_in import stand_in
from desa_app.store.upgrade import HEADS, bring_up_to_date, run_revisions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desa_app.domain.office import OfficeKind
    from desa_app.store.contents_list import ContentsList

_CHUNK = 200
# So many refused reads in one table mean that a page high up in its tree is gone.
_REFUSALS = 3000
_SKIPPED = ("person_search", "sqlite_", "alembic_version")
_LAST = "book_closing"
_LOG = "journal"


@dataclass(slots=True)
class _Source:
    """The damaged file; opened anew after each refused read, as the library asks for."""

    opening: Callable[[], Any]
    connection: Any = None
    refusals: int = 0

    def rows(self, statement: str, *values: object) -> list[tuple[Any, ...]] | None:
        """The rows of a question, or ``None`` when a page under them cannot be read."""
        try:
            if self.connection is None:
                self.connection = self.opening()
            return list(self.connection.execute(statement, values).fetchall())
        except sqlcipher.DatabaseError:
            self.refusals += 1
            self.close()
            return None

    def close(self) -> None:
        """Let go of the file."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a damaged file gave. ``known_to`` is the last place of its log that was ever filled.

    ``by_list`` tells that its own table of contents was gone and the kept one was used.
    """

    tables: tuple[TableSalvage, ...]
    known_to: int
    by_list: bool

    def lost_any(self, *names: str) -> bool:
        """Whether rows of one of these tables are missing, or may be."""
        return any(one.lost != 0 or one.orphaned for one in self.tables if one.name in names)


def salvage(
    damaged: Path,
    secret: bytes | bytearray,
    kind: OfficeKind,
    into: Path,
    contents: ContentsList | None = None,
    report: Callable[[int, int, str], None] = lambda *_: None,
) -> Read:
    """Read a copy ``damaged`` into the new file ``into``; says per table what came through.

    The copy may be changed; ``contents`` is the list kept beside the original. ``report`` may end
    the work by raising. Raises ``StoreDamaged`` when neither the file nor the list says where its
    tables begin, ``StoreNewer``, and the storage errors of the new file.
    """
    source = _Source(lambda: open_raw(damaged, secret, foreign_keys=False))
    version = source.rows("PRAGMA user_version")
    listed = source.rows("SELECT type, name, tbl_name, rootpage, sql FROM sqlite_master")
    by_list = not (version and version[0][0] and listed)
    if by_list:
        source.close()
        stale = contents is not None and version and version[0][0] not in (0, contents.form)
        if contents is None or stale:
            raise StoreDamaged(damaged.parent)
        source = _Source(stand_in(damaged, secret, contents))
        listed = source.rows("SELECT type, name, tbl_name, rootpage, sql FROM sqlite_master")
        version = [(contents.form,)]
    if not version or not listed:
        source.close()
        raise StoreDamaged(damaged.parent)
    if version[0][0] > HEADS[kind]:
        source.close()
        raise StoreNewer(version[0][0], HEADS[kind])
    names = [row[1] for row in listed if row[0] == "table"]
    database = Database(into, secret, pooled=False)
    try:
        run_revisions(database, kind, str(version[0][0]))
        there = {name for name in names if not name.startswith(_SKIPPED)}
        with named_errors(into), closing(open_raw(into, secret, foreign_keys=False)) as target:
            target.execute("BEGIN IMMEDIATE")
            work = _Work(source, target, there, report)
            order = work.order()
            found = []
            for number, name in enumerate(order):
                work.place = (number, len(order))
                report(number, len(order), name)
                found.append(work.carry(name))
            target.execute("COMMIT")
        bring_up_to_date(database, kind, None)
    finally:
        source.close()
        database.close()
    if not any(one.read for one in found):
        # A list that belongs to another file finds none of this one's pages.
        raise StoreDamaged(damaged.parent)
    return Read(tables=tuple(found), known_to=work.known_to, by_list=by_list)


@dataclass(slots=True)
class _Work:
    source: _Source
    target: Any
    there: set[str]
    report: Callable[[int, int, str], None]
    place: tuple[int, int] = (0, 0)
    known_to: int = 0
    ids: dict[str, set[object]] = field(default_factory=dict)

    def order(self) -> list[str]:
        """Owners before what hangs on them; the closings last, because they shut their year."""
        known = {
            name
            for (name,) in self.target.execute("SELECT name FROM sqlite_master WHERE type='table'")
        }
        waiting = sorted(self.there & known)
        done: list[str] = []
        while waiting:
            settled = known - {*waiting} | {*done}
            owners = {name: {to for to, _, _ in self.references(name)} - {name} for name in waiting}
            ready = [name for name in waiting if owners[name] <= settled] or waiting
            done += ready
            waiting = [name for name in waiting if name not in ready]
        return sorted(done, key=lambda name: name == _LAST)

    def references(self, name: str) -> list[tuple[str, str, bool]]:
        """(table, column, may be empty) of each reference of a table."""
        empty = {row[1]: not row[3] for row in self.target.execute(f'PRAGMA table_info("{name}")')}
        rows = self.target.execute(f'PRAGMA foreign_key_list("{name}")').fetchall()
        return [(row[2], row[3], empty[row[3]]) for row in rows]

    def carry(self, name: str) -> TableSalvage:
        """Bring over what can be read of one table."""
        columns = [row[1] for row in self.target.execute(f'PRAGMA table_info("{name}")')]
        written = ", ".join(f'"{column}"' for column in columns)
        # Our own tables and columns, as the new file lists them; nothing comes from outside.
        statement = (
            f'INSERT OR IGNORE INTO "{name}" ({written}) VALUES ({", ".join("?" * len(columns))})'  # noqa: S608
        )
        at = columns.index("id") if "id" in columns else -1
        references = [(columns.index(column), to, may) for to, column, may in self.references(name)]
        known = self.ids.setdefault(name, set())
        read = orphaned = 0
        rows, lost = self._readable(name, written)
        if any(to == name for _, to, _ in references) and at >= 0:
            rows = list(rows)
            known.update(row[at] for row in rows)
        emptied = 0
        if name == _LOG:
            rows, emptied = _proven(list(rows), columns)
        for row in rows:
            values = list(row)
            alone = False
            for column, to, may in references:
                if values[column] is None or values[column] in self.ids.get(to, ()):
                    continue
                alone = alone or not may
                values[column] = None
            if alone:
                orphaned += 1
                continue
            if at >= 0:
                known.add(row[at])
            self.target.execute(statement, values)
            read += 1
        gone = lost() if callable(lost) else lost
        if gone is not None:
            gone += emptied
        return TableSalvage(name=name, read=read, lost=gone, orphaned=orphaned)

    def _readable(
        self, name: str, columns: str
    ) -> tuple[list[tuple[Any, ...]] | Iterator[tuple[Any, ...]], Any]:
        numbers = self._numbers(name)
        if numbers is None:
            return [], None
        gone = [0]
        if name == _LOG:
            self.known_to = max(numbers, default=0)

        def read() -> Iterator[tuple[Any, ...]]:
            self.source.refusals = 0
            for start in range(0, len(numbers), _CHUNK):
                # Also asks whether to go on.
                self.report(*self.place, name)
                yield from self._halves(name, columns, numbers[start : start + _CHUNK], gone)

        return read(), lambda: gone[0]

    def _halves(
        self, name: str, columns: str, numbers: list[int], gone: list[int]
    ) -> Iterator[tuple[Any, ...]]:
        marks = ", ".join("?" * len(numbers))
        statement = f'SELECT {columns} FROM "{name}" NOT INDEXED WHERE rowid IN ({marks})'  # noqa: S608
        if self.source.refusals > _REFUSALS:
            gone[0] += len(numbers)
            return
        rows = self.source.rows(statement, *numbers)
        if rows is not None:
            gone[0] += len(numbers) - len(rows)
            yield from rows
        elif len(numbers) == 1:
            gone[0] += 1
        else:
            half = len(numbers) // 2
            yield from self._halves(name, columns, numbers[:half], gone)
            yield from self._halves(name, columns, numbers[half:], gone)

    def _numbers(self, name: str) -> list[int] | None:
        """The rows' numbers: from the table, else from one of its indexes, else by counting up."""
        whole = self.source.rows(f'SELECT rowid FROM "{name}" NOT INDEXED')  # noqa: S608
        if whole is not None:
            return [row[0] for row in whole]
        indexes = self.source.rows(f'PRAGMA index_list("{name}")') or []
        for index in indexes:
            rows = self.source.rows(
                f'SELECT rowid FROM "{name}" INDEXED BY "{index[1]}"'  # noqa: S608
            )
            if rows is not None:
                return sorted(row[0] for row in rows)
        first = self.source.rows(f'SELECT min(rowid) FROM "{name}" NOT INDEXED')  # noqa: S608
        last = self.source.rows(f'SELECT max(rowid) FROM "{name}" NOT INDEXED')  # noqa: S608
        if first and last and first[0][0] is not None:
            return list(range(first[0][0], last[0][0] + 1))
        return None


def _proven(rows: list[tuple[Any, ...]], columns: list[str]) -> tuple[list[tuple[Any, ...]], int]:
    """The log's entries without those of which nobody can tell any more who emptied them."""
    place, action, detail = (columns.index(name) for name in ("position", "action", "detail"))
    erased = read_erased([(row[place], row[detail]) for row in rows if row[action] == ERASED])
    kept = [row for row in rows if is_proven_empty(row[detail], row[place], erased)]
    return kept, len(rows) - len(kept)
