# SPDX-License-Identifier: GPL-3.0-or-later
"""Records of a running list: what a field may hold is declared once, beside the field itself.

Such a record is noted, corrected, or struck with a reason; it is never removed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar, cast

from desa_app.errors import Problem
from desa_app.wording import typed_date

T = TypeVar("T")
OLDEST_DAY = date(1945, 8, 17)
REASON_LIMIT = 400
LARGEST_COUNT = 1_000_000


class RecordState(StrEnum):
    """A record stands, or was struck out with a reason."""

    NOTED = "tercatat"
    STRUCK = "dicoret"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Generic[T]):
    """One record: what was typed, and what became of it. ``revision`` guards a correction."""

    id: str
    revision: int
    facts: T
    state: RecordState
    strike_reason: str
    noted_at: datetime
    noted_by: str

    @property
    def struck(self) -> bool:
        """Whether it was struck out."""
        return self.state is RecordState.STRUCK


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage(Generic[T]):
    """What a list shows: the rows that fit, and how many there are without search and year."""

    rows: tuple[Record[T], ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """What a correction changed, field by field (old, new), as it is read by people."""

    at: datetime
    by: str
    fields: Mapping[str, tuple[str, str]]


# --- declaring fields -----------------------------------------------------------------------


def words(limit: int, *, required: bool = False, lines: bool = False) -> Any:
    """A field of text of at most ``limit`` letters, in one line unless ``lines``."""
    return field(default="", metadata={"limit": limit, "required": required, "lines": lines})


def day(*, required: bool = False, future: bool = False) -> Any:
    """A field that holds a calendar day; ``future`` allows one that is still to come."""
    return field(default=None, metadata={"required": required, "future": future})


def choice(*, required: bool = False) -> Any:
    """A field that holds one of an enumeration, or nothing."""
    return field(default=None, metadata={"required": required})


def count(default: int | None = 0) -> Any:
    """A field that holds a whole number from 0."""
    return field(default=default, metadata={"count": True})


def limits_of(kind: type[Any]) -> dict[str, int]:
    """How many letters each field of text may hold."""
    return {each.name: each.metadata["limit"] for each in fields(kind) if "limit" in each.metadata}


def facts_from(kind: type[T], values: Mapping[str, object]) -> T:
    """Facts of a form's values: numbers are read, what is missing is as if left empty."""
    found: dict[str, object] = {}
    for each in fields(cast("Any", kind)):
        value = values.get(each.name)
        if each.metadata.get("count"):
            digits = "".join(sign for sign in str(value or "") if sign in "0123456789")
            found[each.name] = int(digits) if digits else each.default
        elif value is not None:
            found[each.name] = value
    return kind(**found)


# --- judging --------------------------------------------------------------------------------


def tidied(facts: T) -> T:
    """The same with white space in order: one-line fields become one line."""
    found = {}
    for each in fields(cast("Any", facts)):
        value = getattr(facts, each.name)
        if isinstance(value, str) and "limit" in each.metadata:
            if each.metadata.get("lines"):
                lines = [" ".join(line.split()) for line in value.splitlines()]
                found[each.name] = "\n".join(lines).strip()
            else:
                found[each.name] = " ".join(value.split())
    return cast("T", replace(cast("Any", facts), **found))


def problems_in(facts: object, today: date) -> tuple[Problem, ...]:
    """What the fields' own rules refuse; the first problem of each field."""
    found = []
    for each in fields(cast("Any", facts)):
        problem = _problem(each.name, each.metadata, getattr(facts, each.name), today)
        if problem is not None:
            found.append(problem)
    return tuple(found)


def _problem(name: str, rule: Mapping[str, Any], value: object, today: date) -> Problem | None:
    if rule.get("required") and value in {None, ""}:
        return Problem(name, "kosong")
    if isinstance(value, StrEnum):
        return None
    if isinstance(value, str) and "limit" in rule:
        return _text_problem(name, value, rule["limit"])
    if isinstance(value, date):
        if value < OLDEST_DAY:
            return Problem(name, "tanggal-terlalu-lama", typed_date(value))
        if value > today and not rule.get("future"):
            return Problem(name, "tanggal-mendatang", typed_date(value))
    counted = rule.get("count") and isinstance(value, int)
    if counted and not 0 <= cast("int", value) <= LARGEST_COUNT:
        return Problem(name, "di-luar-batas", str(value), f"0 sampai {LARGEST_COUNT}")
    return None


def _text_problem(name: str, value: str, limit: int) -> Problem | None:
    if len(value) > limit:
        return Problem(name, "terlalu-panjang", value, str(limit))
    if not all(line.isprintable() for line in value.split("\n")):
        return Problem(name, "huruf-tidak-tercetak")
    return None


def later_than(name: str, value: date | None, earlier: date | None) -> tuple[Problem, ...]:
    """A problem when ``value`` lies before ``earlier``; nothing while one of them is not known."""
    if value is None or earlier is None or value >= earlier:
        return ()
    return (Problem(name, "sebelum-hari", typed_date(value), typed_date(earlier)),)


def reason_of(text: str) -> tuple[str, tuple[Problem, ...]]:
    """A reason as one line, and what is wrong with it."""
    reason = " ".join(text.split())
    if not reason:
        return reason, (Problem("reason", "kosong"),)
    if len(reason) > REASON_LIMIT:
        return reason, (Problem("reason", "terlalu-panjang", reason, str(REASON_LIMIT)),)
    return reason, ()


def shown(value: object) -> str:
    """A field's value as people read it: days as typed, choices by their words."""
    if isinstance(value, date):
        return typed_date(value)
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, StrEnum):
        return str(getattr(value, "words", value.value))
    return "" if value is None else str(value)


def changed(old: object, new: object) -> dict[str, tuple[str, str]]:
    """Which fields of two facts of one kind differ: name to old and new value as read."""
    found = {}
    for each in fields(cast("Any", old)):
        before, after = getattr(old, each.name), getattr(new, each.name)
        if before != after:
            found[each.name] = (shown(before), shown(after))
    return found
