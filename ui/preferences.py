# SPDX-License-Identifier: GPL-3.0-or-later
"""What this computer prefers (look, text size, column widths), apart from the office's data."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings

from ui.theme import BODY_POINTS, Look

_ORGANISATION = "Desa Binaan"
_PROGRAM = "desa-binaan"


class Preferences:
    """Typed access to one small settings file of the computer's user."""

    def __init__(self, settings: QSettings | None = None) -> None:
        self._settings = settings or QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, _ORGANISATION, _PROGRAM
        )

    @property
    def look(self) -> Look:
        """Light, dark, or as the computer has it."""
        try:
            return Look(str(self._settings.value("look", Look.SYSTEM.value)))
        except ValueError:
            return Look.SYSTEM

    @look.setter
    def look(self, value: Look) -> None:
        self._settings.setValue("look", value.value)

    @property
    def text_points(self) -> float:
        """Size of running text, 10 to 16 points."""
        try:
            points = float(str(self._settings.value("text_points", BODY_POINTS)))
        except ValueError:
            return BODY_POINTS
        return min(16.0, max(10.0, points))

    @text_points.setter
    def text_points(self, value: float) -> None:
        self._settings.setValue("text_points", value)

    def widths(self, table: str) -> tuple[int, ...]:
        """Remembered column widths of a table; empty when there are none."""
        stored = str(self._settings.value(f"widths/{table}", ""))
        parts = stored.split(";")
        return tuple(int(part) for part in parts) if all(p.isdigit() for p in parts) else ()

    def set_widths(self, table: str, widths: tuple[int, ...]) -> None:
        """Remember column widths."""
        self._settings.setValue(f"widths/{table}", ";".join(str(width) for width in widths))

    @property
    def window_place(self) -> QByteArray:
        """Size and place of the main window as Qt keeps them; may be empty."""
        value = self._settings.value("window_place", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    @window_place.setter
    def window_place(self, value: QByteArray) -> None:
        self._settings.setValue("window_place", value)

    @property
    def printer(self) -> str:
        """Name of the printer used last; may be empty."""
        return str(self._settings.value("printer", ""))

    @printer.setter
    def printer(self, value: str) -> None:
        self._settings.setValue("printer", value)
