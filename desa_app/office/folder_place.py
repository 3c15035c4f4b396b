# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks where a data folder lies: in a synchronised folder, on a share, or on a stick.

A synchronising program copies the database while it is written and brings back an older half of it;
a share may not pass locks and syncs on; a stick is pulled out. The office is warned, not refused.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from desa_app.domain.folder_place import FolderPlace, PlaceKind

_CLOUD_FOLDERS = (
    (re.compile(r"OneDrive(?: - .+)?", re.I), "OneDrive"),
    (re.compile(r"Dropbox(?: \(.+\))?", re.I), "Dropbox"),
    (re.compile(r"Google ?Drive|My Drive|Drive Saya|DriveFS", re.I), "Google Drive"),
    (re.compile(r"iCloud ?Drive|Mobile Documents", re.I), "iCloud"),
    (re.compile(r"Nextcloud\d*", re.I), "Nextcloud"),
    (re.compile(r"ownCloud", re.I), "ownCloud"),
    (re.compile(r"MEGA(?:sync)?", re.I), "MEGA"),
    (re.compile(r"pCloud(?:Drive| Drive)?", re.I), "pCloud"),
    (re.compile(r"Syncthing|Sync", re.I), "Syncthing"),
)
# What the services leave in the folder that they look after.
_CLOUD_MARKS = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".stfolder", "Syncthing"),
)
_SYNC_JOURNAL = ".sync_*.db"
_CLOUD_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_CLOUD_MOUNTS = {
    "fuse.rclone": "rclone",
    "fuse.onedriver": "OneDrive",
    "fuse.google-drive-ocamlfuse": "Google Drive",
    "fuse.davfs2": "WebDAV",
    "davfs": "WebDAV",
}
_NETWORK_MOUNTS = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "afpfs",
        "ncpfs",
        "ceph",
        "glusterfs",
        "fuse.glusterfs",
        "fuse.sshfs",
        "fuse.smbnetfs",
        "fuse.gvfsd-fuse",
        "fuse.curlftpfs",
        "vboxsf",
    }
)
_STICK_PLACES = ("/media/", "/run/media/")
_WINDOWS_REMOVABLE, _WINDOWS_REMOTE = 2, 4
_MOUNTS = Path("/proc/self/mountinfo")
_OCTAL = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True, slots=True)
class Mount:
    """One line of the table of mounts: where, what kind, from which device or share."""

    place: str
    kind: str
    source: str


def places_of(folder: Path) -> tuple[FolderPlace, ...]:
    """Every reason why this folder had better lie elsewhere; empty when there is none.

    The folder may not be there yet. A USB hard disk that Windows calls fixed is not recognised.
    """
    whole = _whole(folder)
    found = list(cloud_places(whole, os.environ))
    if sys.platform == "win32":
        found += windows_places(str(whole), _drive_type)
    else:
        found += mounted_places(whole, read_mounts(_mount_table()), _is_removable)
    return tuple({one.kind: one for one in reversed(found)}.values())[::-1]


def cloud_places(folder: Path, variables: Mapping[str, str]) -> tuple[FolderPlace, ...]:
    """Whether a service synchronises this folder, by its name, its marks or its own word."""
    for parent in (folder, *folder.parents):
        for name in _CLOUD_VARIABLES:
            if variables.get(name) and parent == Path(variables[name]):
                return (FolderPlace(PlaceKind.CLOUD, "OneDrive"),)
        service = _service_of(parent)
        if service:
            return (FolderPlace(PlaceKind.CLOUD, service),)
    return ()


def _service_of(folder: Path) -> str:
    for form, service in _CLOUD_FOLDERS:
        if form.fullmatch(folder.name):
            return service
    try:
        for mark, service in _CLOUD_MARKS:
            if (folder / mark).exists():
                return service
        if next(folder.glob(_SYNC_JOURNAL), None) is not None:
            return "Nextcloud"
    except OSError:
        return ""
    return ""


def read_mounts(table: str) -> tuple[Mount, ...]:
    """The table of mounts as Linux writes it (``/proc/self/mountinfo``, proc(5))."""
    found = []
    for line in table.splitlines():
        before, middle, after = line.partition(" - ")
        fields, rest = before.split(" "), after.split(" ")
        if middle and len(fields) > 4 and len(rest) > 1:
            found.append(Mount(_plain(fields[4]), rest[0], _plain(rest[1])))
    return tuple(found)


def mounted_places(
    folder: Path, mounts: tuple[Mount, ...], is_removable: Callable[[str], bool | None]
) -> tuple[FolderPlace, ...]:
    """What the mount that holds the folder is; ``is_removable`` asks the system of a device."""
    text = folder.as_posix()
    holding = [
        one for one in mounts if text == one.place or text.startswith(one.place.rstrip("/") + "/")
    ]
    if not holding:
        return ()
    # A later mount covers an earlier one in the same place.
    mount = max(enumerate(holding), key=lambda pair: (len(pair[1].place), pair[0]))[1]
    if mount.kind in _CLOUD_MOUNTS:
        return (FolderPlace(PlaceKind.CLOUD, _CLOUD_MOUNTS[mount.kind]),)
    if mount.kind in _NETWORK_MOUNTS:
        return (FolderPlace(PlaceKind.NETWORK, mount.source),)
    removable = is_removable(mount.source)
    if removable is None:
        removable = f"{mount.place}/".startswith(_STICK_PLACES)
    return (FolderPlace(PlaceKind.REMOVABLE, mount.place),) if removable else ()


def windows_places(folder: str, drive_type: Callable[[str], int]) -> tuple[FolderPlace, ...]:
    """What Windows says of the drive; a path that begins with two strokes is a share."""
    if folder.startswith(("\\\\", "//")) and not folder.startswith("\\\\?\\"):
        return (FolderPlace(PlaceKind.NETWORK, "\\".join(folder.split("\\")[:4])),)
    plain = folder.removeprefix("\\\\?\\")
    if plain.upper().startswith("UNC\\"):
        return (FolderPlace(PlaceKind.NETWORK, "\\\\" + plain[4:]),)
    drive = plain[:2]
    if len(drive) < 2 or drive[1] != ":":
        return ()
    kind = drive_type(drive + "\\")
    if kind == _WINDOWS_REMOTE:
        return (FolderPlace(PlaceKind.NETWORK, drive),)
    return (FolderPlace(PlaceKind.REMOVABLE, drive),) if kind == _WINDOWS_REMOVABLE else ()


def _whole(folder: Path) -> Path:
    try:
        return folder.resolve()
    except (OSError, RuntimeError):
        return folder.absolute()


def _mount_table() -> str:
    try:
        return _MOUNTS.read_text("utf-8", "replace")
    except OSError:
        return ""


def _is_removable(source: str) -> bool | None:
    """Whether a device can be taken out: it says so, or it hangs on USB; ``None`` if not known."""
    try:
        device = (Path("/sys/class/block") / Path(source).name).resolve(strict=True)
        if "/usb" in device.as_posix():
            return True
        for folder in (device, device.parent):
            mark = folder / "removable"
            if mark.is_file():
                return mark.read_text("ascii").strip() == "1"
    except (OSError, ValueError):
        return None
    return None


def _drive_type(root: str) -> int:
    if sys.platform == "win32":
        import ctypes

        return int(ctypes.windll.kernel32.GetDriveTypeW(root))
    return 0


def _plain(written: str) -> str:
    return _OCTAL.sub(lambda found: chr(int(found[1], 8)), written)
