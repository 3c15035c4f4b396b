# SPDX-License-Identifier: GPL-3.0-or-later
"""The one command of a fresh clone: it says plainly what it cannot do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from installer import developer

ROOT = Path(__file__).resolve().parents[2]


def _pinned() -> dict[str, str]:
    text = (ROOT / "requirements.lock").read_text("ascii")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


def test_the_lock_holds_every_dependency_with_hashes_and_no_host() -> None:
    text = (ROOT / "requirements.lock").read_text("ascii")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]
    wanted = [*project["project"]["dependencies"]]
    wanted += [entry for name in ("test", "check", "freeze") for entry in groups[name]]

    assert "://" not in text
    for block in re.split(r"\n(?=\S)", text.strip()):
        assert "--hash=sha256:" in block
    for entry in wanted:
        name, _, _ = re.sub(r"[<>=]", " ", entry).partition(" ")
        assert name.lower() in _pinned()


def test_the_fuzzer_has_a_lock_of_its_own_so_that_nobody_else_installs_it() -> None:
    text = (ROOT / "requirements-fuzz.lock").read_text("ascii")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    (wanted,) = project["dependency-groups"]["fuzz"]
    assert text.startswith(f"{wanted} ; ")
    assert text.count("--hash=sha256:") >= 3
    assert "://" not in text
    assert "atheris" not in _pinned()


def test_the_pins_that_must_not_move_stand_in_the_lock() -> None:
    assert _pinned()["pyside6-essentials"] == "6.11.3"
    assert _pinned()["sqlcipher3"] == "0.6.4"
    assert not {"pyside6", "pyside6-addons", "sqlcipher3-binary"} & _pinned().keys()


def test_run_without_a_display_points_to_the_demo_in_both_languages() -> None:
    if not developer.LINUX:
        return  # Other systems always have a screen, so the window would open.
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY")
    }
    done = subprocess.run(
        [sys.executable, ROOT / "installer" / "developer.py", "run"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 1
    assert "Tidak ada layar" in done.stderr
    assert "no display" in done.stderr
    assert done.stderr.count("make demo") == 2


def test_missing_packages_are_told_from_present_ones() -> None:
    if shutil.which("dpkg-query") is None:
        assert developer.missing_packages(()) == []
        return
    assert developer.missing_packages(("dpkg", "no-such-package-at-all")) == [
        "no-such-package-at-all"
    ]


def test_a_skipped_test_fails_the_run(tmp_path: Path) -> None:
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    (tmp_path / "test_it.py").write_text(
        "import pytest\n\ndef test_a(): pass\n\n@pytest.mark.skip\ndef test_b(): pass\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", tmp_path],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == pytest.ExitCode.TESTS_FAILED
    assert "fails the run: test_it.py::test_b" in done.stdout
