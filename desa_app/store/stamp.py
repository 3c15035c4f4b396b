# SPDX-License-Identifier: GPL-3.0-or-later
"""Who and when, written into every record of one user action."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desa_app.clock import timestamp
from desa_app.ids import new_id

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Table


@dataclass(frozen=True, slots=True)
class Stamp:
    """The moment of a user action and the user's name."""

    at: datetime
    by: str

    def new(self) -> dict[str, object]:
        """Columns of a fresh record."""
        moment = timestamp(self.at)
        return {
            "id": new_id(self.at),
            "created_at": moment,
            "created_by": self.by,
            "changed_at": moment,
            "changed_by": self.by,
            "revision": 1,
        }

    def changed(self, table: Table) -> dict[str, object]:
        """Columns of a changed record; the revision rises by one."""
        return {
            "changed_at": timestamp(self.at),
            "changed_by": self.by,
            "revision": table.c.revision + 1,
        }
