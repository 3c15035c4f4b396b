# SPDX-License-Identifier: GPL-3.0-or-later
"""The line that tells which stick is in, what it carries, and lets go of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from desa_app.domain.stick import Release
from ui import tasks
from ui.notices import error_words
from ui.pages.common.stick_watch import StickWatch
from ui.palette import Tone
from ui.theme import step
from ui.widgets.buttons import plain, secondary
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.labels import IconLabel, Text

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QHideEvent, QShowEvent

    from desa_app.domain.stick import Stick
    from desa_app.office.sticks import Sticks
    from ui.tasks import Progress

# Less than this is full for any package.
LEAST_ROOM = 1_000_000


class StickStrip(Card):
    """``offered`` carries the stick when the person takes up what the page offers for it.

    ``changed`` when another stick is meant, none, or when it carries something else. A page says
    in :meth:`offer` what it can do with a stick.
    """

    offered = Signal(object)
    changed = Signal()

    def __init__(self, sticks: Sticks) -> None:
        super().__init__()
        unit = step()
        self._sticks = sticks
        self._told: tuple[str, Tone | None] | None = None
        self._let_go = False
        self._written: Path | None = None
        self.watch = StickWatch(sticks, self)
        self._icon = IconLabel("stick")
        self._text = Text("", wrap=True)
        self._choice = ChoiceField()
        self._choice.setAccessibleName(self.tr("Flashdisk yang dipakai"))
        self._act = secondary("", icon="receive")
        self._release = plain(self.tr("Lepaskan flashdisk"))
        row = QHBoxLayout()
        row.setSpacing(unit * 3)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        for part in (self._choice, self._act, self._release):
            row.addWidget(part)
        self.body.addLayout(row)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(unit * 4, unit * 2, unit * 3, unit * 2)
        self.watch.changed.connect(self._on_sticks)
        self._choice.changed.connect(self._on_chosen)
        self._act.clicked.connect(self._on_act)
        self._release.clicked.connect(self.release)
        self._show()

    # --- what a page asks and adds -------------------------------------------------------------

    def offer(self, stick: Stick) -> tuple[str, str]:
        """What the stick means for this page, and the words of the button; either may be empty."""
        return "", ""

    @property
    def stick(self) -> Stick | None:
        """The stick that is meant: the only one, or the chosen one of several."""
        found = self.watch.found
        if len(found) <= 1:
            return found[0] if found else None
        chosen = self._choice.value()
        return next((stick for stick in found if stick.device == chosen), None)

    @property
    def sentence(self) -> str:
        """What the line says."""
        return self._text.text()

    def look(self) -> None:
        """Look again: something was written or read."""
        if self.isVisible():
            self.watch.look()

    def wrote_to(self, folder: Path) -> None:
        """Something was written there and read back: remind to let go before pulling out."""
        self._written = folder
        self._told = None
        self._show()
        self.look()

    def show_again(self) -> None:
        """What the page offers is different now."""
        self._show()

    # --- coming, going, choosing ---------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Watch while somebody looks."""
        super().showEvent(event)
        self.watch.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self.watch.stop()

    def _on_sticks(self) -> None:
        found = self.watch.found
        self._choice.set_options([(stick.device, stick.name) for stick in found])
        written = self._written
        if written is not None and not any(written.is_relative_to(one.folder) for one in found):
            self._written = None
        # That it may be pulled out stays true, and stays said, until another one comes.
        if found or not self._let_go:
            self._told, self._let_go = None, False
        self._show()
        self.changed.emit()

    def _on_chosen(self) -> None:
        self._told = None
        self._show()
        self.changed.emit()

    def _on_act(self) -> None:
        if self.stick is not None:
            self.offered.emit(self.stick)

    # --- letting go ----------------------------------------------------------------------------

    def release(self) -> None:
        """Let the system write out everything and let go of the stick."""
        stick = self.stick
        if stick is None:
            return
        self._release.setEnabled(False)
        self._tell(self.tr("Melepaskan flashdisk {name}…").format(name=stick.name), None)
        # In the queue of what writes: never while a file is on its way to the stick.
        tasks.run(
            self,
            partial(_release, self._sticks, stick),
            self._on_released,
            self._on_not_released,
            writes=True,
        )

    def _on_released(self, result: tuple[Stick, Release]) -> None:
        stick, how = result
        self._release.setEnabled(True)
        if how is Release.DONE:
            self._let_go, self._written = True, None
            self._tell(
                self.tr("Flashdisk {name} sudah dilepas. Aman dicabut.").format(name=stick.name),
                Tone.GOOD,
            )
            self.look()
            return
        self._tell(
            self.tr(
                "Berkas dari program ini sudah tertulis seluruhnya. Komputer ini tidak dapat"
                " melepaskan flashdisk dari sini: tekan Keluarkan di pengelola berkas, lalu cabut."
            ),
            Tone.WARN,
        )

    def _on_not_released(self, error: Exception) -> None:
        self._release.setEnabled(True)
        self._tell(" ".join(part for part in error_words(error) if part), Tone.WARN)

    # --- showing -------------------------------------------------------------------------------

    def _tell(self, text: str, tone: Tone | None) -> None:
        self._told = (text, tone)
        self._show()

    def _show(self) -> None:
        found, stick = self.watch.found, self.stick
        text, tone = self._state(stick)
        offered = self.offer(stick) if stick is not None else ("", "")
        if offered[0]:
            text = f"{text} {offered[0]}"
        if self._told is not None:
            text, tone = self._told
        self._text.setText(text)
        self._text.set_tone(tone)
        self._icon.set_icon("stick", tone)
        self._choice.setVisible(len(found) > 1)
        self._act.set_text(offered[1])
        self._act.setVisible(bool(offered[1]))
        self._release.setVisible(stick is not None)

    def _state(self, stick: Stick | None) -> tuple[str, Tone | None]:
        if stick is None:
            count = len(self.watch.found)
            if count:
                return self.tr("Ada {count} flashdisk. Pilih yang dipakai.").format(
                    count=count
                ), Tone.INFO
            return self.tr("Belum ada flashdisk yang tercolok."), None
        if self._written is not None and self._written.is_relative_to(stick.folder):
            return self.tr(
                "Semua sudah tertulis ke flashdisk {name} dan dibaca ulang. Lepaskan dulu sebelum"
                " dicabut."
            ).format(name=stick.name), Tone.GOOD
        room = room_words(stick.free)
        if not stick.writable:
            return self.tr(
                "Flashdisk {name} terkunci, hanya dapat dibaca. Geser sakelar kuncinya bila akan"
                " ditulisi."
            ).format(name=stick.name), Tone.WARN
        if stick.free < LEAST_ROOM:
            return self.tr("Flashdisk {name} penuh: sisa tempatnya {room}.").format(
                name=stick.name, room=room
            ), Tone.WARN
        return self.tr("Flashdisk {name}, sisa tempat {room}.").format(
            name=stick.name, room=room
        ), None


def room_words(size: int) -> str:
    """``14,2 GB``, as the label of a stick says it."""
    for unit, name in ((1_000_000_000, "GB"), (1_000_000, "MB")):
        if size >= unit:
            return f"{size / unit:.1f} {name}".replace(".", ",")
    return f"{size // 1000} kB"


def _release(sticks: Sticks, stick: Stick, _progress: Progress) -> tuple[Stick, Release]:
    return stick, sticks.release(stick)
