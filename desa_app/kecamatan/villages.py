# SPDX-License-Identifier: GPL-3.0-or-later
"""The villages of the kecamatan: enrolled by card and fingerprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.office import OfficeKind
from desa_app.domain.user import Right
from desa_app.errors import CardWrongKind, FingerprintDiffers
from desa_app.exchange.cards import CARD_LIMIT, read_card, same_fingerprint
from desa_app.exchange.stick import read_bounded
from desa_app.office import card as own
from desa_app.store import consolidated as rows

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.domain.package import Card, EnrolledVillage
    from desa_app.office.desk import Desk


class Villages:
    """The kecamatan's side of the enrolment ceremony."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def own_card(self) -> Card:
        """This kecamatan's card and fingerprint."""
        return own.own_card(self._desk)

    def write_card(self, path: Path) -> Card:
        """Write this kecamatan's card for the villages."""
        return own.write_card(self._desk, path)

    def card_sheet_pdf(self) -> bytes:
        """This kecamatan's card on paper."""
        return own.card_sheet_pdf(self._desk)

    def look_at(self, path: Path) -> Card:
        """Read a village's card without trusting it yet.

        Raises ``CardDamaged`` or, for another kind or a village of another kecamatan,
        ``CardWrongKind``.
        """
        return self._read(path)[0]

    def enrol(self, path: Path, fingerprint: str) -> Card:
        """Trust the village whose fingerprint was typed from its paper.

        Raises ``FingerprintDiffers`` when it is not this card's. A new card of an enrolled
        village replaces its key from now on.
        """
        # Read once: what is kept is what the fingerprint was compared with.
        card, raw = self._read(path)
        if not same_fingerprint(fingerprint, card):
            raise FingerprintDiffers
        with self._desk.writing(Right.OFFICE) as connection:
            rows.enrol_village(connection, self._desk.stamp(), card, raw)
            detail = {"kode": card.code, "sidik": card.fingerprint}
            self._desk.log(connection, "desa-didaftarkan", card.code, detail)
        return card

    def list(self) -> tuple[EnrolledVillage, ...]:
        """Enrolled villages in the order of their codes."""
        with self._desk.reading() as connection:
            return rows.list_villages(connection)

    def _read(self, path: Path) -> tuple[Card, bytes]:
        raw = read_bounded(path, CARD_LIMIT)
        card = read_card(raw, path)
        if card.kind is not OfficeKind.DESA:
            raise CardWrongKind(f"{card.kind.value} {card.name}")
        if not card.code.startswith(self._desk.profile.code + "."):
            raise CardWrongKind(f"desa {card.name} ({card.code})")
        return card, raw
