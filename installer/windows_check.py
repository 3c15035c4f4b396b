# SPDX-License-Identifier: GPL-3.0-or-later
"""Ask from any system: has everything that the lock names a wheel for Windows, with our hash?

Nobody may find out on the day of the release that a library stopped shipping one. pip reads the
markers of the computer it runs on, so they are read here, with the words of a Windows PC.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from packaging.markers import Marker

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
PYTHON = "3.13"
"""The Python that the Windows build is made with."""
_WINDOWS = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": f"{PYTHON}.0",
    "python_version": PYTHON,
    "sys_platform": "win32",
}


def main() -> int:
    """Fetch every wheel (or install them with ``--into``); 0 when all are there."""
    parser = argparse.ArgumentParser(prog="windows_check.py", description=__doc__)
    parser.add_argument(
        "--into", type=Path, metavar="DIR", help="unpack the wheels there, to run them elsewhere"
    )
    into: Path | None = parser.parse_args().into
    wanted = for_windows(LOCK.read_text("ascii"))
    with tempfile.TemporaryDirectory(prefix="desa-binaan-wheels-") as name:
        lock = Path(name) / "windows.lock"
        lock.write_text("".join(wanted.values()), "ascii")
        what = (
            ["download", "--dest", f"{name}/wheels"]
            if into is None
            else ["install", "--target", str(into), "--upgrade", "--no-compile"]
        )
        pip = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check", "--no-input"]
        pip += [*what, "--no-deps", "--only-binary", ":all:", "--require-hashes"]
        pip += ["--platform", "win_amd64", "--python-version", PYTHON, "--implementation", "cp"]
        if subprocess.run([*pip, "-r", str(lock)], cwd=ROOT, check=False).returncode:
            print("FAILED: not everything in requirements.lock can be had for Windows.")
            return 1
        if into is None:
            missing = wanted.keys() - wheels_in(Path(name) / "wheels")
            if missing:
                print(f"FAILED: no wheel came for {', '.join(sorted(missing))}.")
                return 1
    print(f"Windows x86-64, Python {PYTHON}: all {len(wanted)} packages of the lock have a wheel.")
    return 0


def for_windows(lock: str) -> dict[str, str]:
    """The entries of a lock that a Windows PC needs, by name, without their markers."""
    found = {}
    for entry in re.split(r"\n(?=\S)", lock.strip()):
        if entry.startswith("#"):
            continue
        head, _, hashes = entry.partition("\\\n")
        requirement, _, marker = head.partition(";")
        if marker.strip() and not Marker(marker.strip()).evaluate(_WINDOWS):
            continue
        name = requirement.partition("==")[0].strip()
        found[name] = f"{requirement.strip()} \\\n{hashes}\n"
    return found


def wheels_in(folder: Path) -> set[str]:
    """The names of the packages whose wheels lie in a folder, as the lock spells them."""
    return {path.name.partition("-")[0].replace("_", "-").lower() for path in folder.glob("*.whl")}


if __name__ == "__main__":
    sys.exit(main())
