# SPDX-License-Identifier: GPL-3.0-or-later
"""The floor for size, start and memory: a window of the same library with nothing in it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Window(QMainWindow):
    """Ends the program after its first paint."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, say so, then go."""
        super().paintEvent(event)
        QTimer.singleShot(0, _end)


def _end() -> None:
    if sys.stdout is not None:
        sys.stdout.write("tampak\n")
        sys.stdout.flush()
    QApplication.quit()


def main() -> int:
    """Show it once."""
    app = QApplication(sys.argv)
    window = Window()
    window.setCentralWidget(QLabel("Desa"))
    window.resize(1200, 700)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
