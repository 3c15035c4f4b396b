# SPDX-License-Identifier: GPL-3.0-or-later
"""Who has sent, who has not, who was spoken to, and the letter that reminds them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from desa_app.domain.board import (
    BoardRow,
    ContactDraft,
    DueRule,
    MonthState,
    VillageContact,
    due_date,
    marks_of,
    months_to,
    problems_in_contact,
    problems_in_rule,
)
from desa_app.domain.office import Post
from desa_app.domain.recap import month_of
from desa_app.domain.reminder import ReminderFacts, reminder_sheet
from desa_app.domain.user import Right
from desa_app.errors import InvalidInput, NotFound
from desa_app.store import board as board_rows
from desa_app.store import consolidated as rows
from desa_app.store import office as office_rows
from desa_app.store import officials as official_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from desa_app.domain.page import LetterSheet
    from desa_app.office.desk import Desk

MONTHS_SHOWN = 3
# A reminder looks back this far; what is older was asked for before.
MONTHS_REMINDED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The board: months shown (oldest first), when the newest is due, one row per village."""

    months: tuple[str, ...]
    due: date
    rows: tuple[BoardRow, ...]

    @property
    def sent_for_last_month(self) -> int:
        """How many villages sent the newest month shown."""
        return sum(row.months[self.months[-1]].sent for row in self.rows)

    @property
    def asked_for_last_month(self) -> int:
        """How many villages the newest month shown is expected from, or came from."""
        newest = (row.months[self.months[-1]] for row in self.rows)
        return sum(mark.state is not MonthState.NOT_ASKED for mark in newest)


class Boards:
    """Beranda of the kecamatan."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def newest_month(self) -> str:
        """The month that is being collected now: the one before today's."""
        return month_of(self._desk.clock.today().replace(day=1) - timedelta(days=1))

    def show(self, newest: str = "", count: int = MONTHS_SHOWN) -> Board:
        """The board up to ``newest`` (``2026-10``); the month before today when not given."""
        today = self._desk.clock.today()
        months = months_to(newest or self.newest_month(), count)
        with self._desk.reading() as connection:
            packages = board_rows.packages_by_village(connection)
            counts = self._counts(connection)
            told = self._told(connection, months[-1])
            contacts = board_rows.last_contacts(connection)
            since = board_rows.enrolled_since(connection)
            rules = board_rows.due_rules(connection)
            villages = rows.list_villages(connection)
        found = []
        for village in villages:
            sent = packages.get(village.code, ())
            people, candidates = counts.get(village.code, (0, 0))
            found.append(
                BoardRow(
                    village=village,
                    months=marks_of(
                        sent,
                        {one.place: one.received_at.astimezone().date() for one in sent},
                        months,
                        rules,
                        enrolled_on=since.get(village.code, village.enrolled_at.date()),
                        today=today,
                    ),
                    last=sent[-1] if sent else None,
                    contact=contacts.get(village.code),
                    people=people,
                    candidates=candidates,
                    told=told.get(village.code),
                )
            )
        return Board(months=months, due=due_date(months[-1], rules), rows=tuple(found))

    def _counts(self, connection: Connection) -> Mapping[str, tuple[int, int]]:
        """People and open candidates of each sender, of whom names are known."""
        return rows.row_counts(connection)

    def _told(self, _connection: Connection, _month: str) -> Mapping[str, tuple[int, int]]:
        """How many villages of each sender told a month, and how many it has; none at a village."""
        return {}

    def note_contact(self, code: str, draft: ContactDraft) -> str:
        """Note that a village was spoken to; give the contact's id.

        Raises ``InvalidInput``, and ``NotFound`` for a village that is not enrolled.
        """
        draft = replace(draft, who=draft.who.strip(), note=draft.note.strip())
        problems = problems_in_contact(draft, self._desk.clock.today())
        if problems:
            raise InvalidInput(problems)
        with self._desk.writing() as connection:
            if code not in {village.code for village in rows.list_villages(connection)}:
                raise NotFound("desa")
            contact = board_rows.insert_contact(connection, self._desk.stamp(), code, draft)
            detail = {"tanggal": draft.on.isoformat(), "cara": draft.way.value}
            self._desk.log(connection, "kontak-desa-dicatat", code, detail)
        return contact

    def contacts(self, code: str) -> tuple[VillageContact, ...]:
        """Every contact with a village, the newest first."""
        with self._desk.reading() as connection:
            return board_rows.list_contacts(connection, code)

    def due_rule(self) -> DueRule:
        """The day that holds for the month now running."""
        month = month_of(self._desk.clock.today())
        with self._desk.reading() as connection:
            rules = board_rows.due_rules(connection)
        return DueRule(since=month, day=due_date(month, rules).day)

    def set_due_rule(self, rule: DueRule) -> None:
        """From a month on, months are due on this day of the next; earlier ones stay as they were.

        Raises ``InvalidInput``.
        """
        problems = problems_in_rule(rule)
        if problems:
            raise InvalidInput(problems)
        with self._desk.writing(Right.OFFICE) as connection:
            before = due_date(rule.since, board_rows.due_rules(connection)).day
            board_rows.put_due_rule(connection, self._desk.stamp(), rule)
            detail = {"mulai": rule.since, "tanggal": [str(before), str(rule.day)]}
            self._desk.log(connection, "batas-kiriman-diubah", rule.since, detail)

    def reminders(self, codes: Sequence[str], signatory_id: str = "") -> bytes:
        """Letters to villages about what is overdue, one page each, as one PDF; logged.

        The camat signs unless ``signatory_id`` names somebody else. Raises ``NotFound`` when none
        of the villages owes a month, ``LetterTooLong``, ``TextNotPrintable``, and ``InvalidInput``
        for somebody not in office.
        """
        from desa_app.paper.joined import joined
        from desa_app.paper.letter import render_letter

        sheets = self.reminder_sheets(codes, signatory_id)
        if not sheets:
            raise NotFound("bulan yang belum dikirim")
        pdf = joined([render_letter(sheet) for sheet in sheets])
        self._desk.note("surat-pengingat-dibuat", "", {"desa": list(codes)})
        return pdf

    def reminder_sheets(
        self, codes: Sequence[str], signatory_id: str = ""
    ) -> tuple[LetterSheet, ...]:
        """The letters before they are paper; villages that owe nothing get none."""
        wanted, today = set(codes), self._desk.clock.today()
        board = self.show(count=MONTHS_REMINDED)
        with self._desk.reading() as connection:
            profile = self._desk.profile
            head = official_rows.load_officials(connection, today)[Post.HEAD]
            signs = official_rows.load_signatory(connection, signatory_id, today) or head
            logo = office_rows.load_logo(connection)
        return tuple(
            reminder_sheet(
                ReminderFacts(
                    office=profile,
                    logo=logo,
                    signatory=signs,
                    head=head,
                    village=row.village,
                    last=row.last,
                    overdue=row.overdue,
                    today=today,
                )
            )
            for row in board.rows
            if row.village.code in wanted and row.overdue
        )
