# SPDX-License-Identifier: GPL-3.0-or-later
"""The schedule of keeping: who is due, and the decision about them; nothing is erased by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.privacy import checked_words
from desa_app.domain.retention import KeptLongEnough, due
from desa_app.domain.user import Right
from desa_app.errors import InvalidInput, Problem
from desa_app.store import people as people_rows
from desa_app.store import retention as rows

if TYPE_CHECKING:
    from datetime import date

    from desa_app.office.desk import Desk


class Retentions:
    """Pasal 42 to 44 UU 27/2022: the end of keeping, by the office's own editable schedule."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def due(self) -> tuple[KeptLongEnough, ...]:
        """Everybody whose time is over, without those about whom it was decided to keep them.

        Who stands in a case is left out for users who may not know of it.
        """
        today = self._desk.clock.today()
        with self._desk.reading() as connection:
            self._desk.refuse_without(connection)
            schedule = self._desk.reference(connection).retention()
            longer = rows.kept_longer(connection, today)
            touches = [
                one
                for one in rows.last_touches(connection)
                if one.person_id not in longer and (not one.in_case or self._desk.may(Right.CASES))
            ]
        return due(touches, schedule, today)

    def keep(self, person_id: str, reason: str, again_on: date) -> None:
        """Decide to keep somebody, and when to look again.

        Raises ``InvalidInput`` without a reason or for a day that is not ahead, ``NotFound``.
        """
        words = checked_words("reason", reason)
        today = self._desk.clock.today()
        if again_on <= today:
            raise InvalidInput((Problem("again_on", "bukan-hari-mendatang"),))
        with self._desk.writing() as connection:
            people_rows.load_person(connection, person_id)
            stamp = self._desk.stamp()
            rows.insert_decision(connection, stamp, person_id, today, words, again_on)
            detail = {"alasan": words, "lihat_lagi": again_on.isoformat()}
            self._desk.log(connection, "masa-simpan-diputuskan", person_id, detail)
