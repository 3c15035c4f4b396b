# SPDX-License-Identifier: GPL-3.0-or-later
"""Freeze the program into one folder, look at what is in it, and let it test itself.

``dist/desa-binaan/`` holds the window (``desa-binaan``) and the terminal (``desa-app``), which
share one folder of libraries. Nothing is packed with UPX: virus scanners distrust what is. What
nobody allowed (``contents.py``, ``libraries.py``) stops the build. Size and start are told beside
those of a bare window; the last thing done are the self-tests of both frozen programs.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from installer import contents, libraries

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
BARE = "jendela-kosong"
PROGRAM = "desa-binaan"
TIMES = 7
_ENDING = ".exe" if sys.platform == "win32" else ""


def main() -> int:
    """Build, look, measure, test; 0 when the frozen programs work and hold nothing foreign."""
    _freeze(str(ROOT / "installer" / "desa_binaan.spec"))
    won = libraries.strip(DIST / PROGRAM)
    print(f"Taken away for debuggers only: {won / 1e6:.0f} MB", flush=True)
    wrong = faults(DIST / PROGRAM)
    for fault in wrong:
        print(f"FAILED: {fault}")
    if wrong:
        return 1
    bare = ("--windowed", "--onedir", "--name", BARE, "--contents-directory", "isi")
    _freeze(*bare, "--specpath", str(ROOT / "build"), str(ROOT / "installer" / "bare_window.py"))
    _tell()
    for command, screen in _trials():
        said = " ".join([Path(command[-2]).name, command[-1]])
        print(f"== {said}{f' ({screen})' if screen else ''}", flush=True)
        platform = {"QT_QPA_PLATFORM": screen} if screen else {}
        if subprocess.run(command, env=os.environ | platform, check=False).returncode:
            print("FAILED: the frozen program does not work.")
            return 1
    print(f"The program lies in {(DIST / PROGRAM).relative_to(ROOT)}/")
    return 0


def faults(folder: Path) -> list[str]:
    """What is in the frozen folder and must not be, or is asked for and nowhere."""
    from PyInstaller.archive.readers import CArchiveReader  # type: ignore[import-untyped]

    found = [f"nobody allowed {name}" for name in contents.foreign_files(folder / "isi")]
    archive = CArchiveReader(str(folder / (PROGRAM + _ENDING))).open_embedded_archive("PYZ.pyz")
    found += [f"nobody allowed module {name}" for name in contents.foreign_modules(archive.toc)]
    if sys.platform.startswith("linux"):
        found += libraries.unmet(folder)
        found += [f"{name} is not needed any more" for name in libraries.superfluous(folder)]
    return found


def _trials() -> list[tuple[list[str], str]]:
    """The self-tests, with the Qt platform where it matters: nobody's screen, and a real one."""
    window, terminal = (str(DIST / PROGRAM / (name + _ENDING)) for name in (PROGRAM, "desa-app"))
    found = [([terminal, "selftest"], ""), ([window, "--selftest"], "offscreen")]
    if sys.platform == "win32":
        found.append(([window, "--selftest"], "windows"))
    elif shutil.which("xvfb-run"):
        screen = ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24"]
        found.append(([*screen, window, "--selftest"], "xcb"))
    else:
        print("NOT RUN: the window on an X screen (xvfb-run is missing).")
    return found


def _freeze(*what: str) -> None:
    places = ("--distpath", str(DIST), "--workpath", str(ROOT / "build"))
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *places]
    subprocess.run([*command, *what], cwd=ROOT, check=True)


def _tell() -> None:
    """Print size and start beside those of a bare window frozen with the same tools."""
    commands = {
        PROGRAM: [str(DIST / PROGRAM / (PROGRAM + _ENDING)), "--paint-once"],
        BARE: [str(DIST / BARE / (BARE + _ENDING))],
    }
    # In turns, so that whatever else the computer does slows both.
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(TIMES):
        for name, command in commands.items():
            seconds[name].append(_start(command))
    sizes = {name: _size(DIST / name) for name in commands}
    starts = {name: statistics.median(all_of_them) for name, all_of_them in seconds.items()}
    print(f"\n{'':<16}{'size':>10}{'first paint':>14}")
    for name in commands:
        print(f"{name:<16}{sizes[name] / 1e6:>7.0f} MB{starts[name] * 1000:>11.0f} ms")
    size, start = sizes[PROGRAM] / sizes[BARE], starts[PROGRAM] / starts[BARE]
    print(f"{'ratio':<16}{size:>10.2f}{start:>14.2f}\n", flush=True)


def _size(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())


def _start(command: list[str]) -> float:
    """Seconds from the call until it says that it was painted."""
    screen = {} if os.environ.get("DISPLAY") else {"QT_QPA_PLATFORM": "offscreen"}
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
        passed = time.monotonic() - began
        process.communicate()
    if process.returncode:
        raise SystemExit(f"{command[0]} did not start.")
    return passed


if __name__ == "__main__":
    sys.exit(main())
