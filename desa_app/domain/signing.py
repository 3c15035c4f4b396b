# SPDX-License-Identifier: GPL-3.0-or-later
"""Who signs in whose name, in the lines that the field writes over a signature."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desa_app.domain.letter_check import Check, warning
from desa_app.domain.office import NAME_LIMIT, Acting, Official, Post
from desa_app.domain.page import Side, Signature
from desa_app.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from desa_app.domain.office import OfficeProfile

NUMBER_LABEL = "NIPD"
LABEL_LIMIT = 20
TITLE_LIMIT = 60
DOTTED = "." * 32
_BLANK = "." * 22


def title_of(office: OfficeProfile, official: Official) -> str:
    """The title as written: "Plt. Kepala Desa", "Kasi Pemerintahan"; without the office's name."""
    usual = {Post.HEAD: office.head_title, Post.SECRETARY: office.secretary_title}
    title = official.title or usual.get(official.post, "")
    return f"{official.acting.value} {title}".strip()


def signing_lines(
    office: OfficeProfile, signatory: Official, head: Official | None = None
) -> tuple[str, ...]:
    """The lines over a signature: the head's own, the secretary's on behalf of the head (a.n.),
    a section's chief under the secretary (u.b.).

    ``head`` is who holds the first post that day, so that "a.n. Plt. Kepala Desa" is written when
    it must be. Only the secretary signs a.n.; everybody below signs u.b. (the habit of OpenSID's
    signature codes, which villages know).
    """
    own = title_of(office, signatory)
    if signatory.post is Post.HEAD:
        return (f"{own} {office.name},",)
    first = title_of(office, head) if head is not None else office.head_title
    on_behalf = f"a.n. {first} {office.name}"
    if signatory.post is Post.SECRETARY:
        return (on_behalf, f"{own},")
    return (on_behalf, office.secretary_title, "u.b.", f"{own},")


def signed_as(office: OfficeProfile, signatory: Official, head: Official | None = None) -> str:
    """The delegation in one line, as the archive keeps it."""
    return " / ".join(signing_lines(office, signatory, head)).rstrip(",")


def holder(officials: Iterable[Official], post: Post, day: date) -> Official:
    """Who holds a post on a day. Someone acting comes first: they stand in for the other.

    Nobody gives an official without a name, for whom letters show a dotted line.
    """
    found = [one for one in officials if one.post is post and one.in_office(day)]
    found.sort(key=lambda one: (one.acting is not Acting.NONE, str(one.since or ""), one.id))
    return found[-1] if found else Official(id="", post=post, name="")


def problems_in_official(official: Official, others: Iterable[Official]) -> tuple[Problem, ...]:
    """What is wrong with an official among ``others``: two regular heads at a time, for one."""
    found = []
    if not official.name.strip():
        found.append(Problem("name", "kosong"))
    if official.post is Post.SECTION and not official.title.strip():
        found.append(Problem("title", "kosong"))
    limits = {"name": NAME_LIMIT, "number": TITLE_LIMIT, "title": TITLE_LIMIT}
    for field, limit in (limits | {"number_label": LABEL_LIMIT}).items():
        text = str(getattr(official, field))
        if len(text) > limit:
            found.append(Problem(field, "terlalu-panjang", text, str(limit)))
        elif not all(character.isprintable() for character in text):
            found.append(Problem(field, "bukan-satu-baris", text))
    if official.since and official.until and official.until < official.since:
        found.append(Problem("until", "masa-jabatan-terbalik"))
    for other in others:
        if _alike(official, other) and _meet(official, other):
            found.append(Problem("since", "masa-jabatan-bertumpuk", other.name, other.name))
            break
    return tuple(found)


def self_signing(person_name: str, signatory: Official) -> tuple[Check, ...]:
    """A warning when the one the letter is about would sign it; titles and degrees do not count."""
    name = _bare(person_name)
    if not name or name != _bare(signatory.name):
        return ()
    return (warning("penandatangan-diri-sendiri", nama=signatory.name),)


def countersigned(
    signatures: tuple[Signature, ...], office_line: int, district: str
) -> tuple[Signature, ...]:
    """The signatures with "Mengetahui, Camat ..." at the left of the office's own.

    Number and date are the kecamatan's, so their lines stay blank. An office that signs in the
    middle moves to the right to make room.
    """
    camat = Signature(
        line=office_line,
        side=Side.LEFT,
        above=(f"Nomor : {_BLANK}", f"Tanggal : {_BLANK}", "Mengetahui,", f"Camat {district},"),
        name=DOTTED,
        below=f"NIP {_BLANK}",
    )
    beside = [one for one in signatures if one.line == office_line]
    if any(one.side is Side.LEFT for one in beside) or len(beside) > 1:
        last = max(one.line for one in signatures)
        return (*signatures, _moved(camat, last + 1, Side.CENTRE))
    moved = tuple(
        _moved(one, one.line, Side.RIGHT) if one.line == office_line else one for one in signatures
    )
    return (*moved, camat)


def _moved(signature: Signature, line: int, side: Side) -> Signature:
    return Signature(
        line=line,
        side=side,
        above=signature.above,
        name=signature.name,
        below=signature.below,
        duty_stamp=signature.duty_stamp,
        underlined=signature.underlined,
    )


def _alike(one: Official, other: Official) -> bool:
    """Two regular holders of a post that has one holder."""
    single = one.post is other.post and one.post is not Post.SECTION
    regular = one.acting is Acting.NONE and other.acting is Acting.NONE
    return single and regular and other.active and bool(other.name) and one.id != other.id


def _meet(one: Official, other: Official) -> bool:
    apart = (one.until and other.since and one.until < other.since) or (
        other.until and one.since and other.until < one.since
    )
    return not apart


def _bare(name: str) -> tuple[str, ...]:
    """The name's own words: no title before it (H., Drs.), no degree after a comma."""
    words = re.split(r"[\s]+", name.partition(",")[0].casefold())
    return tuple(word for word in words if word and not word.endswith("."))
