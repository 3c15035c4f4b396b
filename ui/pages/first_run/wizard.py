# SPDX-License-Identifier: GPL-3.0-or-later
"""The first-run wizard: steps one after the other, back without loss, the office at the end."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desa_app.errors import InvalidInput, WeakPassword, WrongRecoveryCode
from desa_app.sentences import sentence_for
from ui import notices, tasks
from ui.pages.common.folder_warning import FolderWarning
from ui.pages.entry_panel import EntryPanel
from ui.pages.first_run.account_step import AccountStep
from ui.pages.first_run.answers import Answers
from ui.pages.first_run.backup_step import BackupStep
from ui.pages.first_run.done_step import DoneStep
from ui.pages.first_run.kind_step import KindStep
from ui.pages.first_run.letterhead_step import LetterheadStep
from ui.pages.first_run.recovery_step import RecoveryStep
from ui.pages.first_run.region_step import RegionStep
from ui.progress import run_with_progress
from ui.theme import step
from ui.widgets.buttons import primary, secondary
from ui.widgets.front_stack import FrontStack
from ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from desa_app.clock import Clock
    from desa_app.domain.folder_place import FolderPlace
    from desa_app.office.prepare import Prepared
    from desa_app.office.unlock import OfficeKey
    from ui.pages.first_run.step_page import StepPage
    from ui.tasks import Progress


class FirstRunWizard(QWidget):
    """Emits ``unlocked`` with the key of the office it has made."""

    unlocked = Signal(object)
    check_asked = Signal()
    restore_asked = Signal()
    sample_asked = Signal()

    def __init__(self, folder: Path, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder, self._clock = folder, clock
        self.answers = Answers()
        self._account = AccountStep(self.answers)
        self._recovery = RecoveryStep(self.answers)
        kind = KindStep(self.answers)
        kind.check_asked.connect(self.check_asked)
        kind.restore_asked.connect(self.restore_asked)
        kind.sample_asked.connect(self.sample_asked)
        self.steps: tuple[StepPage, ...] = (
            kind,
            RegionStep(self.answers),
            LetterheadStep(self.answers),
            BackupStep(self.answers, folder),
            self._account,
            self._recovery,
            DoneStep(self.answers),
        )
        self.folder_warning = FolderWarning()
        self._stepper = Stepper([page.name for page in self.steps])
        self._stack = FrontStack()
        self._back = secondary(self.tr("&Kembali"), icon="back")
        self.next = primary("", shortcut="")
        self._build()
        for page in self.steps:
            self._stack.addWidget(page)
            page.settled.connect(self.go_on)
        self._back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self._recovery.typed.connect(self._prove)
        self._show(0)
        places = partial(_places, self._folder)
        tasks.run(self, places, self._warn, self._not_looked, writes=False)

    def _warn(self, places: tuple[FolderPlace, ...]) -> None:
        self.folder_warning.show_places(places, first_day=True)

    def _not_looked(self, _error: Exception) -> None:
        """Where nothing can be told, nothing is said; preparing will tell what is wrong."""

    def _build(self) -> None:
        unit = step()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(EntryPanel(self._stepper))
        right = QVBoxLayout()
        right.setContentsMargins(unit * 12, unit * 10, unit * 12, unit * 7)
        right.setSpacing(unit * 4)
        right.addWidget(self.folder_warning)
        right.addWidget(self._stack, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        buttons.addWidget(self.next)
        right.addLayout(buttons)
        row.addLayout(right, 1)

    @property
    def now(self) -> int:
        """Number of the step in front, from 0."""
        return self._stack.currentIndex()

    @property
    def unproved(self) -> bool:
        """The office is made, but nobody has shown yet that the code is on paper."""
        return self.steps[self.now] is self._recovery

    def take_focus(self) -> None:
        """Put the cursor into the step in front."""
        self.steps[self.now].enter()

    def go_back(self) -> None:
        """The step before; what is typed here is kept when it can be taken."""
        if self.now > 0 and self.steps[self.now].may_go_back:
            self._show(self.now - 1)

    def go_on(self) -> None:
        """Take the answers of this step and go on, or do what this step is for."""
        page = self.steps[self.now]
        if not page.leave():
            return
        if page is self._account:
            self._prepare()
        elif self.now == len(self.steps) - 1:
            self._open()
        else:
            self._show(self.now + 1)

    def _show(self, number: int) -> None:
        page = self.steps[number]
        self._stack.setCurrentIndex(number)
        self._stepper.show_step(number)
        self._back.setVisible(number > 0 and page.may_go_back)
        self.next.set_text(page.next_words)
        page.enter()
        if number == len(self.steps) - 1:
            self.next.setFocus()

    # --- making the office ----------------------------------------------------------------

    def _prepare(self) -> None:
        setup, password = self.answers.setup(), self.answers.password
        former = self.answers.former_sheet if setup.profile.kind.below is not None else ""

        def work(progress: Progress) -> Prepared:
            from desa_app.office.prepare import prepare_office

            def tell(text: str) -> None:
                progress.report(0, 0, text)

            return prepare_office(
                self._folder, setup, password, self._clock, tell, former_sheet=former
            )

        run_with_progress(
            self,
            self.tr("Menyiapkan data kantor"),
            work,
            self._prepared,
            self._not_prepared,
            writes=True,
            cancellable=False,
        )

    def _prepared(self, prepared: Prepared) -> None:
        self._recovery.take(prepared)
        self._show(self.now + 1)

    def _not_prepared(self, error: Exception) -> None:
        if isinstance(error, WeakPassword | InvalidInput):
            self._account.refuse(sentence_for(error).line)
        else:
            notices.show_error(self, error)

    def _prove(self, typed: str) -> None:
        def work(_: Progress) -> None:
            from desa_app.office.prepare import check_recovery_code

            check_recovery_code(self._folder, typed, self._clock)

        run_with_progress(
            self,
            self.tr("Memeriksa kode pemulihan"),
            work,
            self._proved,
            self._not_proved,
            writes=False,
            cancellable=False,
        )

    def _proved(self, _nothing: None) -> None:
        self._recovery.forget()
        self._show(self.now + 1)

    def _not_proved(self, error: Exception) -> None:
        if isinstance(error, WrongRecoveryCode):
            self._recovery.refuse(error)
        else:
            notices.show_error(self, error)

    def _open(self) -> None:
        user, password = self.answers.user_name.strip(), self.answers.password

        def work(_: Progress) -> OfficeKey:
            from desa_app.office.unlock import unlock

            return unlock(self._folder, user, password, self._clock)

        run_with_progress(
            self,
            self.tr("Membuka data kantor"),
            work,
            self._opened,
            self._not_opened,
            writes=True,
            cancellable=False,
        )

    def _opened(self, key: OfficeKey) -> None:
        self.answers.password = self.answers.former_sheet = ""
        self.unlocked.emit(key)

    def _not_opened(self, error: Exception) -> None:
        notices.show_error(self, error)


def _places(folder: Path, _: Progress) -> tuple[FolderPlace, ...]:
    from desa_app.office.folder_place import places_of

    return places_of(folder)
