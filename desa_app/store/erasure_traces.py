# SPDX-License-Identifier: GPL-3.0-or-later
"""Where somebody stands in the village store: every table, the bin, merges, and the log."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, Text, or_, select, text

from desa_app.domain.page import Paper
from desa_app.store import hanging, journal
from desa_app.store.people_bin import is_case
from desa_app.store.people_merge import merged_into
from desa_app.store.privacy import BESIDE
from desa_app.store.schema_desa import episode, letter, metadata, person

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlalchemy import Connection

_binned, _merged = metadata.tables["binned_person"], metadata.tables["merged_person"]
# Searched for a name on their own, or no free text of the office.
_NOT_SEARCHED = {"journal", "erasure", "erased_row", "secret", "office", "official", "user",
                 "book_closing", "wording", "reference_row", "person", "import_batch"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """Where somebody stands in the store. ``ids`` are theirs and those of merged records.

    ``in_bin`` counts by table what lies in the bin; who lies there stands in no other table.
    """

    ids: tuple[str, ...]
    name: str
    words: tuple[str, ...]
    tree: dict[str, list[str]]
    mentions: list[hanging.Reference]
    positions: tuple[int, ...]
    in_bin: dict[str, int]

    def mentioning(self, table: str) -> list[str]:
        """Rows of a table that mention the person without hanging on them."""
        return sorted({row_id for name, _, row_id in self.mentions if name == table})

    @property
    def removed(self) -> dict[str, int]:
        """How many rows go, by table, wherever they lie."""
        found = {name: len(rows) for name, rows in self.tree.items()}
        for name, count in self.in_bin.items():
            found[name] = found.get(name, 0) + count
        return found

    @property
    def in_cases(self) -> bool:
        """Whether a case names them."""
        return any(is_case(name) for name, _, _ in self.mentions)


def traces_of(connection: Connection, person_id: str) -> Traces:
    """Find somebody in every table, in the bin and in the log; all empty for nobody."""
    ids = (person_id, *merged_into(connection, person_id))
    known = select(person.c.name, person.c.nik).where(person.c.id == person_id)
    facts = connection.execute(known).first()
    tree = hanging.hanging_on(connection, person_id) if facts else {}
    mentions = hanging.mentions(connection, tree)
    subjects = {*ids, *(one for rows in tree.values() for one in rows)}
    # What tells of a case stands among the cases; the log names only its fields.
    subjects |= {row_id for name, _, row_id in mentions if not is_case(name)}
    for rows in _set_aside(connection, ids):
        subjects |= {str(values["id"]) for _, values in rows if "id" in values}
    binned = connection.execute(
        select(_binned.c.name, _binned.c.nik, _binned.c.rows).where(_binned.c.person_id.in_(ids))
    ).first()
    in_bin = Counter(name for name, _ in hanging.read_rows(binned.rows)) if binned else Counter()
    who = facts or binned
    words = _telling(who.name, who.nik) if who else ()
    positions = journal.positions_about(connection, subjects, words)
    return Traces(
        ids=ids,
        name=who.name if who else "",
        words=words,
        tree=tree,
        mentions=mentions,
        positions=tuple(one for one in positions if not _says_number_only(connection, one)),
        in_bin=dict(in_bin),
    )


def is_there(traces: Traces) -> bool:
    """Whether there is anything to erase."""
    return bool(traces.name)


@dataclass(frozen=True, slots=True)
class LetterTold:
    """What stays of a letter."""

    id: str
    number: str
    kind: str
    issued_on: date
    paper: Paper


def letters_in(connection: Connection, traces: Traces) -> tuple[LetterTold, ...]:
    """The person's printed letters, by number."""
    columns = (letter.c.id, letter.c.number, letter.c.kind, letter.c.issued_on, letter.c.paper)
    wanted = select(*columns).where(letter.c.id.in_(traces.mentioning("letter")))
    return tuple(
        LetterTold(row.id, row.number, row.kind, row.issued_on, Paper(row.paper))
        for row in connection.execute(wanted.order_by(letter.c.number))
    )


def case_states(connection: Connection, traces: Traces) -> set[str]:
    """How the cases stand that name the person."""
    case = metadata.tables["case_file"]
    states = select(case.c.state).where(case.c.id.in_(traces.mentioning("case_file")))
    return set(connection.execute(states).scalars())


def plan_states(connection: Connection, traces: Traces) -> set[str]:
    """How the person's plans stand."""
    states = select(episode.c.status).where(episode.c.id.in_(traces.tree.get("episode", [])))
    return set(connection.execute(states).scalars())


def elsewhere(connection: Connection, traces: Traces) -> dict[str, int]:
    """How many records of others still hold the full name, by table; only long names are told."""
    names = [one for one in traces.words if not one.isdigit()]
    own = {row_id for ids in traces.tree.values() for row_id in ids}
    own |= {row_id for _, _, row_id in traces.mentions}
    found: dict[str, int] = {}
    for table, columns in searched():
        holds = [column.ilike(f"%{one}%", escape="\\") for column in columns for one in names]
        if not holds or table in BESIDE or is_case(table.name):
            continue
        ids = connection.execute(select(table.c.id).where(or_(*holds))).scalars()
        count = len({one for one in ids if one not in own})
        if count:
            found[table.name] = count
    return found


def searched() -> list[tuple[Table, list[Any]]]:
    """Tables with free text, and their columns of it."""
    found = []
    for table in metadata.sorted_tables:
        if table.name in _NOT_SEARCHED or is_case(table.name) or "id" not in table.c:
            continue
        columns = [column for column in table.c if isinstance(column.type, Text)]
        if columns:
            found.append((table, columns))
    return found


def _set_aside(connection: Connection, ids: Collection[str]) -> list[hanging.Rows]:
    """Rows of these people that lie in the bin or beside a merge."""
    either = or_(_merged.c.kept_id.in_(ids), _merged.c.other_id.in_(ids))
    found = [*connection.execute(select(_merged.c.rows).where(either)).scalars()]
    found += connection.execute(
        select(_binned.c.rows).where(_binned.c.person_id.in_(ids))
    ).scalars()
    return [hanging.read_rows(one) for one in found]


def _telling(name: str, nik: str | None) -> tuple[str, ...]:
    """Words that mean this person wherever they stand: the NIK, and a name of several words."""
    found = [nik] if nik else []
    if " " in name.strip() and len(name.strip()) >= 6:
        found.append(name.strip())
    return tuple(found)


def _says_number_only(connection: Connection, position: int) -> bool:
    """Entries that tell nothing but a letter's number stay as they are."""
    action = connection.execute(
        text("SELECT action FROM journal WHERE position = :at"), {"at": position}
    ).scalar()
    return action in {"surat-terbit", journal.ERASED}
