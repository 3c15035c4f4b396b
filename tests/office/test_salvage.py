# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages written over cost what lay on them and nothing else; the damaged file stays as it is."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from random import Random

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from desa_app.clock import SetClock
from desa_app.errors import OfficeExists, StoreDamaged
from desa_app.office.salvage import REPORT_NAME, Salvaged, salvage_office
from desa_app.store.backup import count_rows
from desa_app.store.engine import STORE_NAME, open_raw
from tests.office_kit import (
    NOW,
    PASSWORD,
    VILLAGE,
    RunningClock,
    candidate,
    enrolled_copy,
    fresh,
    open_village,
    permit,
)

PAGE = 4096
SECRET = bytes(fresh(VILLAGE).key.secret)


def a_village(folder: Path) -> dict[str, str]:
    """A village with letters; person ids with their names."""
    clock = RunningClock(NOW)
    office = open_village(folder, clock)
    for name in ("SITI SATU", "SITI DUA"):
        person, episode = candidate(office, name)
        office.letters.issue(permit(person, episode))
    people = {one.id: one.name for one in office.people.search(limit=500).rows}
    office.close()
    return people


def overwrite(store: Path, count: int) -> bytes:
    """Write noise over pages, but not over the list of tables: nothing can be read without it."""
    data = store.read_bytes()
    pages = list(range(1, len(data) // PAGE))
    Random(5).shuffle(pages)
    for page in pages:
        noise = Random(page).randbytes(PAGE)
        tried = data[: page * PAGE] + noise + data[(page + 1) * PAGE :]
        store.write_bytes(tried)
        if lists_tables(store):
            data, count = tried, count - 1
        if not count:
            break
    store.write_bytes(data)
    return data


def rows_in(store: Path) -> dict[str, int]:
    with closing(open_raw(store, SECRET, foreign_keys=False)) as connection:
        return count_rows(connection)


def lists_tables(store: Path) -> bool:
    try:
        with closing(open_raw(store, SECRET, foreign_keys=False)) as connection:
            return bool(connection.execute("SELECT count(sql) FROM sqlite_master").fetchone())
    except sqlcipher.DatabaseError:
        return False


def saved(folder: Path, into: Path) -> Salvaged:
    return salvage_office(folder, into, SetClock(NOW), password=PASSWORD)


def test_what_is_not_on_a_broken_page_comes_through_and_the_rest_is_counted(
    tmp_path: Path,
) -> None:
    folder = enrolled_copy(VILLAGE, tmp_path)
    people = a_village(folder)
    store = folder / STORE_NAME
    before = rows_in(store)
    broken = overwrite(store, 14)
    done = saved(folder, tmp_path / "baru")

    assert store.read_bytes() == broken
    after = {one.name: one for one in done.tables}
    for name, one in after.items():
        if one.lost is not None:
            assert one.read + one.lost + one.orphaned == before[name], name
    assert done.lost > 0 or done.unknown
    assert done.read > sum(before.values()) // 2
    assert f"Terbaca {done.read} baris" in (tmp_path / "baru" / REPORT_NAME).read_text("utf-8")
    office = open_village(tmp_path / "baru", RunningClock(NOW))
    left = {one.id: one.name for one in office.people.search(limit=500).rows}
    assert left.items() <= people.items()
    faults = {code for code, _ in office.inspection.data().faults}
    assert faults <= {"catatan-putus", "nomor-hilang", "buku-berubah"}
    office.close()
    with pytest.raises(OfficeExists):
        saved(folder, tmp_path / "baru")


def test_without_its_first_page_nothing_is_promised(tmp_path: Path) -> None:
    folder = enrolled_copy(VILLAGE, tmp_path)
    store = folder / STORE_NAME
    store.write_bytes(bytes(PAGE) + store.read_bytes()[PAGE:])
    with pytest.raises(StoreDamaged):
        saved(folder, tmp_path / "baru")
