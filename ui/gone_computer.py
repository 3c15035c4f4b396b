# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder that another computer seems to use: say which one, and let it go if somebody looked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui import tasks
from ui.questions import Question

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desa_app.clock import Clock
    from desa_app.errors import OfficeInUse
    from desa_app.office.unlock import OfficeKey
    from ui.tasks import Progress


def ask_and_release(
    parent: QWidget,
    error: OfficeInUse,
    folder: Path,
    key: OfficeKey,
    clock: Clock,
    done: Callable[[OfficeKey], None],
    failed: Callable[[Exception], None],
) -> bool:
    """Ask whether the computer is out of it, and take its mark away; ``False`` when it is not."""
    agreed = says_it_is_gone(parent, error)
    if agreed:
        work = partial(_release, folder, key, error.computer, clock)
        tasks.run(parent, work, done, failed, writes=True)
    return agreed


def says_it_is_gone(parent: QWidget, error: OfficeInUse) -> bool:
    """Ask about the computer whose mark stands in the way; what follows is logged.

    A share may hide that somebody is still in, so nobody but a person can say it.
    """
    from desa_app.sentences import sentence_for

    tr = QCoreApplication.translate
    return Question.ask(
        parent,
        tr("GoneComputer", "PC {computer} sudah tidak memakai folder ini?").format(
            computer=error.computer
        ),
        tr(
            "GoneComputer",
            "{what} Lihat dahulu ke PC itu. Bila ia masih membuka folder ini lewat jaringan, dua"
            " komputer yang menulis sekaligus merusak data. Pernyataan Anda masuk catatan dengan"
            " nama PC itu.",
        ).format(what=sentence_for(error).what),
        tr("GoneComputer", "Lepaskan tandanya"),
        dangerous=True,
    )


def _release(folder: Path, key: OfficeKey, computer: str, clock: Clock, _: Progress) -> OfficeKey:
    from desa_app.office.gone_computers import release_computer

    release_computer(folder, key, computer, clock)
    return key
