# SPDX-License-Identifier: GPL-3.0-or-later
"""Posters for the notice board: verified jobs, and "cek dulu sebelum berangkat"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.posters import (
    CheckPoster,
    HelpLine,
    JobPoster,
    PosterFoot,
    fields_naming_people,
    help_lines,
    qr_text,
)
from desa_app.errors import PosterNamesPeople
from desa_app.reference import countries
from desa_app.store import prevention as rows

if TYPE_CHECKING:
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

    def _foot(self, told: dict[str, str]) -> PosterFoot:
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
        lines = help_lines(
            [HelpLine(name=one.agency, number=one.phone) for one in local],
            [HelpLine(name=one.name, number=one.number) for one in hotlines],
        )
        return PosterFoot(
            office_lines=(
                f"{profile.kind_word} {profile.name}",
                f"Kecamatan {profile.district}, {profile.regency}",
            ),
            help_lines=lines,
            qr_text=qr_text(lines),
            paper=profile.paper,
            printed_on=self._desk.clock.today(),
            sample=profile.sample,
        )
