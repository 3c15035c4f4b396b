# SPDX-License-Identifier: GPL-3.0-or-later
"""A paper's picture as it is kept: reduced, upright, without anything that could run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desa_app.domain.documents import ScanForm

JPG_LIMIT = 500_000
PDF_LIMIT = 2_000_000
"""Bytes the placement system takes; counted in thousands, so that either reading of KB holds."""
MOST_SCANS = 12
"""Valid scans of one paper."""
NAME_LIMIT = 120
REASON_LIMIT = 400
TAKEN_BACK = "Penggantian diurungkan"
"""Why a scan is set aside whose taking the place of another was taken back."""


class ScanState(StrEnum):
    """A scan is never removed from the data, only set aside with a reason."""

    VALID = "berlaku"
    REPLACED = "diganti"
    REMOVED = "dihapus"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReducedScan:
    """Bytes within the limits of their form, with the number of pages they show."""

    form: ScanForm
    pages: int
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A stored scan without its bytes; ``name`` is the file's as it came, without its ending."""

    id: str
    revision: int
    document_id: str
    name: str
    form: ScanForm
    pages: int
    size: int
    sha256: str
    state: ScanState
    reason: str
    added_at: datetime
    added_by: str

    @property
    def file_name(self) -> str:
        """As it is proposed when the scan is saved outside."""
        return f"{self.name}.{self.form.value}"


def plain_name(name: str) -> str:
    """A file's name as text to keep: no folder, no ending, nothing unprintable, not too long."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem = last.rsplit(".", 1)[0] if "." in last.lstrip(".") else last
    shown = "".join(sign for sign in stem if sign.isprintable() and sign not in '<>:"|?*')
    return shown.strip(" .")[:NAME_LIMIT] or "pindaian"
