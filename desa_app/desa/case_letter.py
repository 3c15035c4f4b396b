# SPDX-License-Identifier: GPL-3.0-or-later
"""What a case tells the letter that passes it on: initials first, the name only when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.case_reference import case_kinds
from desa_app.domain.case import ConsentBy
from desa_app.domain.letter import LetterRequest
from desa_app.domain.letter_kind import default_fields
from desa_app.wording import typed_date

if TYPE_CHECKING:
    from desa_app.domain.case import Case
    from desa_app.domain.letter_kind import LetterKind
    from desa_app.office.desk import Desk

REFERRAL_KIND = "rujukan-kasus"

_CONSENT = {
    ConsentBy.OWN: "ya",
    ConsentBy.GUARDIAN: "wali",
    ConsentBy.COMPANION: "wali",
    ConsentBy.NONE: "belum",
}


def referral_request(desk: Desk, kind: LetterKind, case: Case) -> LetterRequest:
    """The letter's questions, answered as far as the case knows; everything can be changed."""
    fields = default_fields(kind, office=desk.profile, day=desk.clock.today())
    name = case_kinds()[case.facts.kind].name if case.facts.kind in case_kinds() else ""
    known = {
        "persetujuan": _CONSENT.get(case.consent.by, ""),
        "laporan_tanggal": typed_date(case.facts.reported_on),
        "laporan_dari": case.facts.reporter_relation,
        "pokok": name[:1].lower() + name[1:],
        "uraian": "\n".join(note.words for note in case.notes),
        "tindakan": case.facts.action,
        "kontak": desk.profile.contact,
    }
    asked = {spec.name for spec in kind.fields}
    answers = {key: words for key, words in known.items() if words and key in asked}
    return LetterRequest(
        kind=kind.code,
        person_id=case.facts.person_id or "",
        episode_id=case.facts.episode_id,
        fields=fields | answers,
    )
