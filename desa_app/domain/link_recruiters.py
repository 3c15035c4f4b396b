# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds recruiters, phone numbers and companies that plans of several villages name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from desa_app.domain.alike import Ground, folded, name_ground
from desa_app.domain.link_groups import (
    MOST_SIGNS,
    Group,
    company_of,
    crosses,
    first_two,
    joined,
    link_of,
    near,
    phone_of,
    place_of,
    places_in,
    spellings,
    sponsor_of,
    usual,
    villages_of,
)
from desa_app.domain.links import Link, LinkKind, Mention, Reason, Sign, Why
from desa_app.domain.phone import phones_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# What people write where no name is known; it is no name that villages could share.
_NO_NAME = frozenset(
    (
        "tidak ada", "tidak tahu", "belum ada", "belum tahu", "tdk ada", "nihil", "kosong",
        "mandiri", "sendiri", "keluarga", "teman", "saudara", "tetangga", "perorangan", "x", "xxx",
        "sponsor", "calo", "agen",
    )
)  # fmt: skip
_GROUNDS = {Ground.SHORT_NAME: Why.SHORT_NAME, Ground.CLOSE_NAME: Why.CLOSE_NAME}


def links_of_recruiters(mentions: Iterable[Mention]) -> tuple[Link, ...]:
    """Numbers, recruiters and companies in two or more villages; the order makes no difference.

    A name is left out where a number shared by all its plans tells the same.
    """
    every = sorted(mentions, key=place_of)
    phones = {one.phone: frozenset(p.normal for p in phones_in(one.phone)) for one in every}
    numbers: dict[str, Group] = defaultdict(list)
    names: dict[str, Group] = defaultdict(list)
    companies: dict[str, Group] = defaultdict(list)
    for one in every:
        for number in phones[one.phone]:
            numbers[number].append(one)
        for text, groups in ((one.sponsor, names), (one.company, companies)):
            key = name_of(text)
            if key:
                groups[key].append(one)
    found = [_phone_link(number, group) for number, group in numbers.items() if crosses(group)]

    def explained(group: Group) -> bool:
        return bool(frozenset.intersection(*(phones[one.phone] for one in group)))

    def tied(one: Group, other: Group) -> bool:
        return bool(_numbers(one, phones) & _numbers(other, phones))

    found += name_links(LinkKind.RECRUITER, names, explained, tied)
    found += name_links(LinkKind.COMPANY, companies, _never, _never)
    return tuple(sorted(found, key=lambda link: (link.kind.value, link.key)))


def name_of(text: str) -> str:
    """A name for comparing: its words in one order; "" for what names nobody."""
    key = folded(text)
    if len(key) < 2 or key in _NO_NAME or key.isdecimal():
        return ""
    return " ".join(sorted(key.split()))


def _never(*_groups: Group) -> bool:
    return False


def _numbers(group: Group, phones: dict[str, frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*(phones[one.phone] for one in group))


def name_links(
    kind: LinkKind,
    names: dict[str, Group],
    explained: Callable[[Group], bool],
    tied: Callable[[Group, Group], bool],
) -> list[Link]:
    """The same name in several villages, and similar names that no number ties together.

    ``explained`` leaves out one name, ``tied`` a pair of similar ones.
    """
    found = []
    text = company_of if kind is LinkKind.COMPANY else sponsor_of
    for key, group in names.items():
        if crosses(group) and not explained(group):
            spelled = sorted({text(one) for one in group})
            reasons = [Reason(Why.SAME_NAME, *first_two(spelled))]
            if " " not in key:
                reasons.append(Reason(Why.ONE_WORD, key.upper()))
            found.append(link_of(kind, key, group, text, tuple(reasons)))
    for one, other in sorted(near(names)):
        villages = {m.village for m in names[one]}, {m.village for m in names[other]}
        if len(villages[0] | villages[1]) < 2 or tied(names[one], names[other]):
            continue
        ground = name_ground(one, other)
        if ground is None or ground is Ground.SAME_NAME:
            continue
        group = joined(names[one], names[other])
        reason = Reason(_GROUNDS[ground], usual(names[one], text), usual(names[other], text))
        found.append(link_of(kind, f"{one}|{other}", group, text, (reason,)))
    return found


def _phone_link(number: str, group: Group) -> Link:
    written = usual(group, phone_of)
    names = usual(group, sponsor_of)
    reasons = [Reason(Why.SAME_PHONE, number)]
    title = f"{written} ({names})" if names else written
    signs = [Sign(written, villages_of(group), main=True), *spellings(group, sponsor_of)]
    return Link(
        kind=LinkKind.PHONE,
        key=number,
        title=title,
        places=places_in(group, phone_of),
        reasons=tuple(reasons),
        signs=tuple(signs[:MOST_SIGNS]),
    )
