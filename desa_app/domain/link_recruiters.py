# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds recruiters, phone numbers and companies that plans of several villages name."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from desa_app.domain.alike import Ground, folded, name_ground
from desa_app.domain.links import Link, LinkKind, Mention, Place, Reason, Sign, Why
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
_BEGINNING = 3
_GROUNDS = {Ground.SHORT_NAME: Why.SHORT_NAME, Ground.CLOSE_NAME: Why.CLOSE_NAME}
_MOST_SIGNS = 6
# Rows come from outside: whatever they hold, the comparing stays bounded.
_MOST_ALIKE = 300

Group = list[Mention]


def links_of_recruiters(mentions: Iterable[Mention]) -> tuple[Link, ...]:
    """Numbers, recruiters and companies in two or more villages; the order makes no difference.

    A name is left out where a number shared by all its plans tells the same.
    """
    every = sorted(mentions, key=_place_of)
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
    found = [_phone_link(number, group) for number, group in numbers.items() if _crosses(group)]

    def explained(group: Group) -> bool:
        return bool(frozenset.intersection(*(phones[one.phone] for one in group)))

    def tied(one: Group, other: Group) -> bool:
        return bool(_numbers(one, phones) & _numbers(other, phones))

    found += _name_links(LinkKind.RECRUITER, names, explained, tied)
    found += _name_links(LinkKind.COMPANY, companies, _never, _never)
    return tuple(sorted(found, key=lambda link: (link.kind.value, link.key)))


def name_of(text: str) -> str:
    """A name for comparing: its words in one order; "" for what names nobody."""
    key = folded(text)
    if len(key) < 2 or key in _NO_NAME or key.isdecimal():
        return ""
    return " ".join(sorted(key.split()))


def _never(*_groups: Group) -> bool:
    return False


def _crosses(group: Group) -> bool:
    return len({one.village for one in group}) > 1


def _numbers(group: Group, phones: dict[str, frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*(phones[one.phone] for one in group))


def _name_links(
    kind: LinkKind,
    names: dict[str, Group],
    explained: Callable[[Group], bool],
    tied: Callable[[Group, Group], bool],
) -> list[Link]:
    """The same name in several villages, and similar names that no number ties together."""
    found = []
    text = _sponsor if kind is LinkKind.RECRUITER else _company
    for key, group in names.items():
        if _crosses(group) and not explained(group):
            spelled = sorted({text(one) for one in group})
            reasons = [Reason(Why.SAME_NAME, *_first_two(spelled))]
            if " " not in key:
                reasons.append(Reason(Why.ONE_WORD, key.upper()))
            found.append(_link(kind, key, group, text, tuple(reasons)))
    for one, other in sorted(_near(names)):
        villages = {m.village for m in names[one]}, {m.village for m in names[other]}
        if len(villages[0] | villages[1]) < 2 or tied(names[one], names[other]):
            continue
        ground = name_ground(one, other)
        if ground is None or ground is Ground.SAME_NAME:
            continue
        group = _joined(names[one], names[other])
        reason = Reason(_GROUNDS[ground], _usual(names[one], text), _usual(names[other], text))
        found.append(_link(kind, f"{one}|{other}", group, text, (reason,)))
    return found


def _near(names: dict[str, Group]) -> set[tuple[str, str]]:
    """Pairs of names worth comparing: the beginning of a word and a letter of the next agree."""
    shared: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name in names:
        words = name.split()
        for word in words:
            letters = {other[0] for other in words if other is not word} or {""}
            for letter in letters:
                shared[word[:_BEGINNING], letter].add(name)
    return {
        pair for near in shared.values() for pair in combinations(sorted(near)[:_MOST_ALIKE], 2)
    }


def _joined(one: Group, other: Group) -> Group:
    both = {id(mention): mention for mention in (*one, *other)}
    return sorted(both.values(), key=_place_of)


def _place_of(one: Mention) -> tuple[str, str, str, str, int, str, bool]:
    written = (one.village, one.sponsor, one.phone, one.company)
    return (*written, one.plans, str(one.newest), one.undated)


def _phone_link(number: str, group: Group) -> Link:
    written = _usual(group, _phone)
    names = _usual(group, _sponsor)
    reasons = [Reason(Why.SAME_PHONE, number)]
    title = f"{written} ({names})" if names else written
    signs = [Sign(written, _villages(group), main=True), *_spellings(group, _sponsor)]
    return Link(
        kind=LinkKind.PHONE,
        key=number,
        title=title,
        places=_places(group, _phone),
        reasons=tuple(reasons),
        signs=tuple(signs[:_MOST_SIGNS]),
    )


def _link(
    kind: LinkKind,
    key: str,
    group: Group,
    text: Callable[[Mention], str],
    reasons: tuple[Reason, ...],
) -> Link:
    signs = [Sign(one.text, one.villages, main=True) for one in _spellings(group, text)]
    signs = signs[: _MOST_SIGNS - 2]
    if kind is LinkKind.RECRUITER:
        signs += _spellings(group, _phone)
    return Link(
        kind=kind,
        key=key,
        title=" / ".join(_first_two([sign.text for sign in signs if sign.main])),
        places=_places(group, text),
        reasons=reasons,
        signs=tuple(signs[:_MOST_SIGNS]),
    )


def _places(group: Group, text: Callable[[Mention], str]) -> tuple[Place, ...]:
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


def _spellings(group: Group, text: Callable[[Mention], str]) -> list[Sign]:
    """How it is written, a few of most villages; equal but for signs between are one."""
    places: dict[str, Group] = defaultdict(list)
    for one in group:
        if text(one).strip():
            normal = frozenset(p.normal for p in phones_in(text(one))) if text is _phone else ""
            places[str(sorted(normal)) if normal else folded(text(one))].append(one)
    signs = sorted((-len(_villages(here)), key) for key, here in places.items())
    return [
        Sign(_usual(places[key], text), _villages(places[key])) for _, key in signs[:_MOST_SIGNS]
    ]


def _usual(group: Group, text: Callable[[Mention], str]) -> str:
    """The spelling of most plans; of several a number as people dial it."""
    counted: Counter[str] = Counter()
    for one in group:
        if text(one).strip():
            counted[text(one).strip()] += one.plans
    return min(counted, key=lambda word: (-counted[word], word[:1] == "+", word), default="")


def _villages(group: Group) -> tuple[str, ...]:
    return tuple(sorted({one.village for one in group}))


def _first_two(words: list[str]) -> list[str]:
    return words[:2]


def _sponsor(one: Mention) -> str:
    return one.sponsor


def _company(one: Mention) -> str:
    return one.company


def _phone(one: Mention) -> str:
    return one.phone
