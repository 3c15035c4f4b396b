# SPDX-License-Identifier: GPL-3.0-or-later
"""What is still missing about a person, from every part of the register; a new one is a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from desa_app.desa import Desa
from desa_app.domain.episode import Episode
from desa_app.domain.missing import missing_in
from desa_app.domain.person import Person
from desa_app.wording_plan import missing_words
from ui.widgets.checklist import CheckItem, State

GapSource = Callable[[Desa, Person, Episode | None], Iterable[CheckItem]]


def _in_plan(_office: Desa, person: Person, episode: Episode | None) -> Iterable[CheckItem]:
    for code in missing_in(person.facts, episode):
        words, hint = missing_words(code)
        yield CheckItem(words, State.OPEN, hint)


SOURCES: tuple[GapSource, ...] = (_in_plan,)


def gaps_of(
    office: Desa,
    person: Person,
    episode: Episode | None,
    sources: Iterable[GapSource] = SOURCES,
) -> list[CheckItem]:
    """Everything that is missing, part after part."""
    return [item for source in sources for item in source(office, person, episode)]
