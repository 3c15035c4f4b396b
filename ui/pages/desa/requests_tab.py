# SPDX-License-Identifier: GPL-3.0-or-later
"""What people asked about their data: what waits with its hours, then how each was answered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal

from desa_app.domain.page import Paper
from desa_app.domain.privacy import NEAR_HOURS, RequestState
from desa_app.wording import clock_time, short_date
from ui.palette import Tone
from ui.tables.table_model import Column, TableModel
from ui.tables.table_view import RowAction, TableView

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa
    from desa_app.domain.privacy import PrivacyRequest, RequestLine
    from ui.pages.common.papers import PaperDesk


class RequestsTab(TableView):
    """The list; ``person_asked`` carries whom to open."""

    person_asked = Signal(str)

    def __init__(self, office: Desa, papers: PaperDesk, parent: QWidget | None = None) -> None:
        tr = QCoreApplication.translate
        self.lines: TableModel[RequestLine] = TableModel(
            (
                Column(tr("Desa", "Orang"), _name, width=24),
                Column(tr("Desa", "Yang diminta"), _kind, width=26),
                Column(tr("Desa", "Diminta"), _asked, width=18),
                Column(tr("Desa", "Keadaan"), self._state, chip=self._chip, width=22),
                Column(tr("Desa", "Jawaban"), _answer, width=24, stretch=True),
            )
        )
        super().__init__(self.lines, "permintaan-data", tr("Desa", "Permintaan"), parent=parent)
        self._office, self._papers = office, papers
        self.set_empty(
            "info",
            self.tr("Belum ada permintaan"),
            self.tr("Permintaan dicatat di bagian Data pribadi pada layar orangnya."),
        )
        self.set_row_actions(
            (
                RowAction(self.tr("Buka orangnya"), self._open_rows, single=True),
                RowAction(self.tr("Cetak pemberitahuan perbaikan"), self._print_rows, single=True),
            )
        )
        self.opened.connect(self._open)

    def load(self) -> None:
        """Read the list anew."""
        self.lines.set_rows(self._office.privacy.requests())

    def _open(self, row: RequestLine) -> None:
        if row.name:
            self.person_asked.emit(row.request.person_id)

    def _open_rows(self, rows: tuple[RequestLine, ...]) -> None:
        self._open(rows[0])

    def _print_rows(self, rows: tuple[RequestLine, ...]) -> None:
        print_correction(self._office, self._papers, rows[0].request)

    def _state(self, row: RequestLine) -> str:
        return request_chip(row.request, self._office.clock.now())[0]

    def _chip(self, row: RequestLine) -> tuple[str, Tone]:
        return request_chip(row.request, self._office.clock.now())


def request_chip(one: PrivacyRequest, now: datetime) -> tuple[str, Tone]:
    """How a request stands, in words and colour."""
    tr = QCoreApplication.translate
    if one.state is RequestState.MET:
        return tr("Desa", "Dipenuhi"), Tone.GOOD
    if one.state is RequestState.REFUSED:
        return tr("Desa", "Ditolak"), Tone.NEUTRAL
    left = one.hours_left(now)
    if left < 0:
        return tr("Desa", "Lewat {hours} jam").format(hours=-left), Tone.BAD
    tone = Tone.BAD if left < NEAR_HOURS else Tone.WARN
    return tr("Desa", "Sisa {hours} jam").format(hours=left), tone


def print_correction(office: Desa, papers: PaperDesk, asked: PrivacyRequest) -> None:
    """Print the notice of what was corrected; only a correction that was made has one."""
    what = QCoreApplication.translate("Desa", "Pemberitahuan hasil perbaikan data")
    papers.print(partial(office.corrections.document, asked.id), Paper.F4, what)


def _name(row: RequestLine) -> str:
    return row.name or QCoreApplication.translate("Desa", "(data dihapus)")


def _kind(row: RequestLine) -> str:
    return row.request.kind.words


def _asked(row: RequestLine) -> str:
    local = row.request.asked_at.astimezone()
    return f"{short_date(local.date())} {clock_time(local)}"


def _answer(row: RequestLine) -> str:
    return row.request.answer
