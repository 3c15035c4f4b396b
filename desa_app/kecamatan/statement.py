# SPDX-License-Identifier: GPL-3.0-or-later
"""What a package says, checked and ready to be kept: the month's numbers, and the rows by name."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from desa_app.store import consolidated as store

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from desa_app.domain.package import Refusal
    from desa_app.domain.package_rows import Row
    from desa_app.domain.recap import Recap
    from desa_app.store.consolidated import Place
    from desa_app.store.stamp import Stamp


class Statement(ABC):
    """The checked contents of one package; ``taken`` and ``refused`` are what the receipt tells."""

    def __init__(
        self, sender: str, taken: Mapping[str, list[Row]], refused: tuple[Refusal, ...]
    ) -> None:
        self.sender = sender
        self.taken = taken
        self.refused = refused

    @abstractmethod
    def keep_month(self, connection: Connection, stamp: Stamp, place: Place) -> None:
        """Put the month's numbers in place of the former ones."""

    def keep_rows(self, connection: Connection) -> None:
        """Put the rows by name in place of all former ones of the sender."""
        store.replace_rows(connection, self.sender, dict(self.taken))


class VillageStatement(Statement):
    """A village speaks of itself."""

    def __init__(
        self,
        sender: str,
        recap: Recap,
        taken: Mapping[str, list[Row]],
        refused: tuple[Refusal, ...],
    ) -> None:
        super().__init__(sender, taken, refused)
        self._recap = recap

    def keep_month(self, connection: Connection, stamp: Stamp, place: Place) -> None:
        """One recap."""
        store.put_recap(connection, stamp, self.sender, place, self._recap)
