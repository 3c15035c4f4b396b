# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a failure appears on a page: beside its field, or in the notice bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app.errors import InvalidInput
from ui.notices import Notice, error_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.forms.form import Form
    from ui.notices import NoticeBar


def show_failure(
    error: Exception,
    notices: NoticeBar,
    form: Form | None = None,
    action: str = "",
    run: Callable[[], None] | None = None,
) -> None:
    """Put each problem beside its field; what has no field, and all else, into the notice bar."""
    if isinstance(error, InvalidInput) and form is not None:
        rest = form.set_problems(error.problems)
        if not rest:
            notices.warn(fields_to_mend(len(error.problems)))
            return
        error = InvalidInput(tuple(rest))
    if action and run is not None:
        words = " ".join(part for part in error_words(error) if part)
        notices.show_notice(Notice.ERROR, words, action, run)
        return
    notices.error(error)


def fields_to_mend(count: int) -> str:
    """Say how many fields are marked."""
    words = QCoreApplication.translate(
        "Desa", "{count} isian perlu diperbaiki; keterangannya di bawah isian itu."
    )
    return words.format(count=count)
