# SPDX-License-Identifier: GPL-3.0-or-later
"""Which version this is, and whether an installer on a stick is genuine before it is run."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desa_app import __version__
from desa_app.office.release import Age, Installer, check_installer
from desa_app.wording_release import installer_words
from ui.notices import show_error
from ui.progress import run_with_progress
from ui.widgets import file_dialogs
from ui.widgets.buttons import secondary
from ui.widgets.card import Card
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from ui.pages.page import Page
    from ui.tasks import Progress


class AboutCard(Card):
    """The version and one button; how the check ended is said on the page's notice bar."""

    def __init__(self, page: Page, keys_from: Path | None = None) -> None:
        super().__init__(self.tr("Tentang program"))
        self._page = page
        self._keys = keys_from
        told = self.tr("Desa Binaan versi {version}. Bekerja tanpa internet.")
        self.body.addWidget(Text(told.format(version=__version__), Type.MUTED, wrap=True))
        self.check_button = secondary(self.tr("Periksa berkas pemasang…"), icon="check")
        self.body.addWidget(self.check_button)
        self.check_button.clicked.connect(self.pick)

    def pick(self) -> None:
        """Ask for an installer and check it."""
        chosen = file_dialogs.open_files(
            self,
            self.tr("Pilih berkas pemasang"),
            self.tr("Pemasang Desa Binaan (desa-binaan*.exe desa-binaan*.deb)"),
        )
        if chosen:
            self.check(chosen[0])

    def check(self, path: Path) -> None:
        """Prove the installer with the keys that came with this program."""
        run_with_progress(
            self,
            self.tr("Memeriksa berkas pemasang"),
            partial(_check, path, self._keys),
            self._checked,
            self._failed,
            writes=False,
            cancellable=False,
        )

    def _checked(self, found: Installer) -> None:
        told = self.tr("{name} asli, versi {version}. {advice}").format(
            name=found.path.name, version=found.version, advice=installer_words(found.age.value)
        )
        if found.age is Age.OLDER:
            self._page.notices.warn(told)
        else:
            self._page.notices.success(told)

    def _failed(self, error: Exception) -> None:
        show_error(self, error)


def _check(path: Path, keys: Path | None, _: Progress) -> Installer:
    return check_installer(path, keys)
