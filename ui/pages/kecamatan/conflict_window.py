# SPDX-License-Identifier: GPL-3.0-or-later
"""Two packages of one number side by side, and the decision which of them holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from desa_app import wording
from desa_app.domain.links import NOTE_LIMIT
from desa_app.domain.offer import Decision
from desa_app.domain.user import Right
from ui.pages.common.small_window import SmallWindow
from ui.pages.kecamatan.offered import counts_words
from ui.theme import step
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.facts import Facts, breakable
from ui.widgets.fitting import fit_height
from ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from desa_app.domain.offer import SetAside
    from desa_app.kecamatan import Kecamatan


class ConflictWindow(SmallWindow):
    """``saved`` carries what was decided."""

    def __init__(self, office: Kecamatan, one: SetAside, parent: QWidget) -> None:
        super().__init__(
            parent.tr("Dua kiriman nomor {number} dari {village}").format(
                number=one.sequence, village=one.village_name
            ),
            parent.tr(
                "Keduanya bertanda tangan pengirimnya. Tanyakan kepadanya mana yang benar. Yang"
                " tidak dipakai tetap tercatat; kiriman yang disisihkan disimpan tersegel."
                " Keputusan tidak dapat diurungkan; bila keliru, mintalah kiriman bernomor baru."
            ),
            parent.tr("Simpan keputusan"),
            columns=2,
            parent=parent,
        )
        self._office, self._one = office, one
        self._cases = office.users.may(Right.CASES)
        self.setMinimumWidth(step() * 200)
        sides = QHBoxLayout()
        sides.setSpacing(step() * 4)
        for heading, facts in (
            (self.tr("Yang berlaku sekarang"), self._standing()),
            (self.tr("Yang disisihkan"), self._set_aside()),
        ):
            card = Card(heading)
            card.body.addWidget(Facts(facts))
            card.body.addStretch(1)
            sides.addWidget(card, 1)
        self.column.insertLayout(2, sides)
        self.form.add(
            "decision",
            self.tr("&Keputusan"),
            ChoiceField(
                (
                    (Decision.KEEP, self.tr("Yang lama tetap")),
                    (Decision.REPLACE, self.tr("Pakai yang disisihkan")),
                )
            ),
            required=True,
            span=2,
        )
        self.form.add(
            "note",
            self.tr("Ca&tatan"),
            TextField(self.tr("misalnya kata siapa dan kapan"), limit=NOTE_LIMIT),
            span=2,
        )
        fit_height(self)

    def save(self, values: dict[str, object]) -> SetAside:
        """Decide; raises ``InvalidInput``, ``NotAllowed``, ``ChangedMeanwhile`` or a refusal."""
        decision = values["decision"]
        if not isinstance(decision, Decision):  # the form asks for it
            raise TypeError(decision)
        note = str(values["note"] or "")
        return self._office.packages.decide(self._one.id, decision, note)

    def _standing(self) -> tuple[tuple[str, str], ...]:
        known = self._one.known
        if known is None:
            return ((self.tr("Keadaan"), self.tr("tidak ada lagi")),)
        return (
            (self.tr("Bulan"), wording.month_name(known.period)),
            (self.tr("Tingkat"), known.level.words),
            (self.tr("Isi"), counts_words(known.counts, cases=self._cases)),
            (self.tr("Diterima"), _moment(known.received_at)),
            (self.tr("Sidik berkas"), known.file_sha256[:16]),
        )

    def _set_aside(self) -> tuple[tuple[str, str], ...]:
        one = self._one
        return (
            (self.tr("Bulan"), wording.month_name(one.period)),
            (self.tr("Tingkat"), one.level.words),
            (self.tr("Isi"), counts_words(one.counts, cases=self._cases)),
            (self.tr("Dibuat"), _moment(one.made_at)),
            (self.tr("Disisihkan"), _moment(one.kept_at)),
            (self.tr("Sidik berkas"), one.file_sha256[:16]),
            (self.tr("Berkas"), breakable(one.file_name)),
        )


def _moment(at: datetime) -> str:
    here = at.astimezone()
    return f"{wording.short_date(here.date())} {wording.clock_time(here)}"
