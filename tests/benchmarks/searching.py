# SPDX-License-Identifier: GPL-3.0-or-later
"""Search at every keystroke, and the month sealed, in a register of a whole kecamatan's size."""

from __future__ import annotations

import json
import os
import statistics
import time
import zipfile
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

import pyrage
from sqlalchemy import text

from desa_app.clock import SetClock
from desa_app.domain.package import DataLevel
from desa_app.domain.people_list import PeopleQuery
from desa_app.exchange import age_file
from desa_app.office.recovery import identities_of
from desa_app.office.superior import trusted_superior
from tests.benchmarks.figures import NOT_INSTALLED, Figure, Folder, found, interleaved, run
from tests.benchmarks.large_register import PLANS, fill_register
from tests.office_kit import (
    DISTRICT,
    NOW,
    VILLAGE,
    desk_of,
    enrolled_copy,
    open_district,
    open_village,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desa_app.desa import Desa
    from tests.benchmarks.figures import Size

_TYPED = ("sit", "siti", "siti ai", "siti aisah", "3604112", "0812345", "ahmad wijaya")
_MATCH = text(
    "SELECT p.id, p.name, p.nik, p.kk, p.sex, p.birth_date, p.dusun, p.rt, p.phone "
    "FROM person_search s JOIN person p ON p.search_row = s.rowid "
    "WHERE person_search MATCH :words LIMIT 200"
)
_LIKE = text(
    "SELECT id, name, nik, kk, sex, birth_date, dusun, rt, phone FROM person "
    "WHERE name LIKE :words OR nik LIKE :words OR phone LIKE :words LIMIT 200"
)
_INSTEAD = "age, sha256sum and sync of a finished file"
# What travels of people and plans, read as plainly as can be.
_ROWS = {
    "orang.jsonl": text(
        "SELECT id, name, nik, sex, birth_date, dusun FROM person "
        "WHERE id IN (SELECT person_id FROM episode)"
    ),
    "rencana.jsonl": text(
        "SELECT e.id, e.person_id, e.status, e.jalur, e.country, e.job, e.scheme, e.sector, "
        "e.return_way, e.p3mi, e.sponsor, e.sponsor_phone, e.planned_departure, "
        "(SELECT group_concat(\"on\" || ' ' || status) FROM status_change s "
        "WHERE s.episode_id = e.id) AS steps, "
        '(SELECT group_concat("on") FROM interview i WHERE i.episode_id = e.id) AS talks '
        "FROM episode e"
    ),
    "surat.jsonl": text("SELECT id, episode_id, kind, number, issued_on, state FROM letter"),
}


def figures(size: Size) -> Iterator[Figure]:
    """What a large register costs at each key, and when its month is sealed."""
    with Folder() as folder:
        office = open_village(enrolled_copy(VILLAGE, folder), SetClock(NOW))
        people = size.people
        fill_register(desk_of(office).database, people, min(PLANS, people // 2))
        yield _search(office, size)
        yield _sealing(office, folder, size)
        office.close()


def _search(office: Desa, size: Size) -> Figure:
    desk = desk_of(office)

    def raw(words: str) -> None:
        asked = " ".join('"' + word + '"' for word in words.split() if len(word) > 2)
        with desk.reading() as connection:
            connection.execute(_MATCH, {"words": asked}).all()

    def scan(words: str) -> None:
        with desk.reading() as connection:
            connection.execute(_LIKE, {"words": f"%{words.replace(' ', '%')}%"}).all()

    def at_each_key(ask: Callable[[str], object]) -> float:
        taken = []
        for words in _TYPED:
            began = time.perf_counter()
            ask(words)
            taken.append(time.perf_counter() - began)
        return statistics.median(taken)

    jobs: dict[str, Callable[[], object]] = {
        "floor": partial(at_each_key, raw),
        "ours": partial(at_each_key, lambda words: office.people.find(PeopleQuery(words=words))),
        "instead": partial(at_each_key, scan),
    }
    interleaved(1, jobs)
    taken = interleaved(size.rounds * 3, jobs)
    return Figure(
        name=f"search at a keystroke among {size.people:,} people, sorted and counted",
        ours=taken["ours"],
        floor=taken["floor"],
        named="raw FTS5 query, unsorted",
        instead=taken["instead"],
        named_instead="LIKE over the table",
    )


def _sealing(office: Desa, folder: Path, size: Size) -> Figure:
    desk = desk_of(office)
    with desk.reading() as connection:
        recipients = trusted_superior(desk, connection).recipients
    stick = folder / "stik"
    stick.mkdir()
    sealed = office.packages.export(stick, "2026-10", DataLevel.REGISTER)
    district = open_district(enrolled_copy(DISTRICT, folder), SetClock(NOW))
    with desk_of(district).reading() as connection:
        identities = identities_of(connection)
    district.close()
    plain = age_file.unseal(sealed.file.path.read_bytes(), identities)
    kept, out = folder / "bulan.zip", folder / "bulan.age"
    kept.write_bytes(plain)

    def floor() -> None:
        packed = BytesIO()
        with desk.reading() as connection, zipfile.ZipFile(packed, "w", 8) as archive:
            for name, wanted in _ROWS.items():
                lines = [
                    json.dumps(dict(row), default=str)
                    for row in connection.execute(wanted).mappings()
                ]
                archive.writestr(name, "\n".join(lines))
        keys = [pyrage.x25519.Recipient.from_str(one) for one in recipients]
        whole = pyrage.encrypt(packed.getvalue(), keys)
        with (folder / "bulan.dbx").open("wb") as file:
            file.write(whole)
            file.flush()
            os.fsync(file.fileno())

    jobs: dict[str, Callable[[], object]] = {
        "floor": floor,
        "ours": lambda: office.packages.export(stick, "2026-10", DataLevel.REGISTER),
    }
    age = found("age")
    if age is not None and found("sha256sum") and found("sync"):
        keys = [part for one in recipients for part in ("-r", one)]

        def instead() -> None:
            run([age, *keys, "-o", str(out), str(kept)])
            run(["sha256sum", str(out)])
            run(["sync", str(out)])

        jobs["instead"] = instead
    taken = interleaved(size.rounds, jobs)
    rows = sum(sealed.sent.counts.values())
    return Figure(
        name=f"month of {rows:,} rows counted, signed, sealed, written, read back, noted",
        ours=taken["ours"],
        floor=taken["floor"],
        named="the same rows read, JSON, ZIP, age, fsync",
        instead=taken.get("instead"),
        named_instead=_INSTEAD if age else f"{_INSTEAD}: {NOT_INSTALLED}",
    )
