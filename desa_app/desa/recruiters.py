# SPDX-License-Identifier: GPL-3.0-or-later
"""Recruiters and companies: noted, found, said to be one or not; the program never merges."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Generic

from desa_app.domain.alike import Pair, Traits, folded, pairs_among
from desa_app.domain.phone import normalised, phones_in
from desa_app.domain.recruiter import (
    CompanyDraft,
    Draft,
    FreeText,
    Record,
    RecordRow,
    RecordState,
    Recruited,
    RecruiterDraft,
    Unrecorded,
    problems_in_company,
    problems_in_recruiter,
)
from desa_app.errors import InvalidInput, Problem
from desa_app.office.desk import changes
from desa_app.store import episodes as episode_rows
from desa_app.store import record_books as books
from desa_app.store import record_list
from desa_app.store import recruiters as rows

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desa_app.office.desk import Desk

NAMELESS = "Tanpa nama"


class Records(ABC, Generic[Draft]):
    """What recruiters and companies have in common; made as one of the two below."""

    def __init__(self, desk: Desk, book: books.Book[Draft]) -> None:
        self._desk = desk
        self._book: books.Book[Draft] = book

    # --- kept ---------------------------------------------------------------------------------

    def add(self, draft: Draft) -> Record[Draft]:
        """Note a record; raises ``InvalidInput``."""
        self._refuse_problems(draft)
        with self._desk.writing() as connection:
            return self._add(connection, draft)

    def correct(self, record: Record[Draft], draft: Draft) -> Record[Draft]:
        """Save corrected facts; raises ``InvalidInput``, ``NotFound`` or ``ChangedMeanwhile``."""
        self._refuse_problems(draft)
        with self._desk.writing() as connection:
            before = books.load_record(connection, self._book, record.id)
            stamp = self._desk.stamp()
            books.update_record(connection, stamp, self._book, record.id, record.revision, draft)
            self._log(connection, "diubah", record.id, changes(before.facts, draft))
            return books.load_record(connection, self._book, record.id)

    def remove(self, record_id: str, reason: str) -> Record[Draft]:
        """Take a record out of use, with a reason; its plans keep their text and their link."""
        if not reason.strip():
            raise InvalidInput((Problem("reason", "kosong"),))
        return self._set_state(record_id, RecordState.REMOVED, reason.strip(), "dihapus")

    def restore(self, record_id: str) -> Record[Draft]:
        """Take a removed record back into use."""
        return self._set_state(record_id, RecordState.ACTIVE, "", "dipulihkan")

    def get(self, record_id: str) -> Record[Draft]:
        """One record with those that are the same; raises ``NotFound``."""
        with self._desk.reading() as connection:
            return books.load_record(connection, self._book, record_id)

    def head(self, record_id: str) -> Record[Draft]:
        """The record that this one is the same as in the end; raises ``NotFound``."""
        with self._desk.reading() as connection:
            return self._head(connection, record_id)

    def search(
        self,
        words: str = "",
        *,
        state: RecordState = RecordState.ACTIVE,
        sort: str = "nama",
        descending: bool = False,
    ) -> tuple[RecordRow, ...]:
        """Find by part of any name, a number in any spelling, or company; see the store."""
        with self._desk.reading() as connection:
            return record_list.search_records(
                connection, self._book, words, state=state, sort=sort, descending=descending
            )

    def counts(self) -> dict[RecordState, int]:
        """How many records there are of each state."""
        with self._desk.reading() as connection:
            return record_list.count_records(connection, self._book)

    def choices(self) -> tuple[Record[Draft], ...]:
        """Every record in use, for the form of a plan to choose from."""
        with self._desk.reading() as connection:
            return books.active_records(connection, self._book)

    # --- plans --------------------------------------------------------------------------------

    def people_of(self, record_id: str) -> tuple[Recruited, ...]:
        """Everybody of the village whose plan names this record or one that is the same."""
        with self._desk.reading() as connection:
            return rows.people_of(connection, self._book, record_id)

    def of_plan(self, episode_id: str) -> Record[Draft] | None:
        """The record that a plan names; None while the plan has only text."""
        with self._desk.reading() as connection:
            found = rows.record_of_plan(connection, self._book, episode_id)
            return None if found is None else self._head(connection, found)

    def link(self, episode_id: str, record_id: str | None) -> None:
        """Let a plan name this record, or none again; raises ``NotFound``."""
        with self._desk.writing() as connection:
            episode_rows.load_episode(connection, episode_id)
            before = rows.record_of_plan(connection, self._book, episode_id)
            if record_id is not None:
                books.load_record(connection, self._book, record_id)
            stamp = self._desk.stamp()
            rows.link_plan(connection, stamp, self._book, episode_id, record_id)
            self._log(connection, "ditautkan", episode_id, {"tautan": [before, record_id]})

    # --- names without a record ---------------------------------------------------------------

    def unrecorded(self) -> Unrecorded:
        """The names in plans that have no record yet; nothing is noted by itself."""
        with self._desk.reading() as connection:
            return rows.unrecorded(connection, self._book)

    def note_name(self, name: FreeText) -> Record[Draft]:
        """Note a record for a name that plans have, and let those plans name it."""
        with self._desk.writing() as connection:
            return self._note(connection, name)

    def note_as(self, name: FreeText, record_id: str) -> Record[Draft]:
        """Say that a name in plans is a record that is there already.

        A name or number that the record does not have yet becomes a record of its own that is
        the same, so that :meth:`take_back` can part the two again. Raises ``NotFound``.
        """
        with self._desk.writing() as connection:
            known = self._head(connection, record_id)
            numbers = {one.normal for one in known.phones}
            new = {one.normal for one in phones_in(name.phone)} - numbers
            if new or folded(name.name) not in {folded(one) for one in known.names}:
                noted = self._note(connection, name)
                return self._same(connection, known.id, noted.id)
            for episode_id in name.plans:
                self._link_new(connection, episode_id, known.id)
            return self._head(connection, known.id)

    # --- the same or not ----------------------------------------------------------------------

    def proposals(self) -> tuple[Pair, ...]:
        """Pairs of records that may be one, with the reasons; never those answered "bukan"."""
        with self._desk.reading() as connection:
            heads = books.head_of_each(connection, self._book)
            apart = frozenset(
                frozenset(heads[one] for one in pair)
                for pair in books.pairs_apart(connection, self._book)
            )
            records = books.active_records(connection, self._book)
            return pairs_among(tuple(traits_of(one) for one in records), apart)

    def same(self, record_id: str, other_id: str) -> Record[Draft]:
        """Answer that ``other_id`` is the same as ``record_id``, whose name stays in front.

        Raises ``NotFound``, or ``InvalidInput`` for a pair that is one already or was answered
        to be apart.
        """
        with self._desk.writing() as connection:
            return self._same(connection, record_id, other_id)

    def take_back(self, other_id: str) -> Record[Draft]:
        """Part a record again from the one it was said to be the same as; both are as before."""
        with self._desk.writing() as connection:
            record = books.load_record(connection, self._book, other_id)
            stamp = self._desk.stamp()
            books.set_record(connection, stamp, self._book, other_id, same_as=None)
            self._log(connection, "dipisahkan", other_id, {"sama": [record.same_as, ""]})
            return books.load_record(connection, self._book, other_id)

    def different(self, one_id: str, other_id: str) -> None:
        """Answer that two records are not the same; they are not asked about again."""
        with self._desk.writing() as connection:
            for record_id in (one_id, other_id):
                books.load_record(connection, self._book, record_id)
            books.keep_apart(connection, self._desk.stamp(), self._book, one_id, other_id)
            self._log(connection, "bukan-sama", one_id, {"lain": other_id})

    def apart_from(self, record_id: str) -> tuple[Record[Draft], ...]:
        """The records that were answered not to be the same as this one."""
        with self._desk.reading() as connection:
            heads = books.head_of_each(connection, self._book)
            own = heads.get(record_id)
            pairs = books.pairs_apart(connection, self._book)
            ids = {heads[one] for pair in pairs if own in {heads[o] for o in pair} for one in pair}
            return tuple(
                books.load_record(connection, self._book, one) for one in sorted(ids - {own})
            )

    def ask_again(self, one_id: str, other_id: str) -> None:
        """Take back the answer that two records are not the same; raises ``NotFound``."""
        with self._desk.writing() as connection:
            heads = books.head_of_each(connection, self._book)
            wanted = {self._head(connection, one_id).id, self._head(connection, other_id).id}
            for pair in books.pairs_apart(connection, self._book):
                if {heads[one] for one in pair} == wanted:
                    books.forget_apart(connection, self._book, pair)
            self._log(connection, "tanya-lagi", one_id, {"lain": other_id})

    # --- inside -------------------------------------------------------------------------------

    @abstractmethod
    def _problems(self, draft: Draft) -> tuple[Problem, ...]:
        """What is wrong with the draft."""

    @abstractmethod
    def _fresh(self, name: FreeText) -> Draft:
        """The draft of a name that stands only in plans."""

    def _refuse_problems(self, draft: Draft) -> None:
        problems = self._problems(draft)
        if problems:
            raise InvalidInput(problems)

    def _log(
        self, connection: Connection, what: str, subject: str, detail: dict[str, object] | object
    ) -> None:
        told = detail if isinstance(detail, dict) else {}
        self._desk.log(connection, f"{self._book.called.lower()}-{what}", subject, told)

    def _add(self, connection: Connection, draft: Draft) -> Record[Draft]:
        record_id = books.insert_record(connection, self._desk.stamp(), self._book, draft)
        self._log(connection, "dicatat", record_id, {})
        return books.load_record(connection, self._book, record_id)

    def _note(self, connection: Connection, name: FreeText) -> Record[Draft]:
        draft = self._fresh(name)
        self._refuse_problems(draft)
        record = self._add(connection, draft)
        for episode_id in name.plans:
            self._link_new(connection, episode_id, record.id)
        return record

    def _link_new(self, connection: Connection, episode_id: str, record_id: str) -> None:
        if rows.record_of_plan(connection, self._book, episode_id) is None:
            stamp = self._desk.stamp()
            rows.link_plan(connection, stamp, self._book, episode_id, record_id)
            self._log(connection, "ditautkan", episode_id, {"tautan": ["", record_id]})

    def _head(self, connection: Connection, record_id: str) -> Record[Draft]:
        head = books.head_of(connection, self._book, record_id)
        return books.load_record(connection, self._book, head)

    def _same(self, connection: Connection, record_id: str, other_id: str) -> Record[Draft]:
        kept = self._head(connection, record_id)
        other = self._head(connection, other_id)
        if kept.id == other.id:
            raise InvalidInput((Problem("name", "sudah-sama"),))
        heads = books.head_of_each(connection, self._book)
        for pair in books.pairs_apart(connection, self._book):
            if {heads[one] for one in pair} == {kept.id, other.id}:
                raise InvalidInput((Problem("name", "bukan-sama"),))
        books.set_record(connection, self._desk.stamp(), self._book, other.id, same_as=kept.id)
        self._log(connection, "disamakan", other.id, {"sama": ["", kept.id]})
        return self._head(connection, kept.id)

    def _set_state(
        self, record_id: str, state: RecordState, reason: str, what: str
    ) -> Record[Draft]:
        with self._desk.writing() as connection:
            before = books.load_record(connection, self._book, record_id)
            stamp = self._desk.stamp()
            books.set_record(
                connection, stamp, self._book, record_id, state=state.value, reason=reason
            )
            detail = {"state": [before.state.value, state.value], "reason": [before.reason, reason]}
            self._log(connection, what, record_id, detail)
            return books.load_record(connection, self._book, record_id)


class Recruiters(Records[RecruiterDraft]):
    """Sponsors, field workers and others who recruit in the village."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, books.RECRUITERS)

    def known_from_case(self, recruiter_id: str) -> bool:
        """Whether this recruiter was named in a report; never in which, nor about whom."""
        with self._desk.reading() as connection:
            return rows.known_from_case(connection, recruiter_id)

    def _problems(self, draft: RecruiterDraft) -> tuple[Problem, ...]:
        return problems_in_recruiter(draft, self._desk.clock.today())

    def _fresh(self, name: FreeText) -> RecruiterDraft:
        called = name.name or f"{NAMELESS} ({name.phone})"
        phones = (name.phone,) if normalised(name.phone) or phones_in(name.phone) else ()
        note = "" if phones or not name.phone else f"Telepon pada rencana: {name.phone}"
        return RecruiterDraft(name=called, phones=phones, company=name.company, note=note)


class Companies(Records[CompanyDraft]):
    """The P3MI that plans of the village name."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, books.COMPANIES)

    def _problems(self, draft: CompanyDraft) -> tuple[Problem, ...]:
        return problems_in_company(draft, self._desk.clock.today())

    def _fresh(self, name: FreeText) -> CompanyDraft:
        return CompanyDraft(name=name.name)


def traits_of(record: Record[Draft]) -> Traits:
    """What a record is recognised by."""
    facts: RecruiterDraft | CompanyDraft = record.facts
    company = isinstance(facts, CompanyDraft)
    return Traits(
        id=record.id,
        names=record.names,
        phones=tuple(phone.normal for phone in record.phones),
        # Many field workers share the licence of their company; it says nothing about who they are.
        licence=facts.sip3mi if company else "",
        address=facts.address if isinstance(facts, CompanyDraft) else "",
    )
