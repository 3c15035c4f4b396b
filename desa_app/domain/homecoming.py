# SPDX-License-Identifier: GPL-3.0-or-later
"""Purna PMI: what somebody brought home, what they do now, and what would help them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desa_app.domain.episode import NOTE_LIMIT, TEXT_LIMIT, Episode, ReturnWay, Status
from desa_app.domain.person import problems_in_signs
from desa_app.domain.plan_money import AMOUNT_LIMIT
from desa_app.errors import Problem
from desa_app.wording import typed_date

if TYPE_CHECKING:
    from datetime import date

HOME_STATES = frozenset({Status.LEAVE, Status.RETURNED, Status.PAST})
"""States in which somebody is back in the village, for a while or for good."""
MONTHS_LIMIT = 600


class Wish(StrEnum):
    """Whether somebody wants to leave again."""

    YES = "ya"
    NO = "tidak"
    UNDECIDED = "belum_tahu"

    @property
    def words(self) -> str:
        """As screens print it."""
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Homecoming:
    """What is known after the return. ``work_months`` is the time worked abroad in months,
    ``savings`` whole rupiah brought home."""

    work_months: int | None = None
    skills: str = ""
    savings: int | None = None
    business: str = ""
    pay_use: str = ""
    wish: Wish | None = None
    needs: str = ""
    group: str = ""
    note: str = ""


def problems_in_homecoming(home: Homecoming) -> tuple[Problem, ...]:
    """What cannot be stored about a return."""
    found = []
    months = home.work_months
    if months is not None and not 0 <= months <= MONTHS_LIMIT:
        found.append(Problem("work_months", "di-luar-batas", str(months), f"0-{MONTHS_LIMIT}"))
    if home.savings is not None and not 0 <= home.savings <= AMOUNT_LIMIT:
        bounds = f"0-{AMOUNT_LIMIT}"
        found.append(Problem("savings", "di-luar-batas", str(home.savings), bounds))
    for field in ("skills", "business", "pay_use", "needs", "group", "note"):
        text, limit = getattr(home, field), TEXT_LIMIT if field == "group" else NOTE_LIMIT
        if len(text) > limit:
            found.append(Problem(field, "terlalu-panjang", text, str(limit)))
    found.extend(problems_in_signs(home))
    return tuple(found)


def returned_on(episode: Episode) -> date | None:
    """The day of the last return, as the ladder has it."""
    days = [step.on for step in episode.history if step.status is Status.RETURNED]
    return days[-1] if days else None


def months_abroad(episode: Episode, today: date) -> int | None:
    """Full months between leaving (or beginning to work) and the return, as the ladder tells."""
    begun = [
        step.on for step in episode.history if step.status in {Status.DEPARTED, Status.WORKING}
    ]
    if not begun:
        return None
    end = returned_on(episode) or today
    months = (end.year - begun[0].year) * 12 + end.month - begun[0].month
    return max(0, months - (end.day < begun[0].day))


def handover_answers(episode: Episode) -> dict[str, str]:
    """What the berita acara serah terima can be prefilled with, by the names of its questions."""
    found: dict[str, str] = {}
    home = returned_on(episode)
    if home is not None:
        found["tanggal_serah"] = typed_date(home)
    way = episode.facts.return_way
    if way in _CONDITIONS:
        found["kondisi"] = _CONDITIONS[way]
    if way is ReturnWay.CONTRACT_ENDED and episode.facts.p3mi:
        found["penyerah_instansi"] = episode.facts.p3mi
    if episode.homecoming is not None and episode.homecoming.needs:
        found["tindak_lanjut"] = episode.homecoming.needs
    return found


_CONDITIONS = {ReturnWay.ILL: "sakit", ReturnWay.DIED: "meninggal dunia"}
