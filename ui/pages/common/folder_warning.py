# SPDX-License-Identifier: GPL-3.0-or-later
"""A notice that stays as long as the data folder lies where data get lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.remarks_folder import folder_todo, folder_words
from ui.notices import NoticeBar

if TYPE_CHECKING:
    from desa_app.domain.folder_place import FolderPlace


class FolderWarning(NoticeBar):
    """Above a page's own notices; shown anew whenever the page reads anew."""

    def show_places(self, places: tuple[FolderPlace, ...], *, first_day: bool = False) -> None:
        """Say each reason with what to do, or nothing."""
        if not places:
            self.clear()
            return
        words = [folder_words(place) for place in places]
        todo = folder_todo(places[0], first_day=first_day)
        self.warn(" ".join((*words, todo)))
