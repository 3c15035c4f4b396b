# SPDX-License-Identifier: GPL-3.0-or-later
"""People whose data are limited (Pasal 41 UU 27/2022) in a package: counted, and nobody's name.

A receiver holds the recap against the rows, older programs too. So what is counted travels in rows
that nobody can be told by: no name, no NIK, ids made for this one package, days only as months, no
employer, recruiter or address. A letter keeps its number only when it was voided, so that its
paper is known to be worth nothing; it then belongs to no plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.letter import LetterState
from desa_app.domain.package_rows import LIMITED, NAMELESS, episode_row, letter_row, person_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from typing import Any

    from desa_app.domain.episode import Episode, StatusChange
    from desa_app.domain.package_rows import Row
    from desa_app.domain.person import Person

_NO_NUMBER = "-"
_COUNTED = ("status", "jalur", "negara", "skema", "sektor", "cara_pulang")


def limited_person_row(person: Person, row_id: str) -> Row:
    """Somebody to be counted: the sex, and nothing else that is theirs."""
    kept = person_row(person)["jk"]
    empty = dict.fromkeys(person_row(person), None)
    return empty | {"id": row_id, "nama": NAMELESS, "jk": kept, "dusun": "", LIMITED: True}


def limited_episode_row(episode: Episode, row_id: str, person_row_id: str) -> Row:
    """A plan to be counted: its states by the month."""
    row = episode_row(episode)
    # Within a month the order of the days is kept, as all of it then stands on the first.
    steps = sorted(episode.history, key=_day_of)
    emptied = {name: "" if isinstance(value, str) else None for name, value in row.items()}
    return (
        emptied
        | {name: row[name] for name in _COUNTED}
        | {
            "id": row_id,
            "orang": person_row_id,
            "rencana_berangkat": None,
            "langkah": [
                f"{step.on.replace(day=1).isoformat()} {step.status.value}" for step in steps
            ],
            "wawancara": [talk.on.replace(day=1).isoformat() for talk in episode.interviews],
        }
    )


def limited_letter_row(values: Mapping[str, Any], row_id: str, episode_row_id: str) -> Row:
    """A letter to be counted by its month; of a voided one number and day, and no plan."""
    row = letter_row(values)
    if values["state"] == LetterState.VOID.value:
        return row | {"rencana": None}
    day = values["issued_on"].replace(day=1).isoformat()
    return row | {"id": row_id, "rencana": episode_row_id, "nomor": _NO_NUMBER, "tanggal": day}


def _day_of(step: StatusChange) -> date:
    return step.on


def limited_in(rows: Iterable[Row]) -> int:
    """How many of the rows of ``orang`` are only to be counted."""
    return sum(row.get(LIMITED) is True for row in rows)
