# SPDX-License-Identifier: GPL-3.0-or-later
"""Posters for the notice board: verified jobs, and "cek dulu sebelum berangkat"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desa_app.domain.posters import (
    CheckPoster,
    HelpLine,
    JobPoster,
    OfficePoster,
    PosterFoot,
    fields_naming_people,
    help_lines,
    qr_text,
)
from desa_app.errors import PosterNamesPeople
from desa_app.reference import countries
from desa_app.store import prevention as rows
from desa_app.wording import short_date

if TYPE_CHECKING:
    from datetime import date

    from desa_app.desa.contacts import Contacts
    from desa_app.desa.jobs import Jobs
    from desa_app.office.desk import Desk

LOCAL_LINES = 4
"""Contacts of the village's own on a poster; more would make all of them small."""


class Posters:
    """Makes posters; nobody's name, NIK or own number ever stands on one."""

    def __init__(self, desk: Desk, jobs: Jobs, contacts: Contacts) -> None:
        self._desk = desk
        self._jobs = jobs
        self._contacts = contacts

    def job(self, job_id: str) -> JobPoster:
        """A verified job as a poster.

        Raises ``NotVerified``, ``NotFound`` or ``PosterNamesPeople``.
        """
        record = self._jobs.get(job_id)
        self._jobs.refuse_unverified(record)
        facts = record.facts
        names = ("job", "p3mi", "pay", "conditions", "verified_with")
        foot = self._foot({name: str(getattr(facts, name)) for name in names})
        if facts.verified_on is None:
            raise ValueError(job_id)
        return JobPoster(
            job=facts.job,
            country=countries()[facts.country].name,
            p3mi=facts.p3mi,
            quota=facts.quota,
            pay=facts.pay,
            conditions=tuple(line for line in facts.conditions.splitlines() if line),
            valid_until=facts.valid_until,
            verified_on=facts.verified_on,
            verified_with=facts.verified_with,
            foot=foot,
        )

    def check(self) -> CheckPoster:
        """The general poster; raises ``PosterNamesPeople``."""
        return CheckPoster(foot=self._foot({}))

    def job_document(self, job_id: str) -> bytes:
        """A verified job as PDF; the printing is logged."""
        from desa_app.paper.poster import job_poster

        pdf = job_poster(self.job(job_id))
        self._desk.note("poster-dibuat", job_id)
        return pdf

    def check_document(self) -> bytes:
        """The general poster as PDF."""
        from desa_app.paper.poster import check_poster

        return check_poster(self.check())

    def office(self) -> OfficePoster:
        """The poster for the office's own wall; raises ``PosterNamesPeople``."""
        return OfficePoster(foot=self._foot({}, dated=True))

    def office_document(self) -> bytes:
        """What is checked before signing, as PDF; each number says when it was checked."""
        from desa_app.paper.poster import office_poster

        return office_poster(self.office())

    def _foot(self, told: dict[str, str], *, dated: bool = False) -> PosterFoot:
        profile = self._desk.profile
        local = [one for one in self._contacts.for_service() if one.on_poster][:LOCAL_LINES]
        told = told | {"agency": " / ".join(one.agency for one in local)}
        with self._desk.reading() as connection:
            hotlines = self._desk.reference(connection).hotlines()
            # The office may lay rows of its own over the shipped numbers.
            told["hotline"] = " / ".join(one.name for one in hotlines)
            named = fields_naming_people(told, rows.names_and_numbers(connection))
        if named:
            raise PosterNamesPeople(named)
        own = [(one.agency, one.phone, one.checked_on) for one in local]
        shipped = [(one.name, one.number, one.checked_on) for one in hotlines]
        lines = help_lines(HelpLine(name=name, number=number) for name, number, _ in own + shipped)
        days = {(name, number): day for name, number, day in own + shipped}
        told_lines = tuple(
            replace(line, name=_dated(line.name, days[line.name, line.number])) for line in lines
        )
        return PosterFoot(
            office_lines=(
                f"{profile.kind_word} {profile.name}",
                f"Kecamatan {profile.district}, {profile.regency}",
            ),
            help_lines=told_lines if dated else lines,
            qr_text=qr_text(lines),
            paper=profile.paper,
            printed_on=self._desk.clock.today(),
            sample=profile.sample,
        )


def _dated(name: str, checked_on: date | None) -> str:
    return f"{name}, dicek {short_date(checked_on)}" if checked_on else name
