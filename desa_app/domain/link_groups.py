# SPDX-License-Identifier: GPL-3.0-or-later
"""Mentions that belong together become a link: its villages, spellings and signs."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from desa_app.domain.alike import folded
from desa_app.domain.links import Link, LinkKind, Mention, Place, Reason, Sign
from desa_app.domain.phone import phones_in

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_SIGNS = 6
BEGINNING = 3
# Rows come from outside: whatever they hold, the comparing stays bounded.
MOST_ALIKE = 300

Group = list[Mention]


def crosses(group: Group) -> bool:
    """Whether two villages take part."""
    return len({one.village for one in group}) > 1


def near(names: dict[str, Group]) -> set[tuple[str, str]]:
    """Pairs of names worth comparing: the beginning of a word and a letter of the next agree."""
    shared: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name in names:
        words = name.split()
        for word in words:
            letters = {other[0] for other in words if other is not word} or {""}
            for letter in letters:
                shared[word[:BEGINNING], letter].add(name)
    return {pair for near in shared.values() for pair in combinations(sorted(near)[:MOST_ALIKE], 2)}


def joined(one: Group, other: Group) -> Group:
    """Both groups, each mention once."""
    both = {id(mention): mention for mention in (*one, *other)}
    return sorted(both.values(), key=place_of)


def place_of(one: Mention) -> tuple[str, str, str, str, int, str, bool]:
    """Where a mention stands, whatever order they came in."""
    written = (one.village, one.sponsor, one.phone, one.company)
    return (*written, one.plans, str(one.newest), one.undated)


def link_of(
    kind: LinkKind,
    key: str,
    group: Group,
    text: Callable[[Mention], str],
    reasons: tuple[Reason, ...],
) -> Link:
    """A link of a group whose texts are alike."""
    signs = [Sign(one.text, one.villages, main=True) for one in spellings(group, text)]
    signs = signs[: MOST_SIGNS - 2]
    if kind is LinkKind.RECRUITER:
        signs += spellings(group, phone_of)
    return Link(
        kind=kind,
        key=key,
        title=" / ".join(first_two([sign.text for sign in signs if sign.main])),
        places=places_in(group, text),
        reasons=reasons,
        signs=tuple(signs[:MOST_SIGNS]),
    )


def places_in(group: Group, text: Callable[[Mention], str]) -> tuple[Place, ...]:
    """The villages of a group."""
    by_village: dict[str, Group] = defaultdict(list)
    for one in group:
        by_village[one.village].append(one)
    return tuple(
        Place(
            village=village,
            texts=tuple(sorted({text(one) for one in here})),
            plans=sum(one.plans for one in here),
            newest=max((one.newest for one in here if one.newest is not None), default=None),
            undated=any(one.undated for one in here),
        )
        for village, here in sorted(by_village.items())
    )


def spellings(group: Group, text: Callable[[Mention], str]) -> list[Sign]:
    """How it is written, a few of most villages; equal but for signs between are one."""
    places: dict[str, Group] = defaultdict(list)
    for one in group:
        if text(one).strip():
            normal = frozenset(p.normal for p in phones_in(text(one))) if text is phone_of else ""
            places[str(sorted(normal)) if normal else folded(text(one))].append(one)
    signs = sorted((-len(villages_of(here)), key) for key, here in places.items())
    return [
        Sign(usual(places[key], text), villages_of(places[key])) for _, key in signs[:MOST_SIGNS]
    ]


def usual(group: Group, text: Callable[[Mention], str]) -> str:
    """The spelling of most plans; of several a number as people dial it."""
    counted: Counter[str] = Counter()
    for one in group:
        if text(one).strip():
            counted[text(one).strip()] += one.plans
    return min(counted, key=lambda word: (-counted[word], word[:1] == "+", word), default="")


def villages_of(group: Group) -> tuple[str, ...]:
    """Codes of the villages of a group."""
    return tuple(sorted({one.village for one in group}))


def first_two(words: list[str]) -> list[str]:
    """The first two of some words."""
    return words[:2]


def sponsor_of(one: Mention) -> str:
    """How the recruiter is written."""
    return one.sponsor


def company_of(one: Mention) -> str:
    """How the company is written."""
    return one.company


def phone_of(one: Mention) -> str:
    """How the number is written."""
    return one.phone


def address_of(one: Mention) -> str:
    """How the address is written."""
    return one.address
