# SPDX-License-Identifier: GPL-3.0-or-later
"""Who signs a paper that is no letter: head and secretary as they are in office today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.books import Signer
from desa_app.domain.office import Post
from desa_app.domain.signing import title_of
from desa_app.store import officials as rows

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from desa_app.domain.office import OfficeProfile
    from desa_app.office.desk import Desk


def head_and_secretary(desk: Desk) -> tuple[Signer, Signer]:
    """Head and secretary with their titles; without a name where nobody holds the post."""
    with desk.reading() as connection:
        return signers_on(connection, desk.profile, desk.clock.today())


def signers_on(connection: Connection, profile: OfficeProfile, day: date) -> tuple[Signer, Signer]:
    """Head and secretary as :func:`head_and_secretary`, of a day and inside a transaction."""
    officials = rows.load_officials(connection, day)
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
