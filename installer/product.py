# SPDX-License-Identifier: GPL-3.0-or-later
"""The names that installers, menus and file associations must agree on; the version is read."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
NAME = "desa-binaan"
TITLE = "Desa Binaan"
PUBLISHER = "Desa Binaan"
MIME_TYPE = "application/x-desa-binaan"
PACKAGE_ENDING = ".dbx"
"""The sealed file that an office sends; opened by double click."""


def version() -> str:
    """The version as pyproject.toml states it, which is where it is raised."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])


def deb_name() -> str:
    """The file name of the package for Debian and its relatives."""
    return f"{NAME}_{version()}_amd64.deb"


def setup_name() -> str:
    """The file name of the installer for Windows."""
    return f"{NAME}-{version()}-pasang.exe"
