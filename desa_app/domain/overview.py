# SPDX-License-Identifier: GPL-3.0-or-later
"""Beranda as values: the numbers of the register and what needs doing today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Todo(StrEnum):
    """Kinds of things to do, most urgent first."""

    INCIDENT = "insiden"
    DATA_REQUEST = "permintaan-data"
    UNDER_AGE = "di-bawah-18"
    CASE = "kasus"
    NO_INTERVIEW = "wawancara"
    CONTACT = "kontak"
    DOCUMENT = "dokumen"
    LICENCE = "p3mi"
    NO_RECEIPT = "kirim"
    NOT_SENT = "belum-kirim"
    NOT_ENROLLED = "daftar"
    BACKUP = "cadangan"
    OFFICIALS = "pejabat"
    RECOVERY = "kode-pemulihan"


@dataclass(frozen=True, slots=True, kw_only=True)
class TodoItem:
    """One thing to do; ``person_id`` or ``period`` says where it is done.

    ``since`` is the day from which it waits: a package's, the last backup's, the day a contact
    was due or a document ends. ``subject`` names the document, or what is asked of somebody's data;
    ``hours`` are left until the law wants it answered, below zero once that is over at ``due``.
    ``waiting`` names who is not told of an incident yet (``TO_PEOPLE``, ``TO_AUTHORITY``).
    """

    kind: Todo
    name: str = ""
    person_id: str = ""
    birth_date: date | None = None
    departure: date | None = None
    country: str = ""
    period: str = ""
    since: date | None = None
    file_name: str = ""
    subject: str = ""
    hours: int = 0
    due: datetime | None = None
    waiting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What Beranda shows.

    ``last_running`` is the nomor urut within the newest letter's number. ``departures`` maps
    months to (prosedural, others). ``last_backup`` is the last one that was proven good.
    """

    people: int
    candidates: int
    candidates_without_interview: int
    abroad: dict[str, int]
    letters_this_month: int
    last_number: str
    last_running: int
    todo: tuple[TodoItem, ...]
    departures: dict[str, tuple[int, int]]
    destinations: tuple[tuple[str, int], ...]
    last_backup: datetime | None
