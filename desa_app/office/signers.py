# SPDX-License-Identifier: GPL-3.0-or-later
"""Who signs a paper that is no letter: head and secretary as they are in office today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.books import Signer
from desa_app.domain.office import Post
from desa_app.domain.signing import title_of
from desa_app.store import officials as rows

if TYPE_CHECKING:
    from desa_app.office.desk import Desk


def head_and_secretary(desk: Desk) -> tuple[Signer, Signer]:
    """Head and secretary with their titles; without a name where nobody holds the post."""
    profile = desk.profile
    with desk.reading() as connection:
        officials = rows.load_officials(connection, desk.clock.today())
    head, secretary = officials[Post.HEAD], officials[Post.SECRETARY]
    return (
        Signer(
            title=f"{title_of(profile, head)} {profile.name}",
            name=head.name,
            number=head.number_line,
        ),
        Signer(
            title=title_of(profile, secretary), name=secretary.name, number=secretary.number_line
        ),
    )
