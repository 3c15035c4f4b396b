# SPDX-License-Identifier: GPL-3.0-or-later
"""On Windows: install silently, run both programs, open the file type, remove all but the data.

    py -3.13 installer\\windows_trial.py

Takes the installer of this version from dist\\. It refuses where the program is installed already,
so that nobody's own copy is removed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from installer.product import DIST, PACKAGE_ENDING, TITLE, setup_name

PROGRAMS = ("desa-binaan.exe", "desa-app.exe")
_ENOUGH_SECONDS = 600
WINDOWS = sys.platform == "win32"


def main() -> int:
    """0 when everything was found as it should be."""
    if not WINDOWS:
        print("NOT RUN: this tries the installer on Windows.")
        return 1
    place = Path(os.environ["LOCALAPPDATA"]) / "Programs" / TITLE
    setup = DIST / setup_name()
    if place.exists() or not setup.is_file():
        print(f"{place} exists already." if place.exists() else f"{setup} is not there.")
        return 1
    # Where the program keeps what an office writes; the trial's own file stands for it.
    data = Path(os.environ["LOCALAPPDATA"]) / TITLE / "uji-pemasang.txt"
    data.parent.mkdir(parents=True, exist_ok=True)
    data.write_text("data", "ascii")
    steps: tuple[tuple[str, Callable[[], bool]], ...] = (
        ("installs", lambda: _run([str(setup), "/S"]) and _all_there(place)),
        ("opens its files", lambda: _opens_with() == f'"{place / PROGRAMS[0]}" "%1"'),
        ("desa-app selftest", lambda: _run([str(place / PROGRAMS[1]), "selftest"])),
        ("desa-binaan --selftest", lambda: _run([str(place / PROGRAMS[0]), "--selftest"])),
        ("installs over itself", lambda: _run([str(setup), "/S"]) and _all_there(place)),
        ("goes", lambda: _run([str(place / "copot.exe"), "/S"]) and _gone(place)),
        ("leaves no file type", lambda: _opens_with() == ""),
        ("leaves the data", lambda: data.read_text("ascii") == "data"),
    )
    code = 0
    for name, step in steps:
        good = step()
        print(f"{'passed' if good else 'FAILED'}  {name}", flush=True)
        code = code or (0 if good else 1)
    data.unlink()
    return code


def _run(command: list[str]) -> bool:
    return subprocess.run(command, check=False, timeout=_ENOUGH_SECONDS).returncode == 0


def _all_there(place: Path) -> bool:
    return all((place / name).is_file() for name in (*PROGRAMS, "copot.exe"))


def _gone(place: Path) -> bool:
    """The uninstaller works on in a copy of itself after it has returned."""
    end = time.monotonic() + 60
    while place.exists() and time.monotonic() < end:
        time.sleep(0.2)
    return not place.exists()


def _opens_with() -> str:
    """The command for our file type as this user's registry has it; empty without one."""
    kind = _registered(PACKAGE_ENDING)
    return _registered(rf"{kind}\shell\open\command") if kind else ""


def _registered(name: str) -> str:
    """The unnamed value of one of this user's classes."""
    ask = ["reg", "query", rf"HKCU\Software\Classes\{name}", "/ve"]
    told = subprocess.run(ask, capture_output=True, text=True, check=False).stdout
    return told.partition("REG_SZ")[2].strip()


if __name__ == "__main__":
    sys.exit(main())
