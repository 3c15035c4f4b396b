# SPDX-License-Identifier: GPL-3.0-or-later
"""This office's public card, made from its own keys, as file and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.office import OfficeKind
from desa_app.domain.papers import CardSheet
from desa_app.errors import FingerprintUnread, QrNotFound, SealUnreadable
from desa_app.exchange.cards import fingerprint_in, fingerprint_text, make_card, read_card
from desa_app.exchange.keys import recipient_of
from desa_app.office.secret_names import AGE_IDENTITY, RECOVERY_RECIPIENT, SIGNING_KEY
from desa_app.store import office as office_rows

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from desa_app.domain.package import Card
    from desa_app.office.desk import Desk


class CardHolder:
    """What either side of the enrolment ceremony does with its own card."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def own_card(self) -> Card:
        """This office's card and fingerprint."""
        return own_card(self._desk)

    def write_card(self, path: Path) -> Card:
        """Write this office's card for the office on the other side."""
        return write_card(self._desk, path)

    def card_sheet_pdf(self) -> bytes:
        """This office's card on paper."""
        return card_sheet_pdf(self._desk)

    def fingerprint_on(self, path: Path) -> str:
        """The fingerprint from a photo of the paper; raises ``FingerprintUnread``."""
        return fingerprint_on(path)


def own_card_bytes(desk: Desk, connection: Connection) -> bytes:
    """The card as a file: readable text, signed with the office's own key."""
    profile = desk.profile
    recipients: tuple[str, ...] = ()
    if profile.kind.below is not None:
        identity = office_rows.get_secret(connection, AGE_IDENTITY).decode()
        recovery = office_rows.get_secret(connection, RECOVERY_RECIPIENT).decode()
        recipients = (recipient_of(identity), recovery)
    return make_card(
        kind=profile.kind,
        code=profile.code,
        name=profile.name,
        signing_key=office_rows.get_secret(connection, SIGNING_KEY),
        recipients=recipients,
        made_at=office_rows.secret_made_at(connection, SIGNING_KEY),
        sample=profile.sample,
    )


def own_card(desk: Desk) -> Card:
    """The card as values, with its fingerprint."""
    with desk.reading() as connection:
        raw = own_card_bytes(desk, connection)
    return read_card(raw, desk.folder / card_name(desk))


def card_name(desk: Desk) -> str:
    """The usual file name: ``KARTU-36.04.12.2013.txt``."""
    return f"KARTU-{desk.profile.code}.txt"


def card_sheet_pdf(desk: Desk) -> bytes:
    """The card on paper, with the fingerprint to compare."""
    from desa_app.paper.card_form import card_form

    profile, card = desk.profile, own_card(desk)
    return card_form(
        CardSheet(
            office_name=profile.name,
            office_code=profile.code,
            kind_word=profile.kind_word,
            fingerprint=card.fingerprint,
            qr_text=fingerprint_text(card.fingerprint),
            key_made_on=card.made_at.astimezone().date(),
            made_on=desk.clock.today(),
            other_side=(f"Kecamatan {profile.district}" if profile.kind is OfficeKind.DESA else ""),
            paper=profile.paper,
            sample=profile.sample,
        )
    )


def fingerprint_on(path: Path) -> str:
    """The 30 digits from a photo or scan of another office's paper, to be compared with its card.

    Raises ``FingerprintUnread``, ``PictureTooLarge`` and the errors of reading.
    """
    from desa_app.exchange.seal_photo import PHOTO_LIMIT, is_photo, texts_in_photo, texts_in_scan
    from desa_app.exchange.stick import read_bounded

    raw = read_bounded(path, PHOTO_LIMIT)
    try:
        texts = texts_in_photo(raw, path) if is_photo(raw) else texts_in_scan(raw)
    except (QrNotFound, SealUnreadable) as error:
        raise FingerprintUnread(path) from error
    found = fingerprint_in(texts)
    if not found:
        raise FingerprintUnread(path)
    return found


def write_card(desk: Desk, path: Path) -> Card:
    """Write the card file, read back and compared; returns what it says."""
    from desa_app.exchange.stick import write_checked

    with desk.writing() as connection:
        raw = own_card_bytes(desk, connection)
        write_checked(path.parent, path.name, raw, replace=True)
        desk.log(connection, "kartu-dibuat", path.name)
    return read_card(raw, path)
