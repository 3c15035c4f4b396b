# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything about one offered file, beside the list: what it holds and what became of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from desa_app import wording
from desa_app.wording import level_word
from desa_app.wording_refusals import refusal_words
from ui.pages.kecamatan import offered as words
from ui.palette import Tone
from ui.theme import step
from ui.widgets.buttons import secondary
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.facts import Facts, breakable
from ui.widgets.labels import Line, Text, Type

# Rows named here; the receipt and the report name them all.
MOST_ROWS = 5


class OfferedDetails(Card):
    """Follows the selected row; ``cases`` tells whether it may say how many cases there are.

    ``villages_wanted`` asks for Desa terdaftar, ``decision_wanted`` for the window that compares
    two packages of one number.
    """

    villages_wanted = Signal()
    decision_wanted = Signal()

    def __init__(self, *, cases: bool) -> None:
        super().__init__()
        self._cases = cases
        self._name = Text("", Type.HEADING, wrap=True)
        self._chip = Chip("", Tone.INFO)
        self._sentence = Text("", wrap=True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._facts = Facts()
        self._line = Line()
        self._villages = secondary(self.tr("Buka daftar pengirim"), icon="village")
        self._decide = secondary(self.tr("Bandingkan dan putuskan…"))
        head = QHBoxLayout()
        head.setSpacing(step() * 2)
        head.addWidget(self._name, 1)
        head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        for part in (self._sentence, self._villages, self._decide, self._line, self._facts):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._villages.clicked.connect(self.villages_wanted)
        self._decide.clicked.connect(self.decision_wanted)
        self.show_file(None)

    @property
    def sentence(self) -> str:
        """The full sentence that is shown."""
        return self._sentence.text()

    def show_file(self, file: words.Offered | None) -> None:
        """Show another file, or how this works when none is selected."""
        for part in (self._chip, self._line, self._facts):
            part.setVisible(file is not None)
        self._villages.setVisible(file is not None and file.unknown_village)
        self._decide.setVisible(file is not None and file.clash and file.result is not None)
        if file is None:
            self._name.setText(self.tr("Cara menerima"))
            self._sentence.setText(
                self.tr(
                    "Colokkan flashdisk, pilih berkas atau foldernya, lihat isinya, lalu tekan"
                    " Terima. Tanda terima ditulis ke flashdisk yang sama untuk dibawa pulang."
                )
            )
            return
        self._name.setText(breakable(words.village_of(file)))
        self._chip.show_state(*words.state_of(file))
        sentence = words.full_sentence(file)
        if file.ready and not file.clash:
            final = self.tr(
                "Penerimaan tidak dapat diurungkan; yang keliru digantikan kiriman berikutnya."
            )
            sentence = f"{sentence} {final}"
        self._sentence.setText(sentence)
        self._facts.set_facts(self._facts_of(file))

    def _facts_of(self, file: words.Offered) -> list[tuple[str, str]]:
        facts = [
            (self.tr("Berkas"), breakable(file.path.name)),
            (self.tr("Di"), breakable(str(file.path.parent))),
        ]
        manifest = file.manifest
        if manifest is not None:
            made = manifest.made_at.astimezone()
            facts += [
                (
                    level_word(manifest.village).capitalize(),
                    f"{manifest.village_name} ({manifest.village})",
                ),
                (self.tr("Bulan"), wording.month_name(manifest.period)),
                (self.tr("Nomor"), str(manifest.sequence)),
                (self.tr("Tingkat"), manifest.level.words),
                (self.tr("Alasan"), manifest.reason),
                (self.tr("Isi"), words.counts_words(manifest.counts, cases=self._cases)),
                (self.tr("Dibatasi"), words.limited_words(file.offer.limited)),
                (
                    self.tr("Dibuat"),
                    f"{wording.short_date(made.date())} {wording.clock_time(made)}",
                ),
            ]
        known = file.offer.known
        if known is not None:
            came = known.received_at.astimezone()
            facts.append(
                (
                    self.tr("Yang sudah ada"),
                    self.tr("diterima {day}: {counts}").format(
                        day=wording.short_date(came.date()),
                        counts=words.counts_words(known.counts, cases=self._cases),
                    ),
                )
            )
        facts += [
            (self.tr("Baris {row}").format(row=breakable(one.row[-8:])), refusal_words(one))
            for one in file.offer.refused[:MOST_ROWS]
        ]
        result = file.result
        if result is not None and result.receipt_path is not None:
            facts.append((self.tr("Tanda terima"), breakable(str(result.receipt_path))))
        return facts
