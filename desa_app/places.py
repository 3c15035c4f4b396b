# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things lie: the office's data, its log, and the files that come with the program."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import platformdirs

_APP = "Desa Binaan"


def data_folder() -> Path:
    """The folder that the window opens when none is named."""
    return Path(platformdirs.user_data_dir(_APP, appauthor=False))


def sample_folder(data: Path) -> Path:
    """Where the invented offices for practice lie: beside the data folder, never in it."""
    return data.with_name(f"{data.name} - data contoh")


SAMPLE_MARK = "sandi-contoh.txt"
"""The file that marks a folder as a place of invented offices; everybody may know what it says."""


def in_sample_room(folder: Path) -> bool:
    """Whether this is the folder of an office, or for one, among the invented ones."""
    return (folder.parent / SAMPLE_MARK).is_file()


def checkpoint_folder() -> Path:
    """Where key lists are kept for checking letters without an office."""
    return data_folder().with_name(f"{_APP} - daftar kunci")


def backup_folder() -> Path:
    """The backup folder that the wizard proposes."""
    return Path(platformdirs.user_documents_dir()) / "Cadangan Desa Binaan"


def log_folder() -> Path:
    """The folder of the program's own log, which never holds personal data."""
    return Path(platformdirs.user_log_dir(_APP, appauthor=False))


def resource(*parts: str) -> Path:
    """A file that comes with the program, in a source tree, a wheel or a frozen bundle."""
    return _resource_root().joinpath(*parts)


def _resource_root() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / "resources"
    return _source_tree() / "resources"


@cache
def _source_tree() -> Path:
    # Asked for again and again, and the disk each time: every list, wording and font lies there.
    return Path(__file__).resolve().parent.parent
