# SPDX-License-Identifier: GPL-3.0-or-later
"""Just enough of D-Bus to ask the accessibility bus, so that no other package is needed for it.

The message format is that of the D-Bus specification (freedesktop.org), little-endian.
"""

from __future__ import annotations

import os
import socket
import struct
from dataclasses import dataclass
from typing import Any

_CALL, _REPLY, _ERROR = 1, 2, 3
_PATH, _INTERFACE, _MEMBER, _ERROR_NAME, _REPLY_TO, _DESTINATION, _SIGNATURE = 1, 2, 3, 4, 5, 6, 8
_SIZES = {"y": 1, "b": 4, "n": 2, "q": 2, "i": 4, "u": 4, "x": 8, "t": 8, "d": 8}
_FORMS = {"y": "B", "b": "I", "n": "h", "q": "H", "i": "i", "u": "I", "x": "q", "t": "Q", "d": "d"}
_ALIGNED = {"s": 4, "o": 4, "g": 1, "a": 4, "(": 8, "{": 8, "v": 1} | _SIZES
_LONGEST = 32 * 1024 * 1024
PATIENCE = 20.0
"""Seconds that an answer may take; a window that says nothing for so long hangs."""


class BusError(Exception):
    """The other side refused, or is gone; carries the bus's own name of the error."""


class Bus:
    """One connection; every call waits for its answer."""

    def __init__(self, address: str) -> None:
        self._line = socket.socket(socket.AF_UNIX)
        self._line.settimeout(PATIENCE)
        self._line.connect(_place_of(address))
        self._line.sendall(b"\0AUTH EXTERNAL " + str(os.getuid()).encode().hex().encode() + b"\r\n")
        answer = b""
        while not answer.endswith(b"\r\n"):
            answer += self._some(1)
        if not answer.startswith(b"OK "):
            raise BusError(answer.decode("ascii", "replace"))
        self._line.sendall(b"BEGIN\r\n")
        self._serial = 0
        bus = "org.freedesktop.DBus"
        self.call(bus, "/org/freedesktop/DBus", bus, "Hello")

    def close(self) -> None:
        """Hang up."""
        self._line.close()

    def call(
        self, to: str, path: str, interface: str, member: str, signature: str = "", *given: Any
    ) -> Any:
        """Call a method and return what it gave, alone or as a tuple; raises ``BusError``."""
        self._serial += 1
        body = _Writer()
        for kind, value in zip(_single(signature), given, strict=True):
            body.put(kind, value)
        fields = [(_PATH, "o", path), (_INTERFACE, "s", interface), (_MEMBER, "s", member)]
        fields.append((_DESTINATION, "s", to))
        if signature:
            fields.append((_SIGNATURE, "g", signature))
        head = _Writer()
        head.raw(struct.pack("<cBBBII", b"l", _CALL, 0, 1, len(body.data), self._serial))
        head.put("a(yv)", [(code, (kind, value)) for code, kind, value in fields])
        head.align(8)
        self._line.sendall(bytes(head.data + body.data))
        while True:
            came, told, content = self._receive()
            if told.get(_REPLY_TO) == self._serial:
                break
        if came == _ERROR:
            raise BusError(str(told.get(_ERROR_NAME, "")))
        found = _Reader(content).all(str(told.get(_SIGNATURE, "")))
        return found[0] if len(found) == 1 else found

    def _receive(self) -> tuple[int, dict[int, Any], bytes]:
        start = self._some(16)
        if start[:1] != b"l":
            raise BusError("byte order")
        kind, size = start[1], struct.unpack_from("<I", start, 4)[0]
        fields = struct.unpack_from("<I", start, 12)[0]
        if size + fields > _LONGEST:
            raise BusError("too long")
        rest = self._some((fields + 7) // 8 * 8 + size)
        reader = _Reader(start + rest, at=12)
        told = dict(reader.one("a(yv)"))
        return kind, told, rest[len(rest) - size :] if size else b""

    def _some(self, count: int) -> bytes:
        found = b""
        while len(found) < count:
            part = self._line.recv(count - len(found))
            if not part:
                raise BusError("closed")
            found += part
        return found


@dataclass(slots=True)
class _Writer:
    """Values one after the other, each at its own alignment."""

    data: bytearray

    def __init__(self) -> None:
        self.data = bytearray()

    def raw(self, content: bytes) -> None:
        self.data += content

    def align(self, to: int) -> None:
        self.data += bytes(-len(self.data) % to)

    def put(self, kind: str, value: Any) -> None:
        self.align(_ALIGNED[kind[0]])
        if kind in _SIZES:
            self.data += struct.pack(f"<{_FORMS[kind]}", value)
        elif kind in "so":
            text = str(value).encode()
            self.data += struct.pack("<I", len(text)) + text + b"\0"
        elif kind == "g":
            self.data += bytes([len(value)]) + str(value).encode() + b"\0"
        elif kind == "v":
            inner, content = value
            self.put("g", inner)
            self.put(inner, content)
        elif kind[0] == "(":
            for part, one in zip(_single(kind[1:-1]), value, strict=True):
                self.put(part, one)
        elif kind[0] == "a":
            at = len(self.data)
            self.data += bytes(4)
            self.align(_ALIGNED[kind[1]])
            first = len(self.data)
            for one in value:
                self.put(kind[1:], one)
            struct.pack_into("<I", self.data, at, len(self.data) - first)
        else:
            raise ValueError(kind)


class _Reader:
    def __init__(self, data: bytes, at: int = 0) -> None:
        self._data, self._at = data, at

    def all(self, signature: str) -> tuple[Any, ...]:
        return tuple(self.one(kind) for kind in _single(signature))

    def one(self, kind: str) -> Any:
        self._align(_ALIGNED[kind[0]])
        if kind in _SIZES:
            (value,) = struct.unpack_from(f"<{_FORMS[kind]}", self._data, self._at)
            self._at += _SIZES[kind]
            return bool(value) if kind == "b" else value
        if kind in "sog":
            long = self._data[self._at] if kind == "g" else self.one("u")
            self._at += 1 if kind == "g" else 0
            text = self._data[self._at : self._at + long].decode("utf-8", "replace")
            self._at += long + 1
            return text
        if kind == "v":
            return self.one(str(self.one("g")))
        if kind[0] in "({":
            return tuple(self.one(part) for part in _single(kind[1:-1]))
        long = self.one("u")
        self._align(_ALIGNED[kind[1]])
        end, found = self._at + long, []
        while self._at < end:
            found.append(self.one(kind[1:]))
        return found

    def _align(self, to: int) -> None:
        self._at += -self._at % to


def _single(signature: str) -> list[str]:
    """The complete types of a signature: ``sa(so)v`` is ``s``, ``a(so)`` and ``v``."""
    found, start, deep = [], 0, 0
    for at, sign in enumerate(signature):
        deep += (sign in "({") - (sign in ")}")
        if deep == 0 and sign != "a":
            found.append(signature[start : at + 1])
            start = at + 1
    return found


def _place_of(address: str) -> str:
    """Where a bus listens; only sockets of this computer are known here."""
    for one in address.split(";"):
        kind, _, rest = one.partition(":")
        parts = dict(part.split("=", 1) for part in rest.split(",") if "=" in part)
        if kind == "unix" and "path" in parts:
            return parts["path"]
        if kind == "unix" and "abstract" in parts:
            return "\0" + parts["abstract"]
    raise BusError(address)
