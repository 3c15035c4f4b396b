# SPDX-License-Identifier: GPL-3.0-or-later
"""The small papers beside the letters: handover note, recovery sheet, card sheet, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desa_app.domain.package import DataLevel
from desa_app.domain.page import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverNote:
    """Tanda terima berkas: what goes to the office above on the stick, to be signed by both.

    ``village`` and ``district`` are the codes of sender and receiver, as in the manifest.
    """

    village_name: str
    village: str
    district_name: str
    district: str
    file_name: str
    file_sha256: str
    size: int
    package_id: str
    period: str
    sequence: int
    level: DataLevel
    counts: dict[str, int]
    made_at: datetime
    made_by: str
    sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyMark:
    """What a SALINAN says about itself: of which letter, when and by whom it was made."""

    number: str
    made_at: datetime
    made_by: str
    void: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheet:
    """The sheet for the safe: recovery code in groups, for the kecamatan also the age identity."""

    office_name: str
    office_code: str
    code: str
    age_identity: str
    made_on: date
    sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSheet:
    """An office's card on paper: name, code and the fingerprint to compare, also as QR.

    ``other_side`` is the office that will enrol it, where only one can.
    """

    office_name: str
    office_code: str
    kind_word: str
    fingerprint: str
    qr_text: str
    key_made_on: date
    made_on: date
    other_side: str = ""
    paper: Paper = Paper.F4
    sample: bool = False
