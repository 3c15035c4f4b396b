# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of a kecamatan's villages as other agencies may hold them, to check letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerKey:
    """A public key that a village itself used from ``since`` until ``until``."""

    verify_key: bytes
    since: date
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnKeys:
    """The village's own keys: since when the present one is in use, and those before it."""

    since: date
    former: tuple[FormerKey, ...]


class KeyCause(StrEnum):
    """Why a village brings a key in place of the one that the kecamatan knows.

    After ``STOLEN`` the former key may be in strange hands: it is revoked, and whatever it signed
    is refused. After the other two it stays the proof of what was made before.
    """

    RENEWED = "diperbarui"
    LOST = "rusak"
    STOLEN = "dicuri"

    @property
    def words(self) -> str:
        """As the choice is offered."""
        return {
            "diperbarui": "Kunci diperbarui di komputer yang sama",
            "rusak": "Komputer atau datanya rusak, tidak di tangan orang lain",
            "dicuri": "Komputer hilang atau dicuri",
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyChange:
    """What the village says of its former key.

    ``day`` is the first day from which the former key is not believed; only after a theft.
    """

    cause: KeyCause
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VillageKey:
    """A public key of a village and the days it was in use.

    ``verify_key`` is raw Ed25519 (32 bytes, RFC 8032). ``until`` is the day a newer card took its
    place. ``revoked_on`` is the first day from which nothing it signed may be believed, for
    example because the computer was stolen. ``series`` numbers the keys of a village from 1; a
    village that begins anew with another key counts its packages anew.
    """

    village: str
    name: str
    verify_key: bytes
    since: date
    until: date | None = None
    revoked_on: date | None = None
    series: int = 1
    cause: KeyCause | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidLetter:
    """A letter that its village has voided, as far as the kecamatan was told; names nobody."""

    village: str
    number: str
    issued_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyList:
    """What a kecamatan publishes: its villages' keys, and letters voided since.

    ``sequence`` rises with every list; ``fingerprint`` is that of the kecamatan's card, to be
    compared on paper once.
    """

    district: str
    name: str
    sequence: int
    made_at: datetime
    verify_key: bytes
    recipients: tuple[str, ...]
    fingerprint: str
    keys: tuple[VillageKey, ...]
    void: tuple[VoidLetter, ...]
