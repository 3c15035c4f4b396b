# SPDX-License-Identifier: GPL-3.0-or-later
"""Every trace that a number or a package left in a village's or kecamatan's data, wherever it is.

When rows were lost, the counters may be among them; but a number also stands in the letter, beside
it, in the ranges and in the log. The highest of all of them is the least that was given.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from desa_app.domain.number_report import NumberRange
from desa_app.domain.number_rules import LARGEST, place_in
from desa_app.store.numbers import last_numbers, ranges
from desa_app.store.packages import last_sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

_PLACES = (
    "SELECT scope, year, last FROM letter_counter",
    "SELECT scope, year, max(running) FROM letter GROUP BY scope, year",
    "SELECT scope, year, max(running) FROM hand_letter GROUP BY scope, year",
    "SELECT scope, year, max(running) FROM spent_number GROUP BY scope, year",
    "SELECT scope, year, max(last) FROM number_range WHERE carried OR lost GROUP BY scope, year",
)


def seen_numbers(connection: Connection) -> dict[tuple[str, int], int]:
    """The highest number of every sequence and year that is to be seen anywhere."""
    found: dict[tuple[str, int], int] = {}

    def see(scope: str, year: int, running: int) -> None:
        if scope and 0 < running <= LARGEST:
            found[scope, year] = max(running, found.get((scope, year), 0))

    for place in _PLACES:
        for scope, year, running in connection.execute(text(place)):
            see(str(scope), int(year), int(running))
    for _, told in _logged(connection, "surat-terbit", "surat-tangan-dicatat"):
        at = place_in(str(told.get("urutan", "")))
        if at is not None:
            see(*at)
    for scope, told in _logged(connection, "nomor-dinaikkan"):
        match told:
            case {"tahun": int(year), "sampai": int(running)}:
                see(scope, year, running)
    return found


def seen_sequence(connection: Connection) -> int:
    """The highest package that is to be seen anywhere, 0 for none."""
    found = last_sequence(connection)
    for name, actions in (
        ("nomor", ("kiriman-dibuat",)),
        ("sampai", ("urutan-kiriman-dinaikkan",)),
    ):
        for _, told in _logged(connection, *actions):
            number = told.get(name)
            if isinstance(number, int) and not isinstance(number, bool):
                found = max(found, number)
    return found


def logged_ranges(connection: Connection) -> tuple[NumberRange, ...]:
    """Numbers set aside for letters by hand, as the log knows them, without those given back."""
    found: dict[tuple[str, int, int, int], NumberRange] = {}
    for action, keep in (("nomor-disisihkan", True), ("nomor-dilepas", False)):
        for scope, told in _logged(connection, action):
            match told:
                case {"tahun": int(year), "dari": int(first), "sampai": int(last)}:
                    place = (scope, year, first, last)
                    if not keep:
                        found.pop(place, None)
                    elif 0 < first <= last <= LARGEST:
                        found[place] = NumberRange(
                            id="", sequence=scope, year=year, first=first, last=last, note=""
                        )
    return tuple(found.values())


def kinds_used(connection: Connection) -> set[str]:
    """The kinds of all letters that are there."""
    return set(connection.execute(text("SELECT DISTINCT kind FROM letter")).scalars())


def holes(connection: Connection) -> list[tuple[str, int, int, int]]:
    """Numbers below the counters that stand on no letter and in no range: scope, year, run."""
    years = connection.execute(text("SELECT DISTINCT year FROM letter_counter")).scalars().all()
    found = []
    for year in years:
        used: dict[str, set[int]] = {}
        for table in ("letter", "hand_letter"):
            rows = connection.execute(
                text(f"SELECT scope, running FROM {table} WHERE year = :year"),  # noqa: S608
                {"year": year},
            )
            for scope, running in rows:
                used.setdefault(scope, set()).add(running)
        for scope, last in sorted(last_numbers(connection, year).items()):
            taken = used.get(scope, set())
            for one in ranges(connection, year, scope):
                taken |= set(range(one.first, min(one.last, last) + 1))
            found += [
                (scope, year, a, b)
                for a, b in _runs(n for n in range(1, last + 1) if n not in taken)
            ]
    return found


def _runs(numbers: Iterator[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _logged(connection: Connection, *actions: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for action in actions:
        rows = connection.execute(
            text("SELECT subject, detail FROM journal WHERE action = :action ORDER BY position"),
            {"action": action},
        )
        for row in rows:
            try:
                told = json.loads(row.detail)
            except (ValueError, RecursionError):
                continue
            if isinstance(told, dict):
                yield row.subject, told
