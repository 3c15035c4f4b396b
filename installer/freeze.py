# SPDX-License-Identifier: GPL-3.0-or-later
"""Freeze the program into one folder, hold it against a bare window, and let it test itself.

``dist/desa-binaan/`` holds the window (``desa-binaan``) and the terminal (``desa-app``), which
share one folder of libraries. Nothing is packed with UPX: virus scanners distrust what is. The
last thing done is ``desa-app selftest`` and ``desa-binaan --selftest`` of the frozen programs.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
BARE = "jendela-kosong"
PROGRAM = "desa-binaan"
TIMES = 7
_ENDING = ".exe" if sys.platform == "win32" else ""


def main() -> int:
    """Build, measure, test; 0 when the frozen programs work."""
    _freeze(str(ROOT / "installer" / "desa_binaan.spec"))
    bare = ("--windowed", "--onedir", "--name", BARE, "--contents-directory", "isi")
    _freeze(*bare, "--specpath", str(ROOT / "build"), str(ROOT / "installer" / "bare_window.py"))
    _tell()
    window, terminal = DIST / PROGRAM / (PROGRAM + _ENDING), DIST / PROGRAM / ("desa-app" + _ENDING)
    for command in ([str(terminal), "selftest"], [str(window), "--selftest"]):
        print(f"== {' '.join([Path(command[0]).name, *command[1:]])}", flush=True)
        if subprocess.run(command, check=False).returncode:
            print("FAILED: the frozen program does not work.")
            return 1
    print(f"The program lies in {(DIST / PROGRAM).relative_to(ROOT)}/")
    return 0


def _freeze(*what: str) -> None:
    places = ("--distpath", str(DIST), "--workpath", str(ROOT / "build"))
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *places]
    subprocess.run([*command, *what], cwd=ROOT, check=True)


def _tell() -> None:
    """Print size and start beside those of a bare window frozen with the same tools."""
    sizes = {name: _size(DIST / name) for name in (PROGRAM, BARE)}
    starts = {
        PROGRAM: _start([str(DIST / PROGRAM / (PROGRAM + _ENDING)), "--paint-once"]),
        BARE: _start([str(DIST / BARE / (BARE + _ENDING))]),
    }
    print(f"\n{'':<16}{'size':>10}{'first paint':>14}")
    for name in (PROGRAM, BARE):
        print(f"{name:<16}{sizes[name] / 1e6:>7.0f} MB{starts[name] * 1000:>11.0f} ms")
    size, start = sizes[PROGRAM] / sizes[BARE], starts[PROGRAM] / starts[BARE]
    print(f"{'ratio':<16}{size:>10.2f}{start:>14.2f}\n", flush=True)


def _size(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())


def _start(command: list[str]) -> float:
    """Seconds from the call until it says that it was painted; the median of some calls."""
    screen = {} if os.environ.get("DISPLAY") else {"QT_QPA_PLATFORM": "offscreen"}
    seconds = []
    for _ in range(TIMES):
        began = time.monotonic()
        with subprocess.Popen(
            command,
            env=os.environ | screen,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            # Nothing comes from a window without standard output; then its end counts.
            for _ in process.stdout or ():
                break
            seconds.append(time.monotonic() - began)
            process.communicate()
        if process.returncode:
            raise SystemExit(f"{command[0]} did not start.")
    return statistics.median(seconds)


if __name__ == "__main__":
    sys.exit(main())
