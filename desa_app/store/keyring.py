# SPDX-License-Identifier: GPL-3.0-or-later
"""The small file beside the database that holds its key, wrapped once per user.

Each slot wraps the same random 256-bit key with ChaCha20-Poly1305 (RFC 8439) under a key that
Argon2id (RFC 9106) makes of a password or of the printed recovery code. Memory is fixed at
64 MiB, so that it opens on every office PC. The slot's name and parameters are bound in as
associated data: nobody can move a slot to another user.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
import unicodedata
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from desa_app.domain.office import OfficeKind
from desa_app.errors import KeyringAhead, NoOffice, StoreDamaged, UserError, WrongRecoveryCode
from desa_app.store.files import write_whole
from desa_app.store.presence import the_door
from desa_app.store.swap import finish_swap, is_cut_off

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

KEYRING_NAME = "kunci.json"
VERSION = 1
RECOVERY = "pemulihan"
USER = "pengguna"

_MEMORY_KIB = 64 * 1024
_ROUNDS = 3
_LANES = 2
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_LENGTH = 30
_CHECK_LENGTH = 2
_PRIME = 1021
_SIZE_LIMIT = 1_000_000


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapped copy of the key."""

    kind: str
    name: str
    salt: bytes
    nonce: bytes
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class Keyring:
    """All slots of an office, with the few facts a locked office shows at the door."""

    office: dict[str, str]
    slots: tuple[Slot, ...] = field(default=())

    @property
    def users(self) -> tuple[str, ...]:
        """Names that can be chosen at the door."""
        return tuple(slot.name for slot in self.slots if slot.kind == USER)

    def with_user(self, secret: bytes | bytearray, name: str, password: str) -> Keyring:
        """Add a user, or give an existing one a new password."""
        return self._with(_wrap(USER, name, _normal(password), secret))

    def without_user(self, name: str) -> Keyring:
        """Take a user's way in away; the key itself stays the same for everybody else."""
        kept = tuple(slot for slot in self.slots if (slot.kind, slot.name) != (USER, name))
        return Keyring(self.office, kept)

    def with_recovery(self, secret: bytes | bytearray, code: str) -> Keyring:
        """Set the recovery slot to a code made by :func:`new_recovery_code`."""
        return self._with(_wrap(RECOVERY, RECOVERY, _code_bytes(code), secret))

    def open_user(self, name: str, password: str) -> bytes | None:
        """Return the database key, or ``None`` when name and password do not fit."""
        return self._open(USER, name, _normal(password))

    def open_recovery(self, code: str) -> bytes:
        """Return the database key for the printed code; raises ``WrongRecoveryCode``."""
        secret = self._open(RECOVERY, RECOVERY, _code_bytes(code))
        if secret is None:
            raise WrongRecoveryCode(mistyped=False)
        return secret

    def _with(self, slot: Slot) -> Keyring:
        kept = tuple(old for old in self.slots if (old.kind, old.name) != (slot.kind, slot.name))
        return Keyring(self.office, (*kept, slot))

    def _open(self, kind: str, name: str, phrase: bytes) -> bytes | None:
        for slot in self.slots:
            if (slot.kind, slot.name) == (kind, name):
                return _unwrap(slot, phrase)
        # An unknown name costs the same time as a wrong password, and tells nothing.
        _stretch(phrase, b"\0" * 16)
        return None


def load_keyring(folder: Path) -> Keyring:
    """Read an office's keyring; raises ``NoOffice`` or ``StoreDamaged``.

    Everybody comes through here first, so a restore that was cut off is finished here.
    """
    if is_cut_off(folder):
        with the_door(folder):
            if is_cut_off(folder):
                finish_swap(folder)
    return read_keyring(folder)


def read_keyring(folder: Path) -> Keyring:
    """Read a keyring as it lies there, in a backup on a stick too, and change nothing.

    Raises ``NoOffice`` when there is none, ``StoreDamaged`` when it is broken.
    """
    path = folder / KEYRING_NAME
    try:
        with path.open("rb") as stream:
            raw = stream.read(_SIZE_LIMIT + 1)
    except FileNotFoundError as error:
        raise NoOffice(folder) from error
    except OSError as error:
        raise StoreDamaged(folder) from error
    try:
        content = json.loads(raw)
        if content["versi"] != VERSION or len(raw) > _SIZE_LIMIT:
            raise StoreDamaged(folder)
        office = {str(key): str(value) for key, value in content["kantor"].items()}
        OfficeKind(office["jenis"])
        if not office["kode"] or not office["nama"]:
            raise StoreDamaged(folder)
        return Keyring(office, tuple(_slot_from(entry) for entry in content["slot"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise StoreDamaged(folder) from error


def save_keyring(folder: Path, keyring: Keyring) -> None:
    """Write the keyring whole or not at all."""
    content = {
        "versi": VERSION,
        "kantor": keyring.office,
        "slot": [
            {
                "jenis": slot.kind,
                "nama": slot.name,
                "garam": _text(slot.salt),
                "sekali": _text(slot.nonce),
                "kunci": _text(slot.wrapped),
            }
            for slot in keyring.slots
        ],
    }
    data = json.dumps(content, ensure_ascii=False, indent=1).encode()
    write_whole(folder / KEYRING_NAME, data)


@contextmanager
def changing_keyring(folder: Path) -> Iterator[Callable[[Keyring], None]]:
    """Give a way to save the keyring that is taken back when anything fails, the commit too.

    Stands around the transaction that the change belongs to. What another program saved meanwhile
    stays. Raises ``KeyringAhead`` when the disk does not take the former keyring back.
    """
    changes: list[tuple[Keyring, Keyring]] = []

    def save(keyring: Keyring) -> None:
        changes.append((read_keyring(folder), keyring))
        save_keyring(folder, keyring)

    try:
        yield save
    except BaseException as error:
        for before, after in reversed(changes):
            try:
                if read_keyring(folder) == after:
                    save_keyring(folder, before)
            except UserError:
                raise KeyringAhead(folder / KEYRING_NAME) from error
        raise


def new_secret() -> bytes:
    """A fresh database key from the system's random source."""
    return os.urandom(32)


def new_recovery_code() -> str:
    """A fresh code: 30 random characters (150 bits) and two check characters, in fours."""
    body = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))
    whole = body + _check(body)
    return "-".join(whole[start : start + 4] for start in range(0, len(whole), 4))


def plain_code(typed: str) -> str:
    """Bring a typed code into its one form; raises ``WrongRecoveryCode(mistyped=True)``."""
    upper = typed.upper().translate(str.maketrans("ILO", "110"))
    whole = "".join(character for character in upper if character in _ALPHABET)
    rest = "".join(c for c in upper if c not in _ALPHABET and not c.isspace() and c != "-")
    if rest or len(whole) != _CODE_LENGTH + _CHECK_LENGTH:
        raise WrongRecoveryCode(mistyped=True)
    if _check(whole[:_CODE_LENGTH]) != whole[_CODE_LENGTH:]:
        raise WrongRecoveryCode(mistyped=True)
    return whole


def _code_bytes(code: str) -> bytes:
    return plain_code(code).encode("ascii")


def _check(body: str) -> str:
    """Two characters that make the whole code, read as a number in base 32, divisible by 1021.

    1021 is prime and 32 has a high order modulo it, so every single wrong character and every
    pair that changed places is noticed; a hash of this length would let one in 1024 slip.
    """
    number = 0
    for character in body:
        number = (number * 32 + _ALPHABET.index(character)) % _PRIME
    high, low = divmod(-number * 32**_CHECK_LENGTH % _PRIME, 32)
    return _ALPHABET[high] + _ALPHABET[low]


def _normal(password: str) -> bytes:
    return unicodedata.normalize("NFC", password).encode()


def _stretch(phrase: bytes, salt: bytes) -> bytes:
    kdf = Argon2id(salt=salt, length=32, iterations=_ROUNDS, lanes=_LANES, memory_cost=_MEMORY_KIB)
    return kdf.derive(phrase)


def _bound(kind: str, name: str) -> bytes:
    return json.dumps(["desa-binaan/kunci", VERSION, kind, name, _ROUNDS, _LANES]).encode()


def _fresh_salt() -> bytes:
    return os.urandom(16)


def _wrap(kind: str, name: str, phrase: bytes, secret: bytes | bytearray) -> Slot:
    salt, nonce = _fresh_salt(), os.urandom(12)
    cipher = ChaCha20Poly1305(_stretch(phrase, salt))
    return Slot(kind, name, salt, nonce, cipher.encrypt(nonce, secret, _bound(kind, name)))


def _unwrap(slot: Slot, phrase: bytes) -> bytes | None:
    cipher = ChaCha20Poly1305(_stretch(phrase, slot.salt))
    try:
        return cipher.decrypt(slot.nonce, slot.wrapped, _bound(slot.kind, slot.name))
    except InvalidTag:
        return None


def _slot_from(entry: dict[str, str]) -> Slot:
    slot = Slot(
        str(entry["jenis"]),
        str(entry["nama"]),
        _bytes(entry["garam"]),
        _bytes(entry["sekali"]),
        _bytes(entry["kunci"]),
    )
    if len(slot.salt) != 16 or len(slot.nonce) != 12 or len(slot.wrapped) != 48:
        raise ValueError
    return slot


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
