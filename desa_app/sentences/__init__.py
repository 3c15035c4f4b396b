# SPDX-License-Identifier: GPL-3.0-or-later
"""What an office reads when something fails: what happened, what it means, what to do.

One sentence triple per error type, the same in the window and in the terminal. A test holds the
list against :mod:`desa_app.errors`.
"""

from __future__ import annotations

from desa_app.sentences import (
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
from desa_app.sentences.base import Sentence, known, sentence_for

__all__ = [
    "Sentence",
    "documents",
    "exchange",
    "known",
    "letters",
    "office",
    "people",
    "prevention",
    "privacy",
    "register",
    "release",
    "sentence_for",
    "storage",
]
