# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms: label, buddy, accessible name, help and the place for a problem are set in one call.

A problem appears when its field is left, then follows each key. Nothing typed is lost: a form
with a place in :class:`ui.drafts.Drafts` keeps its values with every change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from desa_app.errors import Problem
from ui.forms.grid import FieldGrid
from ui.forms.row import FormRow
from ui.theme import step
from ui.widgets.buttons import Button, primary
from ui.widgets.field import Field, inputs_of
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from ui.drafts import Drafts

Check = Callable[[dict[str, object]], tuple[Problem, ...]]


class Form(QWidget):
    """A form of named fields in one or more columns.

    ``check`` is the rule of the domain over all values; it is asked whenever a field is left.
    ``submit_on_last`` lets Enter in the last field ask for saving, as in a short dialog.
    ``draft_key`` with ``drafts`` keeps what is typed until :meth:`forget_draft`.
    """

    changed = Signal()
    save_requested = Signal()

    def __init__(
        self,
        *,
        columns: int = 1,
        submit_on_last: bool = False,
        check: Check | None = None,
        drafts: Drafts | None = None,
        draft_key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = columns
        self._submit_on_last = submit_on_last
        self._check = check
        self._drafts = drafts if draft_key else None
        self._draft_key = draft_key
        self._rows: dict[str, FormRow] = {}
        self._order: list[QWidget] = []
        self._grid: FieldGrid | None = None
        self._grids: list[FieldGrid] = []
        self._others: list[QWidget] = []
        self._dirty = False
        self._quiet = False
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(step() * 2)
        self._shortcut = QShortcut(QKeySequence.StandardKey.Save, self)
        self._shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._shortcut.activated.connect(self.save_requested)

    # --- building -------------------------------------------------------------------------

    def add_section(self, heading: str, note: str = "") -> None:
        """Begin a group of fields under a heading."""
        if self._rows:
            self._body.addSpacing(step() * 2)
        self._body.addWidget(Text(heading, Type.HEADING))
        if note:
            self._body.addWidget(Text(note, Type.SMALL, wrap=True))
        self._grid = None

    def add(
        self,
        name: str,
        label: str,
        widget: QWidget,
        *,
        required: bool = False,
        help: str = "",
        span: int = 1,
    ) -> FormRow:
        """Add a field. ``widget`` offers what :class:`ui.widgets.field.Field` asks for.

        ``name`` is the field's name in values and problems, ``span`` how many columns it takes.
        """
        row = FormRow(name, label, widget, required=required, help_text=help, parent=self)
        grid = self._grid if self._grid is not None else self._new_grid()
        grid.add(row, span)
        self._rows[name] = row
        for part in inputs_of(widget):
            part.installEventFilter(self)
        self._order.append(widget)
        if len(self._order) > 1:
            QWidget.setTabOrder(self._order[-2], widget)
        row.changed.connect(self._on_changed)
        row.left.connect(self._on_left)
        return row

    def follow(self, widget: QWidget) -> None:
        """Let Tab come here right after that widget, also when this form was made later."""
        # A date takes the keyboard through the line inside it; Qt would pass over the date.
        chain = [each.focusProxy() or each for each in (widget, *self._order)]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)
        for each in self._order:
            line = each.focusProxy()
            if line is not None:
                # The date itself stayed where it was, and would lead Tab from there into its line
                # again, round and round: it goes behind its line.
                each.setFocusProxy(None)  # type: ignore[arg-type]
                QWidget.setTabOrder(line, each)
                each.setFocusProxy(line)

    def add_widget(self, widget: QWidget) -> None:
        """Put something that is no field (a checklist, a picture) below what is there."""
        self._body.addWidget(widget)
        self._others.append(widget)
        self._grid = None

    def save_button(self, text: str) -> Button:
        """A primary button that carries Ctrl+S and asks for saving; the page places it."""
        self._shortcut.setEnabled(False)
        button = primary(text, shortcut="Ctrl+S")
        button.clicked.connect(self.save_requested)
        return button

    def _new_grid(self) -> FieldGrid:
        grid = FieldGrid(self._columns)
        self._body.addLayout(grid)
        self._grid = grid
        self._grids.append(grid)
        return grid

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest field: on a narrow screen the columns come under each other."""
        wide = [grid.least_width() for grid in self._grids]
        wide += [one.minimumSizeHint().width() for one in self._others if not one.isHidden()]
        return QSize(max(wide, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as there is room for."""
        super().resizeEvent(event)
        for grid in self._grids:
            grid.fit(event.size().width())

    # --- values ---------------------------------------------------------------------------

    def field(self, name: str) -> QWidget:
        """The input of a field."""
        return self._rows[name].widget

    def row(self, name: str) -> FormRow:
        """Label, input and problem line of a field."""
        return self._rows[name]

    def show_field(self, name: str, visible: bool) -> None:
        """Show or hide a field; a hidden one is neither required nor wrong."""
        self._rows[name].setVisible(visible)

    def values(self) -> dict[str, object]:
        """All values by name, hidden fields too."""
        return {name: row.input.value() for name, row in self._rows.items()}

    def set_values(self, values: Mapping[str, object]) -> None:
        """Show values; afterwards the form counts as unchanged and free of problems."""
        self._quiet = True
        for name, value in values.items():
            if name in self._rows:
                self._rows[name].input.set_value(value)
        self._quiet = False
        for row in self._rows.values():
            row.show_problem(None)
            row.watched = False
        self._dirty = False

    @property
    def dirty(self) -> bool:
        """Whether something was changed since the values were set or marked clean."""
        return self._dirty

    def mark_clean(self) -> None:
        """The values were saved."""
        self._dirty = False

    def restore_draft(self) -> bool:
        """Bring back what was typed before; tell whether there was something."""
        kept = self._drafts.restore(self._draft_key) if self._drafts is not None else None
        if kept is None:
            return False
        self.set_values(kept)
        self._dirty = True
        return True

    def forget_draft(self) -> None:
        """The form was saved or given up."""
        self._dirty = False
        if self._drafts is not None:
            self._drafts.forget(self._draft_key)

    # --- problems -------------------------------------------------------------------------

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong now: unreadable, then missing, then what the domain's check says."""
        found: dict[str, Problem] = {}
        for name, row in self._rows.items():
            own = row.own_problem()
            if own is not None:
                found[name] = own
        rest = []
        if self._check is not None:
            for problem in self._check(self.values()):
                if problem.field not in self._rows:
                    rest.append(problem)
                elif not self._rows[problem.field].isHidden():
                    found.setdefault(problem.field, problem)
        return (*(found[name] for name in self._rows if name in found), *rest)

    def accept(self) -> dict[str, object] | None:
        """The values if nothing is wrong; otherwise show what is and return None."""
        problems = self.problems()
        self.set_problems(problems)
        return None if problems else self.values()

    def set_problems(self, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """Show each problem beside its field and focus the first; return those without one."""
        first: FormRow | None = None
        by_field = {problem.field: problem for problem in reversed(problems)}
        for name, row in self._rows.items():
            problem = by_field.pop(name, None)
            row.watched = row.watched or problem is not None
            row.show_problem(problem)
            if problem is not None and first is None:
                first = row
        if first is not None:
            first.widget.setFocus(Qt.FocusReason.OtherFocusReason)
            self._bring_into_view(first)
        return tuple(by_field.values())

    def _bring_into_view(self, row: FormRow) -> None:
        """Scroll until a row and its problem can be read, if the form lies in something smaller."""
        holder = self.parentWidget()
        while holder is not None and not isinstance(holder, QScrollArea):
            holder = holder.parentWidget()
        if holder is not None:
            content = holder.widget()
            layout = content.layout() if content is not None else None
            if layout is not None:
                layout.activate()
            holder.ensureWidgetVisible(row)

    # --- behaviour ------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on to the next field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if enter and not isinstance(watched, QPlainTextEdit):
                if self._submit_on_last and self._is_last(watched):
                    self.save_requested.emit()
                else:
                    self.focusNextChild()
                return True
        return super().eventFilter(watched, event)

    def _is_last(self, watched: QObject) -> bool:
        shown = [row.widget for row in self._rows.values() if not row.isHidden()]
        return bool(shown) and watched in inputs_of(shown[-1])

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        for widget in self._order:
            if not widget.isHidden() and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _on_changed(self, name: str) -> None:
        if self._quiet:
            return
        self._dirty = True
        if self._drafts is not None:
            self._drafts.keep(self._draft_key, self.values())
        if self._rows[name].watched:
            self._judge(name)
        self.changed.emit()

    def _on_left(self, name: str) -> None:
        row = self._rows[name]
        # Passing through an empty form with Tab is no reason to complain.
        if self._dirty or row.watched:
            row.watched = row.watched or bool(row.input.problem_code() or row.filled())
            self._judge(name)

    def _judge(self, name: str) -> None:
        row = self._rows[name]
        problem = row.own_problem()
        if problem is None and self._check is not None:
            found = self._check(self.values())
            problem = next((each for each in found if each.field == name), None)
        if problem is not None:
            row.watched = True
        row.show_problem(problem)


__all__ = ["Check", "Field", "Form", "FormRow"]
