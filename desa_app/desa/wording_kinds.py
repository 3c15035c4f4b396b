# SPDX-License-Identifier: GPL-3.0-or-later
"""The kinds of letter of this office: shipped, with the office's own text where it has one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from desa_app.domain.office_wording import OFFICE_VERSION
from desa_app.domain.reference_list import RowOrigin, newest_rows
from desa_app.domain.reference_lists import GROUNDS, LETTER_ENDING
from desa_app.domain.wording_check import check_wording, protected
from desa_app.errors import LetterKindUnknown, WordingBroken
from desa_app.reference import letter_kinds
from desa_app.reference_rows import shipped_rows
from desa_app.store import reference as reference_rows
from desa_app.store import wordings as rows

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desa_app.domain.letter_kind import LetterKind
    from desa_app.domain.office_wording import WordingProblem


@dataclass(slots=True)
class OfficeKinds:
    """Kinds that can be written now, and those whose text a newer program no longer understands."""

    usable: dict[str, LetterKind] = field(default_factory=dict)
    broken: dict[str, WordingBroken] = field(default_factory=dict)


def office_kinds(connection: Connection) -> OfficeKinds:
    """Every kind of this office by code, in the order of the codes.

    A text that cannot be used is never quietly replaced by the shipped one.
    """
    shipped = letter_kinds()
    found = OfficeKinds(usable=dict(shipped))
    own = rows.active_versions(connection)
    # Most offices wrote nothing of their own; then nobody cites anything.
    known = known_grounds(connection) if own else frozenset()
    for code, written in own.items():
        try:
            kind = read_wording(code, written.text, known)
        except WordingBroken as broken:
            found.usable.pop(code, None)
            found.broken[code] = broken
            continue
        version = f"{OFFICE_VERSION}{written.version}"
        found.usable[code] = replace(protected(kind, shipped.get(code)), version=version)
    found.usable = dict(sorted(found.usable.items()))
    return found


def kind_of(connection: Connection, code: str) -> LetterKind:
    """A kind of letter; raises ``LetterKindUnknown``, ``WordingBroken`` for an unusable text."""
    kinds = office_kinds(connection)
    if code in kinds.broken:
        raise kinds.broken[code]
    if code not in kinds.usable:
        raise LetterKindUnknown(code, tuple(kinds.usable))
    return kinds.usable[code]


def known_grounds(connection: Connection) -> frozenset[str]:
    """The ids of the legal grounds that a wording of this office may cite."""
    own = reference_rows.own_versions(connection, GROUNDS)
    keys = [
        row.key
        for row in newest_rows(shipped_rows(GROUNDS), own)
        if row.origin is not RowOrigin.RETIRED
    ]
    return frozenset((*keys, *(key + LETTER_ENDING for key in keys)))


def confidential_kinds(connection: Connection) -> frozenset[str]:
    """Codes of the kinds that may name nobody; also of one whose text cannot be used now."""
    everything = {**office_kinds(connection).usable, **letter_kinds()}
    return frozenset(code for code, kind in everything.items() if kind.confidential)


@lru_cache(maxsize=128)
def read_wording(code: str, text: str, known: frozenset[str]) -> LetterKind:
    """The kind that a text describes; raises ``WordingBroken`` with its first mistake.

    ``known`` are the legal grounds that a text may cite, see :func:`known_grounds`.
    """
    checked = check_wording(text, code, known)
    # What an older copy lacks is put back when it is used, so it is no reason to refuse it here.
    if checked.kind is None:
        raise as_error(code, checked.problems[0])
    return checked.kind


def as_error(code: str, problem: WordingProblem) -> WordingBroken:
    """A mistake as the error that stops a letter."""
    place = f"baris {problem.line}, huruf {problem.column}"
    return WordingBroken(
        code, f"{place} ({problem.place})" if problem.place else place, problem.word
    )
