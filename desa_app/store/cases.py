# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of cases: the file with its facts, chronology, steps, referrals and kept old values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, Table, exists, func, insert, literal, or_, select, update

from desa_app.clock import read_timestamp
from desa_app.domain.case import (
    Case,
    CaseDraft,
    CaseNote,
    CaseRow,
    CaseState,
    CaseStep,
    Consent,
    ConsentBy,
    Referral,
)
from desa_app.errors import ChangedMeanwhile, NotFound
from desa_app.store.schema_desa import metadata, person

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Connection

    from desa_app.store.stamp import Stamp

case_file: Table = metadata.tables["case_file"]
case_note: Table = metadata.tables["case_note"]
case_step: Table = metadata.tables["case_step"]
case_referral: Table = metadata.tables["case_referral"]
case_change: Table = metadata.tables["case_change"]

_FACTS = tuple(CaseDraft.__dataclass_fields__)


def insert_case(connection: Connection, stamp: Stamp, draft: CaseDraft) -> str:
    """Store a new case under the year's next number; returns its id."""
    year = draft.reported_on.year
    last = select(func.max(case_file.c.number)).where(case_file.c.year == year)
    number = (connection.execute(last).scalar() or 0) + 1
    values = stamp.new()
    connection.execute(
        insert(case_file).values(
            **values,
            **_values(draft),
            **_consent_values(Consent()),
            year=year,
            number=number,
            state=CaseState.REPORTED.value,
            result="",
        )
    )
    case_id = str(values["id"])
    insert_step(connection, stamp, case_id, CaseState.REPORTED, draft.reported_on, "")
    return case_id


def update_case(
    connection: Connection, stamp: Stamp, case_id: str, revision: int, draft: CaseDraft
) -> None:
    """Save corrected facts; raises ``ChangedMeanwhile``. The number stays."""
    done = connection.execute(
        update(case_file)
        .where(case_file.c.id == case_id, case_file.c.revision == revision)
        .values(**_values(draft), **stamp.changed(case_file))
    )
    if done.rowcount != 1:
        raise ChangedMeanwhile("kasus")


def set_consent(connection: Connection, stamp: Stamp, case_id: str, consent: Consent) -> None:
    """Write who allowed the referral."""
    connection.execute(
        update(case_file)
        .where(case_file.c.id == case_id)
        .values(**_consent_values(consent), **stamp.changed(case_file))
    )


def set_state(
    connection: Connection, stamp: Stamp, case_id: str, state: CaseState, result: str
) -> None:
    """Let the case stand at its newest step, with what came of it."""
    connection.execute(
        update(case_file)
        .where(case_file.c.id == case_id)
        .values(state=state.value, result=result, **stamp.changed(case_file))
    )


def insert_step(
    connection: Connection, stamp: Stamp, case_id: str, state: CaseState, on: date, reason: str
) -> None:
    """Add a dated step."""
    _append(connection, case_step, stamp, case_id, state=state.value, on=on, reason=reason)


def insert_note(
    connection: Connection,
    stamp: Stamp,
    case_id: str,
    on: date,
    words: str,
    source: str,
    corrects: str,
) -> str:
    """Add an entry of the chronology; returns its id."""
    return _append(
        connection, case_note, stamp, case_id, on=on, words=words, source=source, corrects=corrects
    )


def insert_changes(
    connection: Connection, stamp: Stamp, case_id: str, found: Mapping[str, Sequence[str]]
) -> None:
    """Keep old and new values beside the case."""
    for field, (old, new) in found.items():
        _append(connection, case_change, stamp, case_id, field=field, old=old, new=new)


def insert_referral(connection: Connection, stamp: Stamp, case_id: str, referral: Referral) -> str:
    """Add to whom it was passed on; returns the id."""
    return _append(
        connection,
        case_referral,
        stamp,
        case_id,
        agency=referral.agency,
        on=referral.on,
        letter_id=referral.letter_id,
        letter_number=referral.letter_number,
        officer=referral.officer,
        answered_on=referral.answered_on,
        answer=referral.answer,
    )


def answer_referral(
    connection: Connection, stamp: Stamp, referral_id: str, on: date, answer: str
) -> str:
    """Write what came back; returns the case's id. Raises ``NotFound``."""
    found = connection.execute(
        select(case_referral.c.case_id).where(case_referral.c.id == referral_id)
    ).scalar()
    if found is None:
        raise NotFound("rujukan")
    connection.execute(
        update(case_referral)
        .where(case_referral.c.id == referral_id)
        .values(answered_on=on, answer=answer, **stamp.changed(case_referral))
    )
    return str(found)


def load_case(connection: Connection, case_id: str) -> Case:
    """One case with its whole trail; raises ``NotFound``."""
    found = select(case_file, person.c.name.label("person_name")).select_from(
        case_file.outerjoin(person, person.c.id == case_file.c.person_id)
    )
    row = connection.execute(found.where(case_file.c.id == case_id)).mappings().first()
    if row is None:
        raise NotFound("kasus")
    return Case(
        id=row["id"],
        revision=row["revision"],
        year=row["year"],
        number=row["number"],
        facts=_draft(row),
        consent=Consent(
            by=ConsentBy(row["consent_by"]),
            name=row["consent_name"],
            on=row["consent_on"],
            how=row["consent_how"],
        ),
        state=CaseState(row["state"]),
        result=row["result"],
        person_name=row["person_name"] or "",
        notes=tuple(_note(one) for one in _trail(connection, case_note, case_id)),
        steps=tuple(_step(one) for one in _trail(connection, case_step, case_id)),
        referrals=tuple(_referral(one) for one in _trail(connection, case_referral, case_id)),
    )


def list_cases(
    connection: Connection,
    words: str = "",
    *,
    states: Iterable[CaseState] = (),
    kinds: Iterable[str] = (),
    person_id: str = "",
    sort: str = "nomor",
    descending: bool = True,
) -> tuple[CaseRow, ...]:
    """Find by number, name, reporter or suspect; sorted in SQL.

    ``sort`` is one of ``nomor``, ``tanggal``, ``jenis``, ``nama``, ``negara``, ``status``.
    """
    c, about = case_file.c, func.coalesce(person.c.name, case_file.c.victim)
    counted = (
        select(
            case_referral.c.case_id,
            func.count().label("passed"),
            func.count(case_referral.c.answered_on).label("answered"),
        )
        .group_by(case_referral.c.case_id)
        .subquery()
    )
    wanted = select(
        c.id,
        c.year,
        c.number,
        c.reported_on,
        c.kind,
        c.country,
        c.state,
        c.person_id,
        about.label("about"),
        func.coalesce(counted.c.passed, 0).label("passed"),
        func.coalesce(counted.c.answered, 0).label("answered"),
    ).select_from(
        case_file.outerjoin(person, person.c.id == c.person_id).outerjoin(
            counted, counted.c.case_id == c.id
        )
    )
    for word in words.split():
        wanted = wanted.where(_fits(word, about))
    chosen = [state.value for state in states]
    if chosen:
        wanted = wanted.where(c.state.in_(chosen))
    codes = list(kinds)
    if codes:
        wanted = wanted.where(c.kind.in_(codes))
    if person_id:
        wanted = wanted.where(c.person_id == person_id)
    number = (c.year, c.number)
    order: dict[str, tuple[ColumnElement[Any], ...]] = {
        "nomor": number,
        "tanggal": (c.reported_on, *number),
        "jenis": (c.kind, *number),
        "nama": (func.lower(about), *number),
        "negara": (c.country, *number),
        "status": (c.state, *number),
    }
    by = order.get(sort, number)
    wanted = wanted.order_by(*(one.desc() if descending else one for one in by))
    return tuple(
        CaseRow(
            id=row.id,
            year=row.year,
            number=row.number,
            reported_on=row.reported_on,
            kind=row.kind,
            about=row.about,
            country=row.country,
            state=CaseState(row.state),
            referrals=row.passed,
            answered=row.answered,
            person_id=row.person_id,
        )
        for row in connection.execute(wanted)
    )


def unreferred(connection: Connection, until: date) -> tuple[CaseRow, ...]:
    """Open cases reported until that day that nobody was told of; returns of people left out."""
    waiting = (CaseState.REPORTED, CaseState.VERIFIED)
    told = {row.case_id for row in connection.execute(select(case_referral.c.case_id).distinct())}
    rows = list_cases(connection, states=waiting, sort="tanggal", descending=False)
    return tuple(row for row in rows if row.reported_on <= until and row.id not in told)


def cases_to_send(connection: Connection) -> tuple[Case, ...]:
    """Every case in the order of the numbers, as a package of the full level carries them."""
    return tuple(load_case(connection, row.id) for row in list_cases(connection, descending=False))


def has_note(connection: Connection, case_id: str, note_id: str) -> bool:
    """Whether an entry belongs to this case."""
    found = select(literal(1)).where(case_note.c.id == note_id, case_note.c.case_id == case_id)
    return bool(connection.execute(select(exists(found))).scalar())


def has_recruiter(connection: Connection, recruiter_id: str) -> bool:
    """Whether there is such a recruiter."""
    recruiter = metadata.tables["recruiter"]
    found = select(literal(1)).where(recruiter.c.id == recruiter_id)
    return bool(connection.execute(select(exists(found))).scalar())


def _fits(word: str, about: ColumnElement[str]) -> ColumnElement[bool]:
    c = case_file.c
    number, _, year = word.partition("/")
    if number.isdigit() and len(number) < 7 and (not year or (year.isdigit() and len(year) == 4)):
        same = c.number == int(number)
        return same & (c.year == int(year)) if year else same
    texts = (about, c.reporter, c.suspect, c.victim)
    return or_(*(text.icontains(word, autoescape=True) for text in texts))


def _append(
    connection: Connection, table: Table, stamp: Stamp, case_id: str, **values: object
) -> str:
    columns = stamp.new()
    connection.execute(insert(table).values(**columns, case_id=case_id, **values))
    return str(columns["id"])


def _trail(connection: Connection, table: Table, case_id: str) -> list[Any]:
    order: tuple[Column[Any], ...] = (table.c.on, table.c.created_at, table.c.id)
    rows = select(table).where(table.c.case_id == case_id).order_by(*order)
    return list(connection.execute(rows).mappings())


def _values(draft: CaseDraft) -> dict[str, object]:
    values = {name: getattr(draft, name) for name in _FACTS}
    return values | {"signs": " ".join(draft.signs)}


def _consent_values(consent: Consent) -> dict[str, object]:
    return {
        "consent_by": consent.by.value,
        "consent_name": consent.name,
        "consent_on": consent.on,
        "consent_how": consent.how,
    }


def _draft(row: Mapping[Any, Any]) -> CaseDraft:
    values = {name: row[name] for name in _FACTS}
    return CaseDraft(**values | {"signs": tuple(row["signs"].split())})


def _note(row: Mapping[Any, Any]) -> CaseNote:
    return CaseNote(
        id=row["id"],
        on=row["on"],
        words=row["words"],
        source=row["source"],
        corrects=row["corrects"],
        by=row["created_by"],
        at=read_timestamp(row["created_at"]),
    )


def _step(row: Mapping[Any, Any]) -> CaseStep:
    state = CaseState(row["state"])
    return CaseStep(state=state, on=row["on"], reason=row["reason"], by=row["created_by"])


def _referral(row: Mapping[Any, Any]) -> Referral:
    return Referral(
        id=row["id"],
        agency=row["agency"],
        on=row["on"],
        letter_id=row["letter_id"],
        letter_number=row["letter_number"],
        officer=row["officer"],
        answered_on=row["answered_on"],
        answer=row["answer"],
    )
