# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the QApplication: crash report first, then fonts, palette, language and calendar."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from desa_app import __version__, places
from desa_app.errors import FileMissing
from ui import crash
from ui.theme import apply_theme

if TYPE_CHECKING:
    from desa_app.clock import Clock
    from ui.preferences import Preferences

FIRST_DAY_OF_WEEK = Qt.DayOfWeek.Monday
"""Qt's Indonesian locale says Sunday; Indonesian calendars begin the week on Monday."""


def build_application(argv: Sequence[str], clock: Clock, preferences: Preferences) -> QApplication:
    """Make and dress the application; nothing is shown yet."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication(list(argv) or sys.argv[:1])
    crash.install(places.log_folder(), clock)
    app.setApplicationName("desa-binaan")
    app.setApplicationDisplayName(QCoreApplication.translate("Application", "Desa Binaan"))
    app.setApplicationVersion(__version__)
    app.setWindowIcon(QIcon(str(places.resource("icons", "app.svg"))))
    speak_indonesian(app)
    apply_theme(app, preferences.look, preferences.text_points)
    return app


def speak_indonesian(app: QApplication) -> QTranslator:
    """Give Qt's own dialogs and buttons Indonesian words; raises FileMissing without them."""
    QLocale.setDefault(QLocale("id_ID"))
    path = places.resource("i18n", "qtbase_id.qm")
    translator = QTranslator(app)
    if not translator.load(str(path)):
        raise FileMissing(path)
    app.installTranslator(translator)
    return translator
