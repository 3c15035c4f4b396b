# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds addresses of recruiters, of their houses and of companies in several villages."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from desa_app.domain.address import AddressGround, address_ground, address_words
from desa_app.domain.link_groups import (
    MOST_ALIKE,
    MOST_SIGNS,
    Group,
    address_of,
    crosses,
    first_two,
    joined,
    place_of,
    places_in,
    spellings,
    sponsor_of,
    usual,
    villages_of,
)
from desa_app.domain.links import Link, LinkKind, Mention, Reason, Sign, Why

if TYPE_CHECKING:
    from collections.abc import Iterable

    Words = tuple[str, ...]

_WHY = {
    AddressGround.SAME: Why.SAME_ADDRESS,
    AddressGround.SHORT: Why.SHORT_ADDRESS,
    AddressGround.CLOSE: Why.CLOSE_ADDRESS,
}


def links_of_addresses(mentions: Iterable[Mention]) -> tuple[Link, ...]:
    """The same address in two or more villages, or one that may be it; in any order the same."""
    groups: dict[Words, Group] = defaultdict(list)
    for one in sorted(mentions, key=lambda one: (*place_of(one), one.address)):
        words = address_words(one.address)
        if words:
            groups[tuple(sorted(words))].append(one)
    found = [
        _address_link(words, group, Reason(Why.SAME_ADDRESS, *first_two(_written(group))))
        for words, group in groups.items()
        if crosses(group)
    ]
    for left, right in sorted(_near(groups)):
        both = joined(groups[left], groups[right])
        ground = address_ground(left, right)
        # Two spellings of one village are its own business.
        if ground is None or len(set(villages_of(both))) < 2:
            continue
        written = usual(groups[left], address_of), usual(groups[right], address_of)
        found.append(_address_link((*left, "|", *right), both, Reason(_WHY[ground], *written)))
    return tuple(sorted(found, key=lambda link: link.key))


def _near(groups: dict[Words, Group]) -> set[tuple[Words, Words]]:
    """Pairs that share a word of a name: no others are compared."""
    shared: dict[str, list[Words]] = defaultdict(list)
    for words in sorted(groups):
        for word in words:
            if len(word) > 3 and word.isalpha():
                shared[word[:4]].append(words)
    return {pair for near in shared.values() for pair in combinations(near[:MOST_ALIKE], 2)}


def _written(group: Group) -> list[str]:
    return sorted({one.address for one in group})


def _address_link(key: Words, group: Group, reason: Reason) -> Link:
    written = usual(group, address_of)
    signs = [Sign(one.text, one.villages, main=True) for one in spellings(group, address_of)]
    signs = [*signs[: MOST_SIGNS - 2], *spellings(group, sponsor_of)]
    return Link(
        kind=LinkKind.ADDRESS,
        key=" ".join(key),
        title=written,
        places=places_in(group, address_of),
        reasons=(reason,),
        signs=tuple(signs[:MOST_SIGNS]),
    )
