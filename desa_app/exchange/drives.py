# SPDX-License-Identifier: GPL-3.0-or-later
"""Which removable drives are plugged in, asked of the operating system without any privilege."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from desa_app.domain.stick import Cargo, Release, Stick, cargo_of
from desa_app.errors import NotWritable, StickBusy, StickRemoved
from desa_app.exchange import drives_windows

MOST_DRIVES = 26
MOST_ENTRIES = 4000
MOST_LEVELS = 2
_TABLE_LIMIT = 1024 * 1024
_USUAL = ("/media/", "/run/media/", "/mnt/usb")
# What is no stick of files even when it can be taken out.
_NO_FILES = frozenset({"iso9660", "udf", "squashfs", "swap", "proc", "sysfs", "tmpfs", "overlay"})
_ESCAPED = re.compile(r"\\([0-7]{3})")
_USB = re.compile(r"usb[0-9]+")
_UNMOUNT_SECONDS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class DriveTable:
    """Where a Linux computer tells of its drives; a test gives files of its own."""

    mounts: Path = Path("/proc/self/mountinfo")
    devices: Path = Path("/sys/dev/block")
    labels: Path = Path("/dev/disk/by-label")
    unmounter: str = "udisksctl"


@dataclass(frozen=True, slots=True)
class _Mount:
    number: str
    folder: Path
    kind: str
    device: str
    read_only: bool


SYSTEM = DriveTable()


def list_sticks(table: DriveTable = SYSTEM) -> tuple[Stick, ...]:
    """Every removable drive that can be reached, with our files on it; in the order of names."""
    if os.name == "nt" and table is SYSTEM:
        return tuple(
            _stick(Path(root), root.rstrip("\\"), label, writable)
            for root, label, writable in drives_windows.removable()
        )
    labels = _labels(table.labels)
    found = {}
    for mount in _removable_mounts(table):
        label = labels.get(Path(mount.device).name, "")
        try:
            found[mount.device] = _stick(mount.folder, mount.device, label, not mount.read_only)
        except OSError:  # pulled out while we looked
            continue
        if len(found) >= MOST_DRIVES:
            break
    return tuple(sorted(found.values(), key=lambda stick: stick.name.casefold()))


def plugged(table: DriveTable = SYSTEM) -> frozenset[str]:
    """What is plugged in, as texts to compare; touches no stick, so that it may be asked often."""
    if os.name == "nt" and table is SYSTEM:
        return frozenset(str(one) for one in drives_windows.removable())
    return frozenset(
        f"{mount.device} {mount.folder} {mount.read_only}" for mount in _removable_mounts(table)
    )


def release(stick: Stick, table: DriveTable = SYSTEM) -> Release:
    """Let the system write out what it holds back and let go of the stick.

    ``BY_HAND`` where this computer has nobody to ask. Raises ``StickBusy`` while another program
    holds it, and ``NotWritable`` when the system refuses for another reason.
    """
    if os.name == "nt" and table is SYSTEM:
        return drives_windows.release(stick)
    if stick.folder not in {mount.folder for mount in _mounts(table.mounts)}:
        raise StickRemoved(stick.folder)
    program = shutil.which(table.unmounter)
    if program is None:
        return Release.BY_HAND
    order = [program, "unmount", "--block-device", stick.device, "--no-user-interaction"]
    try:
        done = subprocess.run(  # noqa: S603  # a list, no shell; the device comes from the system
            order, capture_output=True, timeout=_UNMOUNT_SECONDS, check=False, env=_plain_words()
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise StickBusy(stick.folder) from error
    if done.returncode == 0:
        return Release.DONE
    if b"busy" in done.stderr.lower():
        raise StickBusy(stick.folder)
    raise NotWritable(stick.folder)


def look_for_ours(folder: Path) -> Cargo:
    """Our files by name, a few levels deep, without opening any and without following links."""
    found: list[Path] = []
    left = MOST_ENTRIES
    level = [folder]
    for _ in range(MOST_LEVELS + 1):
        below: list[Path] = []
        for place in level:
            try:
                with os.scandir(place) as entries:
                    for entry in entries:
                        left -= 1
                        if left < 0:
                            return cargo_of(sorted(found))
                        if entry.is_dir(follow_symlinks=False):
                            below.append(Path(entry.path))
                        elif entry.is_file(follow_symlinks=False):
                            found.append(Path(entry.path))
            except OSError:
                continue
        level = below
    return cargo_of(sorted(found))


def _stick(folder: Path, device: str, label: str, writable: bool) -> Stick:
    usage = shutil.disk_usage(folder)
    return Stick(
        folder=folder,
        device=device,
        label=label,
        free=usage.free,
        size=usage.total,
        writable=writable,
        cargo=look_for_ours(folder),
    )


def _removable_mounts(table: DriveTable) -> list[_Mount]:
    return [
        mount
        for mount in _mounts(table.mounts)
        if mount.kind not in _NO_FILES and _is_removable(mount, table.devices)
    ]


def _mounts(table: Path) -> list[_Mount]:
    """Read ``proc(5)``'s mountinfo; a line that is not understood is left out."""
    try:
        with table.open("rb") as file:
            text = os.fsdecode(file.read(_TABLE_LIMIT))
    except OSError:
        return []
    found = []
    for line in text.splitlines():
        before, separator, after = line.partition(" - ")
        fields, source = before.split(" "), after.split(" ")
        if not separator or len(fields) < 6 or len(source) < 3:
            continue
        if fields[3] != "/":  # a part of a drive shown once more elsewhere
            continue
        options = {*fields[5].split(","), *source[2].split(",")}
        folder = Path(_unescaped(fields[4]))
        device = _unescaped(source[1])
        found.append(_Mount(fields[2], folder, source[0], device, "ro" in options))
    return found


def _is_removable(mount: _Mount, devices: Path) -> bool:
    """A drive that says so itself, hangs on USB, or was put where sticks are put."""
    try:
        place = (devices / mount.number).resolve(strict=True)
    except OSError:
        return False
    if any(_USB.fullmatch(part) for part in place.parts):
        return True
    for part in (place, place.parent):
        try:
            if (part / "removable").read_text("ascii").strip() == "1":
                return True
        except (OSError, ValueError):
            continue
    return mount.folder.as_posix().startswith(_USUAL)


def _labels(folder: Path) -> dict[str, str]:
    """Device name to the label that was written onto it."""
    try:
        entries = list(folder.iterdir())[:200]
        return {
            path.resolve().name: re.sub(
                r"\\x([0-9a-f]{2})", lambda found: chr(int(found[1], 16)), path.name
            )
            for path in entries
        }
    except OSError:
        return {}


def _unescaped(text: str) -> str:
    """``\\040`` is how the table writes a blank."""
    return os.fsdecode(_ESCAPED.sub(lambda found: chr(int(found[1], 8)), text).encode("utf-8"))


def _plain_words() -> dict[str, str]:
    """The tool shall answer in the words we know."""
    return {**os.environ, "LC_ALL": "C", "LANGUAGE": "C"}
