# SPDX-License-Identifier: GPL-3.0-or-later
"""Members of the family left behind in the village store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, literal_column, select, update

from desa_app.domain.family import Aid, Member, MemberDraft, Need, Relation, School
from desa_app.errors import ChangedMeanwhile, NotFound
from desa_app.store.schema_desa import metadata

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from desa_app.store.stamp import Stamp

_member = metadata.tables["family_member"]
_FACTS = tuple(MemberDraft.__dataclass_fields__)
NOTED, REMOVED = "tercatat", "dihapus"
WHAT = "anggota keluarga"
_BETWEEN = " "
# A whole family card comes within a millisecond, so ids do not tell the order.
_ROW: ColumnElement[int] = literal_column("family_member.rowid")


def members_of(connection: Connection, person_id: str) -> tuple[Member, ...]:
    """The family of one person, in the order in which it was noted."""
    rows = connection.execute(
        select(_member)
        .where(_member.c.person_id == person_id, _member.c.state == NOTED)
        .order_by(_ROW)
    ).mappings()
    return tuple(_as_member(row) for row in rows)


def all_members(connection: Connection) -> dict[str, tuple[Member, ...]]:
    """Every family that was noted, by the person's id."""
    rows = connection.execute(
        select(_member).where(_member.c.state == NOTED).order_by(_ROW)
    ).mappings()
    found: dict[str, tuple[Member, ...]] = {}
    for row in rows:
        member = _as_member(row)
        found[member.person_id] = (*found.get(member.person_id, ()), member)
    return found


def load_member(connection: Connection, member_id: str) -> Member:
    """Read one member; raises ``NotFound`` also for one taken off the list."""
    row = (
        connection.execute(
            select(_member).where(_member.c.id == member_id, _member.c.state == NOTED)
        )
        .mappings()
        .first()
    )
    if row is None:
        raise NotFound(WHAT)
    return _as_member(row)


def insert_member(connection: Connection, stamp: Stamp, person_id: str, draft: MemberDraft) -> str:
    """Store a member and return the id."""
    columns = stamp.new()
    connection.execute(
        insert(_member).values(
            **columns, person_id=person_id, state=NOTED, reason="", **_values(draft)
        )
    )
    return str(columns["id"])


def update_member(connection: Connection, stamp: Stamp, member: Member, draft: MemberDraft) -> None:
    """Save changed facts; raises ``ChangedMeanwhile``."""
    _write(connection, stamp, member, _values(draft))


def remove_member(connection: Connection, stamp: Stamp, member: Member, reason: str) -> None:
    """Take a member off the list; the row stays with its reason. Raises ``ChangedMeanwhile``.

    It mentions nobody's own record any more: nobody could ever loosen that link again, and it
    would keep the other out of the bin and their import from being taken back.
    """
    values: dict[str, object] = {"state": REMOVED, "reason": reason, "linked_id": None}
    _write(connection, stamp, member, values)


def put_back_member(
    connection: Connection, stamp: Stamp, member: Member, linked_id: str | None
) -> None:
    """Put a member, given as it was before, on the list again; raises ``ChangedMeanwhile``."""
    done = connection.execute(
        update(_member)
        .where(
            _member.c.id == member.id,
            _member.c.revision == member.revision + 1,
            _member.c.state == REMOVED,
        )
        .values(state=NOTED, reason="", linked_id=linked_id, **stamp.changed(_member))
    )
    if done.rowcount != 1:
        raise ChangedMeanwhile(WHAT)


def _write(connection: Connection, stamp: Stamp, member: Member, values: dict[str, object]) -> None:
    done = connection.execute(
        update(_member)
        .where(
            _member.c.id == member.id,
            _member.c.revision == member.revision,
            _member.c.state == NOTED,
        )
        .values(**values, **stamp.changed(_member))
    )
    if done.rowcount != 1:
        raise ChangedMeanwhile(WHAT)


def _values(draft: MemberDraft) -> dict[str, object]:
    values: dict[str, Any] = {name: getattr(draft, name) for name in _FACTS}
    values["relation"] = draft.relation.value
    values["school"] = draft.school.value if draft.school is not None else None
    values["needs"] = _BETWEEN.join(need.value for need in draft.needs)
    values["aid"] = _BETWEEN.join(aid.value for aid in draft.aid)
    return values


def _as_member(row: Any) -> Member:
    facts = {name: row[name] for name in _FACTS}
    facts["relation"] = Relation(facts["relation"])
    facts["school"] = School(facts["school"]) if facts["school"] else None
    facts["needs"] = tuple(Need(word) for word in facts["needs"].split())
    facts["aid"] = tuple(Aid(word) for word in facts["aid"].split())
    return Member(
        id=row["id"],
        revision=row["revision"],
        person_id=row["person_id"],
        facts=MemberDraft(**facts),
    )
