# SPDX-License-Identifier: GPL-3.0-or-later
"""The dark rail at the left: whose office, which pages, what waits, who is working, lock."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desa_app import wording
from ui import icons, palette
from ui.theme import step
from ui.widgets.labels import Text, Type, palette_changed
from ui.widgets.push_button import PushButton

if TYPE_CHECKING:
    from ui.pages.page import OfficeWords, PageEntry


_ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class RailButton(PushButton):
    """A page's button: icon, name, and the count of waiting things at its right.

    ``stepped`` asks for the keyboard to go so many buttons on.
    """

    stepped = Signal(int)

    def __init__(self, name: str, title: str, icon: str, shortcut: str) -> None:
        super().__init__()
        self._words = "  " + title.replace("&", "&&")
        self._narrow = False
        self.setText(self._words)
        self.name = name
        self._title = title
        self._icon = icon
        self._shortcut = shortcut
        self._count = 0
        self.setProperty("kind", "rail")
        # As narrow as the rail: no name may push another's count out of sight.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCheckable(True)
        # One of several: otherwise a screen reader calls it a box to tick.
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(f"{title} ({shortcut})" if shortcut else title)
        self.set_count(0)
        self._dress()

    @property
    def count(self) -> int:
        """How many things wait on the page."""
        return self._count

    def set_count(self, count: int) -> None:
        """Show how many things wait; 0 shows nothing."""
        self._count = count
        waiting = self.tr("{count} menunggu").format(count=count)
        self.setAccessibleName(f"{self._title}, {waiting}" if count else self._title)
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone; the words stay in the tool tip, and for whoever listens."""
        self._narrow = narrow
        self.setText("" if narrow else self._words)

    def changeEvent(self, event: QEvent) -> None:
        """Colour the icon anew with the palette."""
        super().changeEvent(event)
        if palette_changed(event):
            self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go along the rail and open nothing; Enter opens, as Space does."""
        by = _ARROWS.get(Qt.Key(event.key()))
        if by is not None:
            self.stepped.emit(by)
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Leave room for the count."""
        hint = super().sizeHint()
        if self._narrow:
            return QSize(step() * 9, max(hint.height(), step() * 8 + 2))
        return QSize(hint.width() + step() * 9, max(hint.height(), step() * 8 + 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the count over the button."""
        super().paintEvent(event)
        if not self._count:
            return
        colors = palette.active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() - 1)
        font.setWeight(QFont.Weight.Bold)
        metrics = QFontMetricsF(font)
        text = wording.grouped(self._count)
        high = metrics.height() + 2
        if self._narrow:
            # Over the corner of the icon.
            wide = max(high, metrics.horizontalAdvance(text) + step() * 1.5)
            box = QRectF(self.width() - wide, 0, wide, high)
        else:
            wide = max(high * 1.5, metrics.horizontalAdvance(text) + step() * 4)
            left = self.width() - wide - step() * 2.5
            box = QRectF(left, (self.height() - high) / 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.badge))
        painter.drawRoundedRect(box, high / 2, high / 2)
        painter.setFont(font)
        painter.setPen(QColor(colors.on_badge))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)

    def _dress(self) -> None:
        size = step() * 5 - 2
        self.setIcon(icons.icon(self._icon, palette.active().rail_text, size))
        self.setIconSize(QSize(size, size))


class Rail(QFrame):
    """Emits which page is wanted; knows nothing of the pages themselves."""

    wanted = Signal(str)
    help_wanted = Signal()
    lock_wanted = Signal()

    def __init__(
        self, words: OfficeWords, entries: Sequence[PageEntry], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        unit = step()
        self.setProperty("surface", "rail")
        self.setAccessibleName(self.tr("Halaman"))
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(unit // 2)
        program = Text(self.tr("Desa Binaan"))
        program.setProperty("type", "program")
        self._wordy: list[QWidget] = [program]
        self._wordy += [Text(line, Type.SMALL, wrap=True) for line in (words.office, words.place)]
        for label in self._wordy:
            self._column.addWidget(label)
        self._pages = self._scrolled_pages(entries)
        self._column.addSpacing(unit * 3)
        self._column.addWidget(self._pages, 1)
        below: list[QWidget] = [Text(words.user, wrap=True)]
        if words.role:
            below.append(Text(words.role, Type.SMALL, wrap=True))
        self._lock = _rail_link(self.tr("Ctrl+L Kunci"))
        self._help = _rail_link(self.tr("F1 Bantuan"))
        links = QWidget()
        row = QHBoxLayout(links)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(unit)
        # Help at the right: the tour points at it from there, across nothing.
        for part in (self._lock, Text("·", Type.SMALL), self._help):
            row.addWidget(part)
        row.addStretch(1)
        below.append(links)
        for label in below:
            self._column.addWidget(label)
        self._wordy += below
        self.set_narrow(False)
        self._group.buttonClicked.connect(self._on_clicked)
        self._help.clicked.connect(self.help_wanted)
        self._lock.clicked.connect(self.lock_wanted)

    def _scrolled_pages(self, entries: Sequence[PageEntry]) -> QScrollArea:
        """The buttons of the pages; on a low screen they scroll, and the one in front is shown."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step() // 2)
        for number, entry in enumerate(entries, start=1):
            shortcut = self.tr("Ctrl+{number}").format(number=number) if number <= 9 else ""
            button = RailButton(entry.name, entry.title, entry.icon, shortcut)
            button.set_count(entry.count)
            self._buttons[entry.name] = button
            button.stepped.connect(self._step)
            self._group.addButton(button)
            column.addWidget(button)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        for part in (inner, area.viewport()):
            part.setProperty("surface", "railpages")
        return area

    @property
    def narrow(self) -> bool:
        """Whether only the icons are shown."""
        return self._narrow

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone where the page needs the room; words are in tool tips then."""
        unit = step()
        self._narrow = narrow
        side, edge = (unit, unit * 2) if narrow else (unit * 3, unit * 4)
        self._column.setContentsMargins(side, edge, side, edge)
        self.setFixedWidth(unit * (14 if narrow else 53))
        for part in self._wordy:
            part.setVisible(not narrow)
        for button in self._buttons.values():
            button.set_narrow(narrow)

    @property
    def help_link(self) -> QWidget:
        """The way to Bantuan."""
        return self._help

    def button(self, name: str) -> RailButton:
        """The button of a page."""
        return self._buttons[name]

    def show_page(self, name: str) -> None:
        """Mark the page in front."""
        self._buttons[name].setChecked(True)
        self._pages.ensureWidgetVisible(self._buttons[name], 0, step())

    def begin(self) -> None:
        """Put the keyboard on the page in front."""
        button = self._group.checkedButton()
        if button is not None:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _step(self, by: int) -> None:
        buttons = list(self._buttons.values())
        here = next((at for at, one in enumerate(buttons) if one is self.sender()), 0)
        there = buttons[(here + by) % len(buttons)]
        there.setFocus(Qt.FocusReason.TabFocusReason)
        self._pages.ensureWidgetVisible(there, 0, step())

    def _on_clicked(self, button: QPushButton) -> None:
        if isinstance(button, RailButton):
            self.wanted.emit(button.name)


def _rail_link(text: str) -> QPushButton:
    link = QPushButton(text)
    link.setProperty("kind", "raillink")
    link.setCursor(Qt.CursorShape.PointingHandCursor)
    link.setAccessibleName(text)
    return link
