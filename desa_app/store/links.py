# SPDX-License-Identifier: GPL-3.0-or-later
"""What the villages sent about people and recruiters, counted for links; and the decisions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, insert, or_, select, update

from desa_app.clock import read_timestamp, timestamp
from desa_app.domain.links import (
    Answer,
    Link,
    LinkedPlan,
    LinkKind,
    Mention,
    Noted,
    Resident,
)
from desa_app.store.consolidated import parent_of
from desa_app.store.schema_kecamatan import (
    village,
    village_case,
    village_episode,
    village_link,
    village_person,
)
from desa_app.store.told_villages import told_names

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection

    from desa_app.store.stamp import Stamp

_PLAN, _PERSON, _CASE = village_episode.c, village_person.c, village_case.c
_LINK = village_link.c
_WRITTEN = {
    LinkKind.PHONE: (_PLAN.sponsor_phone,),
    LinkKind.CASE: (_PLAN.sponsor,),
    LinkKind.RECRUITER: (_PLAN.sponsor,),
    LinkKind.ADDRESS: (_PLAN.sponsor_address, _PLAN.company_address),
    LinkKind.COMPANY: (_PLAN.p3mi,),
}


def residents(connection: Connection) -> tuple[Resident, ...]:
    """The villages' people who can be recognised: by NIK, or by name and birth date."""
    rows = connection.execute(
        select(
            _PERSON.village,
            _PERSON.id,
            _PERSON.name,
            _PERSON.nik,
            _PERSON.sex,
            _PERSON.birth_date,
        ).where(or_(_PERSON.nik.is_not(None), _PERSON.birth_date.is_not(None)))
    )
    return tuple(
        Resident(village=code, id=key, name=name, nik=nik, sex=sex, birth_date=birth)
        for code, key, name, nik, sex, birth in rows
    )


def mentions(connection: Connection) -> tuple[Mention, ...]:
    """How each village's plans name recruiters, equal ones counted together."""
    named = (_PLAN.sponsor, _PLAN.sponsor_phone, _PLAN.p3mi)
    nameless = and_(_PLAN.noted_on.is_(None), _PLAN.planned_departure.is_(None))
    undated = func.count().filter(nameless)
    rows = connection.execute(
        select(
            _PLAN.village,
            *named,
            func.count(),
            func.max(_PLAN.noted_on),
            func.max(_PLAN.planned_departure),
            undated,
        )
        .where(or_(*(column != "" for column in named)))
        .group_by(_PLAN.village, *named)
    )
    return tuple(
        Mention(
            village=code,
            sponsor=sponsor,
            phone=phone,
            company=company,
            plans=plans,
            newest=max((day for day in (noted, leaving) if day is not None), default=None),
            undated=without > 0,
        )
        for code, sponsor, phone, company, plans, noted, leaving, without in rows
    )


def addresses(connection: Connection) -> tuple[Mention, ...]:
    """Where plans say who recruits is to be found, recruiters and companies alike."""
    found: list[Mention] = []
    for address, who in (
        (_PLAN.sponsor_address, _PLAN.sponsor),
        (_PLAN.company_address, _PLAN.p3mi),
    ):
        undated = and_(_PLAN.noted_on.is_(None), _PLAN.planned_departure.is_(None))
        rows = connection.execute(
            select(
                _PLAN.village,
                address,
                who,
                func.count(),
                func.max(_PLAN.noted_on),
                func.max(_PLAN.planned_departure),
                func.count().filter(undated),
            )
            .where(address != "")
            .group_by(_PLAN.village, address, who)
        )
        found += [
            Mention(
                village=code,
                sponsor=name,
                phone="",
                company="",
                plans=plans,
                newest=max((day for day in (noted, leaving) if day is not None), default=None),
                undated=without > 0,
                address=text,
            )
            for code, text, name, plans, noted, leaving, without in rows
        ]
    return tuple(found)


def named_in_cases(connection: Connection) -> tuple[Mention, ...]:
    """Who is said to have recruited, of every case that names somebody."""
    rows = connection.execute(
        select(_CASE.village, _CASE.suspect, func.max(_CASE.reported_on))
        .where(_CASE.suspect != "")
        .group_by(_CASE.village, _CASE.suspect)
    )
    return tuple(
        Mention(village=code, sponsor=text, phone=text, company="", plans=0, newest=day)
        for code, text, day in rows
    )


def village_names(connection: Connection) -> dict[str, str]:
    """Names of all villages ever enrolled, by code; at a kabupaten those that were spoken of.

    There the name of the kecamatan stands beside, because many villages of a kabupaten are
    called alike.
    """
    rows = connection.execute(select(village.c.code, village.c.name).order_by(village.c.code))
    senders = {row.code: row.name for row in rows}
    told = {
        code: f"{name} (Kec. {senders.get(parent_of(code), '?')})"
        for code, name in told_names(connection).items()
    }
    return senders | told


def plans_of(connection: Connection, link: Link) -> tuple[LinkedPlan, ...]:
    """The people and plans behind a link, by village and name."""
    here: ColumnElement[bool]
    if link.kind is LinkKind.PERSON:
        here = or_(
            *(and_(_PERSON.village == one.village, _PERSON.id == one.record) for one in link.places)
        )
    else:
        # Who writes one of these texts in one of these villages is part of the link.
        texts = sorted({text for one in link.places for text in one.texts if text})
        written = or_(*(column.in_(texts) for column in _WRITTEN[link.kind]))
        here = and_(_PLAN.village.in_(link.villages), written)
    joined = village_person.join(
        village_episode,
        and_(_PLAN.village == _PERSON.village, _PLAN.person_id == _PERSON.id),
        isouter=link.kind is LinkKind.PERSON,
    )
    rows = connection.execute(
        select(
            _PERSON.village,
            _PERSON.id,
            _PERSON.name,
            _PERSON.nik,
            _PERSON.birth_date,
            _PLAN.status,
            _PLAN.country,
            _PLAN.sponsor,
            _PLAN.sponsor_phone,
            _PLAN.p3mi,
            *_WRITTEN[LinkKind.ADDRESS],
        )
        .select_from(joined)
        .where(here)
        .order_by(_PERSON.village, _PERSON.name, _PERSON.id, _PLAN.id)
    ).mappings()
    return tuple(
        LinkedPlan(
            village=row["village"],
            person_id=row["id"],
            name=row["name"],
            nik=row["nik"],
            birth_date=row["birth_date"],
            status=row["status"] or "",
            country=row["country"] or "",
            sponsor=row["sponsor"] or "",
            phone=row["sponsor_phone"] or "",
            company=row["p3mi"] or "",
            address=row["sponsor_address"] or row["company_address"] or "",
        )
        for row in rows
    )


def cases_of(connection: Connection, link: Link) -> tuple[LinkedPlan, ...]:
    """The cases behind a link: number, state and whom they name, nobody else."""
    texts = sorted({text for one in link.places for text in one.texts if text})
    rows = connection.execute(
        select(village_case)
        .where(_CASE.village.in_(link.villages), _CASE.suspect.in_(texts))
        .order_by(_CASE.village, _CASE.reported_on, _CASE.id)
    ).mappings()
    return tuple(
        LinkedPlan(
            village=row["village"],
            person_id="",
            name="",
            nik=None,
            birth_date=None,
            status=row["state"],
            country=row["country"],
            sponsor=row["suspect"],
            phone="",
            company="",
            case=row["number"],
        )
        for row in rows
    )


def noted_links(connection: Connection) -> dict[tuple[str, str], Noted]:
    """What is known about links, by kind and key."""
    rows = connection.execute(select(village_link)).mappings()
    return {(row["kind"], row["key"]): _noted(row) for row in rows}


def same_people(
    connection: Connection, code: str, person_id: str
) -> tuple[tuple[str, str, datetime | None], ...]:
    """Record, other village and moment of each decision that somebody there is this person.

    Only of those whom the other village tells of by name as of now.
    """
    own = f"{code}/{person_id}"
    rows = connection.execute(
        select(_LINK.id, _LINK.key, _LINK.answered_at).where(
            _LINK.kind == LinkKind.PERSON.value,
            _LINK.answer == Answer.SAME.value,
            or_(
                _LINK.key.startswith(f"{own}|", autoescape=True),
                _LINK.key.endswith(f"|{own}", autoescape=True),
            ),
        )
    )
    found = []
    for record, key, at in rows:
        (other,) = (one for one in key.split("|") if one != own)
        village_code, _, other_id = other.partition("/")
        there = select(_PERSON.id).where(
            _PERSON.village == village_code, _PERSON.id == other_id, _PERSON.limited.is_not(True)
        )
        if connection.execute(there).first() is not None:
            found.append((record, village_code, read_timestamp(at) if at is not None else None))
    return tuple(sorted(found, key=lambda one: one[1]))


def put_seen(
    connection: Connection, stamp: Stamp, seen: Iterable[tuple[Link, Noted]], known: Container[str]
) -> None:
    """Remember many links as seen; ``known`` are the keys of those that have a record."""
    fresh = []
    for link, noted in seen:
        if link.key in known:
            put_noted(connection, stamp, link, noted)
        else:
            fresh.append(stamp.new() | {"kind": link.kind.value, "key": link.key} | _columns(noted))
    if fresh:
        connection.execute(insert(village_link), fresh)


def put_noted(connection: Connection, stamp: Stamp, link: Link, noted: Noted) -> str:
    """Remember what was seen and answered; return the id of the record, for the log."""
    values = _columns(noted)
    where = (village_link.c.kind == link.kind.value, village_link.c.key == link.key)
    known = connection.execute(select(village_link.c.id).where(*where)).scalar()
    if known is not None:
        connection.execute(
            update(village_link).where(*where).values(**values, **stamp.changed(village_link))
        )
        return str(known)
    fresh = stamp.new()
    connection.execute(
        insert(village_link).values(**fresh, kind=link.kind.value, key=link.key, **values)
    )
    return str(fresh["id"])


def _columns(noted: Noted) -> dict[str, object]:
    return {
        "seen": json.dumps(noted.seen),
        "answer": noted.answer.value if noted.answer is not None else None,
        "note": noted.note,
        "answered_at": timestamp(noted.at) if noted.at is not None else None,
        "answered_by": noted.by,
    }


def _noted(row: Any) -> Noted:
    return Noted(
        seen=tuple(json.loads(row["seen"])),
        answer=Answer(row["answer"]) if row["answer"] is not None else None,
        note=row["note"],
        at=read_timestamp(row["answered_at"]) if row["answered_at"] is not None else None,
        by=row["answered_by"],
    )
