# SPDX-License-Identifier: GPL-3.0-or-later
"""The log's head as it is printed on paper, and what comparing it with the log says.

Whoever changes or shortens the log can make its chain whole again, but cannot change a paper that
has left the office. Sixteen hexadecimal digits are short enough to be typed and too many to be met
by trying.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desa_app.errors import InvalidInput, Problem

_DIGITS = 16
_TYPED = re.compile(r"\D*?(\d[\d.]*)\s*[:;,=]?\s+?([0-9a-fA-F][0-9a-fA-F\s\-]*)\.?\s*(\(.*)?")


_GAPS_IN_LINE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class LogGap:
    """Lines ``first`` to ``last`` that a damaged data file no longer gave, as a salvage logged it.

    Both are 0 when the whole log before the salvage is lost and nobody knows how long it was.
    ``entry`` is the number of the line that tells so, written ``at`` that moment and ``by`` whom.
    """

    first: int
    last: int
    at: datetime
    by: str
    entry: int

    @property
    def count(self) -> int:
        """How many lines are missing, 0 when nobody knows."""
        return self.last - self.first + 1 if self.last else 0

    @property
    def ends(self) -> int:
        """The last place that this gap leaves unproven."""
        return self.last or self.entry - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class LogHead:
    """Number of the newest line, and the code that stands for it and all before it.

    What lies in one of the ``gaps`` it cannot stand for, and its paper says so.
    """

    position: int
    code: str
    gaps: tuple[LogGap, ...] = ()

    @property
    def words(self) -> str:
        """As the paper says it, without the words before: ``1234: 3f2a-99bc-10de-77aa``."""
        return f"{self.position}: {self.code}"

    @property
    def line(self) -> str:
        """The line at the foot of a paper."""
        return f"Jejak sampai nomor {self.words}{self.without}"

    @property
    def without(self) -> str:
        """What is missing before it, in brackets; nothing when the log is whole."""
        if not self.gaps:
            return ""
        if any(not gap.last for gap in self.gaps):
            return " (jejak sebelum penyelamatan data hilang)"
        if len(self.gaps) > _GAPS_IN_LINE:
            missing = sum(gap.count for gap in self.gaps)
            return f" ({missing} baris hilang di {len(self.gaps)} tempat, data diselamatkan)"
        places = " dan ".join(gap_words(gap) for gap in self.gaps)
        return f" ({places} hilang, data diselamatkan)"


class HeadState(StrEnum):
    """What the comparison says."""

    SAME = "sama"
    SAME_BUT_GAPS = "sama-bercelah"
    MISSING = "termasuk-celah"
    SHORTER = "terpotong"
    BROKEN = "rantai-putus"
    REWRITTEN = "ditulis-ulang"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadVerdict:
    """The printed head against the log of ``entries`` lines.

    ``broken`` is the first line whose chain does not hold, 0 when it is whole; it may lie behind
    the printed head. ``restored`` tells that data were put back from a backup since: then the lines
    behind the backup are elsewhere, in the data that were set aside. ``salvaged`` that
    data were once read out of a damaged file, ``gaps`` which lines it no longer gave.
    """

    state: HeadState
    head: LogHead
    entries: int
    broken: int = 0
    restored: bool = False
    salvaged: bool = False
    gaps: tuple[LogGap, ...] = ()


def gap_words(gap: LogGap) -> str:
    """Which lines are missing, as a paper says it."""
    if not gap.last:
        return "seluruh jejak lama"
    return f"baris {gap.first}" if gap.count == 1 else f"baris {gap.first} sampai {gap.last}"


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
