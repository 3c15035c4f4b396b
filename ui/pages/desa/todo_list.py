# SPDX-License-Identifier: GPL-3.0-or-later
"""What needs doing today, in words, and where it is done."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app.domain.incident import TO_AUTHORITY, TO_PEOPLE
from desa_app.domain.overview import Todo, TodoItem
from desa_app.domain.people_list import WITH_PLAN, PeopleFilter
from desa_app.domain.privacy import NEAR_HOURS
from desa_app.wording import age_text, clock_time, month_name, short_date
from ui.pages.desa import places
from ui.pages.desa.words import country_name
from ui.palette import Tone
from ui.widgets.todo_list import TodoLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NAMES_SHOWN = 4


def lines_of(items: Sequence[TodoItem]) -> list[TodoLine]:
    """Each thing to do in words; the same thing about several people in one line."""
    lines = []
    for kind, group in groupby(items, key=_kind):
        members = list(group)
        if kind in _SEVERAL:
            lines.append(_about_several(kind, members))
        elif kind is Todo.CASE:
            lines.append(_about_cases(members))
        elif kind is Todo.DATA_REQUEST:
            lines.extend(_about_request(item) for item in members)
        elif kind is Todo.INCIDENT:
            lines.extend(_about_incident(item) for item in members)
        elif kind is Todo.UNDER_AGE:
            lines.extend(_under_age(item) for item in members)
        else:
            lines.extend(_about_office(item) for item in members)
    return lines


def half_written(keys: Iterable[str]) -> list[TodoLine]:
    """Letters that were begun and not issued yet, as long as the program is open."""
    begun = [key.split(":") for key in keys if key.startswith("letter:")]
    if not begun:
        return []
    tr = QCoreApplication.translate
    return [
        TodoLine(
            chip=tr("Desa", "Surat"),
            tone=Tone.INFO,
            title=tr("Desa", "{count} surat belum selesai ditulis").format(count=len(begun)),
            note=tr("Desa", "Isiannya masih tersimpan sampai program ditutup"),
            verb=tr("Desa", "Lanjutkan"),
            page=places.LETTERS,
            value=begun[0][-1] or places.NEW,
        )
    ]


def _kind(item: TodoItem) -> Todo:
    return item.kind


def _names(members: Sequence[str]) -> str:
    names = ", ".join(members[:NAMES_SHOWN])
    rest = len(members) - NAMES_SHOWN
    if rest > 0:
        names = QCoreApplication.translate("Desa", "{names} dan {rest} orang lagi").format(
            names=names, rest=rest
        )
    return names


def _under_age(item: TodoItem) -> TodoLine:
    tr = QCoreApplication.translate
    age = ""
    if item.birth_date is not None and item.departure is not None:
        age = age_text(item.birth_date, item.departure)
    stopped = tr("Desa", "surat tidak dapat terbit")
    parts = (item.name, age, country_name(item.country), stopped)
    return TodoLine(
        chip=tr("Desa", "Di bawah 18"),
        tone=Tone.BAD,
        title=tr("Desa", "Rencana berangkat sebelum usia 18 tahun"),
        note=" · ".join(part for part in parts if part),
        verb=tr("Desa", "Buka"),
        page=places.PEOPLE,
        value=item.person_id,
    )


def _about_incident(item: TodoItem) -> TodoLine:
    tr = QCoreApplication.translate
    who = {TO_PEOPLE: tr("Desa", "warga"), TO_AUTHORITY: tr("Desa", "lembaga")}
    names = tr("Desa", " dan ").join(who[one] for one in item.waiting)
    waiting = tr("Desa", "{who} belum diberi tahu").format(who=names)
    return TodoLine(
        chip=tr("Desa", "Insiden"),
        tone=Tone.BAD,
        title=tr("Desa", "Insiden data belum diberitahukan, {left}").format(left=_left(item)),
        note=" · ".join((waiting, _limit(item), item.subject)),
        verb=tr("Desa", "Buka"),
        page=places.SETTINGS,
        value=places.INCIDENTS,
    )


def _left(item: TodoItem) -> str:
    tr = QCoreApplication.translate
    words = tr("Desa", "lewat {hours} jam") if item.hours < 0 else tr("Desa", "sisa {hours} jam")
    return words.format(hours=abs(item.hours))


def _limit(item: TodoItem) -> str:
    if item.due is None:
        return ""
    due = item.due.astimezone()
    words = QCoreApplication.translate("Desa", "batas {day} pukul {time}")
    return words.format(day=short_date(due.date()), time=clock_time(due))


def _urgency(item: TodoItem) -> Tone:
    return Tone.BAD if item.hours < NEAR_HOURS else Tone.WARN


def _about_request(item: TodoItem) -> TodoLine:
    tr = QCoreApplication.translate
    parts = (item.name, _limit(item), tr("Desa", "UU 27/2022, 3 x 24 jam"))
    return TodoLine(
        chip=tr("Desa", "Data pribadi"),
        tone=_urgency(item),
        title=tr("Desa", "Permintaan data: {what}, {left}").format(
            what=item.subject.lower(), left=_left(item)
        ),
        note=" · ".join(part for part in parts if part),
        verb=tr("Desa", "Buka"),
        page=places.PEOPLE,
        value=item.person_id,
    )


def _about_cases(members: Sequence[TodoItem]) -> TodoLine:
    """Only users with the right have such items; even so nobody is named."""
    tr = QCoreApplication.translate
    one = tr("Desa", "nomor {number} sejak {day}")
    told = [
        one.format(number=item.subject, day=short_date(item.since) if item.since else "")
        for item in members[:NAMES_SHOWN]
    ]
    return TodoLine(
        chip=tr("Desa", "Kasus"),
        tone=Tone.WARN,
        title=tr("Desa", "{count} kasus belum dirujuk").format(count=len(members)),
        note=", ".join(told),
        verb=tr("Desa", "Buka"),
        page=places.CASES,
    )


# Several people are shown as the list that holds just them.
_LISTS = {
    Todo.NO_INTERVIEW: PeopleFilter(status=WITH_PLAN, without_interview=True),
    Todo.CONTACT: PeopleFilter(status=WITH_PLAN, contact_due=True),
}
_SEVERAL = frozenset({Todo.NO_INTERVIEW, Todo.CONTACT, Todo.DOCUMENT, Todo.LICENCE})


def _about_several(kind: Todo, members: Sequence[TodoItem]) -> TodoLine:
    tr = QCoreApplication.translate
    chip, title, note = {
        Todo.NO_INTERVIEW: (
            tr("Desa", "Wawancara"),
            tr("Desa", "{count} calon belum diwawancara bersama keluarga"),
            _names([item.name for item in members]),
        ),
        Todo.CONTACT: (
            tr("Desa", "Kontak"),
            tr("Desa", "{count} orang waktunya dihubungi"),
            _names([_with_day(item) for item in members]),
        ),
        Todo.DOCUMENT: (
            tr("Desa", "Dokumen"),
            tr("Desa", "{count} dokumen habis atau hampir habis masa berlakunya"),
            _names([f"{_with_day(item)} ({item.subject})" for item in members]),
        ),
        Todo.LICENCE: (
            tr("Desa", "P3MI"),
            tr("Desa", "Izin P3MI {count} calon belum dicek"),
            _names([item.name for item in members]),
        ),
    }[kind]
    return TodoLine(
        chip=chip,
        tone=Tone.WARN,
        title=title.format(count=len(members)),
        note=note,
        verb=tr("Desa", "Buka"),
        page=places.PEOPLE,
        value=_LISTS.get(kind, members[0].person_id) if len(members) > 1 else members[0].person_id,
    )


def _with_day(item: TodoItem) -> str:
    return f"{item.name} {short_date(item.since)}" if item.since is not None else item.name


def _about_office(item: TodoItem) -> TodoLine:
    tr = QCoreApplication.translate
    month = month_name(item.period) if item.period else ""
    made = short_date(item.since) if item.since is not None else ""
    if item.kind is Todo.NO_RECEIPT:
        return TodoLine(
            chip=tr("Desa", "Kirim"),
            tone=Tone.INFO,
            title=tr("Desa", "Kiriman {month} belum ada tanda terima").format(month=month),
            note=tr("Desa", "dibuat {day} · {file}").format(day=made, file=item.file_name),
            verb=tr("Desa", "Lihat"),
            page=places.SEND,
            value=item.period,
        )
    if item.kind is Todo.NOT_SENT:
        return TodoLine(
            chip=tr("Desa", "Kirim"),
            tone=Tone.WARN,
            title=tr("Desa", "Data {month} belum dikirim ke kecamatan").format(month=month),
            note=tr("Desa", "Siapkan flashdisk"),
            verb=tr("Desa", "Kirim"),
            page=places.SEND,
            value=item.period,
        )
    if item.kind is Todo.NOT_ENROLLED:
        return TodoLine(
            chip=tr("Desa", "Kecamatan"),
            tone=Tone.INFO,
            title=tr("Desa", "Kecamatan belum didaftarkan"),
            note=tr("Desa", "Perlu sekali saja, sebelum kiriman bulanan yang pertama"),
            verb=tr("Desa", "Daftarkan"),
            page=places.SEND,
        )
    if item.kind is Todo.BACKUP:
        return TodoLine(
            chip=tr("Desa", "Cadangan"),
            tone=Tone.WARN,
            title=tr("Desa", "Cadangan terakhir dibuat {day}").format(day=made),
            note=tr("Desa", "Buat cadangan baru, sebaiknya juga di flashdisk"),
            verb=tr("Desa", "Cadangkan"),
            page=places.SETTINGS,
        )
    if item.kind is Todo.RECOVERY:
        return TodoLine(
            chip=tr("Desa", "Pemulihan"),
            tone=Tone.WARN,
            title=tr("Desa", "Kode pemulihan terakhir dibuktikan {day}").format(day=made),
            note=tr("Desa", "Sekali setahun, latih pemulihan dengan kode di lemari besi"),
            verb=tr("Desa", "Latih"),
            page=places.SETTINGS,
            value=places.RECOVERY,
        )
    return TodoLine(
        chip=tr("Desa", "Pejabat"),
        tone=Tone.WARN,
        title=tr("Desa", "Nama pejabat belum lengkap"),
        note=tr("Desa", "Di surat tercetak garis titik untuk ditulis tangan"),
        verb=tr("Desa", "Lengkapi"),
        page=places.SETTINGS,
        value=places.OFFICIALS,
    )
