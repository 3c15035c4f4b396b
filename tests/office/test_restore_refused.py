# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups that are not whole, not ours or too new, and who may not restore."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from desa_app.domain.restoring import LastSpent
from desa_app.domain.user import Role, UserRights
from desa_app.errors import (
    BackupDamaged,
    BackupForeign,
    LastNumberUnknown,
    NotAllowed,
    OfficeInUse,
    StoreNewer,
    TooManyTries,
    UserRemoved,
    WrongPassword,
)
from desa_app.office.restore import open_backup, restore
from desa_app.office.sign import describe
from desa_app.office.unlock import set_new_password, unlock
from desa_app.places import SAMPLE_MARK
from desa_app.store.backup import CONTENTS_NAME
from desa_app.store.engine import STORE_NAME, Database
from desa_app.store.presence import Task, enter
from tests.office.restore_kit import WRITTEN, files_of, rows_but, village
from tests.office_kit import (
    OTHER_VILLAGE,
    PASSWORD,
    USER,
    VILLAGE,
    copy_of,
    dump,
    fresh,
    open_village,
)

# --- damaged, foreign, newer --------------------------------------------------------------


def cut(backup: Path) -> None:
    path = backup / STORE_NAME
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 8192 * 4096])


def flip(backup: Path) -> None:
    path = backup / STORE_NAME
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def empty(backup: Path) -> None:
    (backup / STORE_NAME).write_bytes(b"")


def other_data(backup: Path) -> None:
    shutil.copy(fresh(OTHER_VILLAGE).folder / STORE_NAME, backup / STORE_NAME)


def change(backup: Path, statement: str) -> None:
    database = Database(backup / STORE_NAME, fresh(VILLAGE).key.secret, pooled=False)
    with database.writing() as connection:
        connection.exec_driver_sql(statement)
    database.close()


def break_log(backup: Path) -> None:
    change(backup, "DROP TRIGGER journal_no_update")
    change(backup, "UPDATE journal SET \"by\" = 'orang lain' WHERE position = 2")


def lose_rows(backup: Path) -> None:
    change(backup, "DELETE FROM letter")


def promise_more(backup: Path) -> None:
    told = json.loads((backup / CONTENTS_NAME).read_text())
    told["jumlah"]["person"] += 1
    (backup / CONTENTS_NAME).write_text(json.dumps(told))


def no_log(backup: Path) -> None:
    (backup / CONTENTS_NAME).unlink()
    change(backup, "DROP TABLE journal")


def broken_form(backup: Path) -> None:
    (backup / CONTENTS_NAME).unlink()
    change(backup, "PRAGMA user_version = 0")


@pytest.mark.parametrize("described", [True, False], ids=["described", "bare"])
@pytest.mark.parametrize("spoil", [cut, flip, empty, other_data, break_log])
def test_a_spoilt_backup_is_refused_and_nothing_changes(
    tmp_path: Path, spoil: Any, *, described: bool
) -> None:
    here = village(tmp_path)
    if not described:
        (here.backup / CONTENTS_NAME).unlink()
    spoil(here.backup)
    before = files_of(here.data)
    with pytest.raises(BackupDamaged):
        restore(here.data, here.key(), here.clock)
    assert files_of(here.data) == before


@pytest.mark.parametrize("spoil", [lose_rows, promise_more, no_log, broken_form])
def test_a_backup_that_is_not_what_it_says_is_refused(tmp_path: Path, spoil: Any) -> None:
    here = village(tmp_path)
    spoil(here.backup)
    before = files_of(here.data)
    with pytest.raises(BackupDamaged):
        restore(here.data, here.key(), here.clock)
    assert files_of(here.data) == before


def test_a_backup_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    here = village(tmp_path)
    (here.backup / CONTENTS_NAME).unlink()
    change(here.backup, "PRAGMA user_version = 99")
    before = files_of(here.data)
    with pytest.raises(StoreNewer):
        restore(here.data, here.key(), here.clock)
    assert files_of(here.data) == before


def test_the_backup_of_another_office_is_refused(tmp_path: Path) -> None:
    here = village(tmp_path)
    other = copy_of(OTHER_VILLAGE, tmp_path)
    with pytest.raises(BackupForeign):
        here.key(other)


# --- who may ------------------------------------------------------------------------------


def test_a_wrong_password_is_counted_at_the_door(tmp_path: Path) -> None:
    here = village(tmp_path)
    for _ in range(5):
        with pytest.raises(WrongPassword):
            open_backup(here.data, here.backup, here.clock, user=USER, password="salah semua")
    with pytest.raises(TooManyTries):
        here.key()
    with pytest.raises(TooManyTries):
        unlock(here.data, USER, PASSWORD, here.clock)


def test_who_was_removed_since_does_not_come_back_with_an_old_backup(tmp_path: Path) -> None:
    here = village(tmp_path)
    office = here.open()
    office.users.add("bekas", UserRights(role=Role.SECRETARY), "sandi pertama dia")
    office.close()
    key = unlock(here.data, "bekas", "sandi pertama dia", here.clock)
    set_new_password(here.data, key, "bekas", "sandi kedua dia", here.clock)
    office = here.open()
    older = office.settings.back_up().folder
    (gone,) = [one for one in office.users.list() if one.name == "bekas"]
    office.users.remove(gone.id)
    office.close()
    with pytest.raises(UserRemoved):
        open_backup(here.data, older, here.clock, user="bekas", password="sandi kedua dia")


def test_an_operator_may_not_restore(tmp_path: Path) -> None:
    here = village(tmp_path)
    office = here.open()
    office.users.add("operator", UserRights(role=Role.OPERATOR), "sandi pertama dia")
    backup = office.settings.back_up().folder
    office.close()
    key = open_backup(here.data, backup, here.clock, user="operator", password="sandi pertama dia")
    with pytest.raises(NotAllowed):
        restore(here.data, key, here.clock)


def test_a_new_computer_is_restored_with_the_recovery_code(tmp_path: Path) -> None:
    here = village(tmp_path)
    # The offices of tests are invented; so is the place for this one.
    new = tmp_path / "komputer-baru" / "data"
    new.mkdir(parents=True)
    new.with_name(SAMPLE_MARK).touch()
    key = open_backup(new, here.backup, here.clock, code=fresh(VILLAGE).recovery_code)
    with pytest.raises(LastNumberUnknown):
        restore(new, key, here.clock)
    assert not any(path.is_file() for path in new.glob("*"))
    done = restore(new, key, here.clock, LastSpent(numbers={"semua": 3}, sequence=2))
    assert done.aside is None
    assert describe(new).code == VILLAGE
    office = open_village(new, here.clock)
    assert rows_but(dump(office), *WRITTEN) == rows_but(here.rows, *WRITTEN)
    office.close()


def test_nothing_is_restored_while_the_office_is_open(tmp_path: Path) -> None:
    here = village(tmp_path)
    office = here.open()
    with pytest.raises(OfficeInUse):
        restore(here.data, here.key(), here.clock)
    office.close()
    presence = enter(here.data, Task.RESTORE, here.clock.now(), USER)
    assert presence is not None
    with pytest.raises(OfficeInUse) as refused:
        here.open()
    presence.leave()
    assert (refused.value.who, refused.value.task) == (USER, "pemulihan")
