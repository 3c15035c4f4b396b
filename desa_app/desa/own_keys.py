# SPDX-License-Identifier: GPL-3.0-or-later
"""The village's own keys: every one that ever signed for it, and a new one when it is time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.domain.key_list import FormerKey, OwnKeys
from desa_app.domain.user import Right
from desa_app.exchange.keys import new_signing_key, verify_key
from desa_app.office import card as own
from desa_app.office.secret_names import SIGNING_KEY
from desa_app.office.unlock import open_with_password
from desa_app.store import office as office_rows
from desa_app.store import own_keys as rows
from desa_app.store.keyring import load_keyring

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desa_app.domain.package import Card
    from desa_app.office.desk import Desk


class KeyRenewal:
    """Perbarui kunci kantor: after a suspicion, a change of officers, or an old backup."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def keys(self) -> OwnKeys:
        """Since when the key is in use, and the former ones."""
        with self._desk.reading() as connection:
            return OwnKeys(
                since=office_rows.secret_made_at(connection, SIGNING_KEY).astimezone().date(),
                former=rows.list_former(connection),
            )

    def renew(self, password: str) -> Card:
        """Make a new key and give the new card, which the kecamatan must enrol before it counts.

        Letters sealed before stay genuine, here and at the kecamatan; the numbers of letters and
        packages go on. Raises ``WrongPassword``, ``TooManyTries`` and ``NotAllowed``.
        """
        desk = self._desk
        open_with_password(desk.folder, load_keyring(desk.folder), desk.user, password, desk.clock)
        with desk.writing(Right.OFFICE) as connection:
            desk.refuse_clock_set_back(connection)
            stamp, today = desk.stamp(), desk.clock.today()
            since = office_rows.secret_made_at(connection, SIGNING_KEY).astimezone().date()
            public = verify_key(office_rows.get_secret(connection, SIGNING_KEY))
            former = FormerKey(verify_key=public, since=since, until=today)
            rows.add_former(connection, stamp, former)
            office_rows.replace_secret(connection, stamp, SIGNING_KEY, new_signing_key())
            detail = {"kunci-lama-sejak": since.isoformat()}
            desk.log(connection, "kunci-diperbarui", desk.profile.code, detail)
        return own.own_card(desk)


def own_verify_keys(connection: Connection) -> tuple[bytes, ...]:
    """Public keys that ever signed for this village, the one in use last."""
    now = verify_key(office_rows.get_secret(connection, SIGNING_KEY))
    return (*(key.verify_key for key in rows.list_former(connection)), now)
