# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for every test: no screen unless asked for, no skips, nobody's own data touched."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

# Before Qt is imported anywhere; with LC_ALL=C it warns at every start, and a warning is a failure.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LC_ALL", "C.UTF-8")

import hypothesis
import pytest

from tests.thoroughness import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator

# A busy machine is no bug; tests of speed measure for themselves.
hypothesis.settings.register_profile("office", deadline=None, max_examples=EXAMPLES)
hypothesis.settings.load_profile("office")

_skipped: list[str] = []


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let defaults like the data folder point into the tests' own place."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("DATA", "CONFIG", "STATE", "CACHE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        patch.setenv("XDG_DOCUMENTS_DIR", str(home / "documents"))
        yield


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note skipped tests, and those expected to fail."""
    if report.skipped:
        _skipped.append(report.nodeid)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """Note skipped modules."""
    if report.skipped:
        _skipped.append(report.nodeid)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A test that did not run proves nothing: the run fails."""
    if _skipped and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which tests made the run fail by being skipped."""
    for nodeid in _skipped:
        terminalreporter.write_line(f"SKIPPED, which fails the run: {nodeid}", red=True)
