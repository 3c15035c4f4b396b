# SPDX-License-Identifier: GPL-3.0-or-later
"""The recap on the screen, for either office: what is seen here is what is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from desa_app.domain.small_numbers import LARGEST_K, USUAL_K
from ui.pages.common.recap_charts import ChartSheet
from ui.pages.common.recap_table_tab import RecapTableTab
from ui.pages.common.waited_window import WaitedWindow
from ui.tables.count_view import CountView
from ui.theme import step
from ui.widgets.buttons import plain
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import name_input
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Text, Type
from ui.widgets.period_field import PeriodField
from ui.widgets.waiting_strip import WaitingStrip

if TYPE_CHECKING:
    from desa_app.domain.count_table import CountTable
    from desa_app.domain.recap_paper import RecapPaper
    from desa_app.domain.recap_period import RecapPeriod
    from ui.preferences import Preferences
    from ui.tasks import Progress

_SMALLEST_K = 2
_LINES_OF_REMARKS = 3


class RecapView(QWidget):
    """Period above, tables and charts in tabs, what is to be known about them below.

    ``asked`` says that the recap must be read anew: another period, or for the public;
    ``given_up`` that nobody waits for it any more.
    """

    asked = Signal()
    given_up = Signal()

    def __init__(
        self, name: str, month: str, newest: str, preferences: Preferences, *, own: bool
    ) -> None:
        super().__init__()
        self._paper: RecapPaper | None = None
        self.period = PeriodField(month, newest)
        self.compare = QCheckBox(self.tr("&Bandingkan dengan masa sebelumnya"))
        self.public = QCheckBox(self.tr("Untuk &umum"))
        self.smallest = ChoiceField([(k, str(k)) for k in range(_SMALLEST_K, LARGEST_K + 1)])
        name_input(self.smallest, self.tr("Angka terkecil yang boleh tampil"))
        name_input(self.compare, self.tr("Bandingkan dengan masa sebelumnya"))
        name_input(self.public, self.tr("Untuk umum"))
        self.smallest.setMinimumContentsLength(2)
        self.smallest.set_value(USUAL_K)
        self.smallest.setEnabled(False)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for part in (self.tabs, self.tabs.tabBar()):
            part.setAccessibleName(self.tr("Bagian rekap"))
        self.table_a = RecapTableTab(f"{name}-a", self.tr("Angka rekap"), preferences, own=own)
        self.table_b = CountView(f"{name}-b", self.tr("PMI menurut negara"), preferences)
        self.table_c = CountView(f"{name}-c", self.tr("Kasus menurut jenisnya"), preferences)
        self.charts = ChartSheet(self.tr("Bagan rekap"))
        self.sources = CountView(f"{name}-asal", self.tr("Asal angka"), preferences)
        self.fits = Text("", wrap=True)
        self.remarks = Text("", Type.SMALL, wrap=True)
        self._remarks = QScrollArea()
        self.waited = plain(self.tr("&Lihat daftarnya…"))
        self.waited.hide()
        self._preferences = preferences
        self.top = FlowLayout(step() * 2, apart=1)
        self.foot = FlowLayout(step() * 2, apart=0)
        self._own = own
        self.waiting = WaitingStrip(self.tr("Menghitung rekap"))
        self._build(own=own)
        self.waiting.stopped.connect(self._on_stopped)
        self.period.changed.connect(self.asked)
        self.public.toggled.connect(self._on_public)
        self.smallest.changed.connect(self.asked)
        self.compare.toggled.connect(self._show)
        self.waited.clicked.connect(self.show_waited)

    def _build(self, *, own: bool) -> None:
        unit = step()
        sources = QWidget()
        column = QVBoxLayout(sources)
        column.setContentsMargins(0, unit * 3, 0, 0)
        column.addWidget(self.fits)
        column.addWidget(self.sources, 1)
        self._sources = sources
        titles = (self.tr("Angka desa") if own else self.tr("Per desa"), self.tr("Negara"))
        self.tabs.addTab(self.table_a, titles[0])
        self.tabs.addTab(self.table_b, titles[1])
        self.tabs.addTab(self.table_c, self.tr("Kasus"))
        self.tabs.addTab(self.charts, self.tr("Bagan"))
        self.tabs.addTab(sources, self.tr("Asal angka"))
        self._remarks.setWidgetResizable(True)
        self._remarks.setFrameShape(QScrollArea.Shape.NoFrame)
        self._remarks.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._remarks.setProperty("surface", "clear")
        self._remarks.setWidget(self.remarks)
        self.top.addWidget(self.period)
        self.top.addWidget(self.compare)
        below = Text(self.tr("sembunyikan angka di ba&wah"))
        below.setBuddy(self.smallest)
        self.foot.addWidget(together(self.public, below, self.smallest))
        card = Card()
        card.body.addLayout(self.top)
        card.body.addWidget(self.waiting)
        card.body.addWidget(self.tabs, 1)
        below_table = QHBoxLayout()
        below_table.addWidget(self._remarks, 1)
        below_table.addWidget(self.waited, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(below_table)
        card.body.addLayout(self.foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)

    def asked_period(self) -> RecapPeriod:
        """What is to be shown."""
        return self.period.value()

    def asked_k(self) -> int:
        """The smallest number that may be seen; 0 when it is not for the public."""
        chosen = self.smallest.value()
        return chosen if self.public.isChecked() and isinstance(chosen, int) else 0

    def _on_stopped(self) -> None:
        """Go back to what can be shown at once."""
        self.waiting.end()
        if self.public.isChecked():
            # Which asks anew, and so gives up what was under way.
            self.public.setChecked(False)
        else:
            self.given_up.emit()

    def show_paper(self, paper: RecapPaper) -> None:
        """Show a recap; what it does not have gets no tab."""
        self._paper = paper
        self._show()

    def file_name(self, code: str, ending: str) -> str:
        """What a saved recap is called: ``REKAP-36.04.12-2026-10.xlsx``."""
        public = "-umum" if self.asked_k() else ""
        return f"REKAP-{code}-{self.asked_period().text}{public}{ending}"

    def paper_name(self) -> str:
        """What it is in a sentence: ``Rekap Oktober 2026``."""
        words = (
            self.tr("Rekap {period} untuk umum") if self.asked_k() else self.tr("Rekap {period}")
        )
        return words.format(period=self.asked_period().words)

    def first_table(self) -> CountView:
        """The table that work begins on."""
        return self.table_a.view

    def show_waited(self) -> WaitedWindow | None:
        """Show by name who has not sent (all of) the period."""
        paper = self._paper
        if paper is None or not paper.waited_for:
            return None
        window = WaitedWindow(
            self.tr("{period}: {count} belum mengirim atau belum lengkap").format(
                period=self.asked_period().words, count=len(paper.waited_for)
            ),
            paper.waited_for,
            paper.tables[0].names,
            self._preferences,
            self.window(),
        )
        window.open()
        return window

    def _on_public(self, on: bool) -> None:
        self.smallest.setEnabled(on)
        self.asked.emit()

    def _show(self) -> None:
        paper = self._paper
        if paper is None:
            return
        before = paper.before
        self.compare.setEnabled(bool(before))
        self.compare.setText(
            self.tr("&Bandingkan dengan {period}").format(period=before)
            if before
            else self.tr("&Bandingkan dengan masa sebelumnya")
        )
        compare = self.compare.isChecked() and bool(before)
        tables = {table.key: table for table in paper.tables}
        self.table_a.show_table(tables["A"], compare=compare)
        if not self._own:
            # At a kabupaten the lines are kecamatan, or the villages of one.
            word = tables["A"].names.lower()
            self.tabs.setTabText(0, self.tr("Per {word}").format(word=word))
        self._show_table(self.table_b, tables.get("B"))
        self._show_table(self.table_c, tables.get("C"))
        self._show_table(self.sources, paper.check, self._sources)
        self.charts.show_charts(paper.charts)
        self.fits.setText("\n".join(paper.checks))
        self._show_remarks(paper)

    def _show_table(
        self, view: CountView, table: CountTable | None, tab: QWidget | None = None
    ) -> None:
        self.tabs.setTabVisible(self.tabs.indexOf(tab or view), table is not None)
        if table is None:
            return
        view.set_empty("recap", table.nothing, "")
        view.show_table(table)

    def _show_remarks(self, paper: RecapPaper) -> None:
        said = [words for words in (paper.rule, *paper.brief) if words]
        self.remarks.setText("\n".join(said))
        self._remarks.setVisible(bool(said))
        # Where the sentences have the names already there is nothing more to see.
        self.waited.setVisible(paper.brief != paper.remarks)
        line = self.remarks.fontMetrics().lineSpacing()
        wide = max(self.width() - step() * 14, step() * 100)
        wanted = self.remarks.heightForWidth(wide)
        self._remarks.setFixedHeight(min(wanted, line * _LINES_OF_REMARKS) + step())


def together(*parts: QWidget) -> QWidget:
    """Parts that stay beside each other, in whichever line they stand."""
    place = QWidget()
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(step() * 2)
    for part in parts:
        row.addWidget(part)
    return place


def tell(progress: Progress, done: int, total: int) -> None:
    """How far the hiding of small numbers is; ends it when nobody waits any more."""
    progress.check_cancelled()
    progress.report(done, total, "")
