# SPDX-License-Identifier: GPL-3.0-or-later
"""A small window of either office: heading, one line, a form, "Kembali" and the verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desa_app.errors import DesaBinaanError, InvalidInput
from ui.forms.form import Check, Form
from ui.notices import NoticeBar
from ui.theme import step
from ui.widgets.buttons import secondary
from ui.widgets.labels import Text, Type

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent


class SmallWindow(QDialog):
    """``saved`` carries what :meth:`save` gave. It lets itself go when it closes."""

    saved = Signal(object)

    def __init__(
        self,
        heading: str,
        line: str,
        verb: str,
        *,
        columns: int = 2,
        check: Check | None = None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        unit = step()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(heading)
        self.setMinimumWidth(unit * (70 + 40 * columns))
        self.notices = NoticeBar()
        self.form = Form(columns=columns, check=check)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        self.column.setSpacing(unit * 3)
        self.column.addWidget(Text(heading, Type.HEADING, wrap=True))
        self.column.addWidget(Text(line, Type.MUTED, wrap=True))
        self.column.addWidget(self.notices)
        self.column.addWidget(self.form)
        self.save_button = self.form.save_button(verb)
        back = secondary(self.tr("Kembali"))
        row = QHBoxLayout()
        row.setSpacing(unit * 3)
        row.addStretch(1)
        row.addWidget(back)
        row.addWidget(self.save_button)
        self.column.addLayout(row)
        back.clicked.connect(self.reject)
        self.form.save_requested.connect(self.try_save)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field; Qt would begin on "Kembali"."""
        super().showEvent(event)
        begun = self.focusWidget()
        if begun is None or isinstance(begun, QPushButton):
            self.form.focus_first()

    def event(self, event: QEvent) -> bool:
        """Grow when something is said under a field; the wrapped lines do not tell the window."""
        if event.type() != QEvent.Type.LayoutRequest:
            return super().event(event)
        handled = super().event(event)
        layout = self.layout()
        if layout is not None:
            needed = layout.totalHeightForWidth(self.width())
            self.resize(self.width(), max(self.height(), needed))
        return handled

    def save(self, values: dict[str, object]) -> object:
        """Carry out the job with the form's values and return what ``saved`` tells."""
        raise NotImplementedError

    def try_save(self) -> None:
        """Save when nothing is wrong; otherwise say what is, beside its field."""
        values = self.form.accept()
        if values is None:
            return
        try:
            result = self.save(values)
        except InvalidInput as error:
            rest = self.form.set_problems(error.problems)
            if rest:
                self.notices.error(InvalidInput(rest))
            return
        except DesaBinaanError as error:
            self.notices.error(error)
            return
        self.saved.emit(result)
        self.accept()
