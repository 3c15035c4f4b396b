# SPDX-License-Identifier: GPL-3.0-or-later
"""A data folder in a synchronised folder, on a share or on a stick is recognised."""

from __future__ import annotations

from pathlib import Path

import pytest

from desa_app.domain.folder_place import FolderPlace, PlaceKind
from desa_app.office.folder_place import (
    cloud_places,
    mounted_places,
    places_of,
    read_mounts,
    windows_places,
)
from desa_app.remarks_folder import folder_todo, folder_words

TABLE = r"""
22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
40 22 0:39 / /mnt/kantor rw,relatime shared:20 - cifs //server/berbagi rw,vers=3.0
41 22 0:40 / /srv/data rw - nfs4 10.0.0.2:/data rw
42 22 8:17 / /media/rina/STIK\040KU rw,nosuid - vfat /dev/sdb1 rw
43 22 0:41 / /home/rina/awan rw - fuse.rclone drive: rw
44 22 8:33 / /mnt/kantor/cadangan rw - ext4 /dev/sdc1 rw
45 22 8:49 / /media/rina/ISI rw - ext4 /dev/sdd1 rw
rusak
"""


def asked(source: str) -> bool | None:
    """What the system knows of the devices of the table."""
    return {"/dev/sda2": False, "/dev/sdd1": False}.get(source)


@pytest.mark.parametrize(
    ("folder", "kind", "name"),
    [
        ("/home/rina/data", None, ""),
        ("/mnt/kantor/data", PlaceKind.NETWORK, "//server/berbagi"),
        ("/mnt/kantoran", None, ""),
        ("/mnt/kantor/cadangan/data", None, ""),
        ("/srv/data", PlaceKind.NETWORK, "10.0.0.2:/data"),
        ("/media/rina/STIK KU/desa", PlaceKind.REMOVABLE, "/media/rina/STIK KU"),
        ("/media/rina/ISI/desa", None, ""),
        ("/home/rina/awan/desa", PlaceKind.CLOUD, "rclone"),
    ],
)
def test_mounts_tell_where_a_folder_lies(folder: str, kind: PlaceKind | None, name: str) -> None:
    found = mounted_places(Path(folder), read_mounts(TABLE), asked)
    assert found == (() if kind is None else (FolderPlace(kind, name),))


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive - Pemkab Serang/data", "OneDrive"),
        ("Dropbox/kantor/data", "Dropbox"),
        ("Google Drive/data", "Google Drive"),
        ("iCloudDrive/data", "iCloud"),
        ("Nextcloud/data", "Nextcloud"),
        ("Dokumen/data", ""),
        ("Dropbox lama milik saya/data", ""),
    ],
)
def test_synchronised_folders_are_known_by_their_names(folder: str, service: str) -> None:
    found = cloud_places(Path("/home/rina") / folder, {})
    assert [place.name for place in found] == ([service] if service else [])


def test_synchronised_folders_are_known_by_their_marks(tmp_path: Path) -> None:
    data = tmp_path / "Kantor" / "data"
    data.mkdir(parents=True)
    assert cloud_places(data, {}) == ()
    (tmp_path / "Kantor" / ".sync_1a2b.db").touch()
    assert cloud_places(data, {}) == (FolderPlace(PlaceKind.CLOUD, "Nextcloud"),)
    own = {"OneDrive": str(data.parent)}
    assert cloud_places(data, own) == (FolderPlace(PlaceKind.CLOUD, "OneDrive"),)
    assert [place.kind for place in places_of(data)] == [PlaceKind.CLOUD]


def test_windows_tells_shares_and_sticks() -> None:
    types = {"C:\\": 3, "E:\\": 2, "Z:\\": 4}
    told = {
        folder: [place.kind for place in windows_places(folder, lambda root: types[root])]
        for folder in ("C:\\data", "E:\\data", "Z:\\data", "\\\\server\\berbagi\\data", "data")
    }
    assert told == {
        "C:\\data": [],
        "E:\\data": [PlaceKind.REMOVABLE],
        "Z:\\data": [PlaceKind.NETWORK],
        "\\\\server\\berbagi\\data": [PlaceKind.NETWORK],
        "data": [],
    }


@pytest.mark.parametrize("kind", list(PlaceKind))
def test_every_place_has_its_words(kind: PlaceKind) -> None:
    place = FolderPlace(kind, "NAMA")
    assert "NAMA" in folder_words(place)
    assert "cadangan" in folder_todo(place)
    assert "Sebelum menyiapkan" in folder_todo(place, first_day=True)
