# SPDX-License-Identifier: GPL-3.0-or-later
"""When the program itself is wrong: a report without personal data, and a plain sentence.

The report names types, files, functions and line numbers. It never holds the text of an error
or a value: those may carry a name or a NIK.
"""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    QThread,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtWidgets import QApplication

from desa_app import __version__
from desa_app.errors import OfficeLocked, UserRemoved

if TYPE_CHECKING:
    from desa_app.clock import Clock

_log = logging.getLogger("ui.crash")
_qt_log = logging.getLogger("ui.qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def report_text(error: BaseException) -> str:
    """The report: types and places only, the cause below what it caused."""
    lines = [
        f"Desa Binaan {__version__}",
        f"Python {platform.python_version()} · Qt {qVersion()} · {platform.platform()}",
    ]
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        kind = type(current)
        lines.append(f"\n{kind.__module__}.{kind.__qualname__}")
        lines.extend(
            f"  {_short(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(current.__traceback__)
        )
        current = current.__cause__ or current.__context__
    return "\n".join(lines) + "\n"


def _short(filename: str) -> str:
    """The last three parts of a path; the rest may hold the name of the computer's user."""
    return "/".join(Path(filename).parts[-3:])


class _Reporter(QObject):
    """Lives on the window's thread; crashes on other threads are handed over to it."""

    crashed = Signal(object)

    def __init__(self, folder: Path, clock: Clock) -> None:
        super().__init__(QCoreApplication.instance())
        self._folder = folder
        self._clock = clock
        self._busy = False
        self.crashed.connect(self.handle)

    def handle(self, error: BaseException) -> None:
        path = self.write(error)
        if self._busy or QApplication.instance() is None:
            return
        self._busy = True
        try:
            self.tell(path)
        finally:
            self._busy = False

    def write(self, error: BaseException) -> Path | None:
        """Write the report; a full disk must not make things worse."""
        text = report_text(error)
        _log.error("%s", text)
        name = self._clock.now().strftime("laporan-%Y%m%d-%H%M%S.txt")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._folder / name
            path.write_text(text, encoding="utf-8")
        except OSError:
            return None
        return path

    def tell(self, path: Path | None) -> None:
        """Show the sentence."""
        from ui.notices import ErrorDialog, error_words

        what, meaning, todo = error_words(RuntimeError())
        if path is not None:
            todo += " " + self.tr(
                "Laporan tanpa data pribadi tersimpan di {path}; kirimkan berkas itu kepada "
                "pendamping Anda."
            ).format(path=path)
        dialog = ErrorDialog(what, meaning, todo, QApplication.activeWindow())
        dialog.exec()
        dialog.deleteLater()


_reporter: list[_Reporter] = []


def install(folder: Path, clock: Clock) -> None:
    """Catch what nobody caught, from the first window on; reports go to ``folder``."""
    _reporter[:] = [_Reporter(folder, clock)]
    sys.excepthook = _on_exception
    threading.excepthook = _on_thread_exception
    qInstallMessageHandler(_on_qt_message)


def uninstall() -> None:
    """Put everything back; for tests."""
    for reporter in _reporter:
        reporter.deleteLater()
    _reporter.clear()
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__
    qInstallMessageHandler(None)


def report(error: BaseException) -> None:
    """Report an error that was caught but that nobody foresaw."""
    if not _reporter:
        raise error
    reporter = _reporter[0]
    if QThread.currentThread() is reporter.thread():
        reporter.handle(error)
    else:
        reporter.crashed.emit(error)


def _on_exception(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    if issubclass(kind, (OfficeLocked, UserRemoved)):
        # No fault of the program: it is locked, or on its way back to the door.
        return
    report(error.with_traceback(trace))


def _on_thread_exception(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        report(args.exc_value)


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    _qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s", message)
