# SPDX-License-Identifier: GPL-3.0-or-later
"""Buttons: verbs, at most one primary per page, the shortcut readable on the button itself."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcutEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui import icons, palette, read_only
from ui.theme import step
from ui.widgets.labels import IconLabel, Text, Type, palette_changed
from ui.widgets.push_button import PushButton


class Kind(StrEnum):
    """What pressing it means."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    DANGER = "danger"
    PLAIN = "plain"
    CHOICE = "choice"
    FILTER = "filter"


class Button(PushButton):
    """A push button that names its shortcut and keeps its icon in the palette's colour.

    The accessible name is the text alone; the shortcut is the button's own shortcut, so it
    works while the button's window is in front. Enter presses the focused button.
    """

    def __init__(
        self,
        text: str,
        kind: Kind = Kind.SECONDARY,
        *,
        shortcut: str = "",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._shortcut = shortcut
        self._wanted = True
        self._own_tip = ""
        self.setProperty("kind", kind.value)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_text(text)
        self._color_icon()

    def set_text(self, text: str, *, shortcut: str | None = None) -> None:
        """Change the words; the shortcut stays unless another (or none, "") is given."""
        if shortcut is not None:
            self._shortcut = shortcut
        key = QKeySequence(self._shortcut)
        shown = key.toString(QKeySequence.SequenceFormat.NativeText)
        self.setText(f"{text}   {shown}" if shown else text)
        self.setAccessibleName(text.replace("&", ""))
        if self._shortcut:
            self.setShortcut(key)

    def setAccessibleName(self, name: str) -> None:
        """Say more to a screen reader than the button has room for."""
        super().setAccessibleName(name)
        self._shut_or_open()

    def setEnabled(self, enabled: bool) -> None:
        """Open or shut the button; what writes stays shut for whoever only reads."""
        self._wanted = enabled
        self._shut_or_open()

    def _shut_or_open(self) -> None:
        shut = read_only.shuts(self.accessibleName())
        super().setEnabled(self._wanted and not shut)
        reason = self.tr("Anda masuk sebagai pemeriksa, yang hanya membaca.")
        if shut and self.toolTip() != reason:
            self._own_tip = self.toolTip()
            self.setToolTip(reason)
        elif not shut and self.toolTip() == reason:
            self.setToolTip(self._own_tip)

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon_name = name
        self._color_icon()

    def changeEvent(self, event: QEvent) -> None:
        """Colour the icon anew with the palette."""
        super().changeEvent(event)
        if palette_changed(event):
            self._color_icon()

    def event(self, event: QEvent) -> bool:
        """Act on the shortcut at once; Qt would show the button pressed for 100 ms first."""
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self.click()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button, not only the space bar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def _color_icon(self) -> None:
        if not self._icon_name:
            return
        colors = palette.active()
        color = {
            Kind.PRIMARY: colors.on_primary,
            Kind.DANGER: colors.bad.text,
            Kind.PLAIN: colors.primary,
            Kind.CHOICE: colors.primary,
        }.get(Kind(self.property("kind")), colors.text)
        size = step() * (8 if self.property("kind") == Kind.CHOICE else 4)
        gap = step() if self.text() else 0
        self.setIcon(icons.icon(self._icon_name, color, size, gap))
        self.setIconSize(QSize(size + gap, size))


def primary(text: str, *, shortcut: str = "", icon: str = "") -> Button:
    """The one thing to do here."""
    return Button(text, Kind.PRIMARY, shortcut=shortcut, icon=icon)


def secondary(text: str, *, shortcut: str = "", icon: str = "") -> Button:
    """One of the other things."""
    return Button(text, Kind.SECONDARY, shortcut=shortcut, icon=icon)


def danger(text: str, *, shortcut: str = "", icon: str = "") -> Button:
    """Something that cannot simply be taken back."""
    return Button(text, Kind.DANGER, shortcut=shortcut, icon=icon)


def plain(text: str, *, shortcut: str = "", icon: str = "") -> Button:
    """A quiet action inside a card."""
    return Button(text, Kind.PLAIN, shortcut=shortcut, icon=icon)


class ChoiceCard(Button):
    """A large choice: icon, title, and one line that says what it means. Checkable."""

    def __init__(self, title: str, line: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__("", Kind.CHOICE, parent=parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(step() * 34)
        column = QVBoxLayout(self)
        column.setContentsMargins(step() * 5, step() * 4, step() * 5, step() * 4)
        column.setSpacing(step() * 2)
        name = Text(title, Type.HEADING)
        # The label shows the underlined letter; the button answers to it.
        name.setBuddy(self)
        for part in (IconLabel(icon, steps=9), name, Text(line, Type.MUTED, wrap=True)):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(part)
        column.addStretch(1)
        self.setAccessibleName(title.replace("&", ""))
        self.setAccessibleDescription(line)
        self.setShortcut(QKeySequence.mnemonic(title))


class ValueButton(Button):
    """A button beside one thing among several: ``chosen`` carries the thing it stands for."""

    chosen = Signal(object)

    def __init__(self, value: object, text: str, kind: Kind = Kind.SECONDARY) -> None:
        super().__init__(text, kind)
        self._value = value
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.chosen.emit(self._value)


class FilterButton(Button):
    """A chip that can be pressed: "Calon 17". Use in an exclusive QButtonGroup."""

    def __init__(self, value: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, Kind.FILTER, parent=parent)
        self.value = value
        self.setCheckable(True)
        # Said as one of several, not as a box to tick.
        self.setAutoExclusive(True)
