# SPDX-License-Identifier: GPL-3.0-or-later
"""Wordings handed on as a file, looked at before anything is taken in, never over one unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.desa.wording_kinds import known_grounds
from desa_app.desa.wordings import Wordings, refuse_broken, write_version
from desa_app.domain.office_wording import OfferState, WordingOffer, WordingParcel
from desa_app.domain.wording_check import check_wording
from desa_app.errors import (
    InvalidInput,
    LetterKindUnknown,
    PackageTooLarge,
    Problem,
    WordingFileTooLarge,
)
from desa_app.exchange.stick import read_bounded
from desa_app.exchange.wording_file import FILE_LIMIT, KINDS_LIMIT, read_wordings, write_wordings
from desa_app.reference import letter_kinds

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from desa_app.domain.office_wording import WordingRow
    from desa_app.office.desk import Desk


class WordingParcels:
    """Files of wordings between offices."""

    def __init__(self, desk: Desk, wordings: Wordings) -> None:
        self._desk = desk
        self._wordings = wordings

    def export_file(self, kinds: Sequence[str]) -> bytes:
        """The texts in force of these kinds as one readable file.

        Raises ``InvalidInput`` for none or too many, ``LetterKindUnknown``.
        """
        chosen = list(dict.fromkeys(kinds))
        if not 0 < len(chosen) <= KINDS_LIMIT:
            raise InvalidInput((Problem("naskah", "jumlah-baris", str(len(chosen)), "1"),))
        profile = self._desk.profile
        origin = f"{profile.kind_word} {profile.name} ({profile.code})"
        texts = {kind: self._wordings.text(kind) for kind in chosen}
        with self._desk.writing() as connection:
            self._desk.log(connection, "naskah-dibagikan", "", {"naskah": ", ".join(chosen)})
        return write_wordings(origin, self._desk.clock.today(), texts)

    def read_file(self, path: Path) -> WordingParcel:
        """What is inside a file; nothing is changed.

        Raises ``WordingFileDamaged``, ``WordingFileTooLarge``, ``FileMissing`` or
        ``FileUnreadable``.
        """
        try:
            data = read_bounded(path, FILE_LIMIT)
        except PackageTooLarge as error:
            raise WordingFileTooLarge("ukuran", error.limit) from error
        content = read_wordings(data)
        offers = tuple(self._offer(kind, text) for kind, text in content.texts.items())
        return WordingParcel(office=content.office, made_on=content.made_on, offers=offers)

    def take_in(self, parcel: WordingParcel, kinds: Collection[str]) -> tuple[WordingRow, ...]:
        """Use these of the offered wordings from now on, each as a new version of its kind.

        What was in force before stays in the history. Everything is looked at once more; one
        mistake and nothing is taken. Raises ``WordingBroken``, ``LetterKindUnknown``.
        """
        offered = {offer.kind: offer.text for offer in parcel.offers}
        for kind in kinds:
            if kind not in offered:
                raise LetterKindUnknown(kind, tuple(offered))
            with self._desk.reading() as connection:
                refuse_broken(connection, kind, offered[kind])
        taken = [kind for kind in offered if kind in kinds and not self._same(kind, offered[kind])]
        with self._desk.writing() as connection:
            for kind in taken:
                note = f"Diterima dari {parcel.office}"
                write_version(
                    self._desk, connection, kind, offered[kind], note, origin=parcel.office
                )
        return tuple(row for row in self._wordings.list() if row.kind in taken)

    def _offer(self, kind: str, text: str) -> WordingOffer:
        shipped = letter_kinds().get(kind)
        with self._desk.reading() as connection:
            grounds = known_grounds(connection)
        checked = check_wording(text, kind, grounds, shipped)
        known = {row.kind: row.name for row in self._wordings.list()}
        if checked.problems:
            state = OfferState.BROKEN
        elif kind not in known:
            state = OfferState.NEW
        else:
            state = OfferState.SAME if self._same(kind, text) else OfferState.DIFFERENT
        name = checked.kind.name if checked.kind else known.get(kind, kind)
        return WordingOffer(kind=kind, name=name, text=text, state=state, problems=checked.problems)

    def _same(self, kind: str, text: str) -> bool:
        try:
            return self._wordings.text(kind) == text
        except LetterKindUnknown:
            return False
