# SPDX-License-Identifier: GPL-3.0-or-later
"""What one step of the tour is: a page, what is done there, and what is pointed at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication


class Target(Enum):
    """What a step points at; where it is not to be seen, the page's name in the rail instead."""

    RAIL = auto()
    FIRST_ACTION = auto()
    CHECKLIST = auto()
    HELP = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class TourStep:
    """``page`` is opened; ``words`` say in one sentence what is done there."""

    page: str
    title: str
    words: str
    target: Target = Target.RAIL


def help_step(page: str) -> TourStep:
    """Where every tour ends: how help is asked for, and the tour again."""
    tr = QCoreApplication.translate
    return TourStep(
        page=page,
        title=tr("Tour", "Bantuan: F1 di mana saja"),
        words=tr(
            "Tour",
            "F1 membuka panduan tentang halaman yang sedang dibuka; dari sana tur ini dapat"
            " diulang kapan saja.",
        ),
        target=Target.HELP,
    )
