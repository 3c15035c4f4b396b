# SPDX-License-Identifier: GPL-3.0-or-later
"""People who cannot be put into the bin, brought back, merged or taken apart again."""

from __future__ import annotations

from dataclasses import dataclass

from desa_app.errors.register import RecordError


@dataclass(eq=False)
class BinRefused(RecordError):
    """A person is needed where they stand.

    ``why`` is one of ``surat``, ``rencana-berjalan``, ``kasus``, ``disebut`` (other records name
    them) or ``tetap`` (records that are never removed hang on them).
    """

    name: str
    why: str
    code = "tidak-dapat-dibuang"


@dataclass(eq=False)
class RestoreRefused(RecordError):
    """A person cannot come back as they were.

    ``why`` is ``nik`` (somebody else, ``other``, has the NIK by now) or ``tautan`` (a record that
    theirs refer to is gone).
    """

    name: str
    why: str
    other: str
    code = "tidak-dapat-dipulihkan"


@dataclass(eq=False)
class MergeRefused(RecordError):
    """Two records cannot become one.

    ``why`` is ``sendiri`` (one and the same record) or ``tetap`` (a letter in a closed book, or
    another record that never changes, hangs on the record ``name`` that would go).
    """

    name: str
    why: str
    code = "tidak-dapat-digabung"


@dataclass(eq=False)
class MergeStands(RecordError):
    """A merge cannot be taken back, because something newer stands on it.

    ``why`` is one of ``hilang`` (the kept record is gone), ``diubah``, ``catatan-baru``,
    ``catatan-hilang``, ``nik`` or ``tautan``.
    """

    name: str
    why: str
    code = "penggabungan-tetap"
