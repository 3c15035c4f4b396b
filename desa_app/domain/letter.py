# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter as it is asked for, as it stands in the archive, and as lists show it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from desa_app.domain.letter_rules import Check
from desa_app.domain.office import Post
from desa_app.domain.page import Paper


class LetterState(StrEnum):
    """A letter is issued or void; a number is never freed."""

    ISSUED = "terbit"
    VOID = "batal"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRequest:
    """What the secretary asks for.

    ``fields`` are the kind's own fields as typed. ``episode_id`` may be ``None`` for kinds that
    need no plan. ``reason`` answers the warnings. ``paper`` overrides the office's paper.
    ``signatory_id`` names the official who signs; without it the holder of the post
    ``signatory`` does. ``countersign`` asks for the camat's "Mengetahui" where the kind allows it.
    """

    kind: str
    person_id: str
    episode_id: str | None
    fields: dict[str, str] = field(default_factory=dict)
    reason: str = ""
    signatory: Post = Post.HEAD
    paper: Paper | None = None
    signatory_id: str = ""
    countersign: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPreview:
    """The letter as it would be issued now; its seal places are still blank.

    ``pdf`` is the one PDF: issuing fills the seal places and changes no other byte.
    ``blank_sha256`` names it, so that issuing can tell whether anything changed meanwhile.
    """

    number: str
    pdf: bytes
    blank_sha256: str
    paper: Paper
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedLetter:
    """A letter of the archive, with its exact bytes.

    ``signed_as`` is the delegation in one line ("a.n. Kepala Desa Sukajaya / Sekretaris Desa"),
    ``signed_by`` the name under it, empty when it was left to be written by hand.
    """

    id: str
    kind: str
    number: str
    person_id: str
    episode_id: str | None
    person_name: str
    issued_on: date
    valid_until: date | None
    state: LetterState
    paper: Paper
    reason: str
    void_reason: str
    sha256: str
    blank_sha256: str
    seal_text: str
    pdf: bytes
    signed_as: str = ""
    signed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPrint:
    """One time that a letter went to the printer; ``copy`` tells a SALINAN from the original."""

    at: datetime
    by: str
    copy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRow:
    """One line of the archive list."""

    id: str
    kind: str
    number: str
    person_id: str
    person_name: str
    issued_on: date
    state: LetterState
    reason: str
    issued_by: str
