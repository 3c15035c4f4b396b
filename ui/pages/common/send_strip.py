# SPDX-License-Identifier: GPL-3.0-or-later
"""The stick on the page of sending: fit to send on, and are there answers for us on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pages.common.stick_strip import StickStrip

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from desa_app.domain.package import SentPackage
    from desa_app.domain.stick import Stick
    from ui.pages.common.sender import Sender


class SendStrip(StickStrip):
    """Offers the receipts that close something which is still open."""

    def __init__(self, sender: Sender) -> None:
        self._code = sender.office.profile.code
        self._below = sender.below
        self._open: frozenset[tuple[str, int]] = frozenset()
        super().__init__(sender.office.sticks)

    def wait_for(self, packages: Iterable[SentPackage]) -> None:
        """These have no receipt yet."""
        waiting = (one for one in packages if one.receipt_at is None)
        self._open = frozenset((one.period, one.sequence) for one in waiting)
        self.show_again()

    def receipts_on(self, stick: Stick) -> tuple[Path, ...]:
        """The answers on it that close something."""
        found = stick.cargo.receipts_for(self._code)
        return tuple(path for key, path in sorted(found.items()) if key in self._open)

    def offer(self, stick: Stick) -> tuple[str, str]:
        """Read the answers."""
        count = len(self.receipts_on(stick))
        if not count:
            return "", ""
        if count == 1:
            words = self.tr("Ada tanda terima untuk {below} ini.").format(below=self._below)
            return words, self.tr("Baca tanda terima")
        return (
            self.tr("Ada {count} tanda terima untuk {below} ini.").format(
                count=count, below=self._below
            ),
            self.tr("Baca {count} tanda terima").format(count=count),
        )
