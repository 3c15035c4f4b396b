# SPDX-License-Identifier: GPL-3.0-or-later
"""What hangs on a plan in the village store: looks at its facts, contacts, the return."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, insert, select, update

from desa_app.domain.episode import Evidence, Status
from desa_app.domain.evidence import FactEvidence, KeyFact
from desa_app.domain.follow_up import Contact, ContactDue, ContactWay
from desa_app.domain.homecoming import Homecoming, Wish
from desa_app.store.schema_desa import contact, episode, fact_evidence, homecoming, person

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from desa_app.store.stamp import Stamp

_HOME = tuple(Homecoming.__dataclass_fields__)


@dataclass(slots=True)
class Parts:
    """What was read, by the plan's id."""

    evidence: dict[str, list[FactEvidence]] = field(default_factory=lambda: defaultdict(list))
    contacts: dict[str, list[Contact]] = field(default_factory=lambda: defaultdict(list))
    homecomings: dict[str, Homecoming] = field(default_factory=dict)


def load_parts(connection: Connection, ids: list[str] | None) -> Parts:
    """Read what hangs on these plans; None means on all."""
    parts = Parts()
    for row in _rows(connection, fact_evidence, ids):
        look = FactEvidence(
            fact=KeyFact(row["fact"]),
            level=Evidence(row["level"]),
            on=row["on"],
            officer=row["officer"],
            source=row["source"],
            holds=row["holds"],
            note=row["note"],
        )
        parts.evidence[row["episode_id"]].append(look)
    for row in _rows(connection, contact, ids):
        made = Contact(
            on=row["on"],
            way=ContactWay(row["way"]),
            reached=row["reached"],
            officer=row["officer"],
            note=row["note"],
        )
        parts.contacts[row["episode_id"]].append(made)
    for row in _rows(connection, homecoming, ids):
        values: dict[str, Any] = {name: row[name] for name in _HOME}
        values["wish"] = Wish(values["wish"]) if values["wish"] else None
        parts.homecomings[row["episode_id"]] = Homecoming(**values)
    return parts


def insert_evidence(
    connection: Connection, stamp: Stamp, episode_id: str, look: FactEvidence
) -> None:
    """Add one look at one fact; earlier ones stay."""
    connection.execute(
        insert(fact_evidence).values(
            **stamp.new(),
            episode_id=episode_id,
            fact=look.fact.value,
            level=look.level.value,
            on=look.on,
            officer=look.officer,
            source=look.source,
            holds=look.holds,
            note=look.note,
        )
    )


def insert_contact(connection: Connection, stamp: Stamp, episode_id: str, made: Contact) -> None:
    """Add one contact."""
    connection.execute(
        insert(contact).values(
            **stamp.new(),
            episode_id=episode_id,
            on=made.on,
            way=made.way.value,
            reached=made.reached,
            officer=made.officer,
            note=made.note,
        )
    )


def save_homecoming(
    connection: Connection, stamp: Stamp, episode_id: str, home: Homecoming
) -> None:
    """Store the facts of a return, or change them."""
    values: dict[str, object] = {name: getattr(home, name) for name in _HOME}
    values["wish"] = home.wish.value if home.wish is not None else None
    done = connection.execute(
        update(homecoming)
        .where(homecoming.c.episode_id == episode_id)
        .values(**values, **stamp.changed(homecoming))
    )
    if not done.rowcount:
        connection.execute(
            insert(homecoming).values(**stamp.new(), episode_id=episode_id, **values)
        )


def contacts_due(connection: Connection, until: date) -> tuple[ContactDue, ...]:
    """Whom to contact on or before a day, the longest waiting first."""
    rows = connection.execute(
        select(
            episode.c.id,
            episode.c.person_id,
            episode.c.status,
            episode.c.country,
            episode.c.next_contact,
            person.c.name,
        )
        .join(person, person.c.id == episode.c.person_id)
        .where(episode.c.next_contact <= until)
        .order_by(episode.c.next_contact, person.c.name, episode.c.id)
    )
    return tuple(
        ContactDue(
            episode_id=row.id,
            person_id=row.person_id,
            name=row.name,
            on=row.next_contact,
            status=Status(row.status),
            country=row.country,
        )
        for row in rows
    )


def _rows(connection: Connection, table: Table, ids: list[str] | None) -> Any:
    wanted = select(table).order_by(table.c.id)
    if ids is not None:
        wanted = wanted.where(table.c.episode_id.in_(ids))
    return connection.execute(wanted).mappings()
