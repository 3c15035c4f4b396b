# SPDX-License-Identifier: GPL-3.0-or-later
"""The guided talk before a letter: what was asked and answered, and the advice that follows.

The advice says what to do next and whom to ask. It never says what somebody is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from desa_app.domain.indicator import Answer, Group, Indicator, Weight
from desa_app.domain.person import problems_in_signs
from desa_app.errors import Problem
from desa_app.wording import age_on, age_text

if TYPE_CHECKING:
    from desa_app.domain.episode import EpisodeDraft

LEGAL_AGE = 18
MANY_SIGNS = 3
"""So many signs together call for company, even if each alone would only be asked about."""
TEXT_LIMIT, NOTE_LIMIT, ANSWER_NOTE_LIMIT, PRESENT_LIMIT = 200, 2000, 500, 20
TOGETHER = "Polres (unit PPA-PPO), UPTD PPA atau BP3MI"
FOR_CHILDREN = "UPTD PPA atau Dinas Sosial"
# What the talk was about; when one of these is different now, it has to be talked about again.
PLAN_FACTS = {
    "country": "negara tujuan",
    "job": "pekerjaan",
    "employer": "pemberi kerja",
    "scheme": "skema",
    "p3mi": "P3MI",
    "sponsor": "sponsor",
}


class AdviceLevel(StrEnum):
    """What to do next, from going on to asking for company; the values are those of the letter."""

    GO_ON = "lanjut"
    COMPLETE = "lengkapi"
    CHECK = "cek"
    REFER = "rujuk"

    @property
    def words(self) -> str:
        """As screens print it."""
        return _LEVEL_WORDS[self]

    @property
    def meaning(self) -> str:
        """One sentence about what it means for the office."""
        return _LEVEL_MEANS[self]


_LEVEL_WORDS = {
    AdviceLevel.GO_ON: "Lanjutkan",
    AdviceLevel.COMPLETE: "Lengkapi dahulu",
    AdviceLevel.CHECK: "Cek ke instansi",
    AdviceLevel.REFER: "Dampingi dan rujuk",
}
_LEVEL_MEANS = {
    AdviceLevel.GO_ON: "Tidak ada tanda yang perlu ditanyakan lagi. Pengurusan dapat dilanjutkan.",
    AdviceLevel.COMPLETE: "Masih ada yang belum diketahui. Tanyakan lagi sebelum surat terbit.",
    AdviceLevel.CHECK: "Ada tanda yang perlu ditanyakan dahulu ke instansi sebelum surat terbit.",
    AdviceLevel.REFER: "Ada tanda yang perlu didampingi. Hubungi instansi di bawah bersama warga.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question as it was worded that day, with its answer and the officer's note."""

    key: str
    group: Group
    question: str
    weight: Weight
    reason: str
    refer_to: str
    source: str
    checked_on: date
    answer: Answer
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """Somebody who sat with them; ``relation`` as the family says it."""

    name: str
    relation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why the advice is what it is, and whom to ask."""

    words: str
    refer_to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What follows from the answers. ``unknown`` are the questions still open."""

    level: AdviceLevel
    reasons: tuple[Reason, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def refer_to(self) -> tuple[str, ...]:
        """Whom to ask, each once."""
        return tuple(dict.fromkeys(one.refer_to for one in self.reasons))


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidedTalk:
    """What a guided interview holds beyond its day and officer; frozen when it is stored.

    ``version`` names the list of questions (see :func:`version_of`). ``corrects`` is the id of
    the interview that this one replaces, with ``reason``.
    """

    place: str
    present: tuple[Present, ...]
    asked: tuple[Asked, ...]
    version: str
    advice: Advice
    corrects: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewDraft:
    """A guided interview as the sheet gives it. ``answers`` maps a question's key to its answer."""

    on: date
    officer: str
    place: str
    with_family: bool
    answers: dict[str, Answer]
    notes: dict[str, str]
    present: tuple[Present, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptInterview:
    """A stored interview, whether it still counts or was replaced by a corrected one."""

    id: str
    episode_id: str
    on: date
    officer: str
    with_family: bool
    note: str
    counts: bool
    guided: GuidedTalk | None
    by: str
    at: datetime


def advise(
    asked: Iterable[Asked], *, birth: date | None, leaves: date, age_ground: str = ""
) -> Advice:
    """Which answers lead to which advice.

    A "ya" always has a reason and somebody to ask. Under eighteen on the day of leaving it is to
    refer, whatever was answered (UU 18/2017 Pasal 5 huruf a; for a child no means need be shown).
    """
    asked = tuple(asked)
    yes = [one for one in asked if one.answer is Answer.YES]
    unknown = tuple(one.question for one in asked if one.answer is Answer.UNKNOWN)
    reasons = [Reason(words=one.reason, refer_to=one.refer_to) for one in yes]
    heavy = any(one.weight is Weight.REFER for one in yes)
    every_group = {one.group for one in yes} == set(Group)
    if every_group or len(yes) >= MANY_SIGNS:
        words = (
            "Ada tanda pada proses, cara dan tujuan sekaligus."
            if every_group
            else f"Ada {len(yes)} tanda bersamaan."
        )
        reasons.append(Reason(words=words, refer_to=TOGETHER))
        heavy = True
    if birth is not None and (birth > leaves or age_on(birth, leaves)[0] < LEGAL_AGE):
        ground = f" ({age_ground})" if age_ground else ""
        age = age_text(birth, leaves) if birth <= leaves else "0 tahun"
        words = f"Baru berusia {age} pada rencana berangkat{ground}."
        reasons.insert(0, Reason(words=words, refer_to=FOR_CHILDREN))
        heavy = True
    if heavy:
        level = AdviceLevel.REFER
    elif yes:
        level = AdviceLevel.CHECK
    else:
        level = AdviceLevel.COMPLETE if unknown else AdviceLevel.GO_ON
    return Advice(level=level, reasons=tuple(reasons), unknown=unknown)


def put_to(indicators: Iterable[Indicator], draft: InterviewDraft) -> tuple[Asked, ...]:
    """Freeze the questions with their answers; one without an answer is left out."""
    names = [one.name for one in fields(Indicator)]
    return tuple(
        Asked(
            **{name: getattr(one, name) for name in names},
            answer=draft.answers[one.key],
            note=draft.notes.get(one.key, "").strip(),
        )
        for one in indicators
        if one.key in draft.answers
    )


def plan_facts(plan: EpisodeDraft) -> dict[str, str]:
    """What the talk was about, as text, to see later whether it is still the same."""
    return {name: str(getattr(plan, name)).strip() for name in PLAN_FACTS}


def changed_since(told: dict[str, str], plan: EpisodeDraft) -> tuple[str, ...]:
    """In words, what of the plan is different now; nothing when the talk did not keep it."""
    now = plan_facts(plan)
    return tuple(
        words
        for name, words in PLAN_FACTS.items()
        if name in told and told[name].casefold() != now[name].casefold()
    )


def problems_in_interview(
    draft: InterviewDraft, indicators: Iterable[Indicator], today: date
) -> tuple[Problem, ...]:
    """What cannot be stored: every question needs an answer, "tidak tahu" is one."""
    found = []
    if draft.on > today:
        found.append(Problem("on", "tanggal-mendatang", draft.on.isoformat()))
    empty = (name for name in ("officer", "place") if not getattr(draft, name).strip())
    found.extend(Problem(name, "kosong") for name in empty)
    if draft.with_family and not draft.present:
        found.append(Problem("present", "kosong"))
    if len(draft.present) > PRESENT_LIMIT:
        found.append(Problem("present", "terlalu-panjang", "", str(PRESENT_LIMIT)))
    limits = (("officer", TEXT_LIMIT), ("place", TEXT_LIMIT), ("note", NOTE_LIMIT))
    for name, limit in limits:
        if len(getattr(draft, name)) > limit:
            found.append(Problem(name, "terlalu-panjang", "", str(limit)))
    for one in draft.present:
        if not one.name.strip() or ";" in one.name + one.relation:
            found.append(Problem("present", "baris-tabel", one.name, "Nama; Hubungan"))
        if len(one.name) > TEXT_LIMIT or len(one.relation) > TEXT_LIMIT:
            found.append(Problem("present", "terlalu-panjang", "", str(TEXT_LIMIT)))
        if problems_in_signs(one):
            found.append(Problem("present", "huruf-tidak-tercetak"))
    keys = {one.key for one in indicators}
    if keys - set(draft.answers):
        found.append(Problem("answers", "belum-dijawab", str(len(keys - set(draft.answers)))))
    if set(draft.answers) - keys:
        found.append(Problem("answers", "pertanyaan-berubah"))
    if any(len(note) > ANSWER_NOTE_LIMIT for note in draft.notes.values()):
        found.append(Problem("answers", "terlalu-panjang", "", str(ANSWER_NOTE_LIMIT)))
    found.extend(problems_in_signs(draft))
    return tuple(found)


def as_texts(asked: Asked) -> dict[str, str]:
    """A frozen question as plain texts, for keeping."""
    return {
        name: value.isoformat() if isinstance(value, date) else str(value)
        for name, value in asdict(asked).items()
    }


def from_texts(texts: dict[str, str]) -> Asked:
    """Back from :func:`as_texts`; raises ``KeyError`` or ``ValueError``."""
    return Asked(
        key=texts["key"],
        group=Group(texts["group"]),
        question=texts["question"],
        weight=Weight(texts["weight"]),
        reason=texts["reason"],
        refer_to=texts["refer_to"],
        source=texts["source"],
        checked_on=date.fromisoformat(texts["checked_on"]),
        answer=Answer(texts["answer"]),
        note=texts["note"],
    )
