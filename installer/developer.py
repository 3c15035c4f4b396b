# SPDX-License-Identifier: GPL-3.0-or-later
"""One command from a fresh clone: ``run``, ``demo``, ``test``, ``check`` and more.

Standard library only, because it runs before anything is installed. Each verb sets up what it
needs (``.venv/`` from the lock; on Debian the system libraries of Qt) and does nothing of that
when the lock has not changed since.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import IO

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "desa-binaan.stamp"
SAMPLES = ROOT / "contoh"
WINDOWS = sys.platform == "win32"
LINUX = sys.platform.startswith("linux")

QT_PACKAGES = (
    "libgl1", "libegl1", "libglib2.0-0", "libdbus-1-3", "libfontconfig1", "libxkbcommon0",
    "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxcb-xkb1",
    "libxkbcommon-x11-0",
)  # fmt: skip
# What PyInstaller asks for to see what a library needs.
FREEZE_PACKAGES = ("binutils",)
READING_PACKAGES = ("age", "poppler-utils")
SCREEN_PACKAGES = ("xauth", "xvfb")
# What the tests of a file share is prepared once, by the worker that gets the file.
WORKERS = ("-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder")
# Folders of tests that need no screen and no whole office.
QUICK_PARTS = ("domain", "exchange", "intake", "paper", "store")

NO_DISPLAY = """\
Tidak ada layar di komputer ini, jadi jendela program tidak dapat dibuka.
Jalankan `make demo` untuk melihat seluruh pekerjaan tanpa layar.

There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the window cannot open.
Run `make demo` to see the whole job without a screen.\
"""


class CannotSetUp(Exception):
    """Something that this script may not or cannot do by itself; the text says what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; the exit code is that of the work done."""
    parser = argparse.ArgumentParser(prog="developer.py", description=__doc__)
    parser.add_argument("verb", choices=tuple(VERBS))
    verb = parser.parse_args(arguments).verb
    try:
        return VERBS[verb]()
    except CannotSetUp as stop:
        print(stop, file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
    return 1


def run() -> int:
    """Open the window."""
    if LINUX and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        print(NO_DISPLAY, file=sys.stderr)
        return 1
    need_system_packages(QT_PACKAGES)
    need_environment()
    return call(python("-m", "ui"))


def demo() -> int:
    """Do the whole job on invented people without a screen, then say where the results lie."""
    need_environment()
    need_system_packages(READING_PACKAGES, optional=True)
    shutil.rmtree(SAMPLES, ignore_errors=True)
    code = call(python("-m", "desa_app", "contoh", "--ke", SAMPLES.name))
    if code == 0:
        print(f"\nEverything lies in {SAMPLES.name}/ (invented people only):")
        for entry in sorted(SAMPLES.iterdir()):
            print(f"  {SAMPLES.name}/{entry.name}{'/' if entry.is_dir() else ''}")
    return code


def test() -> int:
    """Run the quick tests, then whole days in the real window beside a look at the code."""
    need_system_packages((*QT_PACKAGES, *READING_PACKAGES, *SCREEN_PACKAGES))
    need_environment()
    pytest = python("-m", "pytest", "-q")
    still = {"QT_QPA_PLATFORM": "offscreen"}
    real: dict[str, str] = {}
    screen: list[str] = []
    if LINUX:
        still["LC_ALL"] = real["LC_ALL"] = "C.UTF-8"
        real["QT_QPA_PLATFORM"] = "xcb"
        screen = ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24"]
    print("== tests", flush=True)
    results = {"tests": timed(lambda: call([*pytest, *WORKERS, "-m", "not journey"], still))}
    # Journeys need one processor, looking at the code another.
    with tempfile.TemporaryFile() as said, ThreadPoolExecutor(1) as beside:
        looking = beside.submit(timed, lambda: call([sys.executable, __file__, "check"], out=said))
        print("== journeys", flush=True)
        days = [*screen, *pytest, "-m", "journey", "tests/journeys"]
        results["journeys"] = timed(lambda: call(days, real))
        results["code"] = looking.result()
        said.seek(0)
        print(f"== code\n{said.read().decode(errors='replace')}", end="", flush=True)
    for name, (code, seconds) in results.items():
        print(f"{'passed' if code == 0 else 'FAILED'}  {name} ({seconds:.0f} s)")
    return max(abs(code) for code, _ in results.values())


def timed(work: Callable[[], int]) -> tuple[int, float]:
    """The exit code of some work, and the seconds it took."""
    start = time.monotonic()
    return work(), time.monotonic() - start


def quick() -> int:
    """Run the rules of the core without the screen: the part to run while writing."""
    need_system_packages(READING_PACKAGES)
    need_environment()
    parts = [f"tests/{name}" for name in QUICK_PARTS]
    few = {"DESA_BINAAN_TESTS": "quick"}
    return call(python("-m", "pytest", "-q", *WORKERS, "-m", "not slow", *parts), few)


def check() -> int:
    """Look at the code without running it: ruff, its formatting, mypy strict."""
    need_environment()
    codes = [
        call(python("-m", "ruff", "check", ".")),
        call(python("-m", "ruff", "format", "--check", "--quiet", ".")),
        call(python("-m", "mypy")),
    ]
    if codes[1]:
        print("Not formatted as agreed: run `.venv/bin/python -m ruff format` on your files.")
    return max(abs(code) for code in codes)


def panduan() -> int:
    """Take the pictures anew from the running program, then write dist/panduan.pdf."""
    need_system_packages(QT_PACKAGES)
    need_environment()
    still = {"QT_QPA_PLATFORM": "offscreen"}
    return call(python("-m", "installer.pictures"), still) or call(
        python("-m", "installer.handbook", "dist/panduan.pdf")
    )


def reliability() -> int:
    """Kill offices, break their disk, offer them hostile files; minutes, or hours with HOW=long."""
    need_system_packages(READING_PACKAGES)
    need_environment()
    how = os.environ.get("HOW", "usual")
    if how == "long":
        need_fuzzer()
    table = ROOT / "docs" / "reliability.md"
    return call(python("-m", "tests.reliability", "--thorough", how, "--write", str(table)))


def bench() -> int:
    """Hold the program against its floor; some minutes, or about one with HOW=quick."""
    need_system_packages((*QT_PACKAGES, *READING_PACKAGES))
    need_environment()
    how = os.environ.get("HOW", "usual")
    table = ROOT / "docs" / "benchmarks.md"
    return call(python("-m", "tests.benchmarks", "--size", how, "--write", str(table)))


def freeze() -> int:
    """Build the folder that is installed, and let the frozen programs test themselves."""
    need_system_packages((*QT_PACKAGES, *FREEZE_PACKAGES, *SCREEN_PACKAGES))
    need_environment()
    return call(python(str(ROOT / "installer" / "freeze.py")))


def deb() -> int:
    """Pack what ``freeze`` built for Debian and its relatives, and try it in an empty system."""
    need_system_packages(("debootstrap",), optional=True)
    need_environment()
    return call(python(str(ROOT / "installer" / "deb.py")))


def windows_check() -> int:
    """Ask whether all of the lock can be had for Windows, and whether its installer compiles."""
    need_system_packages(("nsis",))
    need_environment()
    code = call(python(str(ROOT / "installer" / "windows_check.py")))
    return code or call(python(str(ROOT / "installer" / "windows_setup.py"), "--stand-in"))


VERBS: dict[str, Callable[[], int]] = {
    "run": run,
    "demo": demo,
    "test": test,
    "quick": quick,
    "check": check,
    "panduan": panduan,
    "reliability": reliability,
    "bench": bench,
    "freeze": freeze,
    "deb": deb,
    "windows-check": windows_check,
}

# --- setting up -------------------------------------------------------------------------------


def need_environment() -> None:
    """Make ``.venv/`` hold what the lock says; at once when it already does."""
    wanted = "".join(
        hashlib.sha256((ROOT / name).read_bytes()).hexdigest() + "\n"
        for name in ("requirements.lock", "pyproject.toml")
    )
    if python_in_venv().exists() and STAMP.is_file() and STAMP.read_text("ascii") == wanted:
        return
    # Called with whatever `python3` is, so older ones do get here.
    if sys.version_info < (3, 11):  # noqa: UP036
        raise CannotSetUp("Python 3.11 or newer is needed (Debian 12 has it as python3).")
    if not python_in_venv().exists():
        if importlib.util.find_spec("ensurepip") is None:
            need_system_packages(("python3-venv",))
        print("Making .venv ...", flush=True)
        must([sys.executable, "-m", "venv", str(VENV)], "The environment .venv was not made.")
    print("Installing what requirements.lock names (once, about a minute) ...", flush=True)
    pip = python("-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-input")
    must(
        [*pip, "--require-hashes", "--only-binary", ":all:", "-r", "requirements.lock"],
        "The packages were not installed. Is there a network connection?",
    )
    # The commands desa-app and desa-binaan; the code itself stays where it is.
    must(
        [*pip, "--no-deps", "--no-build-isolation", "-e", "."],
        "The commands desa-app and desa-binaan were not installed.",
    )
    STAMP.write_text(wanted, "ascii")


def need_fuzzer() -> None:
    """Install what searches for harmful files; only the long reliability trials need it."""
    if call(python("-c", "import atheris")) == 0:
        return
    pip = python("-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-input")
    must(
        [*pip, "--require-hashes", "--only-binary", ":all:", "-r", "requirements-fuzz.lock"],
        "atheris was not installed: it is there for Linux on x86-64 with Python 3.11 to 3.13. "
        "Without it run the parts one by one: .venv/bin/python -m tests.reliability kill disk "
        "files answers --thorough long",
    )


def need_system_packages(names: tuple[str, ...], *, optional: bool = False) -> None:
    """Install Debian packages when allowed; else say the exact command and stop.

    Elsewhere than on Debian and its relatives nothing is done. ``optional`` packages are only
    for looking at results: without the right to install, their command is printed as a hint.
    """
    if not LINUX or shutil.which("dpkg-query") is None:
        return
    missing = missing_packages(names)
    if not missing:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    sudo: list[str] = []
    if os.geteuid() != 0:
        sudo = ["sudo"]
        if shutil.which("sudo") is None or quiet(["sudo", "-n", "true"]) != 0:
            command = " ".join([*sudo, *install])
            if optional:
                print(f"To look inside the results: {command}")
                return
            raise CannotSetUp(
                f"System packages are missing. Please install them, then call this again:\n"
                f"  {command}"
            )
    print(f"Installing system packages: {' '.join(missing)}", flush=True)
    apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive"]
    quiet([*apt, "apt-get", "update", "-qq"])
    if quiet([*apt, *install]) != 0 and not optional:
        raise CannotSetUp(f"This command failed; run it by hand to see why:\n  {' '.join(install)}")


def missing_packages(names: Sequence[str]) -> list[str]:
    """Say which of these are not installed, counting those that another package provides."""
    listing = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}, ${Provides}\n"],
        capture_output=True, text=True, check=False,
    ).stdout  # fmt: skip
    present: set[str] = set()
    for line in listing.splitlines():
        status, _, provided = line.partition(" ")
        if status == "installed":
            present.update(part.split()[0] for part in provided.split(",") if part.strip())
    return [name for name in names if name not in present]


# --- calling ----------------------------------------------------------------------------------


def python_in_venv() -> Path:
    """Where this system keeps the interpreter of ``.venv/``."""
    return VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")


def python(*arguments: str) -> list[str]:
    """Put the environment's interpreter before these arguments."""
    return [str(python_in_venv()), *arguments]


def call(
    command: Sequence[str], extra: dict[str, str] | None = None, out: IO[bytes] | None = None
) -> int:
    """Run in the project's folder with the terminal's own input and output, or into ``out``."""
    told = None if out is None else subprocess.STDOUT
    environment = {**os.environ, **(extra or {})}
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=out, stderr=told, check=False)
    return done.returncode


def must(command: Sequence[str], sentence: str) -> None:
    """Run, and stop with ``sentence`` when it fails (its own output stands above)."""
    if call(command) != 0:
        raise CannotSetUp(sentence)


def quiet(command: Sequence[str]) -> int:
    """Run without output."""
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        check=False,
    ).returncode  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
