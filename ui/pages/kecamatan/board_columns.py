# SPDX-License-Identifier: GPL-3.0-or-later
"""How the board's cells read: one word in a chip, the whole story for whoever asks for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app import wording
from desa_app.domain.board import BoardRow, MonthMark, MonthState
from desa_app.domain.package import DataLevel
from ui.palette import Tone
from ui.tables.table_model import Align, Column

if TYPE_CHECKING:
    from datetime import date

translate = QCoreApplication.translate
UNKNOWN = "–"
_TONES = {
    MonthState.SENT: Tone.GOOD,
    MonthState.LATE: Tone.WARN,
    MonthState.GAP: Tone.BAD,
    MonthState.CORRECTED: Tone.INFO,
}


def board_columns(months: tuple[str, ...], sender: str = "desa") -> tuple[Column[BoardRow], ...]:
    """The sender, its months, the last contact, and what it holds; of a kecamatan its villages."""
    told = Column(translate("Board", "Desa"), _told, accessible=_told_said, width=6)
    return (
        Column(sender.capitalize(), _name, width=12, stretch=True),
        *(_month_column(month, newest=month == months[-1]) for month in months),
        *((told,) if sender == "kecamatan" else ()),
        Column(translate("Board", "Kontak terakhir"), last_words, accessible=_last_said, width=14),
        # How many of them are candidates the bars beside the board say: names need the room.
        Column(translate("Board", "Orang"), _people, align=Align.RIGHT, width=4),
    )


def mark_words(mark: MonthMark) -> str:
    """Everything that is true of a month, in one sentence."""
    month = wording.month_name(mark.period)
    if not mark.sent:
        if not mark.asked:
            return f"{month}: belum terdaftar waktu itu"
        if not mark.overdue:
            return f"{month}: belum mengirim, batasnya {wording.long_date(mark.due)}"
        return f"{month}: belum mengirim, lewat batas {mark.days_late} hari"
    parts = [f"{month}: diterima {wording.long_date(mark.came)}" if mark.came else month]
    if mark.days_late:
        parts.append(f"terlambat {mark.days_late} hari")
    if mark.missing:
        parts.append(f"{mark.missing} nomor sebelumnya tidak pernah datang")
    if mark.versions > 1:
        parts.append(f"diganti {mark.versions - 1} kali")
    return ", ".join(parts)


def mark_chip(mark: MonthMark) -> tuple[str, Tone] | None:
    """The word of a month with its colour; nothing for a month that nobody asked for."""
    word = mark.state.value.replace("-", " ")
    if mark.state is MonthState.NOT_ASKED:
        return None
    if mark.state is MonthState.NOT_SENT:
        # Before the due day silence is no failing.
        return word, Tone.WARN if mark.overdue else Tone.NEUTRAL
    return word, _TONES[mark.state]


def last_words(row: BoardRow) -> str:
    """The last time anything was heard of the village, and how."""
    came = row.last.received_at.astimezone().date() if row.last else None
    if row.contact is not None and (came is None or row.contact.on > came):
        return f"{_day(row.contact.on)}, {row.contact.way.value}"
    return f"{_day(came)}, kiriman" if came else UNKNOWN


def holds_rows(row: BoardRow) -> bool:
    """Whether the counts are known: numbers alone carry no rows, and silence is no zero."""
    if row.last is None:
        return False
    return bool(row.people) or row.last.level is not DataLevel.AGGREGATE


def _month_column(month: str, *, newest: bool) -> Column[BoardRow]:
    """The newest month in full; of the earlier ones a short word is enough, so that all fits."""
    return Column(
        wording.month_name(month)[:3],
        partial(_month_word, month, short=not newest),
        chip=partial(_month_chip, month, short=not newest),
        accessible=partial(_month_said, month),
        width=14 if newest else 10,
    )


def _month_word(month: str, row: BoardRow, *, short: bool) -> str:
    state = row.months[month].state
    if state is MonthState.NOT_ASKED:
        return UNKNOWN
    if short and state is MonthState.GAP:
        return "terlewat"
    words = state.value.replace("-", " ")
    return words.split()[0] if short else words


def _month_chip(month: str, row: BoardRow, *, short: bool) -> tuple[str, Tone] | None:
    chip = mark_chip(row.months[month])
    return (_month_word(month, row, short=short), chip[1]) if chip else None


def _month_said(month: str, row: BoardRow) -> str:
    return mark_words(row.months[month])


def _name(row: BoardRow) -> str:
    return row.village.name


def _day(day: date | None) -> str:
    return wording.short_date(day)[:-5] if day else UNKNOWN


def _last_said(row: BoardRow) -> str:
    said = []
    if row.last is not None:
        day = row.last.received_at.astimezone().date()
        said.append(f"kiriman terakhir {wording.long_date(day)}")
    if row.contact is not None:
        contact = row.contact
        said.append(f"{contact.way.words} {wording.long_date(contact.on)} dengan {contact.who}")
    return ", ".join(said) or "belum ada kontak"


def _told(row: BoardRow) -> str:
    return f"{row.told[0]}/{row.told[1]}" if row.told else UNKNOWN


def _told_said(row: BoardRow) -> str:
    if not row.told:
        return "desa belum diketahui"
    return f"{row.told[0]} dari {row.told[1]} desa sudah mengirim ke kecamatan"


def _people(row: BoardRow) -> str:
    return wording.grouped(row.people) if holds_rows(row) else UNKNOWN
