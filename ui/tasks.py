# SPDX-License-Identifier: GPL-3.0-or-later
"""The only threads of the program: work goes to a pool, its outcome comes back to the window.

Work that writes goes through a pool of one thread, so that two jobs never write at once. The
outcome is delivered by a signal of an object that lives on the window's side; a runnable that
owned its own signal would see it destroyed on the pool's thread.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, QTimer, Signal, Slot
from shiboken6 import isValid

from desa_app.errors import Cancelled
from ui.sweeping import Sweeper

T = TypeVar("T")
_LOOK_MS = 20


class Progress:
    """What the work is given: a place to say how far it is, and to ask whether to go on."""

    def __init__(self, tell: Callable[[int, int, str], None], stop: threading.Event) -> None:
        self._tell = tell
        self._stop = stop

    def report(self, done: int, total: int, text: str) -> None:
        """Say that ``done`` of ``total`` steps are finished; ``total`` 0 means not known."""
        self._tell(done, total, text)

    def check_cancelled(self) -> None:
        """Raise Cancelled once the person has pressed Batal or the window closes."""
        if self._stop.is_set():
            raise Cancelled


class Task(QObject):
    """One piece of work under way. Lives on the window's side until its outcome is delivered.

    It alone refers to the owner, the work and what follows, and lets them go on the window's side:
    a window whose last reference fell on the pool's thread would be taken apart there.
    """

    progressed = Signal(int, int, str)
    finished = Signal()
    _returned = Signal(object)
    _raised = Signal(object)

    def __init__(
        self,
        owner: QObject,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        # A parent on this side: the last reference may fall on the pool's thread, and must not
        # delete the object there.
        super().__init__(QCoreApplication.instance())
        self._owner: QObject | None = owner
        self._work: Callable[[Progress], Any] | None = work
        self._done: Callable[[Any], None] | None = done
        self._failed: Callable[[Exception], None] | None = failed
        self._stop = threading.Event()
        self._returned.connect(self._deliver)
        self._raised.connect(self._deliver_failure)
        owner.destroyed.connect(self.cancel)

    @Slot()
    def cancel(self) -> None:
        """Ask the work to stop at its next check; it then fails with Cancelled."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._stop.is_set()

    def carry_out(self) -> None:
        """Run on the pool's thread, which keeps no reference to the work."""
        if self._work is None:
            return
        try:
            result = self._work(Progress(self.progressed.emit, self._stop))
        except Exception as error:
            self._raised.emit(error)
        else:
            self._returned.emit(result)

    @Slot(object)
    def _deliver(self, result: Any) -> None:
        owner, done = self._owner, self._done
        self._close()
        if owner is not None and done is not None and isValid(owner):
            done(result)

    @Slot(object)
    def _deliver_failure(self, error: Exception) -> None:
        owner, failed = self._owner, self._failed
        self._close()
        if owner is not None and failed is not None and isValid(owner):
            failed(error)

    def _close(self) -> None:
        _under_way.discard(self)
        owner = self._owner
        if owner is not None and isValid(owner):
            with contextlib.suppress(RuntimeError):
                owner.destroyed.disconnect(self.cancel)
        self._owner = self._work = self._done = self._failed = None
        self.finished.emit()
        self.deleteLater()


class _Runnable(QRunnable):
    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task

    def run(self) -> None:
        self._task.carry_out()


class _Pools(QObject):
    """One pool to read with, one to write with."""

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self.reading = QThreadPool(self)
        self.reading.setMaxThreadCount(2)
        self.writing = QThreadPool(self)
        self.writing.setMaxThreadCount(1)
        self.sweeper = Sweeper(self.busy, self)

    def busy(self) -> bool:
        """Whether any thread of the pools is at work, or has not delivered its outcome."""
        active = self.reading.activeThreadCount() + self.writing.activeThreadCount()
        return bool(_under_way) or active > 0


_under_way: set[Task] = set()
_made: list[_Pools] = []


def _pools() -> _Pools:
    if not _made or not isValid(_made[0]):
        _made[:] = [_Pools(QCoreApplication.instance())]
    return _made[0]


def run(
    owner: QObject,
    work: Callable[[Progress], T],
    done: Callable[[T], None],
    failed: Callable[[Exception], None],
    *,
    writes: bool,
    watch: Callable[[Task], object] | None = None,
) -> Task:
    """Carry out ``work`` off the window's thread; call ``done`` or ``failed`` on it.

    Neither is called once ``owner`` is destroyed. ``writes`` puts the work in the queue of the
    one thread that may change the office's data or files. ``watch`` may connect to the task
    before it begins, so that no progress is missed.
    """
    task = Task(owner, work, done, failed)
    _under_way.add(task)
    if watch is not None:
        watch(task)
    pools = _pools()
    pools.sweeper.begin()
    (pools.writing if writes else pools.reading).start(_Runnable(task))
    return task


def under_way() -> int:
    """How many pieces of work have not delivered their outcome yet."""
    return len(_under_way)


class _Idle(QTimer):
    """Looks again and again whether all work has come home; what came home may begin more."""

    def __init__(self, owner: QObject, then: Callable[[], None]) -> None:
        super().__init__(owner)
        self._then: Callable[[], None] | None = then
        self.timeout.connect(self._look)
        self.start(_LOOK_MS)

    def _look(self) -> None:
        then = self._then
        if _under_way or then is None:
            return
        self._then = None
        self.stop()
        self.deleteLater()
        then()


def when_idle(owner: QObject, then: Callable[[], None]) -> None:
    """Call ``then`` once nothing is under way and all outcomes were delivered."""
    _Idle(owner, then)


def finish_all(*, cancel: bool = True) -> None:
    """Before closing: cancel (or let finish) everything, wait for it, deliver what came out."""
    if not _made:
        return
    if cancel:
        for task in tuple(_under_way):
            task.cancel()
    pools = _pools()
    pools.reading.waitForDone()
    pools.writing.waitForDone()
    pools.sweeper.end()
    QCoreApplication.sendPostedEvents()
