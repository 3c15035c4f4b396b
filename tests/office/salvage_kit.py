# SPDX-License-Identifier: GPL-3.0-or-later
"""A village's data file, damaged where a test wants it."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from desa_app.clock import SetClock
from desa_app.domain.restoring import LastSpent
from desa_app.office.salvage import Salvage, begin_salvage
from desa_app.store import journal
from desa_app.store.engine import STORE_NAME, open_raw
from tests.office_kit import (
    NOW,
    PASSWORD,
    USER,
    VILLAGE,
    RunningClock,
    candidate,
    desk_of,
    enrolled_copy,
    fresh,
    open_village,
    permit,
)

PAGE = 4096
SECRET = bytes(fresh(VILLAGE).key.secret)
SAID = LastSpent(numbers={"semua": 40}, sequence=9)


@cache
def _village() -> Path:
    """A village with three letters of this year, and a log that lies on several pages."""
    parent = Path(tempfile.mkdtemp(prefix="desa-binaan-uji-"))
    atexit.register(shutil.rmtree, parent, ignore_errors=True)
    folder = enrolled_copy(VILLAGE, parent)
    office = open_village(folder, RunningClock(NOW))
    for name in ("SATU", "DUA", "TIGA"):
        person, episode = candidate(office, f"SITI {name}")
        office.letters.issue(permit(person, episode))
    office.settings.back_up()
    with desk_of(office).database.writing() as connection:
        for _ in range(40):
            journal.append(
                connection,
                at=office.clock.now(),
                by=USER,
                action="nik-ditampilkan",
                detail={"catatan": "x" * 300},
            )
    office.close()
    return folder


def a_village(parent: Path) -> Path:
    """A copy of it; there is one backup."""
    return Path(shutil.copytree(_village(), parent / VILLAGE))


def raw(folder: Path, statement: str) -> list[tuple[Any, ...]]:
    """The rows of a question to the file as it lies there."""
    with closing(open_raw(folder / STORE_NAME, SECRET, foreign_keys=False)) as connection:
        return list(connection.execute(statement).fetchall())


def spoil(folder: Path, *pages: int) -> None:
    """Write noise over pages, the first of them is 1."""
    path = folder / STORE_NAME
    data = bytearray(path.read_bytes())
    for page in pages:
        start = (page - 1) * PAGE
        data[start : start + PAGE] = Random(page).randbytes(PAGE)
    path.write_bytes(data)


def pages_of(folder: Path, *names: str) -> list[int]:
    """The first page of each of these tables and of its indexes."""
    marks = ", ".join(f"'{name}'" for name in names)
    asked = f"SELECT rootpage FROM sqlite_master WHERE tbl_name IN ({marks}) AND rootpage > 0"  # noqa: S608
    return [page for (page,) in raw(folder, asked)]


def cannot(folder: Path, question: str, page: int) -> bool:
    """Whether a question cannot be answered without this page; the page stays as it is."""
    path = folder / STORE_NAME
    whole = path.read_bytes()
    spoil(folder, page)
    try:
        raw(folder, question)
    except sqlcipher.DatabaseError:
        return True
    finally:
        path.write_bytes(whole)
    return False


def begin(folder: Path, into: Path | None = None, **more: Any) -> Salvage:
    """Read the damaged folder with the password."""
    return begin_salvage(folder, SetClock(NOW), into=into, user=USER, password=PASSWORD, **more)
