# SPDX-License-Identifier: GPL-3.0-or-later
"""An office's keys: Ed25519 to sign with, age X25519 to be sealed for; nothing home-made.

Every signature covers a context string and then the message, so that a signature made for one
purpose can never pass for another.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KEY_BYTES = 32
SIGNATURE_BYTES = 64

MANIFEST_CONTEXT = b"desa-binaan/manifest/v1\n"
CARD_CONTEXT = b"desa-binaan/card/v1\n"
RECEIPT_CONTEXT = b"desa-binaan/receipt/v1\n"
LETTER_CONTEXT = b"desa-binaan/letter/v1\n"
KEY_LIST_CONTEXT = b"desa-binaan/key-list/v1\n"

__all__ = [
    "CARD_CONTEXT",
    "KEY_BYTES",
    "KEY_LIST_CONTEXT",
    "LETTER_CONTEXT",
    "MANIFEST_CONTEXT",
    "RECEIPT_CONTEXT",
    "SIGNATURE_BYTES",
    "Identity",
    "InvalidSignature",
    "check_signature",
    "is_recipient",
    "new_identity",
    "new_signing_key",
    "recipient_of",
    "sign",
    "verify_key",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """An age X25519 key pair as text: ``AGE-SECRET-KEY-1...`` (kept out of ``repr``), ``age1...``.

    Source: the age v1 file format (C2SP).
    """

    secret: str = field(repr=False)
    recipient: str


def new_signing_key() -> bytes:
    """Return a fresh Ed25519 seed of 32 bytes (RFC 8032), the secret half."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def verify_key(seed: bytes) -> bytes:
    """Return the raw public key (32 bytes) of ``seed``; ``ValueError`` if it is no seed."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def sign(seed: bytes, context: bytes, message: bytes) -> bytes:
    """Return the Ed25519 signature (64 bytes) over ``context + message``."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign(context + message)


def check_signature(key: bytes, context: bytes, message: bytes, signature: bytes) -> None:
    """Raise ``InvalidSignature`` unless ``key`` signed ``message`` in this ``context``."""
    if len(key) != KEY_BYTES or len(signature) != SIGNATURE_BYTES:
        raise InvalidSignature
    Ed25519PublicKey.from_public_bytes(key).verify(signature, context + message)


def new_identity() -> Identity:
    """Return a fresh age identity with its recipient."""
    made = pyrage.x25519.Identity.generate()
    return Identity(secret=str(made), recipient=str(made.to_public()))


def recipient_of(secret: str) -> str:
    """Return the recipient (``age1...``) of an age identity; ``ValueError`` if it is none."""
    try:
        return str(pyrage.x25519.Identity.from_str(secret).to_public())
    except pyrage.IdentityError as error:
        # The secret must not come along in the message.
        raise ValueError("no age X25519 identity") from error


def is_recipient(text: str) -> bool:
    """Tell whether ``text`` is an age X25519 recipient in its one canonical spelling."""
    try:
        return str(pyrage.x25519.Recipient.from_str(text)) == text
    except pyrage.RecipientError:
        return False
