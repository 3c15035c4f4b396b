# SPDX-License-Identifier: GPL-3.0-or-later
"""What an open office of either kind is, apart from its jobs: whose it is, lock, unlock, close."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desa_app.clock import Clock
    from desa_app.domain.office import OfficeProfile
    from desa_app.office.desk import Desk
    from desa_app.office.unlock import OfficeKey


class OpenOffice:
    """The part of a front door that both offices share."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def profile(self) -> OfficeProfile:
        """Who we are."""
        return self._desk.profile

    @property
    def user(self) -> str:
        """Who is working."""
        return self._desk.user

    @property
    def folder(self) -> Path:
        """The data folder, to ask for the password again before something grave."""
        return self._desk.folder

    @property
    def clock(self) -> Clock:
        """The office's clock, for dates that forms propose."""
        return self._desk.clock

    def lock(self) -> None:
        """Let go of the keys and of every connection; until :meth:`unlock` all asking fails.

        Let running work end first: its connection could not be closed.
        """
        self._desk.lock()

    def unlock(self, key: OfficeKey) -> None:
        """Go on where the same user stopped.

        Raises ``NotAllowed`` for another user, ``UserRemoved`` or ``PasswordMustChange``.
        """
        self._desk.unlock(key)

    def when_shut_out(self, tell: Callable[[], None]) -> None:
        """Call ``tell`` when a read or a change finds that the user was removed meanwhile.

        It comes on the thread that asked.
        """
        self._desk.when_shut_out(tell)

    def close(self) -> None:
        """Let go of the data folder and of the keys."""
        self._desk.close()
