# SPDX-License-Identifier: GPL-3.0-or-later
"""The stick on the page Terima: how many packages it carries, and which have no answer yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pages.common.stick_strip import StickStrip

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.domain.stick import Stick


class TakeInStrip(StickStrip):
    """Offers what has no receipt on the stick, or everything when all is answered."""

    def packages_on(self, stick: Stick) -> tuple[Path, ...]:
        """What a press of the button offers."""
        return stick.cargo.unanswered or stick.cargo.packages

    def offer(self, stick: Stick) -> tuple[str, str]:
        """Look at the packages."""
        every, waiting = len(stick.cargo.packages), len(stick.cargo.unanswered)
        if not every:
            return self.tr("Tidak ada kiriman di dalamnya."), ""
        if not waiting:
            return (
                self.tr("Berisi {every} kiriman, semua sudah ada tanda terimanya.").format(
                    every=every
                ),
                self.tr("Lihat lagi"),
            )
        look = self.tr("Lihat {count} kiriman").format(count=waiting)
        if waiting == every:
            return self.tr("Berisi {every} kiriman.").format(every=every), look
        return (
            self.tr("Berisi {every} kiriman, {waiting} belum ada tanda terimanya.").format(
                every=every, waiting=waiting
            ),
            look,
        )
