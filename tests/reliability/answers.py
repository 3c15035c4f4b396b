# SPDX-License-Identifier: GPL-3.0-or-later
"""Take the answers of the threat model away, one by one, and see whether its tests notice.

``answers.toml`` says for each row which lines of the program are its answer. They are changed in
a copy of the source, and the tests that the row names must fail there; without any change they
must pass. A test of the page that no change proves is told as well.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.reliability.result import Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent.parent
LIST = Path(__file__).with_name("answers.toml")
PAGE = ROOT / "docs" / "threat-model.md"
_PARTS = ("desa_app", "ui", "resources", "tests", "docs", "installer", "pyproject.toml")
_TEST = re.compile(r"`([a-z_/]+\.py::test_\w+)`")
_PATIENCE = 900.0


@dataclass(frozen=True, kw_only=True)
class Away:
    """An answer of one row, and the tests that must notice that it is gone."""

    row: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


def rows_of_page() -> dict[str, tuple[str, ...]]:
    """Each row of the threat model, by threat and asset, with the tests it names."""
    rows = {}
    for line in PAGE.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        tests = _TEST.findall(cells[-1])
        if line.startswith("| ") and tests:
            rows[f"{cells[0]} / {cells[1]}"] = tuple(tests)
    return rows


def answers() -> tuple[Away, ...]:
    """What ``answers.toml`` says."""
    with LIST.open("rb") as stream:
        found = tomllib.load(stream)["away"]
    return tuple(Away(**{**one, "tests": tuple(one["tests"])}) for one in found)


def gaps() -> list[str]:
    """Where page and list do not fit: rows and tests without a change, lines that moved."""
    page, known = rows_of_page(), answers()
    found = []
    for row, tests in page.items():
        proven = {test for one in known if one.row == row for test in one.tests}
        found += [f"{row}: nothing proves {test}" for test in tests if test not in proven]
    for one in known:
        found += [
            f"{one.row}: does not name {t}" for t in one.tests if t not in page.get(one.row, ())
        ]
        times = (ROOT / one.file).read_text("utf-8").count(one.old)
        if times != 1:
            found.append(f"{one.row}: {one.file} holds {one.old[:60]!r} {times} times")
    return found


def take_away(only: list[str] | None = None) -> Iterator[Result]:
    """One result for each row, after one for the tests as they stand; ``only``: parts of rows."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        _copy_source(copy)
        chosen = [row for row in rows_of_page() if not only or any(one in row for one in only)]
        if not only:
            yield _as_they_stand(copy, chosen)
        for row in chosen:
            result = Result(row)
            for one in answers():
                if one.row == row:
                    _take_one(copy, one, result)
            yield result
        if not only:
            yield Result("page and list fit", 1, losses=gaps())


def _copy_source(copy: Path) -> None:
    for name in _PARTS:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, copy / name)


def _as_they_stand(copy: Path, rows: Iterable[str]) -> Result:
    page = rows_of_page()
    # The short trials are what `kill`, `disk` and `files` do anyway, and take minutes.
    named = {test for row in rows for test in page[row]}
    tests = tuple(sorted(test for test in named if not test.startswith("reliability/")))
    failed, ran = _failed(copy, tests)
    result = Result("nothing taken away", len(tests), len(tests) - len(failed))
    result.losses += [f"{test} fails as it stands" for test in sorted(failed)]
    result.losses += [f"{test} did not run" for test in tests if test not in ran]
    return result


def _take_one(copy: Path, one: Away, result: Result) -> None:
    path = copy / one.file
    whole = path.read_text("utf-8")
    if whole.count(one.old) != 1:
        result.losses.append(f"{one.file} does not hold {one.old[:60]!r} once")
        return
    try:
        _write(path, whole.replace(one.old, one.new))
        failed, ran = _failed(copy, one.tests)
    finally:
        _write(path, whole)
    for test in one.tests:
        result.runs += 1
        if test in failed:
            result.hits += 1
        else:
            said = "did not notice" if test in ran else "did not run"
            result.losses.append(f"{test} {said}: {one.file}, {one.old.strip()[:60]!r}")


def _write(path: Path, text: str) -> None:
    # Compiled files are told apart by second and size; two changes may share both.
    moment = path.stat().st_mtime + 10
    path.write_text(text, "utf-8")
    os.utime(path, (moment, moment))


def _failed(copy: Path, tests: tuple[str, ...]) -> tuple[set[str], set[str]]:
    """Which of the tests failed in the copy, in whatever case, and which ran at all."""
    report = copy / "report.xml"
    report.unlink(missing_ok=True)
    # A test that never ends has no report, so it counts as one that did not run.
    with contextlib.suppress(subprocess.TimeoutExpired):
        subprocess.run(
            [
                *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"),
                *("--tb=no", f"--junitxml={report}"),
                *(f"tests/{test}" for test in tests),
            ],
            cwd=copy,
            env={**os.environ, "PYTHONPATH": str(copy), "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    failed: set[str] = set()
    ran: set[str] = set()
    if not report.exists():
        return failed, ran
    # Our own pytest wrote it just now.
    for case in ET.parse(report).iter("testcase"):  # noqa: S314
        file = case.get("classname", "").removeprefix("tests.").replace(".", "/")
        test = f"{file}.py::{case.get('name', '').partition('[')[0]}"
        ran.add(test)
        if case.find("failure") is not None or case.find("error") is not None:
            failed.add(test)
    return failed, ran
