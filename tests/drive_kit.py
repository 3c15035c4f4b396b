# SPDX-License-Identifier: GPL-3.0-or-later
"""A computer with the sticks a test wants: a mount table and a device tree of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desa_app.exchange.drives import DriveTable


@dataclass
class Ports:
    """Plug folders in and out as if they were sticks; ``table`` is what the program reads."""

    root: Path

    def __post_init__(self) -> None:
        for part in (self.table.devices, self.table.labels, self.root / "blok"):
            part.mkdir(parents=True, exist_ok=True)
        self._lines: dict[Path, str] = {}
        self._write()

    @property
    def table(self) -> DriveTable:
        """Files of this test instead of the computer's."""
        return DriveTable(
            mounts=self.root / "mountinfo",
            devices=self.root / "dev",
            labels=self.root / "label",
            unmounter=str(self.root / "udisksctl"),
        )

    def plug(
        self,
        folder: Path,
        label: str = "",
        *,
        locked: bool = False,
        removable: bool = True,
        kind: str = "vfat",
        part_of: str = "/",
    ) -> None:
        """Let a folder be a drive from now on."""
        folder.mkdir(exist_ok=True)
        letter = chr(ord("b") + len(self._lines))
        number = f"8:{16 * (len(self._lines) + 1) + 1}"
        disk = self.root / "blok" / f"sd{letter}"
        partition = disk / f"sd{letter}1"
        partition.mkdir(parents=True, exist_ok=True)
        (disk / "removable").write_text("1\n" if removable else "0\n", "ascii")
        link = self.table.devices / number
        link.unlink(missing_ok=True)
        link.symlink_to(partition)
        if label:
            named = self.table.labels / label.replace(" ", "\\x20")
            named.unlink(missing_ok=True)
            named.symlink_to(f"../../sd{letter}1")
        mode = "ro" if locked else "rw"
        place = str(folder).replace(" ", "\\040")
        self._lines[folder] = (
            f"36 35 {number} {part_of} {place} {mode},nosuid,nodev,relatime shared:1 - {kind}"
            f" /dev/sd{letter}1 {mode},uid=1000,utf8"
        )
        self._write()

    def pull(self, folder: Path) -> None:
        """Take it out again; the folder stays where it is."""
        del self._lines[folder]
        self._write()

    def unmounter(self, script: str) -> None:
        """Give the computer a tool that lets go of sticks."""
        path = Path(self.table.unmounter)
        path.write_text(f"#!/bin/sh\n{script}\n", "ascii")
        path.chmod(0o755)

    def _write(self) -> None:
        noise = (
            "21 1 0:20 / /proc rw,nosuid - proc proc rw\n"
            "22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw\n"
            "ini bukan baris tabel\n"
        )
        text = noise + "".join(f"{line}\n" for line in self._lines.values())
        self.table.mounts.write_text(text, "utf-8")
