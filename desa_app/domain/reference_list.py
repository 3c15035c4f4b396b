# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists that change faster than a program: the shipped rows, and the office's own over them.

The office never changes a shipped row. It writes versions of its own under the same key; the
newest one that has begun is in force, and a version that says "bawaan" leads back to the program's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Literal

from desa_app.errors import Problem

CHECK_AGAIN_DAYS = 180
"""After half a year a row has to be looked up again."""
SOURCE_LIMIT, NOTE_LIMIT = 300, 300
KEY = "kunci"

FieldKind = Literal["teks", "paragraf", "pilihan"]
Versions = Mapping[str, Sequence["OwnVersion"]]
"""By key, each with its versions, the oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListField:
    """One fact of a row. ``fixed`` belongs to the program; ``choices`` are (value, words)."""

    name: str
    label: str
    kind: FieldKind = "teks"
    choices: tuple[tuple[str, str], ...] = ()
    required: bool = True
    fixed: bool = False
    limit: int = 200
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSpec:
    """What a list holds and what an office may do with it.

    ``key_label`` and ``key_pattern`` are for keys that people type (a code); without them the key
    of a new row is made by the program. ``shown`` names the field that a row is known by.
    ``may_retire`` allows the office to leave a shipped row out, ``may_add`` to add rows.
    ``keeps_expired``: a row past its last day still counts, and its reader says so.
    """

    name: str
    title: str
    about: str
    fields: tuple[ListField, ...]
    shown: str
    key_label: str = ""
    key_pattern: str = ""
    key_hint: str = ""
    may_add: bool = True
    may_retire: bool = True
    keeps_expired: bool = False

    def field(self, name: str) -> ListField:
        """One of the fields; raises ``KeyError``."""
        return next(one for one in self.fields if one.name == name)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFacts:
    """What a row says, where that was read, and from which to which day it holds."""

    values: dict[str, str]
    source: str
    checked_on: date
    valid_from: date | None = None
    valid_until: date | None = None

    def begun(self, day: date) -> bool:
        """Whether it holds already."""
        return self.valid_from is None or self.valid_from <= day

    def ended(self, day: date) -> bool:
        """Whether its last day is over."""
        return self.valid_until is not None and self.valid_until < day


class RowState(StrEnum):
    """What one version says about its row."""

    USED = "dipakai"
    RETIRED = "tidak_dipakai"
    SHIPPED = "bawaan"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnVersion:
    """One thing that the office wrote about a row; never changed afterwards."""

    key: str
    version: int
    state: RowState
    facts: RowFacts | None
    note: str
    at: datetime
    by: str


class RowOrigin(StrEnum):
    """Whose row it is; the values are what the table shows."""

    SHIPPED = "bawaan"
    CHANGED = "diubah kantor"
    OWN = "milik kantor"
    RETIRED = "tidak dipakai"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """A row as the office edits it: the newest version, whether it has begun or not."""

    key: str
    facts: RowFacts
    origin: RowOrigin
    version: int = 0
    changed_at: datetime | None = None
    changed_by: str = ""
    note: str = ""

    def needs_check(self, today: date) -> bool:
        """Too long ago, or past its last day."""
        if self.origin is RowOrigin.RETIRED:
            return False
        return is_old(self.facts.checked_on, today) or self.facts.ended(today)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListState:
    """How a list stands: how many rows, how many the office changed, how many to look up again."""

    spec: ListSpec
    rows: int
    own: int
    to_check: int = field(default=0)


def is_old(checked_on: date, today: date) -> bool:
    """Whether something was checked too long ago."""
    return today - checked_on > timedelta(days=CHECK_AGAIN_DAYS)


def in_force(
    spec: ListSpec, shipped: Mapping[str, RowFacts], own: Versions, day: date
) -> dict[str, RowFacts]:
    """The rows that hold on a day, the program's first, then the office's own."""
    found = {}
    for key in (*shipped, *(key for key in own if key not in shipped)):
        facts = _holds(shipped.get(key), own.get(key, ()), day)
        if facts is None and spec.keeps_expired:
            # Others lean on these rows by name, so one that begins later stands already.
            row = _newest(key, shipped.get(key), own.get(key, ()))
            facts = row.facts if row is not None and row.origin is RowOrigin.OWN else None
        if facts is not None and (spec.keeps_expired or not facts.ended(day)):
            found[key] = facts
    return found


def newest_rows(shipped: Mapping[str, RowFacts], own: Versions) -> tuple[ListRow, ...]:
    """Every row as it was last written; those that nobody uses any more stand at the end."""
    used: list[ListRow] = []
    left: list[ListRow] = []
    for key in (*shipped, *(key for key in own if key not in shipped)):
        row = _newest(key, shipped.get(key), own.get(key, ()))
        if row is not None:
            (left if row.origin is RowOrigin.RETIRED else used).append(row)
    return (*used, *left)


def problems_in_row(
    spec: ListSpec, key: str, facts: RowFacts, today: date, *, new: bool
) -> tuple[Problem, ...]:
    """What cannot be stored about a row; ``new`` looks at the key too."""
    found = []
    if new and spec.key_pattern and not re.fullmatch(spec.key_pattern, key):
        found.append(Problem(KEY, "kunci-acuan" if key else "kosong", key, spec.key_hint))
    for one in spec.fields:
        text = facts.values.get(one.name, "")
        if not text.strip():
            if one.required:
                found.append(Problem(one.name, "kosong"))
        elif one.kind == "pilihan" and text not in dict(one.choices):
            found.append(Problem(one.name, "bukan-pilihan", text))
        else:
            found.extend(_problems_in_text(one.name, text, one.limit, one.kind == "paragraf"))
    if not facts.source.strip():
        found.append(Problem("source", "kosong"))
    found.extend(_problems_in_text("source", facts.source, SOURCE_LIMIT, long=False))
    if facts.checked_on > today:
        found.append(Problem("checked_on", "tanggal-mendatang", facts.checked_on.isoformat()))
    both = facts.valid_from, facts.valid_until
    if both[0] is not None and both[1] is not None and both[1] < both[0]:
        found.append(Problem("valid_until", "berlaku-terbalik"))
    return tuple(found)


def _problems_in_text(name: str, text: str, limit: int, long: bool) -> list[Problem]:
    if len(text) > limit:
        return [Problem(name, "terlalu-panjang", text, str(limit))]
    allowed = "\n" if long else ""
    if any(not sign.isprintable() and sign not in allowed for sign in text):
        return [Problem(name, "huruf-tidak-tercetak")]
    return []


def _holds(shipped: RowFacts | None, versions: Sequence[OwnVersion], day: date) -> RowFacts | None:
    for one in reversed(versions):
        if one.state is RowState.RETIRED:
            return None
        if one.state is RowState.SHIPPED:
            break
        # What begins later leaves the version before it in force until then.
        if one.facts is not None and one.facts.begun(day):
            return one.facts
    return shipped if shipped is not None and shipped.begun(day) else None


def _newest(key: str, shipped: RowFacts | None, versions: Sequence[OwnVersion]) -> ListRow | None:
    last = versions[-1] if versions else None
    if last is None or last.state is RowState.SHIPPED:
        if shipped is None:
            return None
        return ListRow(key=key, facts=shipped, origin=RowOrigin.SHIPPED)
    facts = last.facts or next((one.facts for one in reversed(versions) if one.facts), shipped)
    if facts is None:
        return None
    origin = RowOrigin.OWN if shipped is None else RowOrigin.CHANGED
    if last.state is RowState.RETIRED:
        origin = RowOrigin.RETIRED
    return ListRow(
        key=key,
        facts=facts,
        origin=origin,
        version=last.version,
        changed_at=last.at,
        changed_by=last.by,
        note=last.note,
    )
