# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of a sentence and the one place where each error type's sentence is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from desa_app import errors as e

if TYPE_CHECKING:
    from collections.abc import Callable

_Error = TypeVar("_Error", bound=e.DesaBinaanError)


@dataclass(frozen=True, slots=True)
class Sentence:
    """What happened, what it means, what to do; the last two may be empty."""

    what: str
    meaning: str = ""
    todo: str = ""

    @property
    def line(self) -> str:
        """All of it as one line, for the terminal."""
        return " ".join(part for part in (self.what, self.meaning, self.todo) if part)


# Control characters but the line feed, lone surrogates, and what turns the direction of reading.
_UNSHOWABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_SENTENCES: dict[type[e.DesaBinaanError], Callable[[Any], Sentence]] = {}


def learn() -> None:
    """Load every sentence, before the first is asked for: a window opens before anything fails."""
    from desa_app.sentences import (  # noqa: F401
        documents,
        exchange,
        letters,
        office,
        people,
        prevention,
        privacy,
        register,
        release,
        storage,
    )


def sentence_for(error: BaseException) -> Sentence:
    """The sentence of an error; for anything unknown a plain word without technical detail."""
    learn()
    for kind in type(error).__mro__:
        if kind in _SENTENCES:
            return _showable(_SENTENCES[kind](error))
    return Sentence(
        "Terjadi kesalahan pada program.",
        "Yang sudah tersimpan tetap aman; pekerjaan terakhir mungkin belum tersimpan.",
        "Tutup lalu buka lagi program ini. Bila terulang, simpan laporan dan hubungi pendamping.",
    )


def _showable(sentence: Sentence) -> Sentence:
    """What a file said, quoted in a sentence, must neither move the cursor nor turn the reading."""
    parts = (sentence.what, sentence.meaning, sentence.todo)
    if not any(map(_UNSHOWABLE.search, parts)):
        return sentence
    return Sentence(*(_UNSHOWABLE.sub("?", part) for part in parts))


def known() -> frozenset[type[e.DesaBinaanError]]:
    """Error types that have a sentence of their own."""
    learn()
    return frozenset(_SENTENCES)


def of(
    kind: type[_Error],
) -> Callable[[Callable[[_Error], Sentence]], Callable[[_Error], Sentence]]:
    """Keep the decorated function as what writes the sentence of ``kind``."""

    def keep(write: Callable[[_Error], Sentence]) -> Callable[[_Error], Sentence]:
        _SENTENCES[kind] = write
        return write

    return keep


def fixed(kind: type[e.DesaBinaanError], what: str, meaning: str = "", todo: str = "") -> None:
    """Give ``kind`` a sentence that depends on nothing."""
    _SENTENCES[kind] = lambda _: Sentence(what, meaning, todo)


UNCHANGED = "Data di komputer ini tidak berubah."
NOT_ISSUED = "Surat belum terbit dan nomor belum terpakai."
