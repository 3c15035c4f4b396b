# SPDX-License-Identifier: GPL-3.0-or-later
"""What one record looks like inside a package, written by the village, read by the kecamatan.

Only what the receiver needs travels: no family card, no parents, no religion, no letter text.
Reading treats every row as hostile and raises :class:`RowBroken` with the field's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from desa_app.domain.codes import Sex
from desa_app.domain.episode import Episode, Jalur, ReturnWay, Scheme, Sector, Status
from desa_app.domain.letter import LetterState
from desa_app.domain.person import Person, is_sixteen_digits
from desa_app.domain.recap import Count, Recap
from desa_app.domain.recap_facts import RecapFact
from desa_app.domain.recap_lines import CASE_KIND, is_plain
from desa_app.ids import is_id

Row = dict[str, object]
LIMITED = "dibatasi"
"""The member of a person's row that says: to be counted only. Older programs do not know it."""
NAMELESS = "(data dibatasi)"
"""Stands for the name of somebody who is only counted; a row of ``orang`` must have one."""
_LONG = 300
_MOST_PLAIN = 10**15
_Code = TypeVar("_Code", Sex, Status, Jalur, Scheme, LetterState, Sector, ReturnWay)
_VALUES: dict[type, dict[str, Any]] = {
    kind: {member.value: member for member in kind}
    for kind in (Sex, Status, Jalur, Scheme, LetterState, Sector, ReturnWay)
}
# A package repeats the same few thousand days and steps; nobody can make more be remembered.
_REMEMBERED = 8192


class RowBroken(Exception):
    """A row that cannot be taken; ``field`` names the first bad value."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def person_row(person: Person) -> Row:
    """A person as the kecamatan needs it."""
    facts = person.facts
    return {
        "id": person.id,
        "nama": facts.name,
        "nik": facts.nik,
        "jk": facts.sex.value if facts.sex else None,
        "tanggal_lahir": facts.birth_date.isoformat() if facts.birth_date else None,
        "dusun": facts.dusun,
    }


def episode_row(episode: Episode, addresses: tuple[str, str] = ("", "")) -> Row:
    """A plan with its dated steps and interviews.

    ``addresses`` are the recruiter's and the company's, as far as they are on record; what is
    longer than a row holds is cut.
    """
    facts = episode.facts
    departure = facts.planned_departure
    return {
        "id": episode.id,
        "orang": facts.person_id,
        "status": episode.status.value,
        "jalur": facts.jalur.value,
        "negara": facts.country,
        "pekerjaan": facts.job,
        "skema": facts.scheme.value,
        "sektor": facts.sector.value if facts.sector else None,
        "cara_pulang": facts.return_way.value if facts.return_way else None,
        "p3mi": facts.p3mi,
        "sponsor": facts.sponsor,
        "telepon_sponsor": facts.sponsor_phone,
        "rencana_berangkat": departure.isoformat() if departure else None,
        "langkah": [f"{step.on.isoformat()} {step.status.value}" for step in episode.history],
        "wawancara": [talk.on.isoformat() for talk in episode.interviews],
        "alamat_perekrut": addresses[0].strip()[:_LONG],
        "alamat_p3mi": addresses[1].strip()[:_LONG],
    }


def letter_row(values: Mapping[str, Any]) -> Row:
    """A letter of the archive: number and day, never its text."""
    return {
        "id": values["id"],
        "rencana": values["episode_id"],
        "jenis": values["kind"],
        "nomor": values["number"],
        "tanggal": values["issued_on"].isoformat(),
        "keadaan": values["state"],
    }


def recap_rows(recap: Recap) -> tuple[Row, ...]:
    """The recap: one row per line that is told, one per kind of case, one per country.

    What is no number of people stands in ``n``; ``l``, ``p`` and ``t`` are 0 there, so that an
    older program reads the row.
    """
    told = {**recap.counts}
    for kind, count in (recap.case_kinds or {}).items():
        told[f"{CASE_KIND}{kind}"] = count
    return (
        *(_count_row("kunci", key, count, plain=is_plain(key)) for key, count in told.items()),
        *(_count_row("negara", key, count, plain=False) for key, count in recap.countries.items()),
    )


def _count_row(name: str, key: str, count: Count, *, plain: bool) -> Row:
    row: Row = {name: key, "l": count.male, "p": count.female, "t": count.unknown}
    return row | {"n": count.plain} if plain else row


def read_person(row: Row) -> Row:
    """Columns of the kecamatan's person table."""
    limited = row.get(LIMITED, False)
    if not isinstance(limited, bool):
        raise RowBroken(LIMITED)
    if limited:
        # Whatever else stands there is nothing that may be kept.
        row = row | {"nama": NAMELESS, "nik": None, "tanggal_lahir": None, "dusun": ""}
    nik = _optional(row, "nik")
    if nik is not None and not is_sixteen_digits(nik):
        raise RowBroken("nik")
    sex = _optional(row, "jk")
    return {
        "id": read_id(row, "id"),
        "name": read_text(row, "nama", required=True),
        "nik": nik,
        "sex": _member(Sex, sex, "jk") if sex is not None else None,
        "birth_date": read_day(row, "tanggal_lahir"),
        "dusun": read_text(row, "dusun"),
        "limited": limited,
    }


def read_episode(row: Row) -> Row:
    """Columns of the kecamatan's plan table."""
    return {
        "id": read_id(row, "id"),
        "person_id": read_id(row, "orang"),
        "status": _member(Status, row.get("status"), "status"),
        "jalur": _member(Jalur, row.get("jalur"), "jalur"),
        "country": _country(row),
        "job": read_text(row, "pekerjaan"),
        "scheme": _member(Scheme, row.get("skema"), "skema"),
        "p3mi": read_text(row, "p3mi"),
        "sponsor": read_text(row, "sponsor"),
        "sponsor_phone": read_text(row, "telepon_sponsor", limit=40),
        "sponsor_address": _told_text(row, "alamat_perekrut"),
        "company_address": _told_text(row, "alamat_p3mi"),
        "planned_departure": read_day(row, "rencana_berangkat"),
        "noted_on": min((_step(step)[0] for step in _list(row, "langkah")), default=None),
    }


def read_letter(row: Row) -> Row:
    """Columns of the kecamatan's letter table."""
    issued = read_day(row, "tanggal")
    if issued is None:
        raise RowBroken("tanggal")
    episode_id = row.get("rencana")
    return {
        "id": read_id(row, "id"),
        "episode_id": read_id(row, "rencana") if episode_id is not None else None,
        "kind": read_text(row, "jenis", required=True, limit=40),
        "number": read_text(row, "nomor", required=True, limit=80),
        "issued_on": issued,
        "state": _member(LetterState, row.get("keadaan"), "keadaan"),
    }


def read_recap(rows: Iterable[Row], period: str) -> Recap:
    """The recap that the village stated.

    A key that is not there was not told: older programs know fewer. Unknown keys of a newer one
    are kept.
    """
    counts: dict[str, Count] = {}
    countries: dict[str, Count] = {}
    kinds: dict[str, Count] = {}
    for row in rows:
        if "negara" in row:
            countries[_country(row)] = _people(row)
            continue
        key = read_text(row, "kunci", required=True, limit=40)
        if key.startswith(CASE_KIND):
            kinds[key.removeprefix(CASE_KIND)] = Count(plain=_number(row, "n", _MOST_PLAIN))
        elif is_plain(key):
            counts[key] = Count(plain=_number(row, "n", _MOST_PLAIN))
        else:
            counts[key] = _people(row)
    return Recap(
        period=period,
        counts=counts,
        countries=dict(sorted(countries.items())),
        case_kinds=dict(sorted(kinds.items())) if "kasus_baru" in counts else None,
    )


def _people(row: Row) -> Count:
    return Count(male=_number(row, "l"), female=_number(row, "p"), unknown=_number(row, "t"))


def facts_from_rows(
    people: Iterable[Row], episodes: Iterable[Row], letters: Iterable[Row]
) -> list[RecapFact]:
    """What the recap counts, rebuilt from by-name rows, to hold against the stated recap."""
    sex_of = {_key(row, "id"): row.get("jk") for row in people}
    issued: dict[str, list[tuple[str, date]]] = {}
    for row in letters:
        if row.get("keadaan") == LetterState.ISSUED.value:
            day = read_day(row, "tanggal")
            if day is not None:
                issued.setdefault(_key(row, "rencana"), []).append((read_text(row, "jenis"), day))
    found = []
    for row in episodes:
        sex = sex_of.get(_key(row, "orang"))
        found.append(
            RecapFact(
                sex=_code(Sex, sex, "jk") if sex is not None else None,
                jalur=_code(Jalur, row.get("jalur"), "jalur"),
                country=_country(row),
                scheme=_code(Scheme, row.get("skema"), "skema"),
                sector=_optional_member(Sector, row, "sektor"),
                return_way=_optional_member(ReturnWay, row, "cara_pulang"),
                steps=tuple(_step(step) for step in _list(row, "langkah")),
                interviews=tuple(_list_day(day) for day in _list(row, "wawancara")),
                letters=tuple(issued.get(_key(row, "id"), ())),
            )
        )
    return found


def _key(row: Row, name: str) -> str:
    """An id to look up by; what is no text belongs to nothing and is refused with its own row."""
    value = row.get(name)
    return value if isinstance(value, str) else ""


def _step(step: object) -> tuple[date, Status]:
    """``2026-10-05 calon``."""
    if not isinstance(step, str):
        raise RowBroken("langkah")
    return _step_of(step)


@lru_cache(_REMEMBERED)
def _step_of(step: str) -> tuple[date, Status]:
    day, _, status = step.partition(" ")
    found = _day_of(day)
    if found is None:
        raise RowBroken("langkah")
    return found, _code(Status, status, "langkah")


def _list(row: Row, name: str) -> list[object]:
    value = row.get(name)
    if not isinstance(value, list) or len(value) > 1000:
        raise RowBroken(name)
    return value


def _list_day(value: object) -> date:
    day = _day_of(value) if isinstance(value, str) else None
    if day is None:
        raise RowBroken("wawancara")
    return day


def read_text(row: Row, name: str, *, required: bool = False, limit: int = _LONG) -> str:
    """A text of a row within its limit; raises ``RowBroken``."""
    value = row.get(name)
    if not isinstance(value, str) or len(value) > limit or (required and not value.strip()):
        raise RowBroken(name)
    return value


def _optional(row: Row, name: str) -> str | None:
    return None if row.get(name) is None else read_text(row, name)


def _told_text(row: Row, name: str) -> str:
    """A text that older programs do not send."""
    return read_text(row, name) if name in row else ""


def read_id(row: Row, name: str) -> str:
    """An id of a row; raises ``RowBroken``."""
    value = read_text(row, name)
    if not is_id(value):
        raise RowBroken(name)
    return value


def read_day(row: Mapping[str, object], name: str) -> date | None:
    """A day of a row, or ``None``; raises ``RowBroken``."""
    value = row.get(name)
    if value is None:
        return None
    day = _day_of(value) if isinstance(value, str) else None
    if day is None:
        raise RowBroken(name)
    return day


@lru_cache(_REMEMBERED)
def _day_of(text: str) -> date | None:
    """The day that is written exactly so, or ``None``."""
    if len(text) != 10:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    # Weeks ("2026-W01-1") are dates to Python, but not in this format.
    return day if day.isoformat() == text else None


def _number(row: Row, name: str, most: int = 1_000_000) -> int:
    value = row.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise RowBroken(name)
    return value


def _country(row: Row) -> str:
    value = read_text(row, "negara", limit=2)
    if len(value) != 2 or not (value.isascii() and value.isupper()):
        raise RowBroken("negara")
    return value


def _member(kind: type[_Code], value: object, name: str) -> str:
    if not isinstance(value, str) or value not in _VALUES[kind]:
        raise RowBroken(name)
    return value


def _code(kind: type[_Code], value: object, name: str) -> _Code:
    """The member of that value; looked up, because calling the class takes five times as long."""
    found: _Code | None = _VALUES[kind].get(value) if isinstance(value, str) else None
    if found is None:
        raise RowBroken(name)
    return found


def _optional_member(kind: type[_Code], row: Row, name: str) -> _Code | None:
    """A code that older programs do not write; null where it is not known."""
    value = row.get(name)
    return None if value is None else _code(kind, value, name)
