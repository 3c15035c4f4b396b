# SPDX-License-Identifier: GPL-3.0-or-later
"""A small window for a few fields that are saved at once: interview, status, reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desa_app.errors import DesaBinaanError
from ui.forms.form import Form
from ui.notices import NoticeBar
from ui.pages.desa.sheet import show_failure
from ui.theme import step
from ui.widgets.buttons import Kind, secondary
from ui.widgets.labels import Text, Type, restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent


class FormDialog(QDialog):
    """Heading, one line, a form, "Kembali" and the verb. ``saved`` carries what was saved.

    It is opened with ``open()`` and lets itself go when it closes.
    """

    saved = Signal(object)

    def __init__(self, *, columns: int = 1, dangerous: bool = False, parent: QWidget) -> None:
        super().__init__(parent)
        unit = step()
        self._dangerous = dangerous
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(unit * (95 + 25 * columns))
        self.notices = NoticeBar()
        self.form = Form(columns=columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 6, unit * 6, unit * 6, unit * 5)
        column.setSpacing(unit * 3)
        self._heading = Text("", Type.HEADING, wrap=True)
        self._line = Text("", Type.MUTED, wrap=True)
        column.addWidget(self._heading)
        column.addWidget(self._line)
        column.addWidget(self.notices)
        column.addWidget(self.form)
        column.addSpacing(unit)
        column.addStretch(1)
        self.save_button = self.form.save_button("")
        if dangerous:
            restyle(self.save_button, "kind", Kind.DANGER.value)
        back = secondary(self.tr("Kembali"))
        row = QHBoxLayout()
        row.setSpacing(unit * 3)
        row.addStretch(1)
        row.addWidget(back)
        row.addWidget(self.save_button)
        column.addLayout(row)
        back.clicked.connect(self.reject)
        self.form.save_requested.connect(self._on_save)

    def say(self, heading: str, line: str, verb: str) -> None:
        """Set the words of the window."""
        self.setWindowTitle(heading)
        self._heading.setText(heading)
        self._line.setText(line)
        self._line.setVisible(bool(line))
        self.save_button.set_text(verb)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field; where something is lost, Qt may begin on "Kembali"."""
        super().showEvent(event)
        begun = self.focusWidget()
        if not self._dangerous and (begun is None or isinstance(begun, QPushButton)):
            self.form.focus_first()

    def event(self, event: QEvent) -> bool:
        """Grow when something is said under a field.

        A wrapped line above hides from the window how high its content must be.
        """
        if event.type() != QEvent.Type.LayoutRequest:
            return super().event(event)
        handled = super().event(event)
        layout = self.layout()
        if layout is not None:
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))
        return handled

    def save(self, values: dict[str, object]) -> object:
        """Carry out the job with the form's values and return what ``saved`` tells."""
        raise NotImplementedError

    def _on_save(self) -> None:
        values = self.form.accept()
        if values is None:
            return
        try:
            result = self.save(values)
        except DesaBinaanError as error:
            show_failure(error, self.notices, self.form)
            return
        self.saved.emit(result)
        self.accept()
