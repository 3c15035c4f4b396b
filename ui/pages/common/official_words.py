# SPDX-License-Identifier: GPL-3.0-or-later
"""How officials are called in lists and choices of either office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desa_app.domain.office import Acting, Official, Post
from desa_app.domain.signing import title_of
from desa_app.wording import short_date

if TYPE_CHECKING:
    from datetime import date

    from desa_app.domain.office import OfficeProfile


def _tr(words: str) -> str:
    return QCoreApplication.translate("Officials", words)


def post_words(profile: OfficeProfile) -> tuple[tuple[Post, str], ...]:
    """The three posts with their words."""
    return (
        (Post.HEAD, profile.head_title),
        (Post.SECRETARY, _tr("{title} (a.n.)").format(title=profile.secretary_title)),
        (Post.SECTION, _tr("Kasi atau kaur (u.b.)")),
    )


def acting_words() -> tuple[tuple[Acting, str], ...]:
    """How a post is held."""
    return (
        (Acting.NONE, _tr("Pejabat tetap")),
        (Acting.PLT, _tr("Plt. (pelaksana tugas)")),
        (Acting.PLH, _tr("Plh. (pelaksana harian)")),
        (Acting.PJ, _tr("Pj. (penjabat)")),
    )


def choice_words(profile: OfficeProfile, official: Official) -> str:
    """One line to choose by: the way of signing, then the name."""
    before = {Post.HEAD: "", Post.SECRETARY: "a.n. · ", Post.SECTION: "u.b. · "}[official.post]
    name = official.name or _tr("nama belum dicatat")
    return f"{before}{title_of(profile, official)} · {name}"


def term_words(official: Official) -> str:
    """From when until when, as far as it is known."""
    since = short_date(official.since) if official.since else ""
    until = short_date(official.until) if official.until else ""
    if since and until:
        return f"{since} \u2013 {until}"
    if until:
        return _tr("sampai {day}").format(day=until)
    return _tr("sejak {day}").format(day=since) if since else ""


def state_words(official: Official, today: date) -> str:
    """Whether they may sign today."""
    if official.in_office(today):
        return _tr("menjabat")
    if official.active and official.since is not None and official.since > today:
        return _tr("akan menjabat")
    return _tr("berakhir")
