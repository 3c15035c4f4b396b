# SPDX-License-Identifier: GPL-3.0-or-later
"""The office itself: its place, its letterhead, its officials, its paper and letter numbers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desa_app.domain.page import Paper
from desa_app.errors import Problem

if TYPE_CHECKING:
    from datetime import date

PASSWORD_MINIMUM = 10
LOGO_LIMIT = 2_000_000
NAME_LIMIT = 100
USER_NAME_LIMIT = 40


class OfficeKind(StrEnum):
    """Which office a data folder belongs to; the value is also the level of its region.

    A kabupaten stands for a kota too, and for whatever agency works at that level (Disnaker,
    BP3MI): ``OfficeProfile.kind_word`` tells which.
    """

    DESA = "desa"
    KECAMATAN = "kecamatan"
    KABUPATEN = "kabupaten"

    @property
    def below(self) -> OfficeKind | None:
        """Whose sealed files this office takes in, if anybody's."""
        return {"kecamatan": OfficeKind.DESA, "kabupaten": OfficeKind.KECAMATAN}.get(self.value)

    @property
    def above(self) -> OfficeKind | None:
        """For whom this office seals its own, if for anybody."""
        return {"desa": OfficeKind.KECAMATAN, "kecamatan": OfficeKind.KABUPATEN}.get(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeProfile:
    """Who we are, as letters print it; ``code`` has dots (``36.04.12.2013``, ``36.04``).

    ``name``, ``district``, ``regency`` and ``province`` are plain names ("Sukajaya", "Pontang",
    "Kabupaten Serang", "Banten"); at a kabupaten ``name`` is the regency's, ``district`` empty.
    ``kind_word`` is what the office calls itself (Desa, Kelurahan, Nagari, Kecamatan, Dinas Tenaga
    Kerja, ...); ``head_title`` and ``secretary_title`` its two chief offices.
    """

    kind: OfficeKind
    code: str
    name: str
    district: str
    regency: str
    province: str
    kind_word: str = "Desa"
    head_title: str = "Kepala Desa"
    secretary_title: str = "Sekretaris Desa"
    address: str = ""
    contact: str = ""
    paper: Paper = Paper.F4
    number_pattern: str = "{kode}/{nomor:03}/{kode_desa}/{bulan}/{tahun}"
    sample: bool = False


class Post(StrEnum):
    """Who may sign: the head; the secretary on behalf of the head (a.n.); a section's chief
    (kasi, kaur) under the secretary (u.b.)."""

    HEAD = "kepala"
    SECRETARY = "sekretaris"
    SECTION = "seksi"


class Acting(StrEnum):
    """How someone holds a post that is not their own, as the field writes it before the title.

    Plt. fills an empty post, Plh. stands in for a day or a leave, Pj. is appointed until the next
    head is.
    """

    NONE = ""
    PLT = "Plt."
    PLH = "Plh."
    PJ = "Pj."


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """A person who signs, for a term of office.

    ``number`` is the NIPD or NIP, ``number_label`` what stands before it ("NIPD", "NIP."), empty
    where the number carries its label itself. ``title`` is empty for the usual title of the post
    (see ``signing.title_of``); a section's chief has one of their own ("Kasi Pemerintahan").
    ``since`` and ``until`` are the first and the last day in office, ``None`` when not known.
    ``active`` is False once a successor was named.
    """

    id: str
    post: Post
    name: str
    number: str = ""
    number_label: str = ""
    title: str = ""
    acting: Acting = Acting.NONE
    since: date | None = None
    until: date | None = None
    active: bool = True

    @property
    def number_line(self) -> str:
        """The line under the name: label and number, or nothing without a number."""
        return f"{self.number_label} {self.number}".strip() if self.number.strip() else ""

    def in_office(self, day: date) -> bool:
        """Whether they may sign on this day."""
        begun = self.since is None or self.since <= day
        return self.active and begun and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeSetup:
    """All that the first-run wizard asks, apart from password and recovery code."""

    profile: OfficeProfile
    head_name: str
    secretary_name: str
    user_name: str
    head_number: str = ""
    secretary_number: str = ""
    logo: bytes | None = None
    backup_folder: str = ""


def problems_in(setup: OfficeSetup, *, officials_required: bool) -> tuple[Problem, ...]:
    """What cannot be stored of the wizard's answers.

    The terminal may leave the officials empty (``officials_required=False``): letters then show
    a dotted line for the name, to be written by hand.
    """
    required = ["user_name"] + (["head_name", "secretary_name"] if officials_required else [])
    found = [Problem(field, "kosong") for field in required if not getattr(setup, field).strip()]
    lines = {
        "user_name": (setup.user_name, USER_NAME_LIMIT),
        "name": (setup.profile.name, NAME_LIMIT),
        "head_name": (setup.head_name, NAME_LIMIT),
        "secretary_name": (setup.secretary_name, NAME_LIMIT),
    }
    for field, (text, limit) in lines.items():
        found.extend(problems_in_line(field, text, limit))
    if not setup.profile.name.strip():
        found.append(Problem("name", "kosong"))
    if setup.logo is not None and len(setup.logo) > LOGO_LIMIT:
        found.append(Problem("logo", "gambar-terlalu-besar", "", "2 MB"))
    return tuple(found)


def problems_in_line(field: str, text: str, limit: int) -> tuple[Problem, ...]:
    """A name that stands in cards and receipts: one line of printable text, at most ``limit``."""
    if len(text) > limit:
        return (Problem(field, "terlalu-panjang", text, str(limit)),)
    if text != text.strip() or not all(character.isprintable() for character in text):
        return (Problem(field, "bukan-satu-baris", text),)
    return ()
