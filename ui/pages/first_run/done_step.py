# SPDX-License-Identifier: GPL-3.0-or-later
"""Step 7: everything is ready; what was prepared, and the button that opens the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pages.first_run.step_page import StepPage
from ui.widgets.card import Card
from ui.widgets.checklist import CheckItem, Checklist, State
from ui.widgets.text_fields import CheckField

if TYPE_CHECKING:
    from ui.pages.first_run.answers import Answers


class DoneStep(StepPage):
    """A short list of what there is now."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers, "", "")
        card = Card()
        self._list = Checklist()
        card.body.addWidget(self._list)
        self.body.addWidget(card)
        self.import_first = CheckField(
            self.tr("Lanjutkan dengan &mengimpor daftar penduduk (Excel dari OpenSID)")
        )
        self.body.addWidget(self.import_first)
        self.body.addStretch(1)
        self.import_first.changed.connect(self._on_import_first)

    @property
    def name(self) -> str:
        """Short name."""
        return self.tr("Selesai")

    @property
    def next_words(self) -> str:
        """Opens the office."""
        return self.tr("Buka kantor")

    @property
    def may_go_back(self) -> bool:
        """Everything stands."""
        return False

    def enter(self) -> None:
        """Say what was made."""
        answers = self.answers
        self.import_first.setVisible(answers.for_village)
        self.say(
            self.tr("{office} siap dipakai").format(
                office=f"{answers.kind_word} {answers.name}".strip()
            ),
            self.tr("Semua isian dapat diubah di Pengaturan."),
        )
        self._list.set_items(
            (
                CheckItem(self.tr("Data tersandi dibuat"), State.DONE, answers.code),
                CheckItem(self.tr("Pengguna pertama"), State.DONE, answers.user_name),
                CheckItem(
                    self.tr("Kode pemulihan sudah dibuktikan"),
                    State.DONE,
                    self.tr("simpan lembarnya di lemari besi"),
                ),
                CheckItem(self.tr("Folder cadangan"), State.DONE, answers.backup_folder),
                *self._replacing(),
            )
        )

    def _on_import_first(self) -> None:
        self.answers.import_first = self.import_first.value()

    def _replacing(self) -> tuple[CheckItem, ...]:
        """What is still to be done when this computer takes the place of a lost one."""
        if not self.answers.former_sheet or self.answers.for_village:
            return ()
        return (
            CheckItem(
                self.tr("Kiriman untuk kantor lama dapat dibuka"),
                State.NOTE,
                self.tr("daftarkan lagi setiap desa, dan bagikan kartu yang baru"),
            ),
        )
