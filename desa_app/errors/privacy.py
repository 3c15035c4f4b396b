# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands against a wish about somebody's data."""

from __future__ import annotations

from dataclasses import dataclass

from desa_app.errors.register import RecordError


@dataclass(eq=False)
class ErasureRefused(RecordError):
    """Somebody's data have to stay for now.

    ``why`` is ``rencana-berjalan``, ``kasus-berjalan``, ``penahanan`` (a legal hold, ``told`` is
    its reason) or ``tetap`` (something that the user may not know of).
    """

    name: str
    why: str
    told: str = ""
    code = "tidak-dapat-dihapus"


@dataclass(eq=False)
class DataRestricted(RecordError):
    """Somebody's data are not to be used for now (Pasal 41 UU 27/2022)."""

    name: str
    reason: str
    code = "pemakaian-dibatasi"
