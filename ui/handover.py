# SPDX-License-Identifier: GPL-3.0-or-later
"""A file double-clicked while the program runs: its path goes to the window that is open already.

Over a local socket that only the same user of the computer can reach, named after the data
folder. What arrives is a path and nothing else, short, and of a file that is really there; who
sends more, or slowly, is not listened to. Nothing is taken in by it.
"""

from __future__ import annotations

import getpass
import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

MESSAGE_LIMIT = 4096
ENDING = ".dbx"
_WAIT_MS = 2000
_MOST_CALLERS = 4
_TAKEN, _REFUSED = b"ya\n", b"tidak\n"


def server_name(folder: Path) -> str:
    """One name for one user and one data folder; it tells neither."""
    told = f"{getpass.getuser()}\n{folder.resolve()}"
    return f"desa-binaan-{hashlib.sha256(told.encode()).hexdigest()[:32]}"


def hand_over(folder: Path, path: Path) -> bool:
    """Give a file's path to the first window; whether that window took it."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(folder))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(f"{path.absolute()}\n".encode("utf-8", "replace"))
    socket.waitForBytesWritten(_WAIT_MS)
    answer = b""
    while not answer.endswith(b"\n") and socket.waitForReadyRead(_WAIT_MS):
        answer += bytes(socket.readAll().data())
    socket.abort()
    return answer == _TAKEN


def path_in(message: bytes) -> Path | None:
    """The file that a message names; ``None`` for anything but one sealed file that is there."""
    if len(message) > MESSAGE_LIMIT or not message.endswith(b"\n"):
        return None
    try:
        text = message[:-1].decode("utf-8")
        path = Path(text)
        fits = text.isprintable() and path.is_absolute() and path.suffix.lower() == ENDING
        return path if fits and path.is_file() else None
    except (UnicodeDecodeError, OSError, ValueError):
        return None


class HandoverServer(QObject):
    """``arrived`` carries the path of a file that a second start was asked to open."""

    arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(_MOST_CALLERS)
        self._server.newConnection.connect(self._on_caller)

    def listen(self, folder: Path) -> bool:
        """Listen for one data folder; the mark of the window says that no other window does."""
        self.close()
        name = server_name(folder)
        if self._server.listen(name):
            return True
        # Left by a program that was ended hard.
        QLocalServer.removeServer(name)
        return self._server.listen(name)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _on_caller(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            caller = _Caller(socket, self)
            caller.arrived.connect(self.arrived)


class _Caller(QObject):
    """One that called; gone after its line, after too much, or after two seconds."""

    arrived = Signal(object)

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        self._said = b""
        socket.setParent(self)
        socket.setReadBufferSize(MESSAGE_LIMIT + 1)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._hang_up)
        socket.readyRead.connect(self._hear)
        socket.disconnected.connect(self.deleteLater)
        self._patience.start(_WAIT_MS)
        self._hear()

    def _hang_up(self) -> None:
        self._socket.abort()

    def _hear(self) -> None:
        self._said += bytes(self._socket.readAll().data())
        if len(self._said) <= MESSAGE_LIMIT and b"\n" not in self._said:
            return
        self._socket.readyRead.disconnect(self._hear)
        path = path_in(self._said)
        self._socket.write(_REFUSED if path is None else _TAKEN)
        self._socket.disconnectFromServer()
        if path is not None:
            self.arrived.emit(path)
