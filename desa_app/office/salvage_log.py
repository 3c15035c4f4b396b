# SPDX-License-Identifier: GPL-3.0-or-later
"""What a salvage looks at before it asks, and what it writes once it was answered.

The log's entry names every line that is missing and the damaged file by its SHA-256, so that
whoever doubts the gap can be shown the file. Lines that are there but were changed are not named:
they stay broken.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desa_app.domain.number_rules import Numbering, NumberScope
from desa_app.domain.office import OfficeKind
from desa_app.domain.restoring import EVERY, LostNumbers
from desa_app.domain.salvaging import NUMBER_TABLES, SalvagePlan
from desa_app.domain.user import Role, UserRights
from desa_app.errors import RecoveryCodeNeeded
from desa_app.exchange.keys import identity_from, new_identity, new_signing_key
from desa_app.office.office_profile import profile_for
from desa_app.office.restore_log import Found, keep_reserved, raise_numbers, raise_packages
from desa_app.office.secret_names import (
    AGE_IDENTITY,
    FORMER_IDENTITY,
    RECOVERY_RECIPIENT,
    SIGNING_KEY,
)
from desa_app.office.sign import SAMPLE_SIGN
from desa_app.office.users import refuse_without_right
from desa_app.store import chain, journal
from desa_app.store import office as office_rows
from desa_app.store import users as user_rows
from desa_app.store.keyring import plain_code
from desa_app.store.number_recovery import note_hole
from desa_app.store.numbers import OFFICE, load_rules
from desa_app.store.proof import Spent, read_spent
from desa_app.store.seen_numbers import (
    holes,
    kinds_used,
    logged_ranges,
    seen_numbers,
    seen_sequence,
)
from desa_app.store.stamp import Stamp
from desa_app.wording import typed_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from desa_app.clock import Clock
    from desa_app.domain.log_head import LogGap
    from desa_app.domain.restoring import LastSpent
    from desa_app.office.unlock import OfficeKey
    from desa_app.store.keyring import Keyring
    from desa_app.store.salvage import Read

LEAST_RIGHTS = UserRights(role=Role.OPERATOR, manager=False, cases=False, search=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What the log and the numbers say after it."""

    gaps: tuple[LogGap, ...]
    lost_numbers: tuple[LostNumbers, ...]
    next_package: int


def look(
    connection: Connection, found: Read, keyring: Keyring, key: OfficeKey, year: int
) -> SalvagePlan:
    """What was read, before anything is written into it.

    Raises ``UserRemoved`` or ``NotAllowed`` for a user who may not decide this, and
    ``RecoveryCodeNeeded`` when only the paper can stand in for keys that are lost.
    """
    kind = OfficeKind(keyring.office["jenis"])
    users = _users_lost(connection, found, keyring)
    if key.user not in users:
        refuse_without_right(connection, key.user, recovered=key.recovered)
    secrets = {SIGNING_KEY} | ({AGE_IDENTITY, RECOVERY_RECIPIENT} if kind.below else set())
    lost = {name for name in secrets if office_rows.find_secret(connection, name) is None}
    if lost - {SIGNING_KEY} and not key.recovered:
        raise RecoveryCodeNeeded
    village = kind is OfficeKind.DESA
    broken = chain.first_broken(connection, over_gaps=True)
    return SalvagePlan(
        kind=kind,
        code=keyring.office["kode"],
        name=keyring.office["nama"],
        kind_word=keyring.office.get("sebutan", ""),
        year=year,
        tables=found.tables,
        last_numbers=_asked(connection, found, year) if village else {},
        last_sequence=seen_sequence(connection) if kind.above else 0,
        must_ask=kind.above is not None,
        broken=broken.position if broken else 0,
        by_list=found.by_list,
        sample=keyring.office.get(SAMPLE_SIGN) == "ya",
        new_keys=bool(lost),
        new_sign=not office_rows.is_there(connection),
        users=users,
    )


def write_down(
    connection: Connection,
    clock: Clock,
    user: str,
    plan: SalvagePlan,
    said: LastSpent,
    found: Read,
    detail: Mapping[str, object],
    code: str,
) -> Written:
    """Begin the log's new section and raise all counters, in the caller's transaction."""
    stamp = Stamp(clock.now(), user)
    told: dict[str, object] = {
        "terbaca": plan.read,
        "hilang": plan.lost,
        **detail,
    }
    if plan.unknown:
        told["tak_diketahui"] = ", ".join(plan.unknown)
    counted = {"rantai_putus": plan.broken, "pengguna_kembali": len(plan.users)}
    told |= {name: value for name, value in counted.items() if value}
    chain.begin_section(
        connection, at=stamp.at, by=user, subject="", detail=told, known_to=found.known_to
    )
    _mend(connection, stamp, plan, code)
    note = f"hilang karena penyelamatan data {typed_date(clock.today())}"
    if plan.kind is not OfficeKind.DESA:
        old = Found(there=True, spent=Spent(sequence=plan.last_sequence))
        after = raise_packages(connection, stamp, said, old, note)
        return Written(gaps=chain.gaps(connection), lost_numbers=(), next_package=after)
    own = read_spent(connection, plan.kind)
    numbers = seen_numbers(connection)
    if found.lost_any("number_rule"):
        # Nobody knows any more how this year was numbered: no way of numbering may begin again.
        highest = [last for (_, year), last in numbers.items() if year == plan.year]
        highest += list((said.numbers or {}).values())
        numbers[EVERY, plan.year] = max([0, *highest])
    spent = Spent(
        numbers=numbers,
        sequence=plan.last_sequence,
        by_hand=logged_ranges(connection) if found.lost_any("number_range") else (),
    )
    old = Found(there=True, spent=spent)
    keep_reserved(connection, stamp, own, old)
    lost = raise_numbers(connection, stamp, plan.year, said, old, note)
    if found.lost_any(*NUMBER_TABLES):
        lost += _close_holes(connection, stamp, note)
    after = raise_packages(connection, stamp, said, old, note)
    return Written(gaps=chain.gaps(connection), lost_numbers=lost, next_package=after)


def _asked(connection: Connection, found: Read, year: int) -> dict[str, int]:
    """Every sequence that may have given a number this year, with the last that is to be seen."""
    seen = seen_numbers(connection)
    asked = {scope: last for (scope, of), last in seen.items() if of == year}
    if found.lost_any(*NUMBER_TABLES):
        for scope, _ in seen:
            asked.setdefault(scope, 0)
        rules = load_rules(connection)
        office = rules.pop(OFFICE, None)
        numbering = Numbering(
            pattern="", scope=(office.scope if office else None) or NumberScope.ALL, rules=rules
        )
        for kind, of in _kinds(connection):
            asked.setdefault(numbering.sequence_of(kind, of), 0)
    return dict(sorted(asked.items())) or {EVERY: 0}


def _kinds(connection: Connection) -> list[tuple[str, str]]:
    """Kinds of letters with their codes: those that the log's letters were, else all shipped."""
    from desa_app.reference import letter_kinds

    shipped = letter_kinds()
    used = kinds_used(connection)
    named = used & shipped.keys() or shipped.keys()
    return [(code, shipped[code].classification) for code in sorted(named)]


def _users_lost(connection: Connection, found: Read, keyring: Keyring) -> tuple[str, ...]:
    """Users who have a password but no row any more, if rows of users were lost."""
    if not found.lost_any("user"):
        return ()
    known = {one.name for one in user_rows.list_users(connection)}
    return tuple(sorted(set(keyring.users) - known))


def _mend(connection: Connection, stamp: Stamp, plan: SalvagePlan, code: str) -> None:
    """Make anew what no office can be opened without; the plan told of it."""
    if plan.new_sign:
        profile = profile_for(plan.kind, plan.code, sample=plan.sample)
        office_rows.insert_office(connection, stamp, profile, logo=None, backup_folder="")
    for name in plan.users:
        # The least that lets them in: who they were is not known, and more can be given.
        user_rows.insert_user(connection, stamp, name, LEAST_RIGHTS, must_change=False)

    def put(name: str, value: bytes) -> None:
        if office_rows.find_secret(connection, name) is None:
            office_rows.put_secret(connection, stamp, name, value)

    put(SIGNING_KEY, new_signing_key())
    if plan.kind.below is not None and plan.new_keys and code:
        paper = identity_from(plain_code(code).encode())
        if office_rows.find_secret(connection, AGE_IDENTITY) is None:
            # What was sealed for the lost identity opens with the one that the paper stands for.
            put(FORMER_IDENTITY, paper.secret.encode())
            put(AGE_IDENTITY, new_identity().secret.encode())
        put(RECOVERY_RECIPIENT, paper.recipient.encode())


def _close_holes(connection: Connection, stamp: Stamp, note: str) -> tuple[LostNumbers, ...]:
    """Numbers whose letters are lost stay spent, and the number report says why."""
    found = []
    for scope, year, first, last in holes(connection):
        note_hole(connection, stamp, scope, year, (first, last), note)
        detail = {"tahun": year, "dari": first, "sampai": last, "sebab": note}
        journal.append(
            connection,
            at=stamp.at,
            by=stamp.by,
            action="nomor-dinyatakan-hilang",
            subject=scope,
            detail=detail,
        )
        found.append(LostNumbers(sequence=scope, year=year, first=first, last=last))
    return tuple(found)
