# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program says to a new office when its window opens for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.preferences import Preferences


def greet(
    window: MainWindow, office: Any, preferences: Preferences, *, import_first: bool = False
) -> None:
    """Go on to the list of people if the wizard was told so, else offer the tour once."""
    if import_first:
        from ui.pages.desa.places import IMPORT, PEOPLE

        window.go_to(PEOPLE, IMPORT)
    elif _is_new(office, preferences):
        window.tour.offer()


def _is_new(office: Any, preferences: Preferences) -> bool:
    """Whether this is the first login of an office that is not ready yet; true only once."""
    profile = office.profile
    name = f"contoh-{profile.code}" if profile.sample else profile.code
    if preferences.tour_offered(name):
        return False
    preferences.remember_tour(name)
    return bool(office.first_days.look(printer_chosen=True).open)
