# SPDX-License-Identifier: GPL-3.0-or-later
"""The kabupaten's table of what each kecamatan says about its villages, month by month."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)


def add_told_table(metadata: MetaData) -> Table:
    """One row per village and month, also of villages that have told nothing.

    ``told_on`` is the day on which the kecamatan took the month in, null while it has not come:
    that is what keeps a village without numbers from being counted as zero. ``people`` and the
    other counts are null while the village's names are not known here.
    """
    return Table(
        "village_told",
        metadata,
        Column("village", String(13), nullable=False),
        Column("period", String(7), nullable=False),
        Column("name", Text, nullable=False),
        Column("enrolled", Boolean(name="enrolled"), nullable=False),
        Column("told_on", Date),
        Column("sequence", Integer),
        Column("people", Integer),
        Column("plans", Integer),
        Column("letters", Integer),
        Column("cases", Integer),
        PrimaryKeyConstraint("village", "period"),
    )
