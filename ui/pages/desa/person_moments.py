# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything dated about a person, from every part of the register; a new part is a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desa_app.desa import Desa
from desa_app.domain.person import Person
from ui.pages.desa.readiness import dated_path

if TYPE_CHECKING:
    from datetime import date

    from ui.widgets.timeline import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedMoment:
    """A line of the path. ``order`` puts lines of one day in order, the higher the later."""

    on: date
    moment: Moment
    order: int = 1


MomentSource = Callable[[Desa, Person], Iterable[DatedMoment]]


def _steps_talks_letters(office: Desa, person: Person) -> Iterable[DatedMoment]:
    episodes = office.episodes.of(person.id)
    for on, order, moment in dated_path(episodes, office.letters.list(person.id)):
        yield DatedMoment(on=on, order=order, moment=moment)


SOURCES: tuple[MomentSource, ...] = (_steps_talks_letters,)


def moments_of(
    office: Desa, person: Person, sources: Iterable[MomentSource] = SOURCES
) -> list[Moment]:
    """The whole path, the newest first."""
    every = [one for source in sources for one in source(office, person)]
    # What happened later on the same day was also noted later.
    found = sorted(enumerate(every), key=_when, reverse=True)
    return [one.moment for _, one in found]


def _when(numbered: tuple[int, DatedMoment]) -> tuple[date, int, int]:
    number, one = numbered
    return one.on, one.order, number
