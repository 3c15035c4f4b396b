# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may sign a letter today, as choices of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.office import Official, Post
from ui.pages.common.official_words import choice_words

if TYPE_CHECKING:
    from desa_app.desa import Desa


def signatory_options(office: Desa) -> list[tuple[object, str]]:
    """Who is in office today; a post whose holder is not recorded is signed by hand."""
    profile = office.profile
    officials = office.officials.in_office()
    found: list[tuple[object, str]] = [(one.id, choice_words(profile, one)) for one in officials]
    named = {one.post for one in officials}
    empty = [post for post in (Post.HEAD, Post.SECRETARY) if post not in named]
    unnamed = [Official(id="", post=post, name="") for post in empty]
    return found + [(one.post, choice_words(profile, one)) for one in unnamed]


def usual_signatory(office: Desa) -> object:
    """The head of the office, by id when recorded."""
    return office.officials.head().id or Post.HEAD


def post_and_id(chosen: object) -> tuple[Post, str]:
    """A choice as a letter's request has it: a post, or the head's and an official's id."""
    return (chosen, "") if isinstance(chosen, Post) else (Post.HEAD, str(chosen or ""))
