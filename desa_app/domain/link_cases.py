# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds who is named in a case of one village and recruits, or is named again, in another."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from desa_app.domain.link_groups import MOST_SIGNS, Group, crosses, link_of, place_of, sponsor_of
from desa_app.domain.link_recruiters import name_links, name_of
from desa_app.domain.links import Link, LinkKind, Mention, Reason, Sign, Why
from desa_app.domain.phone import phones_in

if TYPE_CHECKING:
    from collections.abc import Iterable


def links_of_cases(cases: Iterable[Mention], mentions: Iterable[Mention]) -> tuple[Link, ...]:
    """Links between villages of which at least one has the recruiter in a case.

    A case's mention has no plans, and its text stands as ``sponsor`` and, with a number, also as
    ``phone``. The order of all makes no difference.
    """
    told = {id(one): one for one in cases}
    if not told:
        return ()
    every = sorted((*told.values(), *mentions), key=lambda one: (*place_of(one), id(one) in told))
    names: dict[str, Group] = defaultdict(list)
    numbers: dict[str, Group] = defaultdict(list)
    for one in every:
        # Reports often say the number in the same line as the name.
        key = name_of(" ".join(word for word in one.sponsor.split() if not _has_digit(word)))
        if key:
            names[key].append(one)
        for phone in phones_in(one.phone):
            numbers[phone.normal].append(one)

    def plain(group: Group) -> bool:
        return not any(id(one) in told for one in group)

    def both_plain(one: Group, other: Group) -> bool:
        return plain(one) and plain(other)

    found = name_links(LinkKind.CASE, names, plain, both_plain)
    for number, group in numbers.items():
        if crosses(group) and not plain(group):
            reason = Reason(Why.SAME_PHONE, number)
            found.append(link_of(LinkKind.CASE, number, group, sponsor_of, (reason,)))
    in_case = sorted({one.village for one in told.values()})
    return tuple(
        sorted((_said(link, told.values(), in_case) for link in found), key=lambda one: one.key)
    )


def _has_digit(word: str) -> bool:
    return any(sign.isdigit() for sign in word)


def _said(link: Link, cases: Iterable[Mention], villages: list[str]) -> Link:
    """A link with the number of cases behind it, and the villages that have them."""
    texts = {(place.village, text) for place in link.places for text in place.texts}
    behind = [one for one in cases if (one.village, one.sponsor) in texts]
    where = tuple(code for code in villages if any(one.village == code for one in behind))
    reasons = (*link.reasons, Reason(Why.IN_CASE, str(len(behind))))
    signs = (*link.signs[: MOST_SIGNS - 1], Sign("disebut dalam kasus", where))
    return replace(link, reasons=reasons, signs=signs)
