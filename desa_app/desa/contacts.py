# SPDX-License-Identifier: GPL-3.0-or-later
"""Referral contacts: noted, corrected, checked again, and offered where somebody needs help."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desa_app.desa.ledger import Ledger
from desa_app.domain.contacts import Contact, Service, check_again
from desa_app.store import ledger as records
from desa_app.store import prevention as rows

if TYPE_CHECKING:
    from desa_app.domain.ledger import Record
    from desa_app.office.desk import Desk


class Contacts(Ledger[Contact]):
    """The list of those who help."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, rows.CONTACTS, "kontak")

    def for_service(self, *services: Service | str) -> tuple[Contact, ...]:
        """Whom to call for these kinds of help, the most recently checked first.

        Without a service all of them. A word that is no service finds nothing.
        """
        known = {one.value for one in Service}
        wanted = [str(one) for one in services if str(one) in known]
        if services and not wanted:
            return ()
        where = rows.CONTACTS.table.c.service.in_(wanted) if wanted else None
        with self._desk.reading() as connection:
            page = records.list_records(connection, rows.CONTACTS, standing=True, where=where)
        found = [record.facts for record in page.rows]
        return tuple(sorted(found, key=lambda one: str(one.checked_on), reverse=True))

    def to_check_again(self) -> tuple[Record[Contact], ...]:
        """Contacts whose number nobody has tried for six months."""
        today = self._desk.clock.today()
        with self._desk.reading() as connection:
            page = records.list_records(connection, rows.CONTACTS, standing=True)
        return tuple(one for one in page.rows if check_again(one.facts.checked_on, today))

    def checked_today(self, record: Record[Contact]) -> Record[Contact]:
        """The number was tried today and is right."""
        return self.correct(record, replace(record.facts, checked_on=self._desk.clock.today()))
