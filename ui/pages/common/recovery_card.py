# SPDX-License-Identifier: GPL-3.0-or-later
"""When the recovery code was last proven from its paper, and the yearly rehearsal itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, Signal

from desa_app.domain.recovery import NewRecovery, RecoveryCheck
from desa_app.wording import long_date
from ui.looking import Looking
from ui.pages.common.proof_window import ProofWindow
from ui.pages.common.rehearsal_window import RehearsalWindow, last_rehearsal_words
from ui.pages.common.renew_code_window import RenewCodeWindow
from ui.widgets.buttons import secondary
from ui.widgets.card import Card
from ui.widgets.labels import Text, Type
from ui.widgets.text_fields import PasswordField, TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desa_app.domain.office import OfficeProfile
    from desa_app.office.recovery import Recovery, RecoveryRenewal
    from desa_app.office.rehearsal import Rehearsal
    from ui.pages.common.papers import PaperDesk
    from ui.pages.page import Page

_CODE_LIMIT = 160


class OfficeAtRisk(Protocol):
    """What the card asks of an office of either kind."""

    recovery: Recovery
    recovery_renewal: RecoveryRenewal

    @property
    def rehearsal(self) -> Rehearsal: ...

    @property
    def profile(self) -> OfficeProfile: ...

    @property
    def user(self) -> str: ...


class RecoveryCard(Card):
    """``proved`` when somebody has typed the code from its paper, or rehearsed with it."""

    proved = Signal()

    def __init__(self, office: OfficeAtRisk, page: Page, papers: PaperDesk) -> None:
        super().__init__()
        self.set_heading(self.tr("Kode pemulihan"))
        self._office, self._page, self._papers = office, page, papers
        self.renewing: RenewCodeWindow | None = None
        self._words = Text("", Type.MUTED, wrap=True)
        self._looking = Looking(self, self._words.setText)
        self.prove_button = secondary(self.tr("Buktikan kode…"), icon="key")
        self.body.addWidget(self._words)
        self.rehearse_button = secondary(self.tr("Latihan pemulihan…"), icon="backup")
        self.body.addWidget(self.prove_button)
        self.body.addWidget(self.rehearse_button)
        self.renew_button = secondary(self.tr("Ganti kode…"), icon="print")
        self.body.addWidget(self.renew_button)
        if not office.recovery_renewal.allowed:
            self.renew_button.hide()
        self.renew_button.clicked.connect(self.renew)
        self.rehearse_button.clicked.connect(self.rehearse)
        self.prove_button.clicked.connect(self.prove)
        self.refresh()

    def refresh(self) -> None:
        """Show when it was."""
        self._looking.ask(self._read)

    def _read(self) -> str:
        state = rehearsal_words(self._office.recovery.state())
        return f"{state} {last_rehearsal_words(self._office.rehearsal)}"

    def prove(self) -> ProofWindow:
        """Ask for the code from the paper in the safe."""
        window = ask_for_code(self._office.recovery, self.window())
        window.saved.connect(self._on_proved)
        window.open()
        return window

    def renew(self) -> ProofWindow:
        """Ask for the password, then show a new code and let it be typed from its paper."""
        window = ProofWindow(
            self.tr("Ganti kode pemulihan?"),
            self.tr(
                "Ganti bila lembarnya hilang, terlihat orang lain, atau pemegangnya berganti."
                " Kode lama tetap berlaku sampai kode baru dicetak dan diketik ulang."
            ),
            self.tr("Buat kode baru"),
            self.tr("&Sandi {user}").format(user=self._office.user),
            PasswordField(),
            self._office.recovery_renewal.begin,
            self.window(),
        )
        window.saved.connect(self._on_made)
        window.open()
        return window

    def _on_made(self, new: object) -> None:
        if isinstance(new, NewRecovery):
            packages = self._office.profile.kind.below is not None
            self.renewing = RenewCodeWindow(
                self._office.recovery_renewal, new, packages=packages, parent=self.window()
            )
            self.renewing.saved.connect(self._on_renewed)
            self.renewing.open()

    def _on_renewed(self, _nothing: object) -> None:
        self._page.notices.success(
            self.tr(
                "Kode pemulihan diganti; kode lama tidak berlaku lagi. Simpan lembar baru di lemari"
                " besi, lalu tekan Cadangkan sekarang."
            )
        )
        self.refresh()
        self.proved.emit()

    def rehearse(self) -> RehearsalWindow:
        """Restore a backup into a trial folder, step by step."""
        window = open_rehearsal(self._office, self._papers, self.window())
        window.rehearsed.connect(self._on_rehearsed)
        return window

    def _on_rehearsed(self, _done: object) -> None:
        self.refresh()
        self.proved.emit()

    def _on_proved(self, check: object) -> None:
        if isinstance(check, RecoveryCheck):
            say_proved(self._page, check)
        self.refresh()
        self.proved.emit()


def open_rehearsal(office: OfficeAtRisk, papers: PaperDesk, parent: QWidget) -> RehearsalWindow:
    """The window of the whole rehearsal, already open."""
    window = RehearsalWindow(office.rehearsal, office.user, papers, office.profile.paper, parent)
    window.open()
    return window


def ask_for_code(recovery: Recovery, parent: QWidget) -> ProofWindow:
    """The window of the rehearsal; ``saved`` carries a ``RecoveryCheck``."""
    tr = QCoreApplication.translate
    return ProofWindow(
        tr("Recovery", "Buktikan kode pemulihan"),
        tr(
            "Recovery",
            "Ambil lembar pemulihan dari lemari besi dan ketik kodenya. Tidak ada yang berubah;"
            " program hanya memastikan bahwa kertas itu masih ada, terbaca dan cocok. Sesudahnya"
            " kembalikan lembarnya.",
        ),
        tr("Recovery", "Buktikan"),
        tr("Recovery", "&Kode di lembar pemulihan"),
        TextField(limit=_CODE_LIMIT),
        recovery.prove,
        parent,
    )


def say_proved(page: Page, check: RecoveryCheck) -> None:
    """How the rehearsal ended."""
    tr = QCoreApplication.translate
    if check.opens_packages:
        page.notices.success(
            tr("Recovery", "Kode cocok dan tercatat hari ini. Kembalikan lembarnya ke lemari besi.")
        )
        return
    page.notices.warn(
        tr(
            "Recovery",
            "Kode cocok. Lembar ini memuat kunci cadangan tersendiri untuk membuka kiriman:"
            " buktikan juga dengan mengetik kunci itu.",
        )
    )


def rehearsal_words(check: RecoveryCheck) -> str:
    """``Terakhir dibuktikan 5 Oktober 2026.``, and whether it is time again."""
    tr = QCoreApplication.translate
    words = (
        tr("Recovery", "Terakhir dibuktikan dari kertasnya {day}.")
        if check.ever
        else tr("Recovery", "Belum pernah diketik dari kertasnya sejak kantor disiapkan {day}.")
    ).format(day=long_date(check.proved_on))
    if check.due:
        words += " " + tr("Recovery", "Sudah setahun: saatnya diuji lagi.")
    return words
