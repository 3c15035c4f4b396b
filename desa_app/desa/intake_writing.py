# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes an import into the register, some hundred people at a time within one transaction."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from desa_app.domain.intake import Treatment, differences
from desa_app.errors import ChangedMeanwhile
from desa_app.office.desk import changes
from desa_app.store import intake as rows
from desa_app.store import people as people_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection

    from desa_app.domain.intake import ImportChoices
    from desa_app.intake.people import SheetPerson
    from desa_app.office.desk import Desk


class ImportWriter:
    """One import while it is written; counts what really happened."""

    def __init__(
        self,
        desk: Desk,
        connection: Connection,
        choices: ImportChoices,
        progress: Callable[[int, int, str], None],
    ) -> None:
        self._desk = desk
        self._connection = connection
        self._choices = choices
        self._progress = progress
        self._stamp = desk.stamp()
        self._items: list[dict[str, object]] = []
        self.added = self.updated = 0

    def write(self, people: Sequence[SheetPerson], file_name: str, layout: str) -> str:
        """Add and change people, note the import, and return its id.

        Raises ``ChangedMeanwhile`` when somebody was registered since the file was checked.
        """
        self._add_new([one for one in people if not one.person_id], len(people))
        if self._choices.treatment is not Treatment.LEAVE:
            self._change_known([one for one in people if one.person_id], len(people))
        import_id = rows.add_batch(
            self._connection,
            self._stamp,
            {
                "file_name": file_name.encode("utf-8", "replace").decode(),
                "layout": layout,
                "treatment": self._choices.treatment.value,
                "read_rows": len(people),
                "added": self.added,
                "updated": self.updated,
                "left_alone": len(people) - self.added - self.updated,
            },
        )
        for start in range(0, len(self._items), rows.CHUNK):
            chunk = self._items[start : start + rows.CHUNK]
            rows.add_items(self._connection, [one | {"import_id": import_id} for one in chunk])
        return import_id

    def _add_new(self, people: Sequence[SheetPerson], total: int) -> None:
        first = rows.next_search_row(self._connection)
        for start in range(0, len(people), rows.CHUNK):
            self._progress(start, total, "Menyimpan")
            chunk = people[start : start + rows.CHUNK]
            niks = [one.facts.nik for one in chunk if one.facts.nik]
            if people_rows.known_niks(self._connection, niks):
                raise ChangedMeanwhile("orang")
            drafts = [one.facts for one in chunk]
            ids = rows.insert_chunk(self._connection, self._stamp, drafts, first + start)
            for one, person_id in zip(chunk, ids, strict=True):
                self._note(person_id, one.row, rows.NEW, 0, "")
            self.added += len(chunk)

    def _change_known(self, people: Sequence[SheetPerson], total: int) -> None:
        for start in range(0, len(people), rows.CHUNK):
            self._progress(self.added + start, total, "Memperbarui")
            chunk = people[start : start + rows.CHUNK]
            there = rows.people_by_id(self._connection, [one.person_id for one in chunk])
            for one in chunk:
                if one.person_id not in there:
                    raise ChangedMeanwhile("orang")
                before = there[one.person_id]
                found = differences(before.facts, one.facts, one.given, self._choices.treatment)
                if not found:
                    continue
                new = replace(before.facts, **{name: getattr(one.facts, name) for name in found})
                rows.change_person(self._connection, self._stamp, before.id, new, tuple(found))
                detail = changes(before.facts, new)
                self._desk.log(self._connection, "orang-diubah", before.id, detail)
                kept = {name: _plain(old) for name, (old, _) in found.items()}
                self._note(before.id, one.row, rows.CHANGED, before.revision, json.dumps(kept))
                self.updated += 1

    def _note(self, person_id: str, row: int, kind: str, revision: int, before: str) -> None:
        self._items.append(
            {
                "person_id": person_id,
                "sheet_row": row,
                "kind": kind,
                "revision_before": revision,
                "revision_after": revision + 1,
                "before": before,
            }
        )


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, str | int | bool) else str(value)
