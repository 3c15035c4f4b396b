# SPDX-License-Identifier: GPL-3.0-or-later
"""The recruiter and the company that a plan names: chosen in its form, looked at by its letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.alike import Ground, name_ground
from desa_app.domain.letter_rules_placement import CompanyStanding, SponsorStanding
from desa_app.domain.phone import phones_in
from desa_app.domain.recruiter import CheckResult, CompanyDraft, Draft, Record, RecruiterDraft
from desa_app.store import record_books as books
from desa_app.store import recruiters as rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from desa_app.domain.episode import Episode, EpisodeDraft
    from desa_app.domain.recruiter import PlanLinks
    from desa_app.office.desk import Desk


def settle_links(
    desk: Desk,
    connection: Connection,
    episode_id: str,
    plan: EpisodeDraft,
    links: PlanLinks | None,
) -> None:
    """Link a plan to what was chosen in its form; ``None`` leaves links that still fit the text.

    Part of the action that saves the plan. Raises ``NotFound`` for a record that is not there.
    """
    recruiter = None if links is None else links.recruiter_id
    company = None if links is None else links.company_id
    chosen = links is not None
    _settle(desk, connection, books.RECRUITERS, episode_id, recruiter, chosen,
            plan.sponsor, plan.sponsor_phone)  # fmt: skip
    _settle(desk, connection, books.COMPANIES, episode_id, company, chosen, plan.p3mi, "")


def sponsor_standing(connection: Connection, episode: Episode | None) -> SponsorStanding:
    """What the records know about the sponsor of a plan."""
    if episode is None:
        return SponsorStanding()
    linked = rows.record_of_plan(connection, books.RECRUITERS, episode.id)
    if linked is None:
        plan = episode.facts
        noted = rows.noted_look_alike(connection, plan.sponsor, plan.sponsor_phone)
        return SponsorStanding(looks_noted=noted)
    head = books.head_of(connection, books.RECRUITERS, linked)
    facts = newest_check(books.load_record(connection, books.RECRUITERS, head))
    return SponsorStanding(
        in_case=rows.known_from_case(connection, head),
        result=facts.result,
        checked_on=facts.checked_on,
        checked_with=facts.checked_with,
    )


def company_standing(connection: Connection, episode: Episode | None) -> CompanyStanding:
    """What the record of a plan's company says about its licence."""
    linked = None
    if episode is not None:
        linked = rows.record_of_plan(connection, books.COMPANIES, episode.id)
    if linked is None:
        return CompanyStanding()
    head = books.head_of(connection, books.COMPANIES, linked)
    record = books.load_record(connection, books.COMPANIES, head)
    facts = newest_check(record)
    return CompanyStanding(
        valid_until=record.facts.valid_until or facts.valid_until,
        result=facts.result,
        checked_on=facts.checked_on,
        checked_with=facts.checked_with,
    )


def newest_check(record: Record[Draft]) -> Draft:
    """The facts with the newest answer of an agency, of the record or of one that is the same."""
    found = record.facts
    other: Record[Draft]
    for other in record.others:
        if _checked(other.facts) > _checked(found):
            found = other.facts
    return found


def still_fits(names: Iterable[str], phones: Iterable[str], name: str, phone: str) -> bool:
    """Whether a plan's text still names a record: by the name, or without one by the number."""
    if name.strip():
        return any(name_ground(name, known) is Ground.SAME_NAME for known in names)
    return bool({one.normal for one in phones_in(phone)} & set(phones))


def _settle(
    desk: Desk,
    connection: Connection,
    book: books.Book[Draft],
    episode_id: str,
    wanted: str | None,
    chosen: bool,
    name: str,
    phone: str,
) -> None:
    before = rows.record_of_plan(connection, book, episode_id)
    if not chosen and before is not None:
        known = books.load_record(connection, book, books.head_of(connection, book, before))
        numbers = [one.normal for one in known.phones]
        wanted = before if still_fits(known.names, numbers, name, phone) else None
    if wanted == before:
        return
    if wanted is not None:
        head = books.head_of(connection, book, wanted)
        if before is not None and books.head_of(connection, book, before) == head:
            # The plan keeps the one of several that it was linked to, for when they are parted.
            return
    rows.link_plan(connection, desk.stamp(), book, episode_id, wanted)
    detail = {"tautan": [before or "", wanted or ""]}
    desk.log(connection, f"{book.called.lower()}-ditautkan", episode_id, detail)


def _checked(facts: RecruiterDraft | CompanyDraft) -> tuple[bool, str]:
    done = facts.result is not CheckResult.UNCHECKED
    return done, facts.checked_on.isoformat() if facts.checked_on else ""
