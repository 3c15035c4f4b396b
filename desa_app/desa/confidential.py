# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters that tell of a case: hidden wherever a letter shows for users without the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.desa.wording_kinds import confidential_kinds
from desa_app.domain.user import Right
from desa_app.store import letters as rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from desa_app.office.desk import Desk


def hidden_letters(desk: Desk, connection: Connection, letter_ids: Iterable[str]) -> frozenset[str]:
    """Which of these letters the user may not learn of, by the rights of this moment."""
    return all_hidden_letters(desk, connection) & frozenset(letter_ids)


def all_hidden_letters(desk: Desk, connection: Connection) -> frozenset[str]:
    """Every letter that the user may not learn of."""
    desk.refuse_without(connection)
    if desk.may(Right.CASES):
        return frozenset()
    return frozenset(rows.ids_of_kinds(connection, confidential_kinds(connection)))
