# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder that a computer which is gone has marked as open, and somebody who is asked about it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desa_app.clock import timestamp
from tests.office_kit import NOW
from ui.questions import Question

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

GONE = "PC-LAMA"
RELEASED = "tanda-komputer-dilepas"


def leave_mark(folder: Path, who: str) -> Path:
    """The mark of a computer that lost its power and got another name."""
    mark = folder / "sedang-dibuka" / "1-aaaa.json"
    mark.parent.mkdir(exist_ok=True)
    told = {"tugas": "jendela", "siapa": who, "komputer": GONE, "sejak": timestamp(NOW)}
    mark.write_text(json.dumps(told), "utf-8")
    return mark


def answer_no_then_yes(patch: pytest.MonkeyPatch) -> list[str]:
    """The questions as they were asked; the first answer is no."""
    asked: list[str] = []

    def ask(_parent: object, question: str, *_: object, **__: object) -> bool:
        asked.append(question)
        return len(asked) > 1

    patch.setattr(Question, "ask", ask)
    return asked
