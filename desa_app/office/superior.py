# SPDX-License-Identifier: GPL-3.0-or-later
"""Trusting the office above: its card, compared with the fingerprint on paper, once.

A village trusts its kecamatan, a kecamatan its kabupaten; both do it in the same way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.user import Right
from desa_app.errors import CardWrongKind, FingerprintDiffers, Goods, NotEnrolled
from desa_app.exchange.cards import CARD_LIMIT, read_card, same_fingerprint
from desa_app.exchange.stick import read_bounded
from desa_app.office.card import CardHolder
from desa_app.store import packages as rows
from desa_app.wording import with_level

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from desa_app.domain.package import Card
    from desa_app.office.desk import Desk


class Superior(CardHolder):
    """The sender's side of the enrolment ceremony."""

    def look_at(self, path: Path) -> Card:
        """Read the card of the office above without trusting it yet.

        Raises ``CardDamaged`` or, for a card of another kind or of an office that this one does
        not belong to, ``CardWrongKind``.
        """
        return self._read(path)[0]

    def enrol(self, path: Path, fingerprint: str) -> Card:
        """Trust the office whose fingerprint was typed from its paper.

        Raises ``FingerprintDiffers`` when it is not this card's.
        """
        # Read once: what is kept is what the fingerprint was compared with.
        card, raw = self._read(path)
        if not same_fingerprint(fingerprint, card):
            raise FingerprintDiffers
        with self._desk.writing(Right.OFFICE) as connection:
            rows.enrol_district(connection, self._desk.stamp(), card, raw)
            detail = {"kode": card.code, "sidik": card.fingerprint}
            self._desk.log(connection, f"{card.kind.value}-didaftarkan", card.code, detail)
        return card

    def trusted(self) -> Card | None:
        """The office above that is trusted now, if any."""
        with self._desk.reading() as connection:
            try:
                return trusted_superior(self._desk, connection)
            except NotEnrolled:
                return None

    def _read(self, path: Path) -> tuple[Card, bytes]:
        raw = read_bounded(path, CARD_LIMIT)
        card = read_card(raw, path)
        self._desk.refuse_mixed(path, sample=card.sample, what=Goods.CARD)
        if card.kind is not self._desk.profile.kind.above:
            raise CardWrongKind(called(card))
        if not self._desk.profile.code.startswith(card.code + "."):
            raise CardWrongKind(f"{called(card)} ({card.code})")
        return card, raw


def called(card: Card) -> str:
    """``kecamatan Pontang``, ``Kabupaten Serang``: a regency carries the word in its name."""
    return with_level(card.code, card.name)


def trusted_superior(desk: Desk, connection: Connection) -> Card:
    """The card to seal for; raises ``NotEnrolled``."""
    return read_card(rows.district_card_bytes(connection), desk.folder / "kartu")
