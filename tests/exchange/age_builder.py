# SPDX-License-Identifier: GPL-3.0-or-later
"""Age files written from the specification alone, so that each of them can be wrong in one place.

Nothing here asks the library that the program reads with: two readings of the C2SP age
specification meet in the tests. Keys and random parts are fixed; the files are always the same.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VERSION = b"age-encryption.org/v1\n"
CHUNK = 64 * 1024
FILE_KEY = bytes(range(16))
NONCE = bytes(range(100, 116))
PLAIN = b"isi rekaan"
_WRAP_INFO = b"age-encryption.org/v1/X25519"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def hkdf(key: bytes, salt: bytes, info: bytes) -> bytes:
    """32 bytes of HKDF-SHA256 (RFC 5869)."""
    return HKDF(hashes.SHA256(), 32, salt, info).derive(key)


def key_bytes(text: str) -> bytes:
    """The 32 bytes of an age recipient or identity (Bech32, BIP 173; its checksum is believed)."""
    data = text.lower().rsplit("1", 1)[1][:-6]
    bits = "".join(f"{_BECH32.index(letter):05b}" for letter in data)
    return bytes(int(bits[at : at + 8], 2) for at in range(0, 256, 8))


def b64(data: bytes) -> bytes:
    """Base64 without padding, as age writes it."""
    return base64.b64encode(data).rstrip(b"=")


def stanza(kind: bytes, *arguments: bytes, body: bytes = b"") -> bytes:
    """A recipient stanza; the body ends with a line shorter than 64 letters, maybe an empty one."""
    text = b64(body)
    lines = [text[at : at + 64] for at in range(0, len(text) + 1, 64)]
    return b"-> " + b" ".join((kind, *arguments)) + b"\n" + b"\n".join(lines) + b"\n"


@dataclass(frozen=True)
class Wrapped:
    """The file key wrapped for an X25519 recipient, with every step open to a mistake."""

    recipient: bytes
    file_key: bytes = FILE_KEY
    ephemeral: bytes = bytes(range(32, 64))
    info: bytes = _WRAP_INFO
    salt: bytes | None = None

    @property
    def share(self) -> bytes:
        """The public half of the ephemeral key."""
        secret = X25519PrivateKey.from_private_bytes(self.ephemeral)
        return secret.public_key().public_bytes_raw()

    @property
    def body(self) -> bytes:
        """The sealed file key."""
        secret = X25519PrivateKey.from_private_bytes(self.ephemeral)
        shared = secret.exchange(X25519PublicKey.from_public_bytes(self.recipient))
        salt = self.share + self.recipient if self.salt is None else self.salt
        key = hkdf(shared, salt, self.info)
        return ChaCha20Poly1305(key).encrypt(bytes(12), self.file_key, None)

    def stanza(self) -> bytes:
        """As it stands in the header."""
        return stanza(b"X25519", b64(self.share), body=self.body)


def mac_line(header: bytes, file_key: bytes = FILE_KEY, info: bytes = b"header") -> bytes:
    """The last line of a header: its HMAC over everything up to the three hyphens."""
    mac = hmac.new(hkdf(file_key, b"", info), header + b"---", hashlib.sha256).digest()
    return b"--- " + b64(mac) + b"\n"


def header(stanzas: Sequence[bytes], version: bytes = VERSION) -> bytes:
    """A header with a right MAC over whatever stanzas."""
    start = version + b"".join(stanzas)
    return start + mac_line(start)


def chunk(data: bytes, counter: int, *, last: bool, info: bytes = b"payload") -> bytes:
    """One sealed chunk of the payload."""
    nonce = counter.to_bytes(11, "big") + (b"\x01" if last else b"\x00")
    return ChaCha20Poly1305(hkdf(FILE_KEY, NONCE, info)).encrypt(nonce, data, None)


def payload(plain: bytes = PLAIN) -> bytes:
    """Nonce and chunks; only the last may be short, and it is empty only when it is alone."""
    parts = [plain[at : at + CHUNK] for at in range(0, len(plain), CHUNK)] or [b""]
    sealed = [chunk(part, at, last=at == len(parts) - 1) for at, part in enumerate(parts)]
    return NONCE + b"".join(sealed)


def armored(file: bytes) -> bytes:
    """The file as text, in lines of 64 letters."""
    text = base64.b64encode(file)
    lines = [text[at : at + 64] for at in range(0, len(text), 64)]
    begin, end = b"-----BEGIN AGE ENCRYPTED FILE-----", b"-----END AGE ENCRYPTED FILE-----"
    return b"\n".join((begin, *lines, end)) + b"\n"
