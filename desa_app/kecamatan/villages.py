# SPDX-License-Identifier: GPL-3.0-or-later
"""The villages of the kecamatan, enrolled by card and fingerprint; at a kabupaten its kecamatan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desa_app.domain.key_list import KeyCause
from desa_app.domain.user import Right
from desa_app.errors import (
    CardWrongKind,
    FingerprintDiffers,
    Goods,
    InvalidInput,
    KeyCauseNeeded,
    PackageKeyFormer,
    PackageKeyRevoked,
    Problem,
)
from desa_app.exchange.cards import CARD_LIMIT, read_card, same_fingerprint
from desa_app.exchange.key_list import key_list_name, make_key_list
from desa_app.exchange.stick import read_bounded, write_checked
from desa_app.office.card import CardHolder
from desa_app.office.secret_names import SIGNING_KEY
from desa_app.office.superior import called
from desa_app.store import consolidated as rows
from desa_app.store import office as office_rows
from desa_app.store.village_keys import (
    add_key,
    key_of_card,
    keys_of,
    list_keys,
    next_list,
    remember_list,
    revoke_key,
    revoked_now,
    void_letters,
)
from desa_app.wording import level_word

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from sqlalchemy import Connection

    from desa_app.domain.key_list import KeyChange, VillageKey
    from desa_app.domain.package import Card, EnrolledVillage


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedKeys:
    """A list of keys as it was written: which file, its number, how many keys are in it."""

    path: Path
    sequence: int
    keys: int
    fingerprint: str


class Villages(CardHolder):
    """The receiver's side of the enrolment ceremony; ``village`` is whoever sends to it."""

    def look_at(self, path: Path) -> Card:
        """Read a village's card without trusting it yet.

        Raises ``CardDamaged`` or, for another kind or a village of another kecamatan,
        ``CardWrongKind``.
        """
        return self._read(path)[0]

    def known(self, code: str) -> EnrolledVillage | None:
        """The village as it is enrolled now, to show its key beside that of a new card."""
        return next((village for village in self.list() if village.code == code), None)

    def enrol(self, path: Path, fingerprint: str, change: KeyChange | None = None) -> Card:
        """Trust the village whose fingerprint was typed from its paper.

        A new key of an enrolled village takes the former's place from now on; ``change`` says what
        became of that one, and after a theft it is revoked. Raises ``FingerprintDiffers`` when it
        is not this card's, ``KeyCauseNeeded`` for another key without ``change`` unless the former
        was revoked already, ``PackageKeyRevoked`` and ``PackageKeyFormer`` for a key that is not
        believed any more, and ``InvalidInput``.
        """
        # Read once: what is kept is what the fingerprint was compared with.
        card, raw = self._read(path)
        if not same_fingerprint(fingerprint, card):
            raise FingerprintDiffers
        with self._desk.writing(Right.OFFICE) as connection:
            known = key_of_card(connection, card)
            if known is not None and known.revoked_on is not None:
                raise PackageKeyRevoked(path, card.code, known.revoked_on)
            if known is not None and known.until is not None:
                raise PackageKeyFormer(path, card.code, known.until)
            if known is None:
                self._part_with_former(connection, card, change)
            stamp, today = self._desk.stamp(), self._desk.clock.today()
            rows.enrol_village(connection, stamp, card, raw)
            add_key(connection, stamp, card, today, change.cause if change else None)
            detail = {"kode": card.code, "sidik": card.fingerprint}
            if change is not None:
                detail["sebab"] = change.cause.value
            self._desk.log(connection, f"{card.kind.value}-didaftarkan", card.code, detail)
        return card

    def _part_with_former(
        self, connection: Connection, card: Card, change: KeyChange | None
    ) -> None:
        """The village's key that was believed until now, if any, by what became of it."""
        former = next(iter(keys_of(connection, card.code)), None)
        if former is None or former.revoked_on is not None:
            return
        if change is None:
            raise KeyCauseNeeded(card.code, card.name)
        if change.cause is not KeyCause.STOLEN:
            return
        day = change.day or self._desk.clock.today()
        if day > self._desk.clock.today():
            raise InvalidInput((Problem("day", "tanggal-mendatang", day.isoformat()),))
        self._revoke(connection, card.code, day, KeyCause.STOLEN.words)

    def revoke(self, code: str, day: date, reason: str, series: int = 0) -> None:
        """Believe nothing more from a village's key from ``day`` on, for example after a theft.

        The newest key, or a former one by its ``series``. Its packages are refused, of the newest
        until a new card is enrolled, and letters dated from that day on are not called genuine any
        more. Raises ``InvalidInput`` and ``NotFound``.
        """
        problems = []
        if not reason.strip():
            problems.append(Problem("reason", "kosong"))
        if day > self._desk.clock.today():
            problems.append(Problem("day", "tanggal-mendatang", day.isoformat()))
        if problems:
            raise InvalidInput(tuple(problems))
        with self._desk.writing(Right.OFFICE) as connection:
            self._revoke(connection, code, day, reason.strip(), series)

    def _revoke(
        self, connection: Connection, code: str, day: date, reason: str, series: int = 0
    ) -> None:
        revoke_key(connection, self._desk.stamp(), code, day, reason, series)
        detail: dict[str, object] = {"sejak": day.isoformat(), "alasan": reason}
        if series:
            detail["kunci-ke"] = series
        self._desk.log(connection, f"kunci-{level_word(code)}-dicabut", code, detail)

    def every_key(self) -> tuple[VillageKey, ...]:
        """Every key of every village, also former and revoked ones."""
        with self._desk.reading() as connection:
            return list_keys(connection)

    def write_key_list(self, folder: Path) -> PublishedKeys:
        """Publish the villages' keys as a signed file in ``folder``, read back and found equal.

        Other agencies check letters with it; it names no person. Raises the storage errors.
        """
        own_card = self.own_card()
        with self._desk.writing() as connection:
            self._desk.refuse_clock_set_back(connection)
            stamp = self._desk.stamp()
            sequence = next_list(connection)
            village_keys = list_keys(connection)
            content = make_key_list(
                district=own_card.code,
                name=own_card.name,
                recipients=own_card.recipients,
                sequence=sequence,
                made_at=stamp.at,
                village_keys=village_keys,
                void=void_letters(connection),
                signing_key=office_rows.get_secret(connection, SIGNING_KEY),
            )
            written = write_checked(folder, key_list_name(own_card.code, sequence), content)
            remember_list(connection, stamp, sequence, len(village_keys), written.sha256)
            self._desk.log(connection, "daftar-kunci-dibuat", written.path.name)
        return PublishedKeys(
            path=written.path,
            sequence=sequence,
            keys=len(village_keys),
            fingerprint=own_card.fingerprint,
        )

    def list(self) -> tuple[EnrolledVillage, ...]:
        """Enrolled villages in the order of their codes."""
        with self._desk.reading() as connection:
            revoked = revoked_now(connection)
            return tuple(
                replace(village, revoked_on=revoked.get(village.code))
                for village in rows.list_villages(connection)
            )

    def _read(self, path: Path) -> tuple[Card, bytes]:
        raw = read_bounded(path, CARD_LIMIT)
        card = read_card(raw, path)
        self._desk.refuse_mixed(path, sample=card.sample, what=Goods.CARD)
        if card.kind is not self._desk.profile.kind.below:
            raise CardWrongKind(called(card))
        if not card.code.startswith(self._desk.profile.code + "."):
            raise CardWrongKind(f"{called(card)} ({card.code})")
        return card, raw
