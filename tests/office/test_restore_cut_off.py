# SPDX-License-Identifier: GPL-3.0-or-later
"""A restore that was cut off; what a kill at each step leaves is in ``tests/reliability``."""

from __future__ import annotations

from pathlib import Path

import pytest

from desa_app.errors import (
    UserError,
)
from desa_app.office.sign import describe
from desa_app.store import swap
from tests.office.restore_kit import files_of, village


def test_a_swap_that_cannot_be_read_changes_nothing(tmp_path: Path) -> None:
    here = village(tmp_path)
    for note in (b"", b"[]", b'{"siap": "..", "lama": "..", "berkas": []}', b"\xff"):
        (here.data / swap.NOTE).write_bytes(note)
        before = files_of(here.data)
        with pytest.raises(UserError):
            describe(here.data)
        assert files_of(here.data) == before
