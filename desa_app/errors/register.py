# SPDX-License-Identifier: GPL-3.0-or-later
"""Records of the register, and spreadsheets that bring them in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.errors.base import UserError

if TYPE_CHECKING:
    from desa_app.domain.findings import Finding
    from desa_app.domain.intake import InTheWay


class RecordError(UserError):
    """A record cannot be read or changed as asked."""


@dataclass(eq=False)
class NotFound(RecordError):
    """``what`` is one of ``orang``, ``rencana``, ``surat``, ``kiriman``, ``desa``, ``pejabat``."""

    what: str
    code = "tidak-ditemukan"


@dataclass(eq=False)
class ChangedMeanwhile(RecordError):
    """Somebody else saved this record after it was opened."""

    what: str
    code = "sudah-berubah"


@dataclass(eq=False)
class DuplicateNik(RecordError):
    """Another person of the register has this NIK."""

    person_id: str
    name: str
    code = "nik-ganda"


@dataclass(eq=False)
class StatusNotAllowed(RecordError):
    """The status ladder has no step from ``old`` to ``new``."""

    old: str
    new: str
    code = "status-tidak-bisa"


@dataclass(eq=False)
class LadderBroken(RecordError):
    """Without or with that correction, ``old`` and ``new`` would follow each other; they cannot."""

    old: str
    new: str
    code = "tangga-terputus"


@dataclass(eq=False)
class LastStep(RecordError):
    """The only step of a plan cannot be struck; it can be replaced."""

    status: str
    code = "langkah-terakhir"


@dataclass(eq=False)
class NotHomeYet(RecordError):
    """The facts of a return are noted for somebody who is not back."""

    status: str
    code = "belum-pulang"


class IntakeError(UserError):
    """A spreadsheet was not taken in; the register is unchanged."""


@dataclass(eq=False)
class SheetUnreadable(IntakeError):
    """The file is no spreadsheet, is damaged, or is locked with a password."""

    path: Path
    code = "lembar-tidak-terbaca"


@dataclass(eq=False)
class SheetTooLarge(IntakeError):
    """The file is larger than is read in one go."""

    path: Path
    limit: str
    code = "lembar-terlalu-besar"


@dataclass(eq=False)
class LayoutUnknown(IntakeError):
    """No sheet has a header row that is known."""

    path: Path
    missing: tuple[str, ...]
    code = "susunan-tidak-dikenal"


@dataclass(eq=False)
class ImportRefused(IntakeError):
    """At least one row was refused, so nothing was written (all or nothing)."""

    read: int
    refused: int
    findings: tuple[Finding, ...]
    code = "impor-ditolak"


@dataclass(eq=False)
class ImportUndone(IntakeError):
    """This import was taken back already."""

    file_name: str
    code = "impor-sudah-diurungkan"


@dataclass(eq=False)
class ImportBuiltOn(IntakeError):
    """Something was built on people of this import, so it stays; ``people`` are the first."""

    file_name: str
    count: int
    people: tuple[InTheWay, ...]
    code = "impor-sudah-dipakai"
