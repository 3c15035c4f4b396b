# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans and the recruiters or companies they name: linked, as free text, known from a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, literal, or_, select

from desa_app.domain.alike import (
    Ground,
    Traits,
    folded,
    name_ground,
    reasons_between,
    shared_signs,
    signs_of,
)
from desa_app.domain.phone import normalised, phones_in
from desa_app.domain.recruiter import Draft, FreeText, Recruited, Unrecorded
from desa_app.store.record_books import (
    RECRUITERS,
    Book,
    active_records,
    head_of,
    heads_from_cases,
    heads_of,
)
from desa_app.store.schema_desa import episode, person

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desa_app.store.stamp import Stamp


def link_plan(
    connection: Connection,
    stamp: Stamp,
    book: Book[Draft],
    episode_id: str,
    record_id: str | None,
) -> None:
    """Let a plan name this record, or none."""
    plan = book.tables.plan
    connection.execute(delete(plan).where(plan.c.episode_id == episode_id))
    if record_id is not None:
        values = {"episode_id": episode_id, book.owner: record_id}
        connection.execute(insert(plan).values(**stamp.new(), **values))


def addresses_of_plans(connection: Connection, book: Book[Draft]) -> dict[str, str]:
    """Where the record that a plan names is to be found, or the one that it is the same as."""
    heads, plan = heads_of(book), book.tables.plan
    own, head = book.record.alias("own"), book.record.alias("head")
    rows = connection.execute(
        select(plan.c.episode_id, own.c.address, head.c.address.label("other"))
        .join(own, own.c.id == plan.c[book.owner])
        .join(heads, heads.c.id == own.c.id)
        .join(head, head.c.id == heads.c.head)
    )
    return {row.episode_id: row.address or row.other for row in rows}


def record_of_plan(connection: Connection, book: Book[Draft], episode_id: str) -> str | None:
    """Id of the record that a plan names, as it was linked; None for free text."""
    plan = book.tables.plan
    found = connection.execute(
        select(plan.c[book.owner]).where(plan.c.episode_id == episode_id)
    ).scalar()
    return None if found is None else str(found)


def people_of(connection: Connection, book: Book[Draft], record_id: str) -> tuple[Recruited, ...]:
    """Everybody whose plan names the record or one that is the same, by name."""
    heads, plan = heads_of(book), book.tables.plan
    rows = connection.execute(
        select(
            person.c.id.label("person_id"),
            person.c.name,
            episode.c.id.label("episode_id"),
            episode.c.status,
            episode.c.country,
            episode.c.job,
            *_written(book),
        )
        .select_from(plan.join(episode, episode.c.id == plan.c.episode_id))
        .join(person, person.c.id == episode.c.person_id)
        .join(heads, heads.c.id == plan.c[book.owner])
        .where(heads.c.head == head_of(connection, book, record_id))
        .order_by(person.c.name, episode.c.id)
    )
    return tuple(
        Recruited(
            person_id=row.person_id,
            name=row.name,
            episode_id=row.episode_id,
            status=row.status,
            country=row.country,
            job=row.job,
            written=row.written,
        )
        for row in rows
    )


def unrecorded(connection: Connection, book: Book[Draft]) -> Unrecorded:
    """The names in plans that have no record yet, those of most plans first."""
    plan = book.tables.plan
    text, number = _written(book)
    rows = connection.execute(
        select(episode.c.id, text, number, episode.c.p3mi.label("p3mi"), plan.c.id.label("linked"))
        .join(plan, plan.c.episode_id == episode.c.id, isouter=True)
        .where(or_(text.element != "", number.element != ""))
        .order_by(episode.c.id)
    ).all()
    order = list(Ground)
    groups: dict[tuple[str, str], list[tuple[str, str, str, str]]] = {}
    for row in rows:
        if row.linked is None:
            key = (folded(row.written), normalised(row.number))
            groups.setdefault(key, []).append((row.id, row.written, row.number, row.p3mi))
    known = {
        one.id: Traits(id=one.id, names=one.names, phones=tuple(n.normal for n in one.phones))
        for one in active_records(connection, book)
    }
    shared = shared_signs(tuple(known.values()))
    names = []
    for (_, normal), found in groups.items():
        _, name, phone, _ = found[0]
        companies = {company for *_, company in found}
        text = Traits(id="", names=(name,), phones=(normal,) if normal else ())
        near = {key for sign in signs_of(text) for key in shared.get(sign, ())}
        reasons = {key: reasons_between(text, known[key]) for key in near}
        like = sorted((order.index(why[0].ground), key) for key, why in reasons.items() if why)
        exact = [
            key
            for _, key in like
            if any(r.ground is Ground.SAME_NAME for r in reasons[key])
            and (not normal or normal in known[key].phones)
        ]
        # The record that has this very name and number stands in front of all others.
        like.sort(key=lambda one: one[1] not in exact)
        names.append(
            FreeText(
                name=name.strip(),
                phone=phone.strip(),
                plans=tuple(one for one, *_ in found),
                company=companies.pop() if book is RECRUITERS and len(companies) == 1 else "",
                like=tuple(key for _, key in like),
                known=bool(exact),
            )
        )
    names.sort(key=lambda one: (-len(one.plans), folded(one.name)))
    return Unrecorded(plans=len(rows), names=tuple(names))


def known_from_case(connection: Connection, recruiter_id: str) -> bool:
    """Whether a recruiter, or one that is the same, is named in a case or was noted as such.

    Tells only that; never which case, nor about whom.
    """
    return head_of(connection, RECRUITERS, recruiter_id) in heads_from_cases(connection)


def noted_look_alike(connection: Connection, name: str, phone: str) -> bool:
    """Whether the free text of a plan has the name or the number of one named in a report."""
    numbers = {one.normal for one in phones_in(phone)}
    noted = heads_from_cases(connection)
    for one in active_records(connection, RECRUITERS):
        same = bool(numbers & {known.normal for known in one.phones}) or any(
            name_ground(name, known) is Ground.SAME_NAME for known in one.names
        )
        if same and one.id in noted:
            return True
    return False


def _written(book: Book[Draft]) -> tuple[Any, Any]:
    """The plan's own columns for the name and the number of this kind of record."""
    if book.record is RECRUITERS.record:
        return episode.c.sponsor.label("written"), episode.c.sponsor_phone.label("number")
    return episode.c.p3mi.label("written"), literal("").label("number")
