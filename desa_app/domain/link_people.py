# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds people whom two villages both look after: the same NIK, or name and birth date alike."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from desa_app.domain.links import Link, LinkKind, Place, Reason, Resident, Sign, Why
from desa_app.domain.same_name import day_and_month_swapped, is_alike, name_key
from desa_app.wording import masked, typed_date

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

# A name's words are compared only with names that share the beginning of one.
_BEGINNING = 3
# Rows come from outside: whatever they hold, the comparing stays bounded.
_MOST_ALIKE = 300


def links_of_people(people: Iterable[Resident]) -> tuple[Link, ...]:
    """Pairs of records in two different villages that may be one person.

    The same whatever order the people come in. Only records that share a NIK, or a birth date and
    the beginning of a word of their names, are compared.
    """
    every = sorted(people, key=lambda one: (one.village, one.id))
    keys = [name_key(one.name) for one in every]
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(every):
        if one.nik:
            groups["nik", one.nik].append(at)
        if one.birth_date is not None:
            day = _either_way(one.birth_date)
            for beginning in {word[:_BEGINNING] for word in keys[at].split()}:
                groups[day, beginning].append(at)
    found: dict[tuple[int, int], Link] = {}
    for members in groups.values():
        for pair in combinations(members[:_MOST_ALIKE], 2):
            one, other = every[pair[0]], every[pair[1]]
            if pair in found or one.village == other.village:
                continue
            reasons = reasons_for(one, other, keys[pair[0]], keys[pair[1]])
            if reasons:
                found[pair] = _link(one, other, reasons)
    return tuple(sorted(found.values(), key=lambda link: link.key))


def reasons_for(one: Resident, other: Resident, one_key: str, other_key: str) -> tuple[Reason, ...]:
    """Why two records may be one person, with what speaks against it; () when nothing does."""
    same_nik = bool(one.nik) and one.nik == other.nik
    name = _name_reason(one, other, one_key, other_key)
    birth = _birth_reason(one.birth_date, other.birth_date)
    if not same_nik:
        if name is None or birth is None or (one.sex != other.sex and one.sex and other.sex):
            return ()
        against = (Reason(Why.OTHER_NIK),) if one.nik and other.nik else ()
        return (name, birth, *against)
    told = name or Reason(Why.OTHER_NAME, one.name, other.name)
    return (Reason(Why.SAME_NIK, masked(one.nik or "")), told, *((birth,) if birth else ()))


def _name_reason(one: Resident, other: Resident, one_key: str, other_key: str) -> Reason | None:
    # The matcher behind it is not symmetrical by itself.
    if not is_alike(*sorted((one_key, other_key))):
        return None
    same = one_key == other_key
    return Reason(Why.SAME_NAME if same else Why.CLOSE_NAME, one.name, other.name)


def _birth_reason(one: date | None, other: date | None) -> Reason | None:
    if one is None or other is None:
        return None
    if one == other:
        return Reason(Why.SAME_BIRTH, typed_date(one), typed_date(other))
    if day_and_month_swapped(one) == other:
        return Reason(Why.SWAPPED_BIRTH, typed_date(one), typed_date(other))
    return None


def _either_way(day: date) -> date:
    """One day for a date and for what becomes of it when the month is taken first."""
    swapped = day_and_month_swapped(day)
    return day if swapped is None else min(day, swapped)


def _link(one: Resident, other: Resident, reasons: tuple[Reason, ...]) -> Link:
    places = tuple(
        Place(village=each.village, texts=(each.name,), plans=1, record=each.id)
        for each in (one, other)
    )
    both = (one.village, other.village)
    signs: list[Sign] = []
    for reason in reasons:
        if reason.why in {Why.OTHER_NIK, Why.OTHER_NAME}:
            continue
        words = "NIK " + reason.one if reason.why is Why.SAME_NIK else reason.one
        if reason.one == reason.other or not reason.other:
            signs.append(Sign(words, both, main=not signs))
        else:
            signs.append(Sign(f"{reason.one} / {reason.other}", both, main=not signs))
    return Link(
        kind=LinkKind.PERSON,
        key=f"{one.village}/{one.id}|{other.village}/{other.id}",
        title=one.name if one.name == other.name else f"{one.name} / {other.name}",
        places=places,
        reasons=reasons,
        signs=tuple(signs),
    )
