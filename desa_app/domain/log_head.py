# SPDX-License-Identifier: GPL-3.0-or-later
"""The log's head as it is printed on paper, and what comparing it with the log says.

Whoever changes or shortens the log can make its chain whole again, but cannot change a paper that
has left the office. Sixteen hexadecimal digits are short enough to be typed and too many to be met
by trying.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from desa_app.errors import InvalidInput, Problem

_DIGITS = 16
_TYPED = re.compile(r"\D*?(\d[\d.]*)\s*[:;,=]?\s+?([0-9a-fA-F][0-9a-fA-F\s\-]*)\.?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class LogHead:
    """Number of the newest line, and the code that stands for it and all before it."""

    position: int
    code: str

    @property
    def words(self) -> str:
        """As the paper says it, without the words before: ``1234: 3f2a-99bc-10de-77aa``."""
        return f"{self.position}: {self.code}"

    @property
    def line(self) -> str:
        """The line at the foot of a paper."""
        return f"Jejak sampai nomor {self.words}"


class HeadState(StrEnum):
    """What the comparison says."""

    SAME = "sama"
    SHORTER = "terpotong"
    BROKEN = "rantai-putus"
    REWRITTEN = "ditulis-ulang"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadVerdict:
    """The printed head against the log of ``entries`` lines.

    ``broken`` is the first line whose chain does not hold, 0 when it is whole; it may lie behind
    the printed head. ``restored`` tells that data were put back from a backup since: then the lines
    behind the backup are elsewhere, in the data that were set aside.
    """

    state: HeadState
    head: LogHead
    entries: int
    broken: int = 0
    restored: bool = False


def code_of(link: str) -> str:
    """The first digits of a line's hash, in fours."""
    short = link[:_DIGITS].lower()
    return "-".join(short[start : start + 4] for start in range(0, len(short), 4))


def read_head(typed: str) -> LogHead:
    """Read what stands on a paper, with or without the words before; raises ``InvalidInput``."""
    found = _TYPED.fullmatch(typed.strip().replace(":", ": "))
    if found is not None:
        digits = re.sub(r"[\s\-]", "", found[2])
        number = found[1].replace(".", "")
        if len(digits) == _DIGITS and 0 < len(number) <= _DIGITS:
            return LogHead(position=int(number), code=code_of(digits))
    raise InvalidInput((Problem("log_head", "bukan-kepala-jejak", typed[:60]),))
