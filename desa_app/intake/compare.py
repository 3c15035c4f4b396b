# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds people twice: in the file itself, in the register by NIK, and by name and birthday."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from desa_app.domain.findings import Finding, Level
from desa_app.domain.intake import ALIKE_LIMIT, Alike, ImportChoices, KnownPerson
from desa_app.domain.same_name import day_and_month_swapped, is_alike, name_key
from desa_app.wording import masked

if TYPE_CHECKING:
    from desa_app.domain.person import PersonDraft
    from desa_app.intake.people import SheetPerson
    from desa_app.intake.rows import Entry


class Comparison:
    """What one file has in common with the register."""

    def __init__(
        self,
        entries: Sequence[Entry],
        choices: ImportChoices,
        known_niks: Callable[[Sequence[str]], Mapping[str, str]],
        born_on: Callable[[Sequence[date]], Sequence[KnownPerson]] | None,
    ) -> None:
        self._choices = choices
        self._born_on = born_on
        self._first: dict[str, int] = {}
        for entry in entries:
            if entry.nik is not None:
                self._first.setdefault(entry.nik, entry.row)
        self._known = known_niks(list(self._first)) if self._first else {}
        self._names: dict[tuple[str, date], int] = {}
        self._same: dict[int, str] = {}
        self._refused: set[int] = set()
        self.alike: list[Alike] = []

    def person_id(self, entry: Entry) -> str:
        """Who this is in the register, by the NIK; empty for nobody."""
        return self._known.get(entry.nik, "") if entry.nik is not None else ""

    def findings(self, entry: Entry, draft: PersonDraft) -> list[Finding]:
        """The same NIK or the same name and birthday twice in the file."""
        if entry.nik is not None and (first := self._first[entry.nik]) != entry.row:
            hint = f"sama dengan baris {first}"
            return [
                _finding(entry.row, "NIK", "nik-ganda-dalam-berkas", entry.nik, hint, grave=True)
            ]
        found = []
        if draft.birth_date is not None:
            key = (name_key(draft.name), draft.birth_date)
            first = self._names.setdefault(key, entry.row)
            if first != entry.row:
                hint = f"nama dan tanggal lahir seperti baris {first}"
                found.append(_finding(entry.row, "Nama", "mirip-baris-lain", draft.name, hint))
        if entry.nik is not None and entry.nik in self._known:
            hint = f"pilihan Anda: {self._choices.treatment.words.lower()}"
            found.append(_finding(entry.row, "NIK", "nik-sudah-terdaftar", entry.nik, hint))
        return found

    def look_alikes(self, people: Sequence[SheetPerson], heading: str) -> list[Finding]:
        """Rows that look like somebody of the register who has another NIK or none."""
        strangers = [one for one in people if not one.person_id]
        days = {one.facts.birth_date for one in strangers if one.facts.birth_date}
        days |= {turned for day in days if (turned := day_and_month_swapped(day))}
        if self._born_on is None or not days:
            return []
        taken = set(self._known.values())
        by_day: dict[date, list[tuple[str, KnownPerson]]] = defaultdict(list)
        for known in self._born_on(sorted(days)):
            if known.id not in taken:
                by_day[known.birth_date].append((name_key(known.name), known))
        found = []
        used: dict[str, int] = {}
        for one in strangers:
            other = self._likest(one.facts, by_day)
            if other is None:
                continue
            accepted = self._choices.same.get(one.row) == other.id
            if accepted and other.id in used:
                hint = f"sama dengan baris {used[other.id]}"
                self._refused.add(one.row)
                found.append(_finding(one.row, heading, "orang-ganda-dalam-berkas",
                                      one.facts.name, hint, grave=True))  # fmt: skip
                continue
            if accepted:
                used[other.id] = one.row
                self._same[one.row] = other.id
            if len(self.alike) < ALIKE_LIMIT:
                self.alike.append(
                    Alike(
                        row=one.row,
                        name=one.facts.name,
                        person_id=other.id,
                        person_name=other.name,
                        person_nik=other.nik,
                        accepted=accepted,
                    )
                )
            end = f", NIK {masked(other.nik)}" if other.nik else ", tanpa NIK"
            hint = f"{other.name}, lahir {other.birth_date:%d-%m-%Y}{end}"
            found.append(_finding(one.row, heading, "mirip-orang-terdaftar", one.facts.name, hint))
        return found

    def settled(self, people: Sequence[SheetPerson]) -> tuple[SheetPerson, ...]:
        """The people with those whom a person took for somebody of the register."""
        return tuple(
            replace(one, person_id=self._same[one.row]) if one.row in self._same else one
            for one in people
            if one.row not in self._refused
        )

    @staticmethod
    def _likest(
        draft: PersonDraft, by_day: Mapping[date, list[tuple[str, KnownPerson]]]
    ) -> KnownPerson | None:
        day = draft.birth_date
        if day is None:
            return None
        key = name_key(draft.name)
        for other_key, known in by_day.get(day, ()):
            if is_alike(key, other_key):
                return known
        turned = day_and_month_swapped(day)
        if turned is not None:
            for other_key, known in by_day.get(turned, ()):
                # With another day as well, only the very same name is worth a question.
                if key == other_key:
                    return known
        return None


def _finding(
    row: int, column: str, code: str, value: str, hint: str, *, grave: bool = False
) -> Finding:
    level = Level.REFUSED if grave else Level.WARNING
    return Finding(
        row=row, column=column, code=code, level=level, value=value[:80], suggestion=hint
    )
