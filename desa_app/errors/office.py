# SPDX-License-Identifier: GPL-3.0-or-later
"""Getting in, and the office's own data folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app.errors.base import UserError

if TYPE_CHECKING:
    from datetime import datetime


class AccessError(UserError):
    """The office stays closed."""


@dataclass(eq=False)
class WrongPassword(AccessError):
    """User name and password do not belong together (which of the two is not told)."""

    tries_left: int
    code = "sandi-salah"


@dataclass(eq=False)
class TooManyTries(AccessError):
    """Wait before the next try."""

    wait_seconds: int
    code = "terlalu-sering"


@dataclass(eq=False)
class WrongRecoveryCode(AccessError):
    """The recovery code is not this office's; ``mistyped`` if its check characters fail.

    ``renewing`` when a new code was to be typed from its sheet, and another one was.
    """

    mistyped: bool
    renewing: bool = False
    code = "kode-pemulihan-salah"


@dataclass(eq=False)
class WeakPassword(AccessError):
    """The password is too short or too easy to guess."""

    minimum: int
    code = "sandi-lemah"


@dataclass(eq=False)
class NotAllowed(AccessError):
    """Whoever is working has no right to this; ``right`` as in ``domain.user.Right``."""

    right: str
    role: str
    code = "tidak-berhak"


@dataclass(eq=False)
class UserRemoved(AccessError):
    """This user was removed; the name stays in the records, the way in is gone."""

    user: str
    code = "pengguna-dikeluarkan"


@dataclass(eq=False)
class PasswordMustChange(AccessError):
    """The first password came from somebody else; it opens nothing until it is changed."""

    user: str
    code = "sandi-harus-diganti"


@dataclass(eq=False)
class UserNeeded(AccessError):
    """Nobody would be left to manage users, or it is the person who is working right now."""

    user: str
    own: bool
    code = "pengguna-diperlukan"


class OfficeError(UserError):
    """The data folder cannot be used as asked."""


@dataclass(eq=False)
class NoOffice(OfficeError):
    """The folder holds no office."""

    folder: Path
    code = "belum-disiapkan"


@dataclass(eq=False)
class OfficeExists(OfficeError):
    """The folder already holds an office; it is never overwritten."""

    folder: Path
    code = "sudah-disiapkan"


@dataclass(eq=False)
class WrongOfficeKind(OfficeError):
    """The job belongs to the other kind of office."""

    needed: str
    code = "bukan-kantor-ini"


@dataclass(eq=False)
class RegionUnknown(OfficeError):
    """No village or kecamatan has this code."""

    region: str
    code = "wilayah-tidak-dikenal"


@dataclass(eq=False)
class StoreDamaged(OfficeError):
    """The data file cannot be read with its key."""

    folder: Path
    code = "data-rusak"


@dataclass(eq=False)
class StoreNewer(OfficeError):
    """The data file was written by a newer program."""

    found: int
    known: int
    code = "data-lebih-baru"


@dataclass(eq=False)
class StoreBusy(OfficeError):
    """Another program has been writing to the data file for too long."""

    folder: Path
    code = "data-sedang-dipakai"


@dataclass(eq=False)
class OfficeLocked(OfficeError):
    """The office let go of its keys; nothing is read or written until somebody unlocks it."""

    folder: Path
    code = "kantor-terkunci"


@dataclass(eq=False)
class OfficeInUse(OfficeError):
    """The folder is open elsewhere: by whom (may be empty), on which computer, since when.

    ``task`` is ``jendela``, ``pekerjaan`` (a command of the terminal) or ``pemulihan``.
    ``abandoned`` tells that a mark of another computer is all there is: nobody holds it, but on
    some shares nobody could be seen to.
    """

    folder: Path
    who: str
    computer: str
    since: datetime
    task: str
    abandoned: bool = False
    code = "kantor-sedang-dibuka"


@dataclass(eq=False)
class BackupDamaged(OfficeError):
    """A backup that is not whole.

    ``why`` is ``berkas`` (missing, cut off or changed), ``isi`` (its content does not hold
    together), ``catatan`` (the chain of the log is broken) or ``jumlah`` (not what was counted).
    """

    path: Path
    why: str
    code = "cadangan-rusak"


@dataclass(eq=False)
class BackupForeign(OfficeError):
    """A backup of another office than the one whose data lie here."""

    path: Path
    office: str
    code = "cadangan-kantor-lain"


@dataclass(eq=False)
class LastNumberUnknown(OfficeError):
    """Nobody said which number and package were the last, and the old data cannot tell.

    ``numbers`` are the last ones in the backup, as text, empty for an office that gives none;
    ``sequence`` its last package.
    """

    numbers: str
    sequence: int
    code = "nomor-terakhir-ditanya"


@dataclass(eq=False)
class RecoveryCodeNeeded(OfficeError):
    """Keys are lost that only the recovery code of the printed sheet can stand in for."""

    code = "perlu-kode-pemulihan"


@dataclass(eq=False)
class ClockWentBack(OfficeError):
    """The computer's date lies before the newest record."""

    now: datetime
    last: datetime
    code = "tanggal-mundur"


@dataclass(eq=False)
class ReferenceMissing(OfficeError):
    """A reference list is absent or empty; an empty list is never taken as "no rule"."""

    name: str
    code = "acuan-kosong"


@dataclass(eq=False)
class ReferenceNeeded(OfficeError):
    """A list cannot be changed so.

    ``why`` is ``daftar-tetap``, ``daftar-kosong``, ``dipakai-program`` or ``dipakai-naskah``.
    """

    name: str
    why: str
    code = "acuan-perlu"
