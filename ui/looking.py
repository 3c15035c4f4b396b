# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading behind the window's back: what is shown is always the answer to the newest question."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from desa_app.errors import OfficeLocked
from ui import tasks
from ui.notices import show_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.tasks import Progress, Task

AGAIN_MS = 300


class Looking(QObject):
    """Asks the office away from the window's thread and hands what was found to ``show``.

    An answer that comes after a newer question is dropped; :meth:`drop` drops the one under way.
    A question that the lock came before is asked again until somebody unlocks.
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
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._question: tuple[Any, Any] | None = None
        self._again.timeout.connect(self._ask_again)

    def ask(self, read: Callable[[], Any]) -> None:
        """Read now; ``read`` may touch no widget."""
        self.follow(partial(_read, read))

    def follow(
        self, read: Callable[[Progress], Any], watch: Callable[[Task], object] | None = None
    ) -> None:
        """The same for what takes long enough to tell how far it is; ``watch`` gets the task."""
        self.drop()
        self._question = read, watch
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
        self._again.stop()
        self._question = None
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _arrived(self, number: int, found: Any) -> None:
        if number == self._asked:
            self._task = self._question = None
            self._show(found)

    def _broke(self, number: int, error: Exception) -> None:
        if number != self._asked:
            return
        self._task = None
        if isinstance(error, OfficeLocked):
            self._again.start()
            return
        self._question = None
        if self._failed is not None:
            self._failed(error)
        else:
            show_error(self._owner, error)

    def _ask_again(self) -> None:
        if self._question is not None:
            self.follow(*self._question)


def _read(read: Callable[[], Any], progress: Progress) -> Any:
    # A question that was overtaken while it waited in the queue costs nothing.
    progress.check_cancelled()
    return read()
