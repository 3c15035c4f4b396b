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
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
SIGNATURE_BYTES = 64

MANIFEST_CONTEXT = b"desa-binaan/manifest/v1\n"
CARD_CONTEXT = b"desa-binaan/card/v1\n"
RECEIPT_CONTEXT = b"desa-binaan/receipt/v1\n"
LETTER_CONTEXT = b"desa-binaan/letter/v1\n"
KEY_LIST_CONTEXT = b"desa-binaan/key-list/v1\n"
RECOVERY_CONTEXT = b"desa-binaan/recovery-identity/v1\n"
_BECH32_SIGNS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_BECH32_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)

__all__ = [
    "CARD_CONTEXT",
    "KEY_BYTES",
    "KEY_LIST_CONTEXT",
    "LETTER_CONTEXT",
    "MANIFEST_CONTEXT",
    "RECEIPT_CONTEXT",
    "RECOVERY_CONTEXT",
    "SIGNATURE_BYTES",
    "Identity",
    "InvalidSignature",
    "check_signature",
    "identity_from",
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


def identity_from(code: bytes) -> Identity:
    """Return the age identity that a long random code stands for; always the same one.

    HKDF-SHA-256 (RFC 5869) makes the 32 bytes, Bech32 (BIP 173) their text, as age writes it.
    """
    raw = HKDF(SHA256(), length=KEY_BYTES, salt=None, info=RECOVERY_CONTEXT).derive(code)
    secret = _bech32("age-secret-key-", raw).upper()
    return Identity(secret=secret, recipient=recipient_of(secret))


def _bech32(prefix: str, raw: bytes) -> str:
    bits = int.from_bytes(raw, "big") << (-len(raw) * 8 % 5)
    count = (len(raw) * 8 + 4) // 5
    words = [bits >> 5 * place & 31 for place in reversed(range(count))]
    spread = [ord(sign) >> 5 for sign in prefix] + [0] + [ord(sign) & 31 for sign in prefix]
    rest = _remainder([*spread, *words, 0, 0, 0, 0, 0, 0]) ^ 1
    check = [rest >> 5 * place & 31 for place in reversed(range(6))]
    return prefix + "1" + "".join(_BECH32_SIGNS[word] for word in [*words, *check])


def _remainder(words: list[int]) -> int:
    rest = 1
    for word in words:
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ word
        for place, generator in enumerate(_BECH32_GENERATORS):
            rest ^= generator if top >> place & 1 else 0
    return rest


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
