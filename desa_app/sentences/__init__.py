# SPDX-License-Identifier: GPL-3.0-or-later
"""What an office reads when something fails: what happened, what it means, what to do.

One sentence triple per error type, the same in the window and in the terminal. A test holds the
list against :mod:`desa_app.errors`.
"""

from __future__ import annotations

from desa_app.sentences.base import Sentence, known, learn, sentence_for

__all__ = ["Sentence", "known", "learn", "sentence_for"]
