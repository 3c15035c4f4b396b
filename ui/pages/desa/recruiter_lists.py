# SPDX-License-Identifier: GPL-3.0-or-later
"""The lists of the recruiters' page: who recruits, which P3MI, and what waits for an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app.domain.recruiter import RecordState
from ui.pages.desa.recruiter_words import (
    checked_words,
    countries_line,
    name_of,
    reasons_line,
    result_chip,
)
from ui.palette import Tone
from ui.tables.table_model import Align, Column

if TYPE_CHECKING:
    from desa_app.desa import Desa
    from desa_app.domain.alike import Pair
    from desa_app.domain.recruiter import FreeText, RecordRow

RECRUITERS, COMPANIES = "perekrut", "p3mi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One question of the page: a name without a record, or two records that may be one.

    ``about`` is :data:`RECRUITERS` or :data:`COMPANIES`; exactly one of ``name`` and ``pair`` is
    there, ``titles`` are the names of the pair.
    """

    about: str
    name: FreeText | None = None
    pair: Pair | None = None
    titles: tuple[str, str] = ("", "")
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """Everything that waits for an answer, and how many plans name a sponsor, or a company."""

    waiting: tuple[Waiting, ...]
    plans: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What the two lists are asked for; ``sorts`` holds sort and whether descending."""

    words: str
    state: RecordState
    sorts: dict[str, tuple[str, bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRecords:
    """The rows of both lists, and how many records were taken out of use."""

    asked: Listed
    rows: dict[str, tuple[RecordRow, ...]]
    removed: int


def lists_of(office: Desa, asked: Listed) -> FoundRecords:
    """Search both lists."""
    rows: dict[str, tuple[RecordRow, ...]] = {}
    removed = 0
    for name, jobs in ((RECRUITERS, office.recruiters), (COMPANIES, office.companies)):
        sort, descending = asked.sorts[name]
        rows[name] = jobs.search(asked.words, state=asked.state, sort=sort, descending=descending)
        removed += jobs.counts()[RecordState.REMOVED]
    return FoundRecords(asked=asked, rows=rows, removed=removed)


def questions_of(office: Desa) -> Questions:
    """Everything that waits for an answer: pairs first, then names in plans."""
    pairs: list[Waiting] = []
    names: list[Waiting] = []
    plans: dict[str, int] = {}
    for about, known, proposed, free in (
        (
            RECRUITERS,
            {one.id: one.facts.name for one in office.recruiters.choices()},
            office.recruiters.proposals(),
            office.recruiters.unrecorded(),
        ),
        (
            COMPANIES,
            {one.id: one.facts.name for one in office.companies.choices()},
            office.companies.proposals(),
            office.companies.unrecorded(),
        ),
    ):
        plans[about] = free.plans
        for pair in proposed:
            titles, why = (known[pair.one], known[pair.other]), reasons_line(pair.reasons)
            pairs.append(Waiting(about=about, pair=pair, titles=titles, why=why))
        for name in free.names:
            like = [] if name.known else [known[one] for one in name.like[:2]]
            names.append(Waiting(about=about, name=name, why=_like_words(like)))
    return Questions(waiting=(*pairs, *names), plans=plans)


def told_of(questions: Questions) -> str:
    """``Dari 14 rencana yang menyebut sponsor, 5 nama belum punya catatan. ...``"""
    tr = QCoreApplication.translate
    sponsors = tr(
        "Recruiters",
        "Dari {plans} rencana yang menyebut sponsor, {names} nama belum punya catatan.",
    )
    companies = tr(
        "Recruiters", "Dari {plans} rencana yang menyebut P3MI, {names} nama belum punya catatan."
    )
    parts = []
    for about, words in ((RECRUITERS, sponsors), (COMPANIES, companies)):
        free = [one.name for one in questions.waiting if one.about == about and one.name]
        names = sum(not name.known for name in free)
        if names:
            parts.append(words.format(plans=questions.plans[about], names=names))
    pairs = sum(one.pair is not None for one in questions.waiting)
    if pairs:
        words = tr("Recruiters", "{pairs} pasang catatan mungkin satu orang atau satu perusahaan.")
        parts.append(words.format(pairs=pairs))
    return " ".join(parts)


def recruiter_columns() -> tuple[Column[RecordRow], ...]:
    """Who recruits, how they are reached, how many of the village go where."""
    tr = QCoreApplication.translate
    return (
        Column(tr("Recruiters", "Nama"), _name, "nama", width=18, stretch=True),
        Column(tr("Recruiters", "Telepon"), _phone, width=15),
        Column(tr("Recruiters", "Orang"), _people, "orang", Align.RIGHT, width=4),
        Column(tr("Recruiters", "Ke negara"), countries_line, width=14),
        Column(tr("Recruiters", "Hasil cek"), _result, "dicek", chip=_chip, width=13),
        Column(tr("Recruiters", "Laporan"), _case, chip=_case_chip, width=6),
    )


def company_columns() -> tuple[Column[RecordRow], ...]:
    """The companies, their licence, how many of the village go where."""
    tr = QCoreApplication.translate
    return (
        Column(tr("Recruiters", "Nama"), _name, "nama", width=18, stretch=True),
        Column(tr("Recruiters", "SIP3MI"), _licence, "izin", width=12),
        Column(tr("Recruiters", "Berlaku s.d."), _until, width=9),
        Column(tr("Recruiters", "Orang"), _people, "orang", Align.RIGHT, width=4),
        Column(tr("Recruiters", "Ke negara"), countries_line, width=16),
        Column(tr("Recruiters", "Dicek"), checked_words, "dicek", width=9),
        Column(tr("Recruiters", "Hasil cek"), _result, chip=_chip, width=13),
    )


def waiting_columns() -> tuple[Column[Waiting], ...]:
    """What is asked, about what, and why."""
    tr = QCoreApplication.translate
    return (
        Column(tr("Recruiters", "Yang perlu dijawab"), question_of, width=26, stretch=True),
        Column(tr("Recruiters", "Tentang"), _about, chip=_about_chip, width=8),
        Column(tr("Recruiters", "Sebab"), _why, width=34),
    )


def question_of(one: Waiting) -> str:
    """The question in one line."""
    tr = QCoreApplication.translate
    if one.pair is not None:
        words = (
            tr("Recruiters", "{one} dan {other}: orang yang sama?")
            if one.about == RECRUITERS
            else tr("Recruiters", "{one} dan {other}: perusahaan yang sama?")
        )
        return words.format(one=one.titles[0], other=one.titles[1])
    if one.name is None:
        return ""
    if one.name.known:
        words = tr("Recruiters", "{name}: tautkan ke catatan yang sudah ada?")
        return words.format(name=name_of(one.name))
    return tr("Recruiters", "{name} belum punya catatan").format(name=name_of(one.name))


def _like_words(names: list[str]) -> str:
    tr = QCoreApplication.translate
    if not names:
        return ""
    both = tr("Recruiters", " atau ").join(names)
    return tr("Recruiters", "mirip dengan {names}").format(names=both)


def _why(one: Waiting) -> str:
    if one.name is None:
        return one.why
    plans = QCoreApplication.translate("Recruiters", "Disebut dalam {count} rencana").format(
        count=len(one.name.plans)
    )
    return "; ".join(part for part in (plans, one.why) if part)


def _about(one: Waiting) -> str:
    tr = QCoreApplication.translate
    return tr("Recruiters", "Perekrut") if one.about == RECRUITERS else "P3MI"


def _about_chip(one: Waiting) -> tuple[str, Tone]:
    return _about(one), Tone.INFO if one.about == RECRUITERS else Tone.NEUTRAL


def _name(row: RecordRow) -> str:
    if not row.aliases:
        return row.name
    return f"{row.name} ({', '.join(row.aliases)})"


def _phone(row: RecordRow) -> str:
    if len(row.phones) < 2:
        return "".join(row.phones)
    words = QCoreApplication.translate("Recruiters", "{phone} dan {n} lagi")
    return words.format(phone=row.phones[0], n=len(row.phones) - 1)


def _licence(row: RecordRow) -> str:
    return row.sip3mi


def _until(row: RecordRow) -> str:
    return f"{row.valid_until:%d-%m-%Y}" if row.valid_until is not None else ""


def _people(row: RecordRow) -> str:
    return str(row.people)


def _result(row: RecordRow) -> str:
    return row.result.words


def _chip(row: RecordRow) -> tuple[str, Tone]:
    return result_chip(row.result)


def _case(row: RecordRow) -> str:
    return QCoreApplication.translate("Recruiters", "ada") if row.in_case else ""


def _case_chip(row: RecordRow) -> tuple[str, Tone] | None:
    return (_case(row), Tone.WARN) if row.in_case else None
