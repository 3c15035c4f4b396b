# SPDX-License-Identifier: GPL-3.0-or-later
"""Scans of papers that are not taken in; what was kept before stays."""

from __future__ import annotations

from dataclasses import dataclass

from desa_app.errors.base import UserError


class ScanError(UserError):
    """A scan was not taken in; nothing was stored. ``name`` is the file's, without its folder."""


@dataclass(eq=False)
class ScanUnknownKind(ScanError):
    """The file is no JPG, PNG or PDF."""

    name: str
    code = "pindaian-bukan-gambar"


@dataclass(eq=False)
class ScanUnreadable(ScanError):
    """The file is damaged, cut off, locked, or shows nothing."""

    name: str
    code = "pindaian-rusak"


@dataclass(eq=False)
class ScanTooLarge(ScanError):
    """The file has more bytes or pixels than are looked at."""

    name: str
    limit: str
    code = "pindaian-terlalu-besar"


@dataclass(eq=False)
class ScanTooManyPages(ScanError):
    """The PDF has more pages than one paper ever has."""

    name: str
    pages: int
    limit: int
    code = "pindaian-terlalu-banyak-halaman"


@dataclass(eq=False)
class TooManyScans(ScanError):
    """This paper has as many scans as are kept of one."""

    name: str
    limit: int
    code = "pindaian-penuh"


@dataclass(eq=False)
class ScanDamaged(ScanError):
    """A kept scan is no longer what was stored."""

    name: str
    code = "pindaian-berubah"
