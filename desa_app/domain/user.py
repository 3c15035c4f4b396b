# SPDX-License-Identifier: GPL-3.0-or-later
"""Who works at an office's computer, and what each of them may do there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desa_app.domain.office import USER_NAME_LIMIT, problems_in_line
from desa_app.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

# Stands in the log for whoever came in with the recovery code; nobody may be called so.
RECOVERED = "pemulihan"


class Role(StrEnum):
    """What somebody is in the office.

    A kecamatan reads them as camat, sekcam or kasi, operator and pemeriksa.
    """

    HEAD = "kades"
    SECRETARY = "sekdes"
    OPERATOR = "operator"
    AUDITOR = "pemeriksa"


class Right(StrEnum):
    """What an action needs: to note, settings, users, cases, the log, a search everywhere."""

    WRITE = "mencatat"
    OFFICE = "pengaturan"
    USERS = "pengguna"
    CASES = "kasus"
    SEARCH = "cari-warga"
    LOG = "jejak"


@dataclass(frozen=True, slots=True, kw_only=True)
class UserRights:
    """What was given to somebody: the role, and by name the users, the cases and the search.

    ``search`` is the search over the people of all villages, which only a kecamatan has.
    """

    role: Role
    manager: bool = False
    cases: bool = False
    search: bool = False

    def may(self, right: Right) -> bool:
        """Whether an action that needs this right can be done."""
        if right is Right.WRITE:
            return self.role is not Role.AUDITOR
        if right is Right.OFFICE:
            return self.role in {Role.HEAD, Role.SECRETARY}
        if right is Right.USERS:
            return self.manager and self.role is not Role.AUDITOR
        if right is Right.LOG:
            return self.manager or self.role is Role.AUDITOR
        return self.search if right is Right.SEARCH else self.cases


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Somebody with a password of their own.

    ``active`` is False once removed: the name stays in all records, the way in is gone.
    ``must_change`` says that the password was given by somebody else and opens nothing yet.
    """

    id: str
    revision: int
    name: str
    rights: UserRights
    active: bool = True
    must_change: bool = False

    def may(self, right: Right) -> bool:
        """Whether they can do now what needs this right."""
        return self.active and self.rights.may(right)


def problems_in_user(name: str, rights: UserRights, taken: Iterable[str]) -> tuple[Problem, ...]:
    """What cannot be stored of a new user; ``taken`` are all names ever used here.

    A name belongs to one person for ever, because the log and the records carry it.
    """
    return problems_in_name(name, taken) + problems_in_rights(rights)


def problems_in_name(name: str, taken: Iterable[str]) -> tuple[Problem, ...]:
    """Whether somebody new can be called so."""
    if not name.strip():
        return (Problem("name", "kosong"),)
    wrong = problems_in_line("name", name, USER_NAME_LIMIT)
    if wrong:
        return wrong
    if name.casefold() == RECOVERED or name.casefold() in {one.casefold() for one in taken}:
        return (Problem("name", "nama-pengguna-terpakai", name),)
    return ()


def problems_in_rights(rights: UserRights) -> tuple[Problem, ...]:
    """Somebody who only reads cannot manage others."""
    if rights.manager and rights.role is Role.AUDITOR:
        return (Problem("manager", "pemeriksa-hanya-membaca"),)
    return ()
