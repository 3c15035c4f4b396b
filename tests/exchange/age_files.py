# SPDX-License-Identifier: GPL-3.0-or-later
"""Age files right and wrong, each with what the specification says and what our reader answers.

The failure classes and, where one is the same, the names are those of the public test vectors
(C2SP/CCTV, ``age``); the files are our own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tests.exchange import samples
from tests.exchange.age_builder import (
    CHUNK,
    NONCE,
    PLAIN,
    VERSION,
    Wrapped,
    armored,
    b64,
    chunk,
    header,
    key_bytes,
    mac_line,
    payload,
    stanza,
)


class Answer(StrEnum):
    """What a reader makes of a file, in the words of the public vectors."""

    OPENED = "success"
    NOT_FOR_US = "no match"
    HEADER = "header failure"
    MAC = "HMAC failure"
    PAYLOAD = "payload failure"
    ARMOR = "armor failure"


@dataclass(frozen=True)
class AgeFile:
    """One vector: what the specification expects, and the plain bytes if it opens."""

    name: str
    expect: Answer
    content: bytes
    plain: bytes | None = None
    identity: str = samples.DISTRICT_IDENTITY


_US, _STRANGER = key_bytes(samples.RECIPIENTS[0]), key_bytes(samples.STRANGER_RECIPIENT)
_OURS = Wrapped(_US).stanza()
_BODY = payload()
_TWO = bytes(CHUNK) + PLAIN
_FULL = bytes(CHUNK)
_GOOD = header([_OURS]) + _BODY
_MAC = mac_line(VERSION + _OURS)
_START = VERSION + _OURS
Build = Callable[[], bytes]


def _grease(body: bytes = b"") -> bytes:
    return stanza(b"x-grease", b"abc", body=body)


def _x25519(argument: bytes, body: bytes, *more: bytes) -> bytes:
    return header([stanza(b"X25519", argument, *more, body=body)]) + _BODY


def _first() -> Wrapped:
    return Wrapped(_US)


def _not_canonical(text: bytes) -> bytes:
    """The same bytes with one of the unused last bits set."""
    alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    return text[:-1] + alphabet[alphabet.index(text[-1:]) + 1 :][:1]


_SHARE, _SEALED_KEY = b64(_first().share), b64(_first().body)

OPENING: dict[str, tuple[bytes, bytes]] = {
    "x25519": (_GOOD, PLAIN),
    "x25519_multiple_recipients": (
        header([Wrapped(_STRANGER, ephemeral=bytes(range(1, 33))).stanza(), _OURS]) + _BODY,
        PLAIN,
    ),
    "x25519_grease": (header([_grease(), _OURS, _grease(b"a" * 20)]) + _BODY, PLAIN),
    "stanza_empty_last_line": (header([_grease(bytes(48)), _OURS]) + _BODY, PLAIN),
    "stream_empty_payload": (header([_OURS]) + payload(b""), b""),
    "stream_last_chunk_full": (header([_OURS]) + payload(_FULL), _FULL),
    "stream_two_chunks": (header([_OURS]) + payload(_TWO), _TWO),
    "stream_three_chunks": (header([_OURS]) + payload(_FULL + _TWO), _FULL + _TWO),
}

NOT_FOR_US: dict[str, bytes] = {
    "x25519_no_match": header([Wrapped(_STRANGER).stanza()]) + _BODY,
    "x25519_bad_tag": _x25519(_SHARE, _first().body[:-1] + bytes([_first().body[-1] ^ 1])),
    "hkdf_wrap_info": header([Wrapped(_US, info=b"age-encryption.org/v1/x25519").stanza()]) + _BODY,
    "hkdf_wrap_salt": header([Wrapped(_US, salt=b"").stanza()]) + _BODY,
}

BROKEN_HEADER: dict[str, bytes] = {
    "empty": b"",
    "version_unsupported": header([_OURS], b"age-encryption.org/v1234\n") + _BODY,
    "header_crlf": header([_OURS]).replace(b"\n", b"\r\n") + _BODY,
    "header_cut": _GOOD[:60],
    "hmac_missing": _START + b"---\n" + _BODY,
    "hmac_no_space": _START + _MAC.replace(b"--- ", b"---") + _BODY,
    "hmac_extra_space": _START + _MAC.replace(b"--- ", b"---  ") + _BODY,
    "hmac_trailing_space": _START + _MAC[:-1] + b" \n" + _BODY,
    "hmac_garbage": _START + _MAC[:-1] + b"AAA\n" + _BODY,
    "hmac_truncated": _START + _MAC[:-5] + b"\n" + _BODY,
    "hmac_not_canonical": _START + _not_canonical(_MAC[:-1]) + b"\n" + _BODY,
    "stanza_bad_start": header([_OURS.replace(b"-> ", b"->")]) + _BODY,
    "stanza_no_arguments": header([_OURS, b"-> \n\n"]) + _BODY,
    "stanza_empty_argument": header([_OURS, b"-> x-grease  a\n\n"]) + _BODY,
    "stanza_invalid_character": header([_OURS, "-> x-grease é\n\n".encode()]) + _BODY,
    "stanza_base64_padding": header([_OURS, b"-> x-grease\nAAA=\n"]) + _BODY,
    "stanza_long_line": header([_OURS, b"-> x-grease\n" + b"A" * 68 + b"\n\n"]) + _BODY,
    "stanza_multiple_short_lines": header([_OURS, b"-> x-grease\nAAAA\nAAAA\n"]) + _BODY,
    "stanza_not_canonical": header([_OURS, b"-> x-grease\nAB\n"]) + _BODY,
    "stanza_spurious_cr": header([_OURS, b"-> x-grease\nAAAA\r\n"]) + _BODY,
    "stanza_missing_body": header([_OURS, b"-> x-grease\n"]) + _BODY,
    "stanza_missing_final_line": header([_OURS, b"-> x-grease\n" + b"A" * 64 + b"\n"]) + _BODY,
    "x25519_extra_argument": _x25519(_SHARE, _first().body, b"1234"),
    "x25519_short_share": _x25519(b64(_first().share[:-1]), _first().body),
    "x25519_long_share": _x25519(b64(_first().share + b"\x00"), _first().body),
    "x25519_not_canonical_share": _x25519(_not_canonical(_SHARE), _first().body),
    "x25519_not_canonical_body": header([_OURS.replace(_SEALED_KEY, _not_canonical(_SEALED_KEY))])
    + _BODY,
    "x25519_identity": _x25519(b64(bytes(32)), _first().body),
    "x25519_low_order": _x25519(b64(b"\x01" + bytes(31)), _first().body),
    "x25519_long_file_key": header([Wrapped(_US, file_key=bytes(24)).stanza()]) + _BODY,
    "stream_no_nonce": header([_OURS]),
    "stream_short_nonce": header([_OURS]) + NONCE[:-1],
}

BROKEN_MAC: dict[str, bytes] = {
    "hmac_bad": _START + mac_line(VERSION + _OURS + b" ") + _BODY,
    "hkdf_header_info": _START + mac_line(_START, info=b"Header") + _BODY,
    "hkdf_header_key": _START + mac_line(_START, file_key=bytes(16)) + _BODY,
    "stanza_added_later": _START + _grease() + _MAC + _BODY,
}

BROKEN_PAYLOAD: dict[str, bytes] = {
    "hkdf_payload_info": NONCE + chunk(PLAIN, 0, last=True, info=b"Payload"),
    "stream_bad_tag": _BODY[:-1] + bytes([_BODY[-1] ^ 1]),
    "stream_bad_tag_second_chunk": payload(_TWO)[:-1] + b"\x00",
    "stream_missing_tag": _BODY[:-16],
    "stream_no_chunks": NONCE,
    "stream_short_chunk": _BODY[:30],
    "stream_truncated_between_chunks": payload(_TWO)[: 16 + CHUNK + 16],
    "stream_last_chunk_empty": NONCE + chunk(_FULL, 0, last=False) + chunk(b"", 1, last=True),
    "stream_no_final": NONCE + chunk(PLAIN, 0, last=False),
    "stream_no_final_full": NONCE + chunk(_FULL, 0, last=False),
    "stream_no_final_two_chunks": NONCE + chunk(_FULL, 0, last=False) + chunk(PLAIN, 1, last=False),
    "stream_two_final_chunks": NONCE + chunk(_FULL, 0, last=True) + chunk(PLAIN, 1, last=True),
    "stream_chunks_swapped": NONCE + chunk(_FULL, 1, last=False) + chunk(PLAIN, 0, last=True),
    "stream_trailing_garbage_short": payload(_FULL) + b"sisa",
    "stream_trailing_garbage_long": payload(_FULL) + b"sisa" * 20,
}

_TEXT = armored(_GOOD)
ARMORED: dict[str, tuple[Answer, bytes]] = {
    "armor_x25519": (Answer.OPENED, _TEXT),
    "armor_crlf": (Answer.OPENED, _TEXT.replace(b"\n", b"\r\n")),
    "armor_whitespace_outside": (Answer.OPENED, b" \t\n" + _TEXT + b" \n\n"),
    "armor_garbage_leading": (Answer.ARMOR, b"sisa\n" + _TEXT),
    "armor_garbage_trailing": (Answer.ARMOR, _TEXT + b"sisa\n"),
    "armor_no_end_line": (Answer.ARMOR, _TEXT[: _TEXT.index(b"-----END")]),
    "armor_short_line": (Answer.ARMOR, _TEXT.replace(b"\nYWdl", b"\nYWdl\n", 1)),
    "armor_wrong_type": (Answer.ARMOR, _TEXT.replace(b" AGE ", b" SSH ")),
}

# Recipients of other kinds, whom no kecamatan has: which word our refusal must use.
_PASSPHRASE = stanza(b"scrypt", b64(bytes(16)), b"10", body=bytes(32))
_POST_QUANTUM = stanza(b"mlkem768x25519", b64(bytes(1120)), body=bytes(32))
_PLUGIN = stanza(b"piv-p256", b"AAAAAA", b64(bytes(33)), body=bytes(32))
FOREIGN: dict[str, tuple[str, bytes]] = {
    "armored": ("armored", _TEXT),
    "armored_after_white_space": ("armored", ARMORED["armor_whitespace_outside"][1]),
    "passphrase": ("passphrase", header([_PASSPHRASE]) + _BODY),
    "passphrase_of_a_gigabyte": (
        "passphrase",
        header([stanza(b"scrypt", b64(bytes(16)), b"30", body=bytes(32))]) + _BODY,
    ),
    "passphrase_and_x25519": ("passphrase", header([_OURS, _PASSPHRASE]) + _BODY),
    "post_quantum": ("post-quantum", header([_POST_QUANTUM]) + _BODY),
    "post_quantum_and_x25519": ("post-quantum", header([_POST_QUANTUM, _OURS]) + _BODY),
    "plugin": ("another kind", header([_PLUGIN]) + _BODY),
    "plugin_and_x25519": ("another kind", header([_OURS, _PLUGIN]) + _BODY),
    "ssh": (
        "another kind",
        header([stanza(b"ssh-ed25519", b"AAAAAA", b64(bytes(32)), body=bytes(32))]) + _BODY,
    ),
}


def own_files() -> tuple[AgeFile, ...]:
    """Every file of ours that has to do with X25519, also the armoured ones."""
    start = header([_OURS])
    found = [AgeFile(name, Answer.OPENED, raw, plain) for name, (raw, plain) in OPENING.items()]
    found += [AgeFile(name, Answer.NOT_FOR_US, raw) for name, raw in NOT_FOR_US.items()]
    found += [AgeFile(name, Answer.HEADER, raw) for name, raw in BROKEN_HEADER.items()]
    found += [AgeFile(name, Answer.MAC, raw) for name, raw in BROKEN_MAC.items()]
    found += [AgeFile(name, Answer.PAYLOAD, start + raw) for name, raw in BROKEN_PAYLOAD.items()]
    for name, (expect, raw) in ARMORED.items():
        found.append(AgeFile(name, expect, raw, PLAIN if expect is Answer.OPENED else None))
    return tuple(found)


def write_vector(file: AgeFile, folder: Path) -> None:
    """Write it as the public vectors are written: lines about it, an empty line, the file."""
    lines = [f"expect: {file.expect.value}", f"identity: {file.identity}"]
    if file.plain is not None:
        lines.append(f"payload: {hashlib.sha256(file.plain).hexdigest()}")
    (folder / file.name).write_bytes("\n".join(lines).encode() + b"\n\n" + file.content)
