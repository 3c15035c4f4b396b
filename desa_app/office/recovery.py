# SPDX-License-Identifier: GPL-3.0-or-later
"""The paper in the safe: what it opens, and the yearly rehearsal that proves it still does."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from desa_app.domain.recovery import RecoveryCheck
from desa_app.errors import WrongRecoveryCode
from desa_app.exchange.keys import identity_from, recipient_of
from desa_app.office.secret_names import AGE_IDENTITY, FORMER_IDENTITY, RECOVERY_RECIPIENT
from desa_app.office.unlock import open_with_code
from desa_app.store import journal
from desa_app.store import office as office_rows
from desa_app.store.keyring import load_keyring, plain_code

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desa_app.office.desk import Desk

PROVED = "kode-pemulihan-dibuktikan"
_IDENTITY = "AGE-SECRET-KEY-1"


def is_identity(typed: str) -> bool:
    """Whether this is the long key of the sheet, not the recovery code."""
    return _joined(typed).startswith(_IDENTITY)


def recovery_identity(typed: str) -> str:
    """The age identity that the sheet of a lost office stands for.

    ``typed`` is its recovery code or, from sheets on which it is another, the long key itself.
    Raises ``WrongRecoveryCode`` for a slip of the finger; whose sheet it was cannot be seen.
    """
    if not is_identity(typed):
        return identity_from(plain_code(typed).encode()).secret
    identity = _joined(typed)
    try:
        recipient_of(identity)
    except ValueError as error:
        raise WrongRecoveryCode(mistyped=True) from error
    return identity


class Recovery:
    """Buktikan kode pemulihan: typed from the paper, while nothing is lost yet."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def state(self) -> RecoveryCheck:
        """When the paper was last proven; the first day counts, because the wizard asks for it."""
        with self._desk.reading() as connection:
            start = office_rows.load_start(connection)
            last = journal.last_moment_of(connection, PROVED)
        proved = last or start
        return RecoveryCheck(
            proved_on=proved.astimezone().date(),
            today=self._desk.clock.today(),
            ever=last is not None,
        )

    def prove(self, typed: str) -> RecoveryCheck:
        """Prove what was typed from the paper; logged. Wrong tries count as at the door.

        Raises ``WrongRecoveryCode`` and ``TooManyTries``.
        """
        with self._desk.reading() as connection:
            recipient = _recipient(connection)
        by_identity = bool(recipient) and is_identity(typed)
        if by_identity:
            made = recipient_of(recovery_identity(typed))
            if not hmac.compare_digest(made, recipient):
                raise WrongRecoveryCode(mistyped=False)
            opens_packages = True
        else:
            folder = self._desk.folder
            open_with_code(folder, load_keyring(folder), typed, self._desk.clock)
            made = identity_from(plain_code(typed).encode()).recipient
            opens_packages = not recipient or hmac.compare_digest(made, recipient)
        with self._desk.writing() as connection:
            detail = {"dengan": "kunci" if by_identity else "kode"}
            self._desk.log(connection, PROVED, "", detail)
        today = self._desk.clock.today()
        return RecoveryCheck(proved_on=today, today=today, opens_packages=opens_packages)


def identities_of(connection: Connection) -> list[str]:
    """The age identities that open what was sealed for this office, or for the one before it."""
    found = [office_rows.get_secret(connection, AGE_IDENTITY).decode()]
    former = office_rows.find_secret(connection, FORMER_IDENTITY)
    return found if former is None else [*found, former.decode()]


def _recipient(connection: Connection) -> str:
    return (office_rows.find_secret(connection, RECOVERY_RECIPIENT) or b"").decode()


def _joined(typed: str) -> str:
    return "".join(typed.split()).upper()
