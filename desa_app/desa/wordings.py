# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's own letter wordings: changed, kept in every version, reset to the shipped text."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from desa_app.desa.wording_kinds import as_error, known_grounds, office_kinds, read_wording
from desa_app.domain.letter_example import example_facts
from desa_app.domain.letter_text import compose
from desa_app.domain.office_wording import (
    NOTE_LIMIT,
    Origin,
    WordingProblem,
    WordingRow,
    WordingVersion,
)
from desa_app.domain.wording_check import KIND_CODE, check_wording
from desa_app.errors import InvalidInput, LetterKindUnknown, Problem, WordingBroken
from desa_app.reference import letter_kinds, letter_texts
from desa_app.store import office as office_rows
from desa_app.store import officials as official_rows
from desa_app.store import wordings as rows

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desa_app.domain.letter_kind import LetterKind
    from desa_app.domain.page import Paper
    from desa_app.office.desk import Desk

_CODE_LINE = re.compile(r'^kode\s*=\s*"[^"\n]*"', re.MULTILINE)
_NAME_LINE = re.compile(r'^nama\s*=\s*"[^"\n]*"', re.MULTILINE)


class Wordings:
    """What letters say. Letters already issued keep their own text whatever happens here."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def list(self) -> tuple[WordingRow, ...]:
        """Every kind with whose text is in force, also own kinds that are no longer used."""
        shipped, texts = letter_kinds(), letter_texts()
        with self._desk.reading() as connection:
            kinds = office_kinds(connection)
            last = rows.last_versions(connection)
            grounds = known_grounds(connection)
        found = []
        for code in sorted({*shipped, *last}):
            written = last.get(code)
            if written is None or (not written.active and code in shipped):
                found.append(_row(code, shipped[code], Origin.SHIPPED, None))
                continue
            origin = Origin.CHANGED if code in shipped else Origin.OWN
            if not written.active:
                origin = Origin.RETIRED
            kind = (
                kinds.usable.get(code)
                or _readable(code, written.text, grounds)
                or shipped.get(code)
            )
            newer = code in texts and written.shipped_sha256 != _sha256(texts[code])
            row = _row(code, kind, origin, written, newer, code not in kinds.broken)
            found.append(row)
        return tuple(sorted(found, key=lambda row: row.name.casefold()))

    def names(self) -> dict[str, str]:
        """The name of every kind by its code, for lists of letters; also of retired kinds."""
        return {row.kind: row.name for row in self.list()}

    def row(self, kind: str) -> WordingRow:
        """One line of the list; raises ``LetterKindUnknown``."""
        listed = self.list()
        found = next((row for row in listed if row.kind == kind), None)
        if found is None:
            raise LetterKindUnknown(kind, tuple(row.kind for row in listed))
        return found

    def text(self, kind: str) -> str:
        """The text in force, else the last one written; raises ``LetterKindUnknown``."""
        with self._desk.reading() as connection:
            return _text(connection, kind)

    def check(self, kind: str, text: str) -> tuple[WordingProblem, ...]:
        """Every mistake with its line, column and word; nothing when it can be saved."""
        with self._desk.reading() as connection:
            grounds = known_grounds(connection)
        return check_wording(text, kind, grounds, letter_kinds().get(kind)).problems

    def kind(self, code: str, text: str) -> LetterKind:
        """The kind as the text describes it; raises ``WordingBroken``."""
        with self._desk.reading() as connection:
            return read_wording(code, text, known_grounds(connection))

    def preview(self, kind: str, text: str, paper: Paper) -> bytes:
        """The letter for an invented family, marked CONTOH; spends no number.

        Raises ``WordingBroken``, ``InvalidInput``, ``LetterTooLong``, ``TextNotPrintable``.
        """
        from desa_app.paper.letter import render_letter

        day = self._desk.clock.today()
        with self._desk.reading() as connection:
            read = read_wording(kind, text, known_grounds(connection))
            citations = self._desk.reference(connection).citations()
            officials = official_rows.load_officials(connection, day)
            logo = office_rows.load_logo(connection)
        facts = example_facts(
            read,
            office=self._desk.profile,
            officials=officials,
            day=day,
            citations=citations,
        )
        return render_letter(compose(read, facts, paper=paper, logo=logo))

    def save(self, kind: str, text: str, note: str = "") -> WordingRow:
        """Write the next version and use it from now on; the same text again changes nothing.

        Raises ``WordingBroken`` at the first mistake, ``LetterKindUnknown``, ``InvalidInput``.
        """
        note = _checked_note(note)
        with self._desk.writing() as connection:
            refuse_broken(connection, kind, text)
            if text == _text(connection, kind) and _in_force(connection, kind):
                return self.row(kind)
            write_version(self._desk, connection, kind, text, note)
        return self.row(kind)

    def add(self, code: str, name: str, model: str) -> WordingRow:
        """Add a kind of the office's own, beginning with the text of ``model``.

        Raises ``InvalidInput`` for a code that is taken or has other signs than small letters,
        digits and hyphens, ``WordingBroken`` for a model without what the law asks for.
        """
        code, name = code.strip(), name.strip()
        problems = []
        if not KIND_CODE.fullmatch(code):
            problems.append(Problem("kode", "kode-naskah" if code else "kosong", code))
        if not name:
            problems.append(Problem("nama", "kosong"))
        if len(name) > NOTE_LIMIT or any(sign in name for sign in '"\\\n'):
            problems.append(Problem("nama", "tanda-naskah", name))
        with self._desk.writing() as connection:
            if code in letter_kinds() or rows.versions_of(connection, code):
                problems.append(Problem("kode", "kode-terpakai", code))
            if problems:
                raise InvalidInput(tuple(problems))
            text = _CODE_LINE.sub(f'kode = "{code}"', _text(connection, model), count=1)
            text = _NAME_LINE.sub(lambda _: f'nama = "{name}"', text, count=1)
            refuse_broken(connection, code, text)
            write_version(self._desk, connection, code, text, f"Dibuat dari naskah {model}")
        return self.row(code)

    def history(self, kind: str) -> tuple[WordingVersion, ...]:
        """Every version that the office wrote, the newest first."""
        with self._desk.reading() as connection:
            return rows.versions_of(connection, kind)

    def restore(self, kind: str, version: int) -> WordingRow:
        """Use an earlier text again, as a new version; raises ``NotFound``, ``WordingBroken``."""
        with self._desk.writing() as connection:
            earlier = rows.load_version(connection, kind, version)
            refuse_broken(connection, kind, earlier.text)
            note = f"Dikembalikan dari versi {version}"
            write_version(self._desk, connection, kind, earlier.text, note)
        return self.row(kind)

    def reset(self, kind: str) -> WordingRow:
        """Use the shipped text again; of an own kind: use it no longer. The versions stay."""
        with self._desk.writing() as connection:
            if rows.retire(connection, self._desk.stamp(), kind):
                self._desk.log(connection, "naskah-bawaan", kind)
        return self.row(kind)

    def keep_own(self, kind: str) -> WordingRow:
        """Stay with the office's text although the program brought a newer one."""
        shipped = letter_texts()
        if kind in shipped:
            with self._desk.writing() as connection:
                stamp = self._desk.stamp()
                rows.know_shipped(connection, stamp, kind, _sha256(shipped[kind]))
                self._desk.log(connection, "naskah-tetap", kind)
        return self.row(kind)


def write_version(
    desk: Desk, connection: Connection, kind: str, text: str, note: str, *, origin: str = ""
) -> int:
    """Write a version inside the caller's transaction, with its line in the log."""
    shipped = letter_texts().get(kind)
    before = rows.active_versions(connection).get(kind)
    known = before.shipped_sha256 if before else ""
    version = rows.insert_version(
        connection,
        desk.stamp(),
        kind,
        text,
        note=note,
        # Whoever goes on writing the own text has not yet looked at a newer shipped one.
        shipped_sha256=known or (_sha256(shipped) if shipped else ""),
    )
    detail = {"versi": str(version)} | ({"asal": origin} if origin else {})
    desk.log(connection, "naskah-diubah", kind, detail)
    return version


def refuse_broken(connection: Connection, kind: str, text: str) -> None:
    """Raise ``WordingBroken`` at the first mistake."""
    checked = check_wording(text, kind, known_grounds(connection), letter_kinds().get(kind))
    if checked.problems:
        raise as_error(kind, checked.problems[0])


def _text(connection: Connection, kind: str) -> str:
    shipped = letter_texts()
    active = rows.active_versions(connection).get(kind)
    if active is not None:
        return active.text
    if kind in shipped:
        return shipped[kind]
    last = rows.last_versions(connection)
    if kind not in last:
        raise LetterKindUnknown(kind, tuple(sorted({*shipped, *last})))
    return last[kind].text


def _in_force(connection: Connection, kind: str) -> bool:
    return kind in letter_texts() or kind in rows.active_versions(connection)


def _row(
    code: str,
    kind: LetterKind | None,
    origin: Origin,
    written: WordingVersion | None,
    newer: bool = False,
    usable: bool = True,
) -> WordingRow:
    return WordingRow(
        kind=code,
        name=kind.name if kind else code,
        origin=origin,
        version=written.version if written else 0,
        changed_at=written.written_at if written else None,
        changed_by=written.written_by if written else "",
        newer_shipped=newer,
        usable=usable,
    )


def _readable(code: str, text: str, grounds: frozenset[str]) -> LetterKind | None:
    try:
        return read_wording(code, text, grounds)
    except WordingBroken:
        return None


def _checked_note(note: str) -> str:
    note = " ".join(note.split())
    if len(note) > NOTE_LIMIT:
        raise InvalidInput((Problem("note", "terlalu-panjang", note, str(NOTE_LIMIT)),))
    return note


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
