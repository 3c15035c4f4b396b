# SPDX-License-Identifier: GPL-3.0-or-later
"""The paper in the safe: what it opens, and the yearly rehearsal that proves it still does."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from desa_app.domain.papers import RecoverySheet
from desa_app.domain.recovery import NewRecovery, RecoveryCheck
from desa_app.domain.user import Right
from desa_app.errors import NotAllowed, WrongRecoveryCode
from desa_app.exchange.keys import identity_from, recipient_of
from desa_app.office.secret_names import AGE_IDENTITY, FORMER_IDENTITY, RECOVERY_RECIPIENT
from desa_app.office.unlock import open_with_code, open_with_password
from desa_app.store import journal
from desa_app.store import office as office_rows
from desa_app.store.keyring import changing_keyring, load_keyring, new_recovery_code, plain_code

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desa_app.office.desk import Desk

PROVED = "kode-pemulihan-dibuktikan"
RENEWED = "kode-pemulihan-diganti"
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
        """When the paper was last proven; before that, since when it should have been."""
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


class RecoveryRenewal:
    """Ganti kode pemulihan: the new code stops the old one only after it was typed back."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def allowed(self) -> bool:
        """Whether the one who works may decide this."""
        return self._desk.may(Right.OFFICE)

    def begin(self, password: str) -> NewRecovery:
        """Make a code and its sheet; the old one goes on opening everything.

        Raises ``WrongPassword``, ``TooManyTries`` and ``NotAllowed``.
        """
        desk = self._desk
        if not self.allowed:
            raise NotAllowed(Right.OFFICE.value, desk.account.rights.role.value)
        open_with_password(desk.folder, load_keyring(desk.folder), desk.user, password, desk.clock)
        from desa_app.paper.small_papers import recovery_sheet

        code, profile = new_recovery_code(), desk.profile
        packages = profile.kind.below is not None
        sheet = recovery_sheet(
            RecoverySheet(
                office_name=f"{profile.kind_word} {profile.name}",
                office_code=profile.code,
                code=code,
                age_identity=identity_from(plain_code(code).encode()).secret if packages else "",
                made_on=desk.clock.today(),
                sample=profile.sample,
            )
        )
        return NewRecovery(code=code, sheet_pdf=sheet)

    def finish(self, new: NewRecovery, typed: str) -> None:
        """Let the new code count, because it stands on a paper; from now the old one opens nothing.

        At an office that takes packages in, its card changes: the new sheet opens only what is
        sealed for the new card. Raises ``WrongRecoveryCode`` when something else was typed, and
        ``NotAllowed``; then and whenever the disk fails the old code stays. ``KeyringAhead`` is the
        one exception: the new code counts although nothing else was kept.
        """
        if not hmac.compare_digest(plain_code(typed), plain_code(new.code)):
            raise WrongRecoveryCode(mistyped=False, renewing=True)
        desk = self._desk
        with changing_keyring(desk.folder) as save, desk.writing(Right.OFFICE) as connection:
            if desk.profile.kind.below is not None:
                recipient = identity_from(plain_code(new.code).encode()).recipient
                office_rows.replace_secret(
                    connection, desk.stamp(), RECOVERY_RECIPIENT, recipient.encode()
                )
            desk.log(connection, RENEWED, "", {})
            desk.log(connection, PROVED, "", {"dengan": "kode"})
            # Last, under the write lock: whatever failed before leaves the old code, and a commit
            # that fails brings it back.
            save(load_keyring(desk.folder).with_recovery(desk.secret, new.code))

    def counts(self, new: NewRecovery) -> bool:
        """Whether the new code opens the data as the keyring lies on the disk now."""
        try:
            load_keyring(self._desk.folder).open_recovery(new.code)
        except WrongRecoveryCode:
            return False
        return True


def identities_of(connection: Connection) -> list[str]:
    """The age identities that open what was sealed for this office, or for the one before it."""
    found = [office_rows.get_secret(connection, AGE_IDENTITY).decode()]
    former = office_rows.find_secret(connection, FORMER_IDENTITY)
    return found if former is None else [*found, former.decode()]


def _recipient(connection: Connection) -> str:
    return (office_rows.find_secret(connection, RECOVERY_RECIPIENT) or b"").decode()


def _joined(typed: str) -> str:
    return "".join(typed.split()).upper()
