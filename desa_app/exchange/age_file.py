# SPDX-License-Identifier: GPL-3.0-or-later
"""Sealing and opening of age v1 files with X25519 recipients (C2SP age), through pyrage only."""

from __future__ import annotations

from collections.abc import Sequence

import pyrage

MAGIC = b"age-encryption.org/v1\n"
ARMOR = b"-----BEGIN AGE ENCRYPTED FILE-----"
_HEADER_LIMIT = 16 * 1024
_MOST_STANZAS = 20
_FOREIGN = {b"scrypt": "passphrase", b"mlkem768x25519": "post-quantum"}
_UNKNOWN = "another kind"
# pyrage has one exception type; this is how it words "none of these identities" (a test holds it).
_NO_MATCH = "No matching keys found"


class AgeBroken(ValueError):
    """Not an age file of the kind we take, or damaged; callers name it for their file."""


class AgeForeign(AgeBroken):
    """An age file of a kind that our format does not have; ``kind`` names it.

    ``armored`` (as text), ``passphrase``, ``post-quantum``, or ``another kind`` for plugins, ssh
    and whatever comes later. It was not opened.
    """

    def __init__(self, kind: str) -> None:
        super().__init__(f"an age file of a kind we do not take: {kind}")
        self.kind = kind


class NoIdentityMatches(Exception):
    """The file is well formed but sealed for somebody else."""


def seal(plain: bytes, recipients: Sequence[str]) -> bytes:
    """Return a binary age file for all ``recipients``; ``ValueError`` if one is no recipient."""
    if not recipients:
        raise ValueError("nobody to seal for")
    try:
        keys = [pyrage.x25519.Recipient.from_str(text) for text in recipients]
    except pyrage.RecipientError as error:
        raise ValueError("no age X25519 recipient") from error
    return bytes(pyrage.encrypt(plain, keys))


def unseal(sealed: bytes, identities: Sequence[str]) -> bytes:
    """Return the plain bytes, always fewer than ``sealed`` has, in memory only.

    Raises ``AgeBroken`` and ``NoIdentityMatches``; ``ValueError`` if an identity is none.
    """
    check_header(sealed)
    try:
        keys = [pyrage.x25519.Identity.from_str(text) for text in identities]
    except pyrage.IdentityError as error:
        raise ValueError("no age X25519 identity") from error
    try:
        return bytes(pyrage.decrypt(sealed, keys))
    except pyrage.DecryptError as error:
        if str(error) == _NO_MATCH:
            raise NoIdentityMatches from error
        raise AgeBroken("damaged") from error


def check_header(sealed: bytes) -> None:
    """Refuse passphrase, post-quantum, plugin and ssh recipients before anything is decrypted.

    A passphrase header could demand a gigabyte of memory; the others we could never open. Only
    ``X25519`` and grease stanzas pass. Raises ``AgeForeign`` and ``AgeBroken``.
    """
    if sealed[: _HEADER_LIMIT + len(ARMOR)].lstrip().startswith(ARMOR):
        raise AgeForeign("armored")
    if not sealed.startswith(MAGIC):
        raise AgeBroken("not a binary age file")
    end = sealed.find(b"\n--- ", len(MAGIC) - 1, _HEADER_LIMIT)
    if end < 0:
        raise AgeBroken("header does not end")
    lines = sealed[len(MAGIC) : end].split(b"\n")
    kinds = [line.split(b" ")[1] for line in lines if line.startswith(b"-> ")]
    if len(kinds) > _MOST_STANZAS:
        raise AgeBroken("too many recipients")
    for kind in kinds:
        if kind != b"X25519" and not kind.endswith(b"-grease"):
            raise AgeForeign(_FOREIGN.get(kind, _UNKNOWN))
    if b"X25519" not in kinds:
        raise AgeBroken("no X25519 recipient")
