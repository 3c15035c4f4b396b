# SPDX-License-Identifier: GPL-3.0-or-later
"""What this computer prefers (look, text size, column widths), apart from the office's data."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QByteArray, QSettings

from desa_app.domain.print_place import Shift
from ui.theme import BODY_POINTS, Look

_ORGANISATION = "Desa Binaan"
_PROGRAM = "desa-binaan"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterSettings:
    """How one printer is treated on this computer.

    ``shift`` moves every upright page before it is drawn; ``source`` is the tray by Qt's name
    ("Manual"), or empty for the printer's own choice.
    """

    shift: Shift = field(default_factory=Shift)
    source: str = ""


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
    def people_filter(self) -> str:
        """What the list of people was narrowed to, as the list wrote it; may be empty."""
        return str(self._settings.value("people_filter", ""))

    @people_filter.setter
    def people_filter(self, value: str) -> None:
        self._settings.setValue("people_filter", value)

    def first_day_hidden(self, office: str) -> bool:
        """Whether the checklist of the first days was taken away for the office of this code."""
        return str(self._settings.value(f"first_day_hidden/{office}", "")) == "1"

    def hide_first_day(self, office: str) -> None:
        """Take it away for good."""
        self._settings.setValue(f"first_day_hidden/{office}", "1")

    def tour_offered(self, office: str) -> bool:
        """Whether the guided tour was offered here for the office of this code."""
        return str(self._settings.value(f"tour_offered/{office}", "")) == "1"

    def remember_tour(self, office: str) -> None:
        """It is offered once; afterwards it stays in Bantuan."""
        self._settings.setValue(f"tour_offered/{office}", "1")

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

    def printer_settings(self, printer: str) -> PrinterSettings:
        """What is remembered of a printer; nothing special for one never measured."""
        place = _place_of(printer)
        try:
            shift = Shift(
                x=float(str(self._settings.value(f"{place}/x", 0.0))),
                y=float(str(self._settings.value(f"{place}/y", 0.0))),
            )
        except ValueError:
            shift = Shift()
        source = str(self._settings.value(f"{place}/source", ""))
        return PrinterSettings(shift=shift if shift.plausible else Shift(), source=source)

    def set_printer_settings(self, printer: str, settings: PrinterSettings) -> None:
        """Remember how a printer is treated."""
        place = _place_of(printer)
        self._settings.setValue(f"{place}/x", settings.shift.x)
        self._settings.setValue(f"{place}/y", settings.shift.y)
        self._settings.setValue(f"{place}/source", settings.source)


def _place_of(printer: str) -> str:
    # A network printer's name has slashes, which would be groups of the settings file.
    return f"printers/{printer.encode().hex() or 'none'}"
