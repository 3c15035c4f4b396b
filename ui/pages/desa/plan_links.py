# SPDX-License-Identifier: GPL-3.0-or-later
"""Sponsor and P3MI of a plan: chosen from the records while typing, or left as free text."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from desa_app.domain.recruiter import CheckResult, PlanLinks
from ui.widgets.known_field import Known, KnownField

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.episode import Episode
    from desa_app.domain.recruiter import Company, Recruiter
    from ui.forms.form import Form


class PlanLinker:
    """Fills the two fields of a plan's form with the records and tells what was chosen."""

    def __init__(self, office: Desa, form: Form) -> None:
        self._office = office
        self._form = form
        self.sponsor = cast("KnownField", form.field("sponsor"))
        self.p3mi = cast("KnownField", form.field("p3mi"))
        self._recruiters = {one.id: one for one in office.recruiters.choices()}
        self._companies = {one.id: one for one in office.companies.choices()}
        self._offer()
        self.sponsor.chosen.connect(self._on_recruiter)
        self.p3mi.chosen.connect(self._on_company)

    def show_links(self, episode: Episode | None) -> None:
        """Show which records the plan names, as far as the text still fits."""
        if episode is None:
            return
        recruiter = self._office.recruiters.of_plan(episode.id)
        company = self._office.companies.of_plan(episode.id)
        # A record that was taken out of use is offered no more, but stays where it is named.
        if recruiter is not None:
            self._recruiters[recruiter.id] = recruiter
        if company is not None:
            self._companies[company.id] = company
        self._offer()
        self.sponsor.set_record(recruiter.id if recruiter is not None else None)
        self.p3mi.set_record(company.id if company is not None else None)

    def links(self) -> PlanLinks:
        """What is chosen now."""
        return PlanLinks(recruiter_id=self.sponsor.record_id(), company_id=self.p3mi.record_id())

    def _offer(self) -> None:
        self.sponsor.set_known([_known(one) for one in self._recruiters.values()])
        self.p3mi.set_known([_known(one) for one in self._companies.values()])

    def _on_recruiter(self, record_id: str) -> None:
        recruiter = self._recruiters[record_id]
        phones = recruiter.phones
        self._fill({"sponsor_phone": phones[0].written if phones else "",
                    "p3mi": recruiter.facts.company})  # fmt: skip

    def _on_company(self, record_id: str) -> None:
        facts = self._companies[record_id].facts
        known: dict[str, object] = {"sip3mi": facts.sip3mi, "sip3mi_until": facts.valid_until}
        if facts.result is CheckResult.CONFIRMED:
            known |= {"p3mi_checked_on": facts.checked_on, "p3mi_source": facts.checked_with}
        self._fill(known)

    def _fill(self, known: dict[str, object]) -> None:
        """Write what the record knows into fields that are still empty."""
        for name, value in known.items():
            row = self._form.row(name)
            if value and not row.filled():
                row.input.set_value(value)


def _known(record: Recruiter | Company) -> Known:
    facts = record.facts
    phones = record.phones[:1]
    parts = (facts.name, *(phone.written for phone in phones), getattr(facts, "company", ""))
    others = record.names[1:]
    line = " · ".join(part for part in parts if part)
    if others:
        line = f"{line} ({', '.join(others)})"
    return Known(record.id, facts.name, line, others)
