# SPDX-License-Identifier: GPL-3.0-or-later
"""The Desa Binaan book: what the Kantor Imigrasi's programme and the village do together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desa_app.domain.ledger import choice, count, day, later_than, words
from desa_app.errors import Problem


class FosterPaperKind(StrEnum):
    """Papers that make a village a Desa Binaan."""

    DECREE = "sk"
    CERTIFICATE = "sertifikat"
    AGREEMENT = "pks"
    OTHER = "lainnya"

    @property
    def words(self) -> str:
        """As the office reads it."""
        return _PAPERS[self]


_PAPERS = {
    FosterPaperKind.DECREE: "Surat keputusan (SK)",
    FosterPaperKind.CERTIFICATE: "Sertifikat",
    FosterPaperKind.AGREEMENT: "Perjanjian kerja sama",
    FosterPaperKind.OTHER: "Lainnya",
}


class PassportHelpKind(StrEnum):
    """How the village helped with a passport."""

    INFORMATION = "informasi"
    QUEUE = "antrean"
    PAPERS = "berkas"
    LETTER = "surat"
    COMPANY = "pendampingan"
    OTHER = "lainnya"

    @property
    def words(self) -> str:
        """As the office reads it."""
        return _HELP[self]


_HELP = {
    PassportHelpKind.INFORMATION: "Penjelasan syarat",
    PassportHelpKind.QUEUE: "Pendaftaran antrean",
    PassportHelpKind.PAPERS: "Melengkapi berkas",
    PassportHelpKind.LETTER: "Surat dari desa",
    PassportHelpKind.COMPANY: "Diantar ke Kantor Imigrasi",
    PassportHelpKind.OTHER: "Lainnya",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FosterPaper:
    """SK, certificate or agreement."""

    paper_kind: FosterPaperKind | None = choice(required=True)
    number: str = words(100, required=True)
    issued_on: date | None = day(required=True)
    issuer: str = words(150, required=True)
    valid_until: date | None = day(future=True)
    note: str = words(400, lines=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class FosterOfficer:
    """A PIMPASA officer or another contact at the Kantor Imigrasi, for a time."""

    name: str = words(100, required=True)
    post: str = words(100)
    agency: str = words(150, required=True)
    phone: str = words(60, required=True)
    since: date | None = day(required=True)
    until: date | None = day(future=True)
    note: str = words(400, lines=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class FosterVisit:
    """A visit of the officer, or to the Kantor Imigrasi."""

    on: date | None = day(required=True)
    officer: str = words(150, required=True)
    topic: str = words(200, required=True)
    men: int = count()
    women: int = count()
    result: str = words(600, lines=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class FosterQuestion:
    """What residents asked, and what was answered; the name of who asked may stay empty."""

    on: date | None = day(required=True)
    asked_by: str = words(100)
    question: str = words(600, required=True, lines=True)
    answer: str = words(800, lines=True)
    answered_on: date | None = day()
    answered_by: str = words(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class PassportHelp:
    """Help given with a passport; ``person_id`` names somebody of the register, if they are."""

    on: date | None = day(required=True)
    name: str = words(120, required=True)
    person_id: str | None = field(default=None)
    help_kind: PassportHelpKind | None = choice(required=True)
    result: str = words(300)
    note: str = words(400, lines=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyWarning:
    """A sign that the village passed on, to whom, and what came back."""

    on: date | None = day(required=True)
    content: str = words(800, required=True, lines=True)
    passed_to: str = words(150)
    passed_on: date | None = day()
    answer: str = words(800, lines=True)
    answered_on: date | None = day()


def problems_in_foster(facts: object) -> tuple[Problem, ...]:
    """The order of days, and what belongs together, in any record of the book."""
    if isinstance(facts, FosterPaper):
        return later_than("valid_until", facts.valid_until, facts.issued_on)
    if isinstance(facts, FosterOfficer):
        return later_than("until", facts.until, facts.since)
    if isinstance(facts, FosterQuestion):
        found = later_than("answered_on", facts.answered_on, facts.on)
        return found + _together(facts, "answer", "answered_on")
    if isinstance(facts, EarlyWarning):
        found = later_than("passed_on", facts.passed_on, facts.on)
        found += later_than("answered_on", facts.answered_on, facts.passed_on or facts.on)
        found += _together(facts, "passed_to", "passed_on")
        return found + _together(facts, "answer", "answered_on")
    return ()


def _together(facts: object, one: str, other: str) -> tuple[Problem, ...]:
    """Both or neither."""
    given, missing = getattr(facts, one), getattr(facts, other)
    if given and not missing:
        return (Problem(other, "kosong"),)
    return (Problem(one, "kosong"),) if missing and not given else ()
