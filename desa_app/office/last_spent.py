# SPDX-License-Identifier: GPL-3.0-or-later
"""Nobody goes on with data of an earlier day before somebody said what was given out since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.restoring import is_said, problems_in_last
from desa_app.errors import InvalidInput, LastNumberUnknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desa_app.domain.restoring import LastSpent


def refuse_unsaid(
    said: LastSpent, numbers: Mapping[str, int], sequence: int, *, must_ask: bool
) -> None:
    """Raise ``LastNumberUnknown`` when an answer is missing, ``InvalidInput`` when one is wrong.

    ``numbers`` and ``sequence`` are the last ones that are known; no answer can be below them.
    """
    problems = problems_in_last(said, numbers, sequence)
    if problems:
        raise InvalidInput(problems)
    if must_ask and not is_said(said, numbers):
        told = ", ".join(f"{name} {last}" for name, last in numbers.items())
        raise LastNumberUnknown(told, sequence)
