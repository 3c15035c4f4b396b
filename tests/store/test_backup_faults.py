# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup onto a stick that fails or is pulled out at any step is no backup, and says why."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from desa_app.errors import StickRemoved, WriteProtected
from desa_app.store.backup import backups_in, make_backup
from desa_app.store.engine import STORE_NAME, Database
from tests.office_kit import NOW, VILLAGE, copy_of, fresh

SECRET = fresh(VILLAGE).key.secret


class Faults:
    """Counts the steps that change the medium, and fails at one of them."""

    def __init__(self, patch: pytest.MonkeyPatch, stick: Path) -> None:
        self.stick, self.pocket = stick, stick.with_name("di-saku")
        self.count, self.fail_at, self.code, self.pull = 0, 0, errno.EIO, False
        for owner, name in (
            (os, "fsync"),
            (os, "replace"),
            (Path, "mkdir"),
            (Path, "rename"),
        ):
            patch.setattr(owner, name, self._step(getattr(owner, name)))

    def _step(self, usual: Callable[..., Any]) -> Callable[..., Any]:
        def step(*given: Any, **named: Any) -> Any:
            self.count += 1
            if self.count == self.fail_at:
                if self.pull:
                    os.rename(self.stick, self.pocket)
                raise OSError(self.code, os.strerror(self.code))
            return usual(*given, **named)

        return step


@pytest.mark.parametrize("pull", [False, True])
def test_a_backup_cut_off_at_any_step_leaves_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pull: bool
) -> None:
    folder = copy_of(VILLAGE, tmp_path)
    database = Database(folder / STORE_NAME, SECRET, pooled=False)
    stick = tmp_path / "flashdisk"
    stick.mkdir()
    faults = Faults(monkeypatch, stick)
    make_backup(database, SECRET, stick / VILLAGE, NOW)  # makes the office's folder, too
    faults.count = 0
    make_backup(database, SECRET, stick / VILLAGE, NOW + timedelta(hours=1))
    steps, made = faults.count, 2
    assert steps > 6
    faults.code, faults.pull = (errno.EIO if pull else errno.EROFS), pull
    for number in range(1, steps + 1):
        at = NOW + timedelta(days=number)
        faults.count, faults.fail_at = 0, number
        with pytest.raises(StickRemoved if pull else WriteProtected):
            make_backup(database, SECRET, stick / VILLAGE, at)
        faults.fail_at = 0
        if pull:
            os.rename(faults.pocket, stick)
        else:
            assert not list(stick.rglob("*.baru"))
        left = list((stick / VILLAGE).glob("*.baru"))
        done = backups_in(stick / VILLAGE)
        # Pulled out after it was whole and had its name: a good backup, only unannounced.
        assert len(done) in ({made, made + 1} if pull else {made})
        made = len(done)
        assert len(left) <= 1
    faults.count = 0
    make_backup(database, SECRET, stick / VILLAGE, NOW + timedelta(days=90))
    assert list(stick.rglob("*.baru")) == []
    assert len(backups_in(stick / VILLAGE)) == made + 1
