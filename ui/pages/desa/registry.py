# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the village office, in the order of the rail."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.pages.desa import places
from ui.pages.desa.people_page import PeoplePage
from ui.pages.page import PageEntry

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from ui.pages.registry import PageTools


def entries(office: Desa, tools: PageTools) -> tuple[PageEntry, ...]:
    """Every page of an open village office; each is built when it is first asked for."""
    tr = QCoreApplication.translate
    return (
        PageEntry(
            name=places.PEOPLE,
            title=tr("Desa", "Warga & PMI"),
            icon="people",
            make=partial(PeoplePage, office, tools.drafts, tools.preferences),
        ),
    )
