# SPDX-License-Identifier: GPL-3.0-or-later
"""What UU 27/2022 gives a person towards the office: requests, consents, limits, and erasure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from desa_app.errors import InvalidInput, Problem

if TYPE_CHECKING:
    from desa_app.domain.history import FactChange

LEGAL_HOURS = 72
"""3 x 24 hours: Pasal 30, 32 (2), 40 (2), 41 (3) of UU 27/2022."""
NEAR_HOURS = 24
"""From so many hours before the end on, a deadline counts as near."""
WORDS_LIMIT = 300


class RequestKind(StrEnum):
    """What somebody asks for about their own data."""

    ACCESS = "akses"
    CORRECTION = "perbaikan"
    RESTRICTION = "pembatasan"
    WITHDRAWAL = "penarikan"
    ERASURE = "penghapusan"

    @property
    def words(self) -> str:
        """As the office says it."""
        return {
            RequestKind.ACCESS: "Melihat data dan jejaknya",
            RequestKind.CORRECTION: "Memperbaiki data",
            RequestKind.RESTRICTION: "Menunda atau membatasi pemakaian",
            RequestKind.WITHDRAWAL: "Menarik persetujuan",
            RequestKind.ERASURE: "Menghapus data",
        }[self]


class RequestState(StrEnum):
    """Where a request stands."""

    OPEN = "terbuka"
    MET = "dipenuhi"
    REFUSED = "ditolak"


class HoldKind(StrEnum):
    """Why the office does less with somebody's data, or may not let go of them."""

    RESTRICTED = "batas"
    LEGAL = "hukum"

    @property
    def words(self) -> str:
        """As the office says it."""
        return "Pemakaian dibatasi" if self is HoldKind.RESTRICTED else "Ditahan karena hukum"


class Ground(StrEnum):
    """Why data are erased (Pasal 43 UU 27/2022)."""

    REQUEST = "permintaan"
    WITHDRAWAL = "penarikan"
    RETENTION = "retensi"
    MISTAKE = "keliru"

    @property
    def words(self) -> str:
        """As the berita acara says it."""
        return {
            Ground.REQUEST: "permintaan orang yang bersangkutan",
            Ground.WITHDRAWAL: "persetujuan ditarik",
            Ground.RETENTION: "masa simpan berakhir menurut jadwal retensi kantor",
            Ground.MISTAKE: "dicatat tanpa dasar atau keliru",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyRequest:
    """One request; the deadline runs from the moment it was asked."""

    id: str
    person_id: str
    kind: RequestKind
    asked_at: datetime
    asked_by: str
    note: str
    state: RequestState
    answered_at: datetime | None
    answer: str
    noted_by: str

    @property
    def due(self) -> datetime:
        """The end of 3 x 24 hours."""
        return self.asked_at + timedelta(hours=LEGAL_HOURS)

    def hours_left(self, now: datetime) -> int:
        """Whole hours until the deadline; below zero once it has passed."""
        return int((self.due - now).total_seconds() // 3600)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestLine:
    """A request in the list of all; ``name`` is empty once the person's data were erased."""

    request: PrivacyRequest
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionMade:
    """What was corrected for a request: the facts by their labels, as the log keeps them."""

    request: PrivacyRequest
    person_id: str
    name: str
    at: datetime
    by: str
    changes: tuple[FactChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """A consent for something beyond the office's duty, such as a photo in a report."""

    id: str
    person_id: str
    topic: str
    given_on: date
    given_by: str
    note: str
    withdrawn_on: date | None
    withdrawn_note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A limit on the use of somebody's data, or a legal reason to keep them."""

    id: str
    person_id: str
    kind: HoldKind
    reason: str
    since: date
    ended_on: date | None
    ended_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyRecord:
    """All that was noted about one person's data; the newest first."""

    requests: tuple[PrivacyRequest, ...]
    consents: tuple[Consent, ...]
    holds: tuple[Hold, ...]

    def standing(self, kind: HoldKind) -> Hold | None:
        """The hold of this kind that stands now."""
        return next((one for one in self.holds if one.kind is kind and not one.ended_on), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasurePlan:
    """What erasing would do: rows removed by table, letters whose number stays.

    ``elsewhere`` counts records of others, by table, that still hold the name; nobody but the
    office can decide about those. ``backups`` is how many backups still hold the person.
    """

    person_id: str
    revision: int
    name: str
    removed: dict[str, int]
    letters: tuple[str, ...]
    log_entries: int
    elsewhere: dict[str, int]
    backups: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """An erasure that was carried out; it says nothing of who the person was."""

    id: str
    person_id: str
    number: str
    ground: Ground
    at: datetime
    by: str
    counts: dict[str, int]
    letters: tuple[str, ...]


def checked_words(field: str, words: str, limit: int = WORDS_LIMIT) -> str:
    """Words that must be there and not too long; raises ``InvalidInput``."""
    words = words.strip()
    if not words:
        raise InvalidInput((Problem(field, "kosong"),))
    if len(words) > limit:
        raise InvalidInput((Problem(field, "terlalu-panjang", words, str(limit)),))
    if any(not sign.isprintable() and sign not in "\n\t" for sign in words):
        raise InvalidInput((Problem(field, "huruf-tidak-tercetak"),))
    return words
