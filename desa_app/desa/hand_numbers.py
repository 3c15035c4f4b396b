# SPDX-License-Identifier: GPL-3.0-or-later
"""How a letter written by hand gets its number: from those set aside, in the office's pattern."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desa_app.desa.letter_number import load_numbering
from desa_app.desa.wording_kinds import office_kinds
from desa_app.domain.number_rules import KindNumbering, NumberRule, NumberScope, scope_of
from desa_app.domain.numbering import fields_in
from desa_app.store import numbers as rows

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desa_app.domain.number_report import HandDraft
    from desa_app.office.desk import Desk


def free_reserved(connection: Connection, sequence: str, year: int) -> tuple[int, ...]:
    """Reserved numbers of a sequence that stand on no letter yet, lowest first."""
    taken = {use.running for use in rows.uses(connection, year, ()) if use.sequence == sequence}
    found: set[int] = set()
    for one in rows.ranges(connection, year, sequence):
        if one.by_hand:
            found.update(range(one.first, one.last + 1))
    return tuple(sorted(found - taken))


def numbering_by_hand(desk: Desk, connection: Connection, draft: HandDraft) -> KindNumbering:
    """How a letter by hand is numbered: as its kind, its code, or the office at large."""
    numbering = load_numbering(desk, connection)
    scope = scope_of(draft.sequence)
    of = draft.sequence.partition(":")[2]
    kind = office_kinds(connection).usable.get(of) if scope is NumberScope.KIND else None
    if kind is not None:
        one = numbering.of_kind(kind)
        return replace(one, classification=draft.classification.strip() or one.classification)
    code = draft.classification.strip() or (of if scope is NumberScope.CODE else "")
    return KindNumbering(
        kind="",
        name="",
        scope=scope,
        classification=code,
        unit=numbering.unit,
        pattern=numbering.pattern,
        sequence=draft.sequence,
        own=NumberRule(kind=""),
    )


def lacks_code(one: KindNumbering) -> bool:
    """Whether the pattern asks for a classification code that nobody gave."""
    return not one.classification and "kode" in fields_in(one.pattern)
