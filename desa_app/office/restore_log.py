# SPDX-License-Identifier: GPL-3.0-or-later
"""What a restore writes into the restored data: the numbers not to be given again, and the log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desa_app.clock import WIB, timestamp
from desa_app.domain.number_report import RangeDraft
from desa_app.domain.number_rules import NumberScope, scope_of
from desa_app.domain.office import OfficeKind
from desa_app.domain.restoring import EVERY, LostNumbers
from desa_app.office.secret_names import SIGNING_KEY
from desa_app.store import journal
from desa_app.store import own_keys as own_key_rows
from desa_app.store.number_recovery import note_lost
from desa_app.store.numbers import insert_range, last_numbers, load_rules, ranges
from desa_app.store.office import replace_secret, secret_made_at
from desa_app.store.packages import last_sequence, raise_sequence
from desa_app.store.stamp import Stamp
from desa_app.wording import typed_date

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from desa_app.clock import Clock
    from desa_app.domain.restoring import Ahead, LastSpent, RestorePlan
    from desa_app.store.own_keys import KeptKeys
    from desa_app.store.proof import Spent

ACTION = "dipulihkan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the old data were: there at all, and if they could be read, what they tell."""

    there: bool = False
    spent: Spent | None = None
    ahead: Ahead | None = None
    keys: KeptKeys | None = None


def write_down(
    connection: Connection,
    clock: Clock,
    user: str,
    plan: RestorePlan,
    said: LastSpent,
    own: Spent,
    old: Found,
    aside: str,
) -> tuple[tuple[LostNumbers, ...], int]:
    """Log the restore, raise counters and the sequence of packages; returns what was raised."""
    stamp = Stamp(clock.now(), user)
    made = plan.backup.made_at
    detail: dict[str, object] = {
        "dibuat": timestamp(made),
        "catatan": plan.entries,
        "disisihkan": aside if old.there else "",
        "data_lama": "terbaca" if old.ahead else "tidak terbaca" if old.there else "tidak ada",
    }
    if old.ahead is not None:
        detail["lebih"] = {
            "catatan": old.ahead.entries,
            "surat": old.ahead.letters,
            "kiriman": old.ahead.packages,
            "satu_garis": old.ahead.same_line,
        }
    _log(connection, stamp, ACTION, plan.backup.folder.name, detail)
    day = typed_date(made.astimezone(WIB).date())
    note = f"hilang karena pemulihan dari cadangan {day}"
    if plan.backup.kind is not OfficeKind.DESA:
        return (), raise_packages(connection, stamp, said, old, note)
    lost = raise_numbers(connection, stamp, clock.today().year, said, old, note)
    keep_reserved(connection, stamp, own, old)
    _keep_renewed_key(connection, stamp, old)
    return lost, raise_packages(connection, stamp, said, old, note)


def raise_numbers(
    connection: Connection, stamp: Stamp, year: int, said: LastSpent, old: Found, note: str
) -> tuple[LostNumbers, ...]:
    wanted = dict(old.spent.numbers) if old.spent else {}
    for name, last in (said.numbers or {}).items():
        wanted[name, year] = max(last, wanted.get((name, year), 0))
    moved = {
        (name, of): last
        for (name, of), last in wanted.items()
        if last > last_numbers(connection, of).get(name, 0)
    }
    for (name, of), last in list(moved.items()):
        # Numbers given under another way of numbering may read the same as those of this one.
        for other in _sequences(connection, of):
            if scope_of(other) is not scope_of(name):
                moved[other, of] = max(last, moved.get((other, of), 0))
    found = []
    for (name, of), last in sorted(moved.items()):
        noted = note_lost(connection, stamp, name, of, last, note)
        if noted is None:
            continue
        lost = LostNumbers(sequence=name, year=of, first=noted[0], last=noted[1])
        detail = {"tahun": of, "dari": lost.first, "sampai": lost.last, "sebab": note}
        _log(connection, stamp, "nomor-dinaikkan", name, detail)
        found.append(lost)
    return tuple(found)


def _sequences(connection: Connection, year: int) -> set[str]:
    """The sequences that this office took numbers from in a year, and the one for all letters."""
    found = set(last_numbers(connection, year))
    office = load_rules(connection).get("")
    if office is None or office.scope in (None, NumberScope.ALL):
        found.add(EVERY)
    return found


def keep_reserved(connection: Connection, stamp: Stamp, own: Spent, old: Found) -> None:
    """Numbers set aside since the backup stay set aside: they may stand on letters by hand."""
    known = {one.id for one in own.by_hand}
    for one in old.spent.by_hand if old.spent else ():
        others = ranges(connection, one.year, one.sequence)
        meets = any(one.first <= o.last and o.first <= one.last for o in others if o.by_hand)
        if one.id in known or meets:
            continue
        draft = RangeDraft(
            sequence=one.sequence, year=one.year, first=one.first, last=one.last, note=one.note
        )
        insert_range(connection, stamp, draft)
        detail: dict[str, object] = {"tahun": one.year, "dari": one.first, "sampai": one.last}
        _log(connection, stamp, "nomor-disisihkan", one.sequence, detail)


def _keep_renewed_key(connection: Connection, stamp: Stamp, old: Found) -> None:
    """A key renewed since the backup stays renewed; the kecamatan no longer takes the old one."""
    newer = old.keys
    if newer is None or newer.made_at <= secret_made_at(connection, SIGNING_KEY):
        return
    known = {key.verify_key for key in own_key_rows.list_former(connection)}
    for key in newer.former:
        if key.verify_key not in known:
            own_key_rows.add_former(connection, stamp, key)
    then = Stamp(newer.made_at, stamp.by)
    replace_secret(connection, then, SIGNING_KEY, newer.secret)
    _log(connection, stamp, "kunci-terbaru-dipakai", "", {})


def raise_packages(
    connection: Connection, stamp: Stamp, said: LastSpent, old: Found, note: str
) -> int:
    before = last_sequence(connection)
    after = max(before, said.sequence or 0, old.spent.sequence if old.spent else 0)
    if after == before:
        return 0
    raise_sequence(connection, stamp, after, note)
    detail = {"dari": before, "sampai": after, "sebab": note}
    _log(connection, stamp, "urutan-kiriman-dinaikkan", "", detail)
    return after + 1


def _log(
    connection: Connection, stamp: Stamp, action: str, subject: str, detail: dict[str, object]
) -> None:
    journal.append(
        connection, at=stamp.at, by=stamp.by, action=action, subject=subject, detail=detail
    )
