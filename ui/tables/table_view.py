# SPDX-License-Identifier: GPL-3.0-or-later
"""One table view for every list: keyboard first, remembered widths, a next step when empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from ui import clipboard, read_only
from ui.preferences import Preferences
from ui.tables.chip_delegate import ChipDelegate
from ui.tables.column_widths import Wish, shared
from ui.tables.row_entry import RowEntry
from ui.tables.table_model import CHIP_ROLE, Align
from ui.theme import step, tabular
from ui.widgets.chip import chip_font
from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from ui.tables.table_model import TableModel

# Rows whose words are measured for the first widths; more would not change much.
_LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class RowAction:
    """An entry of the context menu; ``run`` gets the selected rows."""

    text: str
    run: Callable[[tuple[Any, ...]], None]
    shortcut: str = ""
    single: bool = False


class TableView(QTableView):
    """Shows a :class:`TableModel`.

    ``opened`` carries the row (Enter, double click); ``sort_asked`` the column's sort word and
    whether descending; ``selection_changed`` the selected rows; ``empty_asked`` the button of
    the empty state. ``name`` is under which the computer remembers the column widths.
    """

    opened = Signal(object)
    sort_asked = Signal(str, bool)
    selection_changed = Signal(tuple)
    empty_asked = Signal()
    went_up = Signal()

    def __init__(
        self,
        model: TableModel[Any],
        name: str,
        accessible_name: str,
        preferences: Preferences | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._name = name
        self._preferences = preferences or Preferences()
        self._actions: tuple[RowAction, ...] = ()
        self._keys: list[RowEntry] = []
        self._menu: QMenu | None = None
        self._placing = False
        self._kept = False
        self._wishes: tuple[Wish, ...] = ()
        self.setAccessibleName(accessible_name)
        self.setModel(model)
        model.setParent(self)
        self._behave()
        self._empty = EmptyState("info", "", "", parent=self.viewport())
        self._empty.hide()
        self._save = QTimer(self)
        self._save.setSingleShot(True)
        self._save.setInterval(400)
        self._set_widths()
        self._save.timeout.connect(self._remember_widths)
        self._empty.asked.connect(self.empty_asked)
        self.horizontalHeader().sectionClicked.connect(self._on_header)
        self.horizontalHeader().sectionResized.connect(self._on_resized)
        self.activated.connect(self._on_activated)
        model.modelReset.connect(self._on_reset)

    def _behave(self) -> None:
        self.setItemDelegate(ChipDelegate(self))
        self.setFont(tabular(self.font()))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height(self.fontMetrics()))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(step() * 10)

    # --- what the owner says --------------------------------------------------------------

    def set_empty(self, icon: str, title: str, line: str, action: str = "") -> None:
        """Say what an empty table means and what to do first."""
        self._empty.say(icon, title, line, action)
        self._show_empty()

    def set_row_actions(self, actions: Sequence[RowAction]) -> None:
        """What the context menu offers besides opening and copying."""
        self._actions = tuple(actions)
        for key in self._keys:
            self.removeAction(key)
            key.deleteLater()
        self._keys = [RowEntry(action, self, self) for action in actions if action.shortcut]
        for key in self._keys:
            # Its key works while the list has the keyboard, not only while the menu is open.
            key.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.addAction(key)

    def selected_rows(self) -> tuple[Any, ...]:
        """The selected rows from top to bottom."""
        indexes = self.selectionModel().selectedRows()
        rows = (self._model.row_at(index) for index in sorted(indexes, key=QModelIndex.row))
        return tuple(row for row in rows if row is not None)

    def select_row(self, number: int) -> None:
        """Select one row and bring it into view."""
        if 0 <= number < self._model.rowCount():
            # Said outright: Qt's own selectRow looks at the keys that are held down.
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(
                self._model.index(number, 0), flags.ClearAndSelect | flags.Rows
            )
            self.scrollTo(self._model.index(number, 0))

    def copy_text(self) -> str:
        """The selected rows as they are shown, with tabs between the cells."""
        lines = []
        for index in sorted(self.selectionModel().selectedRows(), key=QModelIndex.row):
            cells = (
                str(self._model.index(index.row(), column).data() or "")
                for column in range(self._model.columnCount())
            )
            lines.append("\t".join(cells))
        return "\n".join(lines)

    # --- keyboard and menu ----------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies, up from the first row goes back to the search."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_activated(self.currentIndex())
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
            return
        if self._sorts_by_key(event):
            return
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.went_up.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: Any) -> None:
        """Make a row current, so that the arrows work at once."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.select_row(0)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the selected rows."""
        if self.selected_rows():
            self.row_menu().popup(event.globalPos())

    def row_menu(self) -> QMenu:
        """Build the menu; the caller shows it. The view keeps it until the next one."""
        if self._menu is not None:
            self._menu.deleteLater()
        menu = self._menu = QMenu(self)
        rows = self.selected_rows()
        opening = menu.addAction(self.tr("Buka"))
        opening.setShortcut(QKeySequence(Qt.Key.Key_Return))
        opening.setEnabled(len(rows) == 1)
        opening.triggered.connect(self._open_current)
        for action in self._actions:
            entry = RowEntry(action, self, menu)
            may = not read_only.shuts(action.text)
            entry.setEnabled(may and (len(rows) == 1 or not action.single))
            menu.addAction(entry)
        menu.addSeparator()
        copying = menu.addAction(self.tr("Salin"))
        copying.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copying.triggered.connect(self._copy)
        return menu

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell the owner which rows are selected now."""
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit(self.selected_rows())

    def _open_current(self) -> None:
        self._on_activated(self.currentIndex())

    def _on_activated(self, index: QModelIndex | QPersistentModelIndex) -> None:
        row = self._model.row_at(index)
        if row is not None:
            self.opened.emit(row)

    def _copy(self) -> None:
        text = self.copy_text()
        if text:
            clipboard.put(text)

    # --- sorting --------------------------------------------------------------------------

    def _sortable(self) -> list[str]:
        return [column.sort for column in self._model.columns if column.sort is not None]

    def _sorts_by_key(self, event: QKeyEvent) -> bool:
        """Ctrl with an arrow: left and right go from column to column, up and down turn around."""
        words = self._sortable()
        control = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not words or control != Qt.KeyboardModifier.ControlModifier:
            return False
        sort = self._model.sorting[0]
        at = words.index(sort) if sort in words else -1
        if event.key() == Qt.Key.Key_Right:
            self._sort_by(words[(at + 1) % len(words)], descending=False)
        elif event.key() == Qt.Key.Key_Left:
            self._sort_by(words[(at - 1) % len(words) if at >= 0 else -1], descending=False)
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._sort_by(words[max(at, 0)], descending=event.key() == Qt.Key.Key_Down)
        else:
            return False
        return True

    def _sort_by(self, sort: str, *, descending: bool) -> None:
        """Ask the owner to sort, and say by what, for whoever does not see the arrow."""
        self.sort_asked.emit(sort, descending)
        title = next(one.title for one in self._model.columns if one.sort == sort)
        way = self.tr("turun") if descending else self.tr("naik")
        self.setAccessibleDescription(
            self.tr("Diurutkan menurut {title}, {way}").format(title=title, way=way)
        )

    # --- columns --------------------------------------------------------------------------

    def _on_header(self, section: int) -> None:
        sort = self._model.columns[section].sort
        if sort is None:
            return
        before, descending = self._model.sorting
        self._sort_by(sort, descending=not descending if before == sort else False)

    def _set_widths(self) -> None:
        """Remembered widths, or such as fit the words that are shown."""
        kept = self._preferences.widths(self._name)
        columns = self._model.columns
        self._kept = len(kept) == len(columns)
        self._wishes = () if self._kept else tuple(map(self._wish, range(len(columns))))
        self._placing = True
        for at in range(len(columns)):
            self.setColumnWidth(at, kept[at] if self._kept else self._wishes[at].wanted)
        self._placing = False
        self._fill()

    def _words_width(self, at: int) -> int:
        """Room for the title and the longest words shown, within what the column declares."""
        unit, wide = step(), self._title_width(at)
        chips = QFontMetrics(chip_font(self.font()))
        for number in range(min(self._model.rowCount(), _LOOKED_AT)):
            index = self._model.index(number, at)
            words = str(index.data() or "")
            if index.data(CHIP_ROLE) is not None:
                wide = max(wide, chips.horizontalAdvance(words) + unit * 10)
            else:
                wide = max(wide, self.fontMetrics().horizontalAdvance(words) + unit * 5)
        declared = self._declared(at)
        if not self._model.rowCount():
            return max(wide, declared)
        return min(wide, max(declared * 3 // 2, unit * 20))

    def _title_width(self, at: int) -> int:
        title = f"{self._model.columns[at].title} ↓"
        words = QFontMetrics(chip_font(self.font())).horizontalAdvance(title) + step() * 4
        return max(words, self.horizontalHeader().minimumSectionSize())

    def _wish(self, at: int) -> Wish:
        """Text may end in an ellipsis where the table is narrow; numbers and states never."""
        column, wanted, title = (
            self._model.columns[at],
            self._words_width(at),
            self._title_width(at),
        )
        if not self._model.rowCount():
            return Wish(min(title, wanted), wanted)
        if column.stretch:
            wanted = min(wanted, self._declared(at))
        if column.chip is not None or column.align is Align.RIGHT:
            return Wish(wanted, wanted)
        # A date is short enough never to be cut.
        least = max(title, self._declared(at) * 2 // 3, step() * 24)
        return Wish(min(wanted, least), wanted)

    def _declared(self, at: int) -> int:
        letter = self.fontMetrics().averageCharWidth()
        return self._model.columns[at].width * letter + step() * 4

    def _fill(self) -> None:
        """Share the width out; the stretching column gets what is left."""
        if self._placing:
            return
        columns, room = self._model.columns, self.viewport().width()
        widths = list(shared(self._wishes, room) if self._wishes else ())
        if self._kept or len(widths) != len(columns):
            widths = [self.columnWidth(at) for at in range(len(columns))]
        for at, column in enumerate(columns):
            if column.stretch:
                least = widths[at] if not self._kept else self._wish(at).wanted
                widths[at] = max(least, room - sum(widths) + widths[at])
                break
        self._placing = True
        for at, wide in enumerate(widths):
            self.setColumnWidth(at, wide)
        self._placing = False

    def _on_resized(self, _section: int, _old: int, _new: int) -> None:
        if not self._placing:
            self._kept = True
            self._save.start()

    def _remember_widths(self) -> None:
        count = self._model.columnCount()
        self._preferences.set_widths(self._name, tuple(self.columnWidth(at) for at in range(count)))

    # --- empty ----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the columns and the empty state in place."""
        super().resizeEvent(event)
        self._fill()
        self._empty.setGeometry(self.viewport().rect())

    def _on_reset(self) -> None:
        if not self._kept and self._model.rowCount():
            self._set_widths()
        self._show_empty()
        if self.hasFocus() and not self.currentIndex().isValid():
            # The keyboard was here before the rows were: the arrows and Enter work at once.
            self.select_row(0)

    def _show_empty(self) -> None:
        self._empty.setGeometry(self.viewport().rect())
        empty = self._model.rowCount() == 0
        self._empty.setVisible(empty)
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if empty else policy.ScrollBarAsNeeded
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.verticalHeader().setDefaultSectionSize(row_height(self.fontMetrics()))


def row_height(metrics: QFontMetrics) -> int:
    """Height of a row: 37 logical pixels at the usual text size, more with larger text."""
    return metrics.height() + step() * 5
