# SPDX-License-Identifier: GPL-3.0-or-later
"""The office itself: its place, its letterhead, its officials, its paper and letter numbers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desa_app.domain.page import Paper
from desa_app.errors import Problem

PASSWORD_MINIMUM = 10
LOGO_LIMIT = 2_000_000
NAME_LIMIT = 100
USER_NAME_LIMIT = 40


class OfficeKind(StrEnum):
    """Which of the two offices a data folder belongs to."""

    DESA = "desa"
    KECAMATAN = "kecamatan"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeProfile:
    """Who we are, as letters print it. ``code`` is dotted: ``36.04.12.2013`` or ``36.04.12``.

    ``name``, ``district``, ``regency`` and ``province`` are plain names ("Sukajaya", "Pontang",
    "Kabupaten Serang", "Banten"). ``kind_word`` is what the office calls itself (Desa, Kelurahan,
    Nagari, Kecamatan, ...); ``head_title`` and ``secretary_title`` its two chief offices.
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
    """Who may sign: the head, or the secretary on behalf of the head (a.n.)."""

    HEAD = "kepala"
    SECRETARY = "sekretaris"


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """A person who signs. ``number`` is the NIPD or NIP with its label, or empty."""

    id: str
    post: Post
    name: str
    number: str = ""


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
