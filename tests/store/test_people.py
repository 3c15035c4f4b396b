# SPDX-License-Identifier: GPL-3.0-or-later
"""A person is saved, corrected and read; a NIK belongs to one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desa_app.errors import DuplicateNik, NotFound
from desa_app.store import people
from desa_app.store.engine import STORE_NAME, Database
from desa_app.store.stamp import Stamp
from tests.office_kit import NOW, VILLAGE, copy_of, draft, fresh

if TYPE_CHECKING:
    from pathlib import Path

STAMP = Stamp(NOW, "sekdes")


def test_a_nik_belongs_to_one_person(tmp_path: Path) -> None:
    database = Database(copy_of(VILLAGE, tmp_path) / STORE_NAME, fresh(VILLAGE).key.secret)
    nik = "3604125003900001"
    with database.writing() as connection:
        first, second = people.insert_people(connection, STAMP, [draft("A", nik=nik), draft("B")])
        for other in (None, second):
            with pytest.raises(DuplicateNik) as caught:
                people.refuse_known_nik(connection, nik, other)
            assert (caught.value.person_id, caught.value.name) == (first, "A")
        people.refuse_known_nik(connection, nik, first)
        assert people.known_niks(connection, [nik, "0" * 16]) == {nik: first}
        assert people.person_by_nik(connection, nik).id == first
    database.close()


def test_nobody_is_named_when_nobody_is_there(tmp_path: Path) -> None:
    database = Database(copy_of(VILLAGE, tmp_path) / STORE_NAME, fresh(VILLAGE).key.secret)
    with database.reading() as connection:
        with pytest.raises(NotFound):
            people.load_person(connection, "tidak-ada")
        with pytest.raises(NotFound):
            people.person_by_nik(connection, "0" * 16)
    database.close()
