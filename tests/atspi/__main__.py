# SPDX-License-Identifier: GPL-3.0-or-later
"""``python -m tests.atspi``: every page of the real window, as a screen reader of Linux meets it.

Starts its own screen (Xvfb) and its own buses, opens the program on invented offices through the
accessibility bus alone, presses each page and each tab, and fails when anything that the keyboard
or a press can reach has no name. It needs xvfb, dbus and at-spi2-core, and says so when they are
not there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TypeVar

from tests.atspi.bus import PATIENCE, BusError
from tests.atspi.walk import Thing, accessibility_bus, first, programs, shown
from tests.office_kit import (
    DISTRICT,
    PASSWORD,
    REGENCY,
    VILLAGE,
    copy_of,
    enrolled_copy,
)

INSIDE = "DESA_BINAAN_ATSPI"
NEEDED = {"xvfb-run": "xvfb", "Xvfb": "xvfb", "dbus-run-session": "dbus"}
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
OFFICES = {"desa": VILLAGE, "kecamatan": DISTRICT, "kabupaten": REGENCY}
PROGRAM = "desa-binaan"
Found = TypeVar("Found")


class Trouble(Exception):
    """The walk could not be walked; carries what to do."""


def main() -> int:
    """0 when everything is named, 1 when not, 2 when the walk could not be walked."""
    wanted = sys.argv[1:] or list(OFFICES)
    if not set(wanted) <= OFFICES.keys():
        sys.stderr.write(f"Choose among: {' '.join(OFFICES)}\n")
        return 2
    missing = lacking()
    if missing:
        sys.stderr.write(
            f"Not walked: install {', '.join(missing)} first; without them no screen reader can"
            " be listened to here.\n"
        )
        return 2
    if os.environ.get(INSIDE) != "1":
        return subprocess.run(
            ["dbus-run-session", "--", "xvfb-run", "-a", "-s", "-screen 0 1366x768x24",
             sys.executable, "-m", "tests.atspi", *wanted],
            env=os.environ | {INSIDE: "1"},
            check=False,
        ).returncode  # fmt: skip
    try:
        faults = [fault for name in wanted for fault in walked(name)]
    except (Trouble, BusError, OSError) as error:
        sys.stderr.write(f"Not walked to the end: {error}\n")
        return 2
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    sys.stdout.write(f"{len(faults)} without a name\n")
    return 1 if faults else 0


def lacking() -> list[str]:
    """Packages that have to be installed before."""
    found = {package for tool, package in NEEDED.items() if shutil.which(tool) is None}
    if not any(Path(one).exists() for one in LAUNCHERS):
        found.add("at-spi2-core")
    return sorted(found)


def walked(office: str) -> list[str]:
    """What has no name in any page of an office."""
    with tempfile.TemporaryDirectory() as folder, running(office, Path(folder)) as window:
        window.enter()
        faults = [f"{office}, {where}: {told}" for where, told in window.faults()]
        sys.stdout.write(f"{office}: {window.pages} pages, {window.parts} parts walked\n")
        return faults


@contextmanager
def running(office: str, folder: Path) -> Iterator[Window]:
    """The program on an invented office, with its own settings; ended afterwards."""
    code = OFFICES[office]
    data = copy_of(code, folder) if code == REGENCY else enrolled_copy(code, folder)
    own = {name: str(folder / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME")}
    process = subprocess.Popen(
        [sys.executable, "-m", "ui", "--data", str(data)],
        env=os.environ | own | {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"},
    )
    try:
        yield Window(process)
    finally:
        process.terminate()
        process.wait(PATIENCE)


class Window:
    """The program from outside: nothing but what the bus tells and does."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._bus = accessibility_bus(os.environ["DBUS_SESSION_BUS_ADDRESS"])
        self.pages = self.parts = 0

    def enter(self) -> None:
        """Type the password at the door."""
        password = self._wait("the password", lambda: self._named("text", "Sandi"))
        password.fill(PASSWORD)
        self._wait("Masuk", lambda: self._named("push button", "Masuk")).press()
        self._wait("the pages", self._rail)

    def faults(self) -> Iterator[tuple[str, str]]:
        """Page by page and tab by tab: where, and what has no name there."""
        names = [one.name.split(",")[0] for one in self._rail()]
        for number, name in enumerate(names):
            self._rail()[number].press()
            self._wait(name, partial(self._named, "filler", name))
            self.pages += 1
            for tab in self._settled(name) or [""]:
                where = f"{name}, {tab}" if tab else name
                if tab:
                    self._wait(tab, partial(self._named, "page tab", tab)).press()
                    self._settled(where)
                self.parts += 1
                yield from ((where, told) for told in self._silent())

    # --- behind -----------------------------------------------------------------------------

    def _root(self) -> Thing:
        found = [one for one in programs(self._bus) if one.name == PROGRAM]
        if not found:
            raise BusError("not there yet")
        return found[-1]

    def _named(self, role: str, name: str) -> Thing | None:
        return first(
            self._root(),
            lambda one: one.role == role and f"{one.name},".startswith(f"{name},"),
        )

    def _rail(self) -> list[Thing]:
        rail = first(self._root(), lambda one: one.name == "Halaman")
        return [one for one in shown(rail) if one.role == "radio button"] if rail else []

    def _settled(self, where: str) -> list[str]:
        """Wait until the page says the same twice; its tabs by their names."""
        before: list[tuple[str, str]] = []

        def same() -> list[tuple[str, str]] | None:
            nonlocal before
            now = [(one.role, one.name) for one in shown(self._root())]
            alike, before = now == before, now
            return now if alike else None

        found = self._wait(where, same)
        return [name for role, name in found if role == "page tab"]

    def _silent(self) -> list[str]:
        return [f"{one.role} at {one.path}" for one in shown(self._root()) if one.silent()]

    def _wait(self, what: str, look: Callable[[], Found | None]) -> Found:
        """Look until it is there; raises ``Trouble`` when it never comes or the program ended."""
        until = monotonic() + PATIENCE * 2
        while monotonic() < until:
            try:
                found = look()
            except BusError:
                found = None
            if found:
                return found
            try:
                raise Trouble(f"the program ended with {self._process.wait(0.1)}")
            except subprocess.TimeoutExpired:
                continue
        raise Trouble(f"{what} never came")


if __name__ == "__main__":
    sys.exit(main())
