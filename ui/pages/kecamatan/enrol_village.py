# SPDX-License-Identifier: GPL-3.0-or-later
"""Enrolling a village, also one that is enrolled with another key: what became of that one?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desa_app.domain.key_list import KeyCause, KeyChange
from ui.pages.common.enrol_dialog import EnrolDialog
from ui.pages.common.sender_words import sender_word
from ui.theme import step
from ui.widgets.card import Card as CardFrame
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.field import name_input
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from desa_app.domain.package import Card, EnrolledVillage
    from desa_app.kecamatan import Kecamatan


class VillageEnrolDialog(EnrolDialog):
    """The ceremony, with a third question when the village brings another key."""

    def __init__(
        self, office: Kecamatan, villages: tuple[EnrolledVillage, ...], parent: QWidget
    ) -> None:
        self._villages = {village.code: village for village in villages}
        self._office = office
        self._one = sender_word(office)
        self.cause = ChoiceField([(cause, cause.words) for cause in KeyCause])
        self.day = DateField()
        self._third = CardFrame(parent.tr("3. Apa yang terjadi dengan kunci lamanya?"))
        super().__init__(
            office.villages,
            parent.tr("Daftarkan {one}").format(one=sender_word(office)),
            frozenset(self._villages),
            parent,
        )
        # Three steps must fit a low screen.
        self.setMinimumWidth(step() * 200)
        self._add_third()
        self.cause.changed.connect(self._on_cause)
        self.day.changed.connect(self._on_typed)

    def _add_third(self) -> None:
        unit = step()
        self.day.set_value(self._office.clock.today())
        self._cause_label = Text(self.tr("Kunci &lama"), Type.STRONG)
        self._day_label = Text(self.tr("&Tidak dipercaya sejak"), Type.STRONG)
        pair = QHBoxLayout()
        pair.setSpacing(unit * 4)
        for label, field, wide in (
            (self._cause_label, self.cause, 3),
            (self._day_label, self.day, 2),
        ):
            label.setBuddy(field)
            name_input(field, label.text().replace("&", ""))
            column = QVBoxLayout()
            column.setSpacing(unit)
            column.addWidget(label)
            column.addWidget(field)
            pair.addLayout(column, wide)
        self._third.body.addLayout(pair)
        self._meaning = Text("", Type.MUTED, wrap=True)
        self._third.body.addWidget(self._meaning)
        self.frames.insertWidget(self.frames.count() - 1, self._third)
        QWidget.setTabOrder(self._photo, self.cause)
        QWidget.setTabOrder(self.cause, self.day)
        QWidget.setTabOrder(self.day, self._cancel)
        self._third.hide()
        self._on_cause()

    def more_about(self, card: Card | None) -> Sequence[tuple[str, str]]:
        """The key that the village has here, and the question about it."""
        known = self._villages.get(card.code) if card is not None else None
        other = card is not None and known is not None and known.verify_key != card.verify_key
        self._third.setVisible(other and known is not None and known.revoked_on is None)
        self._replaces.setVisible(other)
        if card is None or known is None or not other:
            return ()
        self._replaces.setText(
            self.tr(
                "{One} {name} sudah terdaftar dengan kunci lain. Sidik yang baru Anda baca dari"
                " kertas di bawah ini. Kiriman berikutnya harus memakai kunci yang baru."
            ).format(One=self._one.capitalize(), name=card.name)
        )
        return ((self.tr("Sidik yang lama"), known.fingerprint),)

    def ready(self) -> bool:
        """A cause, and after a theft the day."""
        if self._third.isHidden():
            return True
        return self.cause.value() is not None and (not self._stolen or self._chosen_day is not None)

    def enrol_with(self, path: Path, typed: str) -> Callable[[], Card]:
        """Enrol with what became of the former key."""
        cause = self.cause.value()
        change = None
        if not self._third.isHidden() and isinstance(cause, KeyCause):
            change = KeyChange(cause=cause, day=self._chosen_day if self._stolen else None)
        return partial(self._office.villages.enrol, path, typed, change)

    @property
    def _stolen(self) -> bool:
        return self.cause.value() is KeyCause.STOLEN

    @property
    def _chosen_day(self) -> date | None:
        day = self.day.value()
        if day is None or self.day.problem_code() or day > self._office.clock.today():
            return None
        return day

    def _on_cause(self) -> None:
        for part in (self.day, self._day_label):
            part.setVisible(self._stolen)
        words = {
            KeyCause.RENEWED: self.tr(
                "Kiriman yang dibuat sebelum hari ini dengan kunci lama masih diterima."
            ),
            KeyCause.LOST: self.tr(
                "{One} mulai lagi dari kiriman nomor 1. Kiriman lama yang terlambat masih diterima."
            ).format(One=self._one.capitalize()),
            KeyCause.STOLEN: self.tr(
                "Kunci lama dicabut: kirimannya ditolak, dan surat bertanggal sejak hari itu tidak"
                " lagi dijawab asli. Terbitkan daftar kunci baru sesudahnya."
            )
            if self._one == "desa"
            else self.tr("Kunci lama dicabut: kirimannya ditolak."),
        }
        cause = self.cause.value()
        self._meaning.setText(words[cause] if isinstance(cause, KeyCause) else "")
        self._meaning.setVisible(isinstance(cause, KeyCause))
        self._on_typed()
