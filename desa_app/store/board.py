# SPDX-License-Identifier: GPL-3.0-or-later
"""What the kecamatan's board is made from: packages, contacts, due days, first days of villages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, update

from desa_app.domain.board import ContactDraft, DueRule, VillageContact, Way
from desa_app.store.consolidated import received_packages
from desa_app.store.schema_kecamatan import due_day, village_contact, village_key

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection
    from sqlalchemy.engine import RowMapping

    from desa_app.domain.package import ReceivedPackage
    from desa_app.store.stamp import Stamp


def packages_by_village(connection: Connection) -> dict[str, tuple[ReceivedPackage, ...]]:
    """Everything taken in, by village, in the order of the numbers."""
    found: dict[str, tuple[ReceivedPackage, ...]] = {}
    for package in received_packages(connection):
        found[package.village] = (*found.get(package.village, ()), package)
    return found


def enrolled_since(connection: Connection) -> dict[str, date]:
    """The day each village's first card was enrolled."""
    rows = connection.execute(
        select(village_key.c.village, func.min(village_key.c.since)).group_by(village_key.c.village)
    )
    return {row[0]: row[1] for row in rows}


def due_rules(connection: Connection) -> tuple[DueRule, ...]:
    """When months are due, by the month from which each rule holds."""
    rows = connection.execute(select(due_day.c.since, due_day.c.day).order_by(due_day.c.since))
    return tuple(DueRule(since=row.since, day=row.day) for row in rows)


def put_due_rule(connection: Connection, stamp: Stamp, rule: DueRule) -> None:
    """Set the day from a month on; rules of other months stay."""
    done = connection.execute(
        update(due_day)
        .where(due_day.c.since == rule.since)
        .values(day=rule.day, **stamp.changed(due_day))
    )
    if done.rowcount == 0:
        connection.execute(insert(due_day).values(**stamp.new(), since=rule.since, day=rule.day))


def insert_contact(connection: Connection, stamp: Stamp, code: str, draft: ContactDraft) -> str:
    """Note a contact with a village; give its id."""
    columns = stamp.new()
    connection.execute(
        insert(village_contact).values(
            **columns,
            village=code,
            on_day=draft.on,
            way=draft.way.value,
            who=draft.who,
            note=draft.note,
        )
    )
    return str(columns["id"])


def list_contacts(connection: Connection, code: str = "") -> tuple[VillageContact, ...]:
    """Contacts of one village, or of all, the newest first."""
    query = select(village_contact).order_by(
        village_contact.c.on_day.desc(), village_contact.c.id.desc()
    )
    if code:
        query = query.where(village_contact.c.village == code)
    return tuple(_contact(row) for row in connection.execute(query).mappings())


def last_contacts(connection: Connection) -> dict[str, VillageContact]:
    """The newest contact of each village."""
    found: dict[str, VillageContact] = {}
    for contact in list_contacts(connection):
        found.setdefault(contact.village, contact)
    return found


def _contact(row: RowMapping) -> VillageContact:
    return VillageContact(
        id=row["id"],
        village=row["village"],
        on=row["on_day"],
        way=Way(row["way"]),
        who=row["who"],
        note=row["note"],
        by=row["created_by"],
    )
