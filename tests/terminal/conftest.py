# SPDX-License-Identifier: GPL-3.0-or-later
"""A terminal in which verbs run in this process, on copies of prepared offices."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from desa_app.terminal import door, run, verbs_backup, verbs_office, verbs_sample
from tests.office_kit import (
    DISTRICT,
    NOW,
    PASSWORD,
    VILLAGE,
    RunningClock,
    enrolled_copy,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    Terminal = Callable[..., "Ended"]


@dataclass(frozen=True)
class Ended:
    """How a verb ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one object that was printed."""
        found: dict[str, Any] = json.loads(self.out)
        return found


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> RunningClock:
    """Let the terminal's clock stand where the offices' log ends."""
    set_clock = RunningClock(NOW)
    for module in (door, verbs_backup, verbs_office, verbs_sample):
        monkeypatch.setattr(module, "SystemClock", lambda: set_clock)
    return set_clock


@pytest.fixture
def terminal(
    clock: RunningClock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Terminal:
    """Run one verb; the password comes from the environment."""
    assert clock.moment
    monkeypatch.setenv(door.VARIABLE, PASSWORD)

    def call(*arguments: object) -> Ended:
        capsys.readouterr()
        code = 2
        with contextlib.suppress(SystemExit):
            code = run.main([str(one) for one in arguments])
        told = capsys.readouterr()
        if "--help" in arguments:
            code = 0
        return Ended(code, told.out, told.err)

    return call


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """The data folder of a village with people."""
    return enrolled_copy(VILLAGE, tmp_path)


@pytest.fixture
def district(tmp_path: Path) -> Path:
    """The data folder of its kecamatan."""
    return enrolled_copy(DISTRICT, tmp_path)
