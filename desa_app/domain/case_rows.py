# SPDX-License-Identifier: GPL-3.0-or-later
"""What a case looks like inside a package of the full level.

No reporter, no chronology, no officer travels. Whom a case is about travels only when somebody
entitled to it allowed the referral; the kecamatan then knows the person by the id alone.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desa_app.domain.case import LOSS_LIMIT, CaseState, ConsentBy
from desa_app.domain.package_rows import RowBroken, read_day, read_id, read_text

if TYPE_CHECKING:
    from desa_app.domain.case import Case
    from desa_app.domain.package_rows import Row

CASE_ENTRY = "kasus"
MOST_SIGNS, MOST_REFERRALS = 50, 200
_STATES = frozenset(member.value for member in CaseState)
_ALLOWED = frozenset({ConsentBy.OWN, ConsentBy.GUARDIAN, ConsentBy.COMPANION})


def case_row(case: Case, *, minor: bool) -> Row:
    """A case as the kecamatan needs it."""
    facts = case.facts
    return {
        "id": case.id,
        "nomor": case.label,
        "tanggal_lapor": facts.reported_on.isoformat(),
        "jenis": facts.kind,
        "orang": facts.person_id if case.consent.by in _ALLOWED else None,
        "anak": minor,
        "negara": facts.country or None,
        "perekrut": facts.suspect,
        "kerugian": facts.loss,
        "tanda": list(facts.signs),
        "rujukan": [f"{one.on.isoformat()} {one.agency}" for one in case.referrals],
        "keadaan": case.state.value,
        "tanggal_pulang": facts.returned_on.isoformat() if facts.returned_on else None,
    }


def read_case(row: Row) -> Row:
    """Columns of the kecamatan's table of cases; raises ``RowBroken`` with the member's name."""
    reported = read_day(row, "tanggal_lapor")
    if reported is None:
        raise RowBroken("tanggal_lapor")
    minor, loss, state = row.get("anak"), row.get("kerugian"), row.get("keadaan")
    if not isinstance(minor, bool):
        raise RowBroken("anak")
    if loss is not None and (
        not isinstance(loss, int) or isinstance(loss, bool) or not 0 <= loss <= LOSS_LIMIT
    ):
        raise RowBroken("kerugian")
    if not isinstance(state, str) or state not in _STATES:
        raise RowBroken("keadaan")
    return {
        "id": read_id(row, "id"),
        "number": read_text(row, "nomor", required=True, limit=20),
        "reported_on": reported,
        "kind": read_text(row, "jenis", required=True, limit=24),
        "person_id": read_id(row, "orang") if row.get("orang") is not None else None,
        "minor": minor,
        "country": _country(row),
        "suspect": read_text(row, "perekrut"),
        "loss": loss,
        "signs": " ".join(_signs(row)),
        "referrals": "\n".join(_referrals(row)),
        "state": state,
        "returned_on": read_day(row, "tanggal_pulang"),
    }


def _country(row: Row) -> str:
    if row.get("negara") is None:
        return ""
    code = read_text(row, "negara", limit=2)
    if len(code) != 2 or not (code.isascii() and code.isupper()):
        raise RowBroken("negara")
    return code


def _signs(row: Row) -> list[str]:
    found = _texts(row, "tanda", MOST_SIGNS)
    if any(not code or len(code) > 40 or len(code.split()) != 1 for code in found):
        raise RowBroken("tanda")
    return found


def _referrals(row: Row) -> list[str]:
    found = _texts(row, "rujukan", MOST_REFERRALS)
    for told in found:
        day, _, agency = told.partition(" ")
        try:
            known = date.fromisoformat(day).isoformat() == day
        except ValueError:
            known = False
        if not known or not agency.strip() or len(told) > 300 or not told.isprintable():
            raise RowBroken("rujukan")
    return found


def _texts(row: Row, name: str, most: int) -> list[str]:
    value = row.get(name)
    if not isinstance(value, list) or len(value) > most:
        raise RowBroken(name)
    texts = [one for one in value if isinstance(one, str)]
    if len(texts) != len(value):
        raise RowBroken(name)
    return texts
