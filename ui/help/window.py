# SPDX-License-Identifier: GPL-3.0-or-later
"""Bantuan: the panduan with its contents, a search over all chapters, back and forward."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desa_app import panduan, places
from ui import palette, shortcuts
from ui.help.chapter_html import chapter_html
from ui.theme import step
from ui.tour.tour import ready_tour
from ui.widgets.buttons import plain, secondary
from ui.widgets.labels import Text, Type, palette_changed
from ui.widgets.search_field import SearchField
from ui.window_size import resize_within

_NAME = Qt.ItemDataRole.UserRole
_WIDEST_PICTURE = 900


class HelpWindow(QDialog):
    """Stays beside the work: other windows can be used while it is open."""

    def __init__(self, chapter: str = panduan.START, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        unit = step()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Bantuan"))
        resize_within(self, 250, 168)
        self._path: list[str] = []
        self._at = -1
        self._sought = ""
        self.search = SearchField(self.tr("Cari di panduan"))
        self.contents = QListWidget()
        self.contents.setAccessibleName(self.tr("Daftar bab"))
        self.contents.setFixedWidth(unit * 66)
        self.contents.setWordWrap(True)
        self.contents.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reader = QTextBrowser()
        self.reader.setAccessibleName(self.tr("Isi bab"))
        self.reader.setOpenLinks(False)
        self.reader.setFrameShape(QFrame.Shape.NoFrame)
        self.reader.setSearchPaths([str(places.resource("panduan"))])
        self.reader.document().setDocumentMargin(unit * 4)
        self._none = Text(self.tr("Tidak ada bab yang memuat kata itu."), Type.MUTED, wrap=True)
        self.back = secondary(self.tr("Kembali"), icon="back")
        self.forward = secondary(self.tr("Maju"))
        self.keys = plain(self.tr("Tombol pintas"))
        self.tour = plain(self.tr("Tur berkeliling"), icon="home")
        self.tour.setVisible(ready_tour() is not None)
        close = secondary(self.tr("Tutup"))
        side = QVBoxLayout()
        side.setSpacing(unit * 2)
        side.addWidget(self.search)
        side.addWidget(self._none)
        side.addWidget(self.contents, 1)
        row = QHBoxLayout()
        row.setSpacing(unit * 2)
        for button in (self.back, self.forward):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.tour)
        row.addWidget(self.keys)
        row.addWidget(close)
        right = QVBoxLayout()
        right.setSpacing(unit * 3)
        right.addLayout(row)
        right.addWidget(self.reader, 1)
        both = QHBoxLayout(self)
        both.setContentsMargins(unit * 5, unit * 5, unit * 5, unit * 5)
        both.setSpacing(unit * 5)
        both.addLayout(side)
        both.addLayout(right, 1)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        back_key = QShortcut(QKeySequence(shortcuts.BACK), self)
        forward_key = QShortcut(QKeySequence(shortcuts.FORWARD), self)
        keys_key = QShortcut(QKeySequence(shortcuts.LIST), self)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self._draw)
        self._list("")
        self.show_chapter(chapter)
        find.activated.connect(self._to_search)
        back_key.activated.connect(self.go_back)
        forward_key.activated.connect(self.go_forward)
        keys_key.activated.connect(self._show_keys)
        self.search.searched.connect(self._list)
        self.search.went_down.connect(self._to_contents)
        self.contents.currentItemChanged.connect(self._on_chosen)
        self.reader.anchorClicked.connect(self._on_link)
        self.back.clicked.connect(self.go_back)
        self.forward.clicked.connect(self.go_forward)
        self.keys.clicked.connect(self._show_keys)
        self.tour.clicked.connect(self._begin_tour)
        close.clicked.connect(self.close)

    @property
    def chapter(self) -> str:
        """File name of the chapter that is shown."""
        return self._path[self._at].partition("#")[0]

    def show_chapter(self, place: str) -> None:
        """Show a chapter ("surat.md"), or a part of it ("surat.md#mencetak"); remember the way."""
        if self._at >= 0 and place == self._path[self._at]:
            return
        self._path[self._at + 1 :] = [place]
        self._at += 1
        self._show()

    def go_back(self) -> None:
        """Show the chapter that was read before."""
        if self._at > 0:
            self._at -= 1
            self._show()

    def go_forward(self) -> None:
        """Undo going back."""
        if self._at + 1 < len(self._path):
            self._at += 1
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the text in the colours of the new palette."""
        super().changeEvent(event)
        if palette_changed(event) and hasattr(self, "_fitting"):
            self._fitting.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let pictures be as wide as the text."""
        super().resizeEvent(event)
        self._fitting.start(0)

    def _show(self) -> None:
        self._draw()
        self.setWindowTitle(
            self.tr("Bantuan: {title}").format(title=panduan.chapters()[self.chapter].title)
        )
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at + 1 < len(self._path))
        self.reader.verticalScrollBar().setValue(0)
        self._mark()
        self._to_word()
        part = self._path[self._at].partition("#")[2]
        if part:
            self.reader.scrollToAnchor(part)

    def _draw(self) -> None:
        """Set the text anew, where the reader was."""
        bar = self.reader.verticalScrollBar()
        place = bar.value()
        room = self.reader.viewport().width() - step() * 10
        html = chapter_html(
            panduan.chapters()[self.chapter],
            palette.active(),
            max(step() * 50, min(room, _WIDEST_PICTURE)),
        )
        self.reader.setHtml(html)
        bar.setValue(place)

    def _mark(self) -> None:
        """Mark the chapter in the contents without choosing it again."""
        self.contents.blockSignals(True)
        self.contents.setCurrentRow(-1)
        for row in range(self.contents.count()):
            if self.contents.item(row).data(_NAME) == self.chapter:
                self.contents.setCurrentRow(row)
        self.contents.blockSignals(False)

    def _list(self, sought: str) -> None:
        """List the chapters that hold all the words; all of them when none is asked for."""
        self._sought = sought.strip()
        words = self._sought.casefold().split()
        self.contents.blockSignals(True)
        self.contents.clear()
        for name, chapter in panduan.chapters().items():
            told = chapter.words.casefold()
            if all(word in told for word in words):
                item = QListWidgetItem(chapter.title)
                item.setData(_NAME, name)
                self.contents.addItem(item)
        self.contents.blockSignals(False)
        self._none.setVisible(not self.contents.count())
        if self._at >= 0:
            self._mark()
            self._to_word()

    def _to_word(self) -> None:
        """Bring the first sought word before the eyes and mark it."""
        cursor = self.reader.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.reader.setTextCursor(cursor)
        if self._sought:
            self.reader.find(self._sought.split()[0], QTextDocument.FindFlag(0))

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.show_chapter(item.data(_NAME))

    def _on_link(self, url: QUrl) -> None:
        name = url.path() or self.chapter
        if name in panduan.chapters():
            self.show_chapter(f"{name}#{url.fragment()}" if url.hasFragment() else name)

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _to_contents(self) -> None:
        self.contents.setFocus(Qt.FocusReason.TabFocusReason)

    def _begin_tour(self) -> None:
        """Make room, then walk through the office behind this window."""
        tour = ready_tour()
        if tour is not None:
            self.close()
            tour.window.activateWindow()
            tour.begin()

    def _show_keys(self) -> None:
        shortcuts.ShortcutList(self).open()
