# SPDX-License-Identifier: GPL-3.0-or-later
"""Is an installer the one that was released? Signed sums beside it, and keys that we brought along.

``SHA256SUMS`` is what ``sha256sum --check`` reads, with the version in its first line;
``SHA256SUMS.sig`` is the Ed25519 signature (RFC 8032) over ``desa-binaan/release/v1\\n`` and the
list, in Base64. Nothing is asked of any network.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from desa_app.errors import FileMissing, FileUnreadable, InstallerFault, InstallerNotGenuine
from desa_app.exchange.keys import KEY_BYTES, InvalidSignature, check_signature, sign
from desa_app.exchange.stick import read_bounded

RELEASE_CONTEXT = b"desa-binaan/release/v1\n"
SUMS = "SHA256SUMS"
SIGNATURE = "SHA256SUMS.sig"
_SUMS_LIMIT = 64 * 1024
_SIGNATURE_LIMIT = 1024
_CHUNK = 1024 * 1024
_HEAD = re.compile(r"# Desa Binaan (\d+\.\d+\.\d+[0-9a-z.+]*)")
_LINE = re.compile(r"([0-9a-f]{64}) [ *]([\w.+~-]{1,200})", re.ASCII)
_KEY = re.compile(rf"[0-9a-f]{{{2 * KEY_BYTES}}}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """An installer whose origin is proven."""

    path: Path
    version: str
    sha256: str


def read_keys(text: str) -> tuple[bytes, ...]:
    """The public keys in ``kunci-rilis.txt``; raises ``ValueError`` on anything else in it."""
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("#"):
            continue
        if not _KEY.fullmatch(line):
            raise ValueError("no Ed25519 key in hexadecimal")
        found.append(bytes.fromhex(line))
    return tuple(found)


def check_release(path: Path, keys: Iterable[bytes]) -> Release:
    """Prove an installer by the files beside it and one of ``keys``.

    Raises ``InstallerNotGenuine`` with what is wrong, ``FileMissing`` and ``FileUnreadable``.
    """
    if not path.is_file():
        raise FileMissing(path)
    trusted = tuple(keys)
    if not trusted:
        raise InstallerNotGenuine(path, InstallerFault.NO_KEY)
    try:
        sums = read_bounded(path.parent / SUMS, _SUMS_LIMIT)
        signed = read_bounded(path.parent / SIGNATURE, _SIGNATURE_LIMIT)
    except FileMissing as error:
        raise InstallerNotGenuine(path, InstallerFault.NO_PROOF) from error
    if not any(_signed_by(key, sums, signed) for key in trusted):
        raise InstallerNotGenuine(path, InstallerFault.FORGED)
    version, files = _read_sums(sums, path)
    if path.name not in files:
        raise InstallerNotGenuine(path, InstallerFault.NOT_NAMED)
    found = sum_of(path)
    if found != files[path.name]:
        raise InstallerNotGenuine(path, InstallerFault.DIFFERS)
    return Release(path=path, version=version, sha256=found)


def write_sums(version: str, files: Iterable[Path]) -> bytes:
    """The list that is signed."""
    lines = [f"{sum_of(path)}  {path.name}" for path in sorted(files)]
    return "\n".join((f"# Desa Binaan {version}", *lines, "")).encode("ascii")


def sign_sums(seed: bytes, sums: bytes) -> bytes:
    """The signature file of a list."""
    return base64.b64encode(sign(seed, RELEASE_CONTEXT, sums)) + b"\n"


def sum_of(path: Path) -> str:
    """SHA-256 of a file in hexadecimal, read in pieces; raises ``FileUnreadable``."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(_CHUNK):
                digest.update(piece)
    except OSError as error:
        raise FileUnreadable(path) from error
    return digest.hexdigest()


def _signed_by(key: bytes, sums: bytes, signed: bytes) -> bool:
    try:
        check_signature(key, RELEASE_CONTEXT, sums, base64.b64decode(signed.strip(), validate=True))
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True


def _read_sums(sums: bytes, path: Path) -> tuple[str, dict[str, str]]:
    """Signed, yet read strictly: a name that stands twice would leave open which sum counts."""
    lines = sums.decode("ascii", "replace").splitlines()
    head = _HEAD.fullmatch(lines[0]) if lines else None
    entries = [_LINE.fullmatch(line) for line in lines[1:]]
    files = {entry[2]: entry[1] for entry in entries if entry is not None}
    if head is None or len(files) != len(lines) - 1:
        raise InstallerNotGenuine(path, InstallerFault.FORGED)
    return head[1], files
