# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody's data taken out of the store for good; numbers and lines of the books stay, nameless.

What belongs to the person is removed. Letters keep number, kind and day; their text, bytes and
seal go. The log keeps every entry and every hash; the values of entries about the person go.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, or_, select, text, update

from desa_app.clock import read_timestamp
from desa_app.domain.book_letters import ADDRESSEE, PLACE
from desa_app.domain.books import content_hash
from desa_app.domain.privacy import Erasure, Ground
from desa_app.store import hanging, journal
from desa_app.store.erasure_list import Listed
from desa_app.store.erasure_traces import searched
from desa_app.store.people_bin import is_case
from desa_app.store.privacy import BESIDE
from desa_app.store.schema_desa import letter, metadata

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy import Connection, Table

    from desa_app.store.erasure_traces import Traces
    from desa_app.store.stamp import Stamp

NAMELESS = "(data dihapus)"
_erasure = metadata.tables["erasure"]
_row = metadata.tables["erased_row"]
_binned, _merged = metadata.tables["binned_person"], metadata.tables["merged_person"]
_case, _entry = metadata.tables["case_file"], metadata.tables["book_entry"]


def erase(
    connection: Connection,
    stamp: Stamp,
    traces: Traces,
    *,
    number: str,
    ground: Ground,
    papers: Mapping[str, bytes],
) -> Erasure:
    """Carry it out inside the caller's transaction; ``papers`` are the pages that take the place.

    ``papers`` has one PDF for each letter's id. The caller writes the log's line with
    ``catatan`` naming ``traces.positions``, without which the log would count as broken.
    """
    columns = stamp.new()
    erasure_id = str(columns["id"])
    letters = [*traces.mentioning("letter"), *traces.mentioning("hand_letter")]
    counts = {name: n for name, n in sorted(traces.removed.items()) if not is_case(name)}
    counts["journal"] = len(traces.positions)
    told = connection.execute(
        select(letter.c.number).where(letter.c.id.in_(letters)).order_by(letter.c.number)
    ).scalars()
    hand = metadata.tables["hand_letter"]
    by_hand = connection.execute(
        select(hand.c.number).where(hand.c.id.in_(letters)).order_by(hand.c.number)
    ).scalars()
    numbers = [*told, *by_hand]
    connection.execute(
        insert(_erasure).values(
            **columns,
            person_id=traces.ids[0],
            ids=json.dumps(traces.ids),
            number=number,
            ground=ground.value,
            counts=json.dumps(counts),
            letters=json.dumps(numbers),
            state="berjalan",
        )
    )
    change = _Erasing(connection, stamp, erasure_id, traces)
    change.letters(papers)
    change.books(letters)
    change.cases()
    change.others()
    change.beside()
    change.log()
    if traces.tree:
        hanging.take_out(connection, traces.tree)
    if traces.removed:
        # Else the words stay in the older parts of the search index.
        connection.execute(text("INSERT INTO person_search(person_search) VALUES ('optimize')"))
    change.numbers_in_words()
    connection.execute(update(_erasure).where(_erasure.c.id == erasure_id).values(state="selesai"))
    return load_erasure(connection, traces.ids[0])


@dataclass(frozen=True, slots=True)
class _Erasing:
    connection: Connection
    stamp: Stamp
    erasure_id: str
    traces: Traces

    def letters(self, papers: Mapping[str, bytes]) -> None:
        """Number, kind and day stay; a page that says so stands for the letter."""
        self._name("letter", self.traces.mentioning("letter"))
        for row_id in self.traces.mentioning("letter"):
            frozen = self.connection.execute(
                select(letter.c.frozen, letter.c.void_reason).where(letter.c.id == row_id)
            ).one()
            pdf = papers[row_id]
            self._change(
                letter,
                row_id,
                person_id=None,
                episode_id=None,
                frozen=self._nameless_facts(frozen.frozen),
                void_reason=NAMELESS if frozen.void_reason else "",
                checks="[]",
                reason="",
                seal_text="",
                pdf=pdf,
                sha256=hashlib.sha256(pdf).hexdigest(),
            )
        table = metadata.tables["hand_letter"]
        self._name("hand_letter", self.traces.mentioning("hand_letter"))
        for row_id in self.traces.mentioning("hand_letter"):
            row = self.connection.execute(
                select(table.c.addressee, table.c.void_reason).where(table.c.id == row_id)
            ).one()
            self._change(
                table,
                row_id,
                person_id=None,
                addressee=self._blind(row.addressee),
                subject=NAMELESS,
                void_reason=NAMELESS if row.void_reason else "",
            )

    def books(self, letters: Collection[str]) -> None:
        """Entries that name the person, and what the closings of years froze."""
        own = select(_entry).where(_entry.c.letter_id.in_(list(letters)))
        held = [
            row
            for row in self.connection.execute(select(_entry)).mappings()
            if any(self._holds(row[name]) for name in ("party", "subject", "note"))
        ]
        found = {row["id"]: row for row in [*self.connection.execute(own).mappings(), *held]}
        self._name("book_entry", found)
        for row_id, row in found.items():
            told = {name: self._blind(row[name]) for name in ("party", "subject", "note")}
            self._change(_entry, row_id, **told)
        changes = metadata.tables["book_change"]
        old = self.connection.execute(
            select(changes.c.id).where(changes.c.entry_id.in_(list(found)))
        ).scalars()
        ids = list(old)
        self._name("book_change", ids)
        for row_id in ids:
            self._change(changes, row_id, fields="{}")
        self._closings({*letters, *found})

    def _closings(self, lines: Collection[str]) -> None:
        closing = metadata.tables["book_closing"]
        for row in self.connection.execute(select(closing.c.id, closing.c.content)).all():
            content = json.loads(row.content)
            told = [one for book in content["buku"].values() for one in book if one["id"] in lines]
            if not told:
                continue
            for one in told:
                one |= {name: self._blind(one[name]) for name in ("party", "subject", "note")}
                one["why"] = NAMELESS if one["why"] else ""
            written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            self._name("book_closing", [row.id])
            self._change(closing, row.id, content=written, sha256=content_hash(written))

    def cases(self) -> None:
        """Closed cases keep number, days, kind and steps."""
        for row_id in self.traces.mentioning("case_file"):
            for name in ("case_note", "case_change", "case_step"):
                table = metadata.tables[name]
                of_case = table.c.case_id == row_id
                ids = list(self.connection.execute(select(table.c.id).where(of_case)).scalars())
                self._name(name, ids)
                if name == "case_step":
                    change = update(table).where(of_case, table.c.reason != "")
                    self.connection.execute(change.values(reason=NAMELESS))
                else:
                    self.connection.execute(delete(table).where(of_case))
            referral = metadata.tables["case_referral"]
            change = update(referral).where(referral.c.case_id == row_id, referral.c.answer != "")
            self.connection.execute(change.values(answer=NAMELESS))
            emptied = dict.fromkeys(
                ("reporter", "reporter_relation", "reporter_contact", "victim", "suspect",
                 "action", "consent_name", "consent_how", "result"), ""
            )  # fmt: skip
            self._change(_case, row_id, person_id=None, episode_id=None, **emptied)

    def others(self) -> None:
        """Records of others that point here: the pointer goes, and what they say of the person."""
        emptied: dict[str, dict[str, object]] = {
            "family_member": {"name": NAMELESS, "nik": None, "birth_date": None, "told_age": None,
                              "told_on": None, "phone": "", "carer": "", "needs": "", "aid": "",
                              "note": ""},
            "passport_help": {"name": NAMELESS, "result": "", "note": ""},
        }  # fmt: skip
        done = {"letter", "hand_letter", "case_file"}
        for name, column, row_id in self.traces.mentions:
            if name not in done:
                values = {column: None} | emptied.get(name, {})
                self._change(metadata.tables[name], row_id, **values)

    def beside(self) -> None:
        """The bin, merges, imports and the notes of UU 27/2022, which name nobody by reference."""
        ids = self.traces.ids
        self.connection.execute(delete(_binned).where(_binned.c.person_id.in_(ids)))
        either = or_(_merged.c.kept_id.in_(ids), _merged.c.other_id.in_(ids))
        self.connection.execute(delete(_merged).where(either))
        pair = metadata.tables["different_people"]
        either = or_(pair.c.first_id.in_(ids), pair.c.second_id.in_(ids))
        self.connection.execute(delete(pair).where(either))
        item = metadata.tables["import_item"]
        self.connection.execute(delete(item).where(item.c.person_id.in_(ids)))
        for table in BESIDE:
            names = {"asked_by", "note", "answer", "given_by", "withdrawn_note"} & set(
                table.c.keys()
            )
            for name in names:
                there = (table.c.person_id.in_(ids), table.c[name] != "")
                self.connection.execute(update(table).where(*there).values({name: NAMELESS}))

    def log(self) -> None:
        """Entries about the person lose their values; their hashes stay."""
        self._name("journal", [str(one) for one in self.traces.positions])
        journal.empty_entries(self.connection, self.traces.positions)

    def numbers_in_words(self) -> None:
        """A NIK typed into somebody else's note goes wherever it stands."""
        digits = [one for one in self.traces.words if one.isdigit()]
        for table, columns in searched():
            for column in columns:
                for one in digits:
                    holds = func.instr(column, one) > 0
                    ids = select(table.c.id).where(holds)
                    named = [str(row) for row in self.connection.execute(ids).scalars()]
                    # Frozen papers of other people are theirs; what the books show is masked.
                    if named and table.name not in {"letter", "hand_letter"}:
                        self._name(table.name, named)
                        new = func.replace(column, one, NAMELESS)
                        change = update(table).where(holds).values({column.name: new})
                        self.connection.execute(change)

    def _nameless_facts(self, frozen: str) -> str:
        """What the agenda still needs: to which office the letter went."""
        try:
            told = json.loads(frozen)
        except ValueError:
            told = {}
        answers = told.get("isian") or {} if isinstance(told, dict) else {}
        kept = {key: self._blind(str(answers[key])) for key in (ADDRESSEE, PLACE) if key in answers}
        facts = {"dihapus": True, "isian": kept}
        if kept:
            facts["kantor"] = told.get("kantor") or {}
            facts["rencana"] = {"p3mi": (told.get("rencana") or {}).get("p3mi", "")}
        return json.dumps(facts, ensure_ascii=False)

    def _holds(self, words: str) -> bool:
        told = words.casefold()
        return any(word.casefold() in told for word in self.traces.words)

    def _blind(self, words: str) -> str:
        """Words without the name and the numbers; masked numbers count as well."""
        for one in {*self.traces.words, self.traces.name}:
            if one:
                words = re.sub(re.escape(one), NAMELESS, words, flags=re.IGNORECASE)
        return words

    def _name(self, table: str, ids: Iterable[str]) -> None:
        """Name rows to the guards, which then give way."""
        rows = [
            {"erasure_id": self.erasure_id, "table_name": table, "row_id": one} for one in set(ids)
        ]
        if rows:
            self.connection.execute(insert(_row).prefix_with("OR IGNORE"), rows)

    def _change(self, table: Table, row_id: str, **values: object) -> None:
        self.connection.execute(
            update(table).where(table.c.id == row_id).values(**values, **self.stamp.changed(table))
        )


def load_erasure(connection: Connection, person_id: str) -> Erasure:
    """The erasure of one person."""
    wanted = select(_erasure).where(_erasure.c.person_id == person_id)
    return _as_erasure(connection.execute(wanted).mappings().one())


def list_erasures(connection: Connection) -> tuple[Erasure, ...]:
    """Every erasure, the newest first."""
    rows = connection.execute(select(_erasure).order_by(_erasure.c.id.desc())).mappings()
    return tuple(_as_erasure(row) for row in rows)


def list_of_erased(connection: Connection) -> frozenset[Listed]:
    """Everybody who was erased, under every id that they had."""
    wanted = select(_erasure.c.ids, _erasure.c.number, _erasure.c.ground)
    return frozenset(
        Listed(one, row.number, row.ground)
        for row in connection.execute(wanted)
        for one in json.loads(row.ids)
    )


def next_number(connection: Connection, year: int) -> str:
    """The running number of the next erasure of a year."""
    known = connection.execute(select(_erasure.c.number)).scalars()
    last = max((int(one.split("/")[0]) for one in known if one.endswith(f"/{year}")), default=0)
    return f"{last + 1}/{year}"


def _as_erasure(row: Any) -> Erasure:
    return Erasure(
        id=row["id"],
        person_id=row["person_id"],
        number=row["number"],
        ground=Ground(row["ground"]),
        at=read_timestamp(row["created_at"]),
        by=row["created_by"],
        counts=json.loads(row["counts"]),
        letters=tuple(json.loads(row["letters"])),
    )
