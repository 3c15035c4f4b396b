# SPDX-License-Identifier: GPL-3.0-or-later
"""Spoil bytes as chance and malice would: flips, cuts, repeats, mixtures and words that bite."""

from __future__ import annotations

import io
import warnings
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

WORDS = (
    b"\x00", b"\xff\xfe", b"\n", b"\r\n", b'"', b"'", b"\\", b"{" * 900, b"[" * 900, b"}" * 90,
    b"9" * 400, b"-1", b"1e309", b"NaN", b"null", b"true", b"../../etc/passwd", b"C:\\con",
    b'=HYPERLINK("file:///x")', b"@SUM(1)", b"%s%n", b"<!DOCTYPE a [<!ENTITY b 'cc'>]>", b"&b;" * 9,
    b"\xe2\x80\xae", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80", b"A" * 5000, b"2026-13-45",
    b"0000-00-00", b"\x1b[2J", b"</t><t>", b"PK\x05\x06", b"stream\n", b"/Length 99999999999",
)  # fmt: skip
_MOST_CHANGES = 6


def spoilt(random: Random, seeds: list[bytes]) -> bytes:
    """One of the seeds, changed in one to six places."""
    data = bytearray(random.choice(seeds))
    for _ in range(random.randint(1, _MOST_CHANGES)):
        _change(random, data, seeds)
    return bytes(data)


def _change(random: Random, data: bytearray, seeds: list[bytes]) -> None:
    at = random.randrange(len(data) + 1)
    to = min(len(data), at + random.choice((1, 2, 4, 16, 200)))
    match random.randrange(7):
        case 0 if at < len(data):
            data[at] ^= 1 << random.randrange(8)
        case 1 if at < len(data):
            data[at] = random.choice((0, 0x7F, 0x80, 0xFF, random.randrange(256)))
        case 2:
            del data[at:to]
        case 3:
            data[at:at] = data[at:to] * random.choice((1, 2, 50))
        case 4:
            data[at:to] = random.choice(WORDS)
        case 5:
            other = random.choice(seeds)
            data[at:] = other[random.randrange(len(other) + 1) :]
        case _:
            del data[random.randrange(len(data) + 1) :]


def spoilt_inside(random: Random, seeds: list[bytes]) -> bytes:
    """A ZIP whose entries are spoilt, so that the change lies behind the compression."""
    with zipfile.ZipFile(io.BytesIO(random.choice(seeds))) as whole:
        entries = [(info.filename, whole.read(info)) for info in whole.infolist()]
    chosen = random.randrange(len(entries))
    name, content = entries[chosen]
    if random.random() < 0.1:
        name = random.choice(("../" + name, "/" + name, name * 9, "", "x/../../" + name))
    entries[chosen] = (name, spoilt(random, [content or b" "]))
    if random.random() < 0.1:
        entries.append(entries[random.randrange(len(entries))])
    out = io.BytesIO()
    with (
        # Also what the library itself would not write without a word: a name twice.
        warnings.catch_warnings(action="ignore"),
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for entry, data in entries:
            packed.writestr(zipfile.ZipInfo(entry), data)
    return out.getvalue()


def bomb(name: str, size: int) -> bytes:
    """A small ZIP that unpacks to ``size`` bytes."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open(name, "w") as stream,
    ):
        for _ in range(size // 1_000_000):
            stream.write(b"\0" * 1_000_000)
    return out.getvalue()
