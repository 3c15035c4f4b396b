# SPDX-License-Identifier: GPL-3.0-or-later
"""The program started a second time: bring the first window forward instead of opening another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app.office.one_window import call_forward, first_window

if TYPE_CHECKING:
    from pathlib import Path

    from desa_app.clock import Clock


def gave_way(folder: Path, clock: Clock, opened: Path | None = None) -> bool:
    """Whether this computer already has the office open in a window, which was called then.

    A file to be opened is handed to that window, and then nothing needs to be said here.
    """
    first = first_window(folder, clock)
    if first is None:
        return False
    if opened is not None:
        from ui.handover import hand_over

        if hand_over(folder, opened):
            call_forward(folder)
            return True
    from desa_app.wording import clock_time, typed_date
    from ui.notices import ErrorDialog

    call_forward(folder)
    since = first.since.astimezone()
    tr = QCoreApplication.translate
    todo = tr("SecondStart", "Lanjutkan di jendela itu; bila tidak tampak, cari di bilah tugas.")
    if opened is not None:
        todo = tr("SecondStart", 'Buka "{name}" dari halaman Terima di jendela itu.').format(
            name=opened.name
        )
    dialog = ErrorDialog(
        tr("SecondStart", "Desa Binaan sudah terbuka di komputer ini."),
        tr(
            "SecondStart",
            "{who} membukanya pada {day} pukul {time}. Jendela itu sudah dipanggil ke depan.",
        ).format(who=first.who, day=typed_date(since.date()), time=clock_time(since)),
        todo,
    )
    dialog.exec()
    dialog.deleteLater()
    return True
