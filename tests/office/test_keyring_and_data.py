# SPDX-License-Identifier: GPL-3.0-or-later
"""The keyring lies beside the data; whatever the disk does, both tell of the same people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desa_app.domain.user import Role, UserRights
from desa_app.errors import DiskFull, FileUnreadable, KeyringAhead, NotWritable
from desa_app.office.unlock import OfficeKey, set_new_password, unlock_with_recovery
from desa_app.store import keyring
from desa_app.store.keyring import KEYRING_NAME
from tests.office_kit import (
    DISTRICT,
    PASSWORD,
    USER,
    RunningClock,
    actions,
    desa,
    desk_of,
    dump,
    failing_commit,
    fresh,
    kecamatan,
)

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan

__all__ = ["desa", "kecamatan"]

RIGHTS = UserRights(role=Role.OPERATOR)
FIRST = "sandi pertama rekaan"


def test_a_disk_that_fails_leaves_users_and_passwords_as_they_were(
    desa: Desa, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = desa.users.add("Operator Contoh", RIGHTS, FIRST)
    folder, own = desa.folder, OfficeKey(USER, desk_of(desa).secret)

    def no_room(*_: object) -> None:
        raise DiskFull(folder, 1)

    before, keyring = dump(desa), (folder / KEYRING_NAME).read_bytes()
    for job in (
        lambda: desa.users.add("Orang Baru", RIGHTS, FIRST),
        lambda: desa.users.remove(other.id),
        lambda: desa.users.give_password(other.id, "empat kata rekaan lain"),
        lambda: set_new_password(folder, own, USER, "lima kata rekaan lagi", desk_of(desa).clock),
    ):
        with monkeypatch.context() as patch:
            patch.setattr("desa_app.store.keyring.save_keyring", no_room)
            with pytest.raises(DiskFull):
                job()
        # The keyring is written, and then the data are not.
        with failing_commit(), pytest.raises(FileUnreadable):
            job()
        assert dump(desa) == before
        assert (folder / KEYRING_NAME).read_bytes() == keyring


def test_a_disk_that_fails_at_the_last_moment_leaves_the_old_code(
    kecamatan: Kecamatan, clock: RunningClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    renewal, old = kecamatan.recovery_renewal, fresh(DISTRICT).recovery_code
    card = kecamatan.villages.own_card().recipients
    kept = (kecamatan.folder / KEYRING_NAME).read_bytes()
    new = renewal.begin(PASSWORD)
    with failing_commit(), pytest.raises(FileUnreadable):
        renewal.finish(new, new.code)
    assert (kecamatan.folder / KEYRING_NAME).read_bytes() == kept
    assert not renewal.counts(new)
    assert unlock_with_recovery(kecamatan.folder, old, clock)
    assert kecamatan.villages.own_card().recipients == card
    assert "kode-pemulihan-diganti" not in actions(kecamatan)
    # A disk that takes nothing back either: said by name, and no sheet is to be thrown away.
    saves: list[int] = []

    def once(folder: Path, made: keyring.Keyring) -> None:
        saves.append(1)
        if len(saves) > 1:
            raise NotWritable(folder)
        save(folder, made)

    save = keyring.save_keyring
    monkeypatch.setattr(keyring, "save_keyring", once)
    with failing_commit(), pytest.raises(KeyringAhead):
        renewal.finish(new, new.code)
    assert renewal.counts(new)
