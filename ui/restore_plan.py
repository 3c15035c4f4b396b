# SPDX-License-Identifier: GPL-3.0-or-later
"""What restoring a proven backup means, the last numbers where they are unknown, and the deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from desa_app.domain.office import OfficeKind
from desa_app.domain.restoring import LastSpent
from desa_app.errors import InvalidInput
from desa_app.wording import clock_time, grouped, long_date
from ui.forms.form import Form
from ui.last_numbers import add_questions, answers, show_problems
from ui.notices import NoticeBar
from ui.progress import run_with_progress
from ui.theme import step
from ui.widgets.buttons import danger, plain, secondary
from ui.widgets.facts import Facts
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desa_app.clock import Clock
    from desa_app.domain.restoring import Restored, RestorePlan
    from desa_app.errors import OfficeInUse
    from desa_app.office.restore import BackupKey
    from ui.tasks import Progress


class PlanWindow(QDialog):
    """``restored`` carries what was done."""

    restored = Signal(object)
    salvage_wanted = Signal()

    def __init__(
        self,
        data: Path,
        key: BackupKey,
        plan: RestorePlan,
        clock: Clock,
        parent: QWidget,
        gone: tuple[OfficeInUse, ...] = (),
    ) -> None:
        super().__init__(parent)
        self._gone = gone
        self._data, self._key, self._plan, self._clock = data, key, plan, clock
        unit = step()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Pulihkan cadangan ini?"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(unit * 150)
        self.notices = NoticeBar()
        self.facts = Facts(self._told(), label_steps=40)
        self.form = Form(columns=2)
        self.go = danger(self.tr("Pulihkan"), icon="backup")
        back = secondary(self.tr("Kembali"))
        self.salvage_button = plain(self.tr("Selamatkan yang masih terbaca…"), icon="search")
        row = QHBoxLayout()
        row.setSpacing(unit * 3)
        row.addWidget(self.salvage_button)
        row.addStretch(1)
        row.addWidget(back)
        row.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        column.setSpacing(unit * 3)
        column.addWidget(Text(self.tr("Pulihkan cadangan ini?"), Type.HEADING, wrap=True))
        column.addWidget(self.notices)
        column.addWidget(self.facts)
        column.addWidget(Text(self._meaning(), wrap=True))
        self._ask()
        column.addWidget(self.form)
        column.addStretch(1)
        column.addLayout(row)
        self.form.setVisible(plan.must_ask)
        # Only where there is something to read that nobody can open.
        if not plan.old_data or plan.ahead is not None:
            self.salvage_button.hide()
        self.salvage_button.clicked.connect(self.salvage_wanted)
        back.clicked.connect(self.reject)
        self.go.clicked.connect(self.carry_out)
        self.form.save_requested.connect(self.carry_out)
        back.setFocus()

    def _told(self) -> list[tuple[str, str]]:
        plan = self._plan
        made = plan.backup.made_at.astimezone()
        day = f"{long_date(made.date())}, {clock_time(made)}"
        told = [
            (self.tr("Cadangan"), day),
            (self.tr("Kantor"), f"{plan.backup.kind_word} {plan.backup.name}".strip()),
            (
                self.tr("Terbukti utuh"),
                self.tr("{entries} catatan berantai").format(entries=grouped(plan.entries)),
            ),
        ]
        if plan.backup.kind is OfficeKind.DESA:
            people, letters = plan.counts.get("person", 0), plan.counts.get("letter", 0)
            content = self.tr("{people} orang, {letters} surat")
            content = content.format(people=grouped(people), letters=grouped(letters))
            told.append((self.tr("Isi"), content))
        if plan.ahead is not None:
            ahead = self.tr("{entries} catatan, {letters} surat, {packages} kiriman").format(
                entries=grouped(plan.ahead.entries),
                letters=grouped(plan.ahead.letters),
                packages=grouped(plan.ahead.packages),
            )
            told.append((self.tr("Data sekarang lebih maju"), ahead))
        return told

    def _meaning(self) -> str:
        if not self._plan.old_data:
            return self.tr("Di komputer ini belum ada data kantor; cadangan dipasang di sini.")
        aside = self.tr(
            "Data yang ada sekarang disisihkan di folder data dengan nama sebelum-dipulihkan dan"
            " tanggalnya. Tidak ada yang dihapus."
        )
        if self._plan.ahead is None:
            return self.tr(
                "Data yang ada sekarang tidak dapat dibaca. Berkasnya disisihkan di folder data"
                " dengan nama sebelum-dipulihkan dan tanggalnya, tidak dihapus. Bila cadangan ini"
                " terlalu lama, baca dahulu apa yang masih terbaca dari berkas itu."
            )
        return aside

    def _ask(self) -> None:
        add_questions(self.form, self._plan.last_numbers, self._plan.last_sequence)

    def said(self) -> LastSpent | None:
        """The answers; ``None`` while one is missing."""
        if not self._plan.must_ask:
            return LastSpent()
        return answers(self.form, self._plan.last_numbers)

    def carry_out(self) -> None:
        """Restore, with its progress; once begun it goes to its end."""
        said = self.said()
        if said is None:
            return

        def work(progress: Progress) -> Restored:
            from desa_app.office.restore import restore

            report = progress.report
            return restore(self._data, self._key, self._clock, said, report, self._gone)

        run_with_progress(
            self,
            self.tr("Memulihkan data"),
            work,
            self._done,
            self._failed,
            writes=True,
            cancellable=False,
        )

    def _done(self, done: Restored) -> None:
        self.restored.emit(done)
        self.accept()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, InvalidInput):
            show_problems(self.form, self._plan.last_numbers, error)
        else:
            self.notices.error(error)
