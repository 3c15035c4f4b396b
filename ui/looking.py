# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading behind the window's back: what is shown is always the answer to the newest question."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from ui import tasks
from ui.notices import show_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.tasks import Progress, Task


class Looking(QObject):
    """Asks the office away from the window's thread and hands what was found to ``show``.

    An answer that comes after a newer question is dropped; :meth:`drop` drops the one under way.
    What goes wrong is said in a dialog unless ``failed`` takes it.
    """

    def __init__(
        self,
        owner: QWidget,
        show: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        super().__init__(owner)
        self._owner = owner
        self._show = show
        self._failed = failed
        self._asked = 0
        self._task: Task | None = None

    def ask(self, read: Callable[[], Any]) -> None:
        """Read now; ``read`` may touch no widget."""
        self.follow(partial(_read, read))

    def follow(
        self, read: Callable[[Progress], Any], watch: Callable[[Task], object] | None = None
    ) -> None:
        """The same for what takes long enough to tell how far it is; ``watch`` gets the task."""
        self.drop()
        self._task = tasks.run(
            self._owner,
            read,
            partial(self._arrived, self._asked),
            partial(self._broke, self._asked),
            writes=False,
            watch=watch,
        )

    def drop(self) -> None:
        """Nobody waits for the answer any more."""
        self._asked += 1
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _arrived(self, number: int, found: Any) -> None:
        if number == self._asked:
            self._task = None
            self._show(found)

    def _broke(self, number: int, error: Exception) -> None:
        if number != self._asked:
            return
        self._task = None
        if self._failed is not None:
            self._failed(error)
        else:
            show_error(self._owner, error)


def _read(read: Callable[[], Any], progress: Progress) -> Any:
    # A question that was overtaken while it waited in the queue costs nothing.
    progress.check_cancelled()
    return read()
