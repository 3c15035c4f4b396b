# SPDX-License-Identifier: GPL-3.0-or-later
"""The log: append-only, each entry carrying the hash of the one before, so gaps and edits show."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, text

from desa_app.clock import read_timestamp, timestamp

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

START = "0" * 64
_FEW = 400
DATE_VOUCHED = "tanggal-dipastikan"
ERASED = "data-dihapus"
"""The action whose entry names the positions of entries that lost their values to an erasure."""
ERASED_DETAIL = '{"dihapus": true}'


def append(
    connection: Connection,
    *,
    at: datetime,
    by: str,
    action: str,
    subject: str = "",
    detail: Mapping[str, object] | None = None,
) -> None:
    """Add one entry inside the caller's transaction; ``subject`` is a record id or a file name."""
    position, previous = head(connection)
    append_at(connection, position + 1, previous, at, by, action, subject, detail or {})


def append_at(
    connection: Connection,
    position: int,
    previous: str,
    at: datetime,
    by: str,
    action: str,
    subject: str,
    detail: Mapping[str, object],
) -> None:
    """Add one entry at a place; only a salvage leaves places out, and names them (``chain``)."""
    written = json.dumps(detail, ensure_ascii=False, sort_keys=True)
    entry = {
        "position": position,
        "at": timestamp(at),
        "by": by,
        "action": action,
        # A file's name on a stick can be bytes that are no text.
        "subject": subject.encode("utf-8", "replace").decode("utf-8"),
        "detail": written,
        "previous": previous,
    }
    if detail and _has_salt(connection):
        # So that the hash of an entry tells nothing of its values once they are erased.
        entry["salt"] = secrets.token_hex(16)
    values = entry | {"hash": hash_of(entry)}
    # The names are those above.
    names = ", ".join(f'"{name}"' for name in values)
    places = ", ".join(f":{name}" for name in values)
    connection.execute(text(f"INSERT INTO journal ({names}) VALUES ({places})"), values)  # noqa: S608


def _has_salt(connection: Connection) -> bool:
    """Whether the log is of the newest form.

    Coming in and a restore write their lines before an older data file is brought up to date.
    """
    asked = text("SELECT count(*) FROM pragma_table_info('journal') WHERE name = 'salt'")
    return bool(connection.execute(asked).scalar_one())


def entries_about(
    connection: Connection, action: str, subject: str
) -> list[tuple[datetime, str, dict[str, Any]]]:
    """When, by whom and with which detail an action was done to one record; the oldest first."""
    rows = connection.execute(
        text(
            'SELECT at, "by" AS who, detail FROM journal WHERE action = :action '
            "AND subject = :subject ORDER BY position"
        ),
        {"action": action, "subject": subject},
    )
    return [(read_timestamp(row.at), row.who, json.loads(row.detail)) for row in rows]


def entries_of(
    connection: Connection,
    subjects: Sequence[str],
    *,
    limit: int,
    before: int | None = None,
    without: Collection[str] = (),
) -> list[tuple[int, datetime, str, str, dict[str, Any]]]:
    """Position, moment, user, action and detail of what was done to these records, newest first.

    ``before`` asks only for entries older than that position, ``without`` leaves actions out.
    """
    found = []
    until = before if before is not None else 2**62
    left_out = {f"a{n}": one for n, one in enumerate(sorted(without))}
    for start in range(0, len(subjects), _FEW):
        names = {f"s{n}": one for n, one in enumerate(subjects[start : start + _FEW])}
        # The placeholders are ours; the values go their own way.
        rows = connection.execute(
            text(
                'SELECT position, at, "by" AS who, action, detail FROM journal WHERE subject IN '  # noqa: S608
                f"({', '.join(':' + name for name in names)}) AND position < :until "
                f"AND action NOT IN ({', '.join(':' + name for name in left_out)}) "
                "ORDER BY position DESC LIMIT :limit"
            ),
            names | left_out | {"until": until, "limit": limit},
        )
        found += [
            (row.position, read_timestamp(row.at), row.who, row.action, json.loads(row.detail))
            for row in rows
        ]
    return sorted(found, key=lambda entry: -entry[0])[:limit]


def head(connection: Connection) -> tuple[int, str]:
    """How many entries there are, and the hash of the newest."""
    row = connection.execute(
        text("SELECT position, hash FROM journal ORDER BY position DESC LIMIT 1")
    ).first()
    return (row.position, row.hash) if row else (0, START)


def hash_at(connection: Connection, position: int) -> str:
    """The hash of one entry, or the beginning of every chain when there is none."""
    found = connection.execute(
        text("SELECT hash FROM journal WHERE position = :position"), {"position": position}
    ).scalar()
    return str(found) if found else START


def newest_moment(connection: Connection) -> str:
    """The moment of the newest work as stored, or empty.

    Coming in is no work: one morning with a wrong date, seen and put right, must not shut the
    office until that date. Nor is what was done under a wrong date before somebody vouched for
    the right one.
    """
    found = connection.execute(
        text(
            "SELECT max(at) FROM journal WHERE action NOT IN ('masuk', 'sandi-salah') "
            "AND position >= :since"
        ),
        {"since": vouched(connection).position},
    ).scalar()
    return found or ""


@dataclass(frozen=True, slots=True)
class VouchedDay:
    """The newest day that somebody vouched for, and where in the log; position 0 for none."""

    position: int
    day: date | None


def last_moment_of(connection: Connection, action: str) -> datetime | None:
    """When this was done last, or ``None``."""
    found = connection.execute(
        text("SELECT max(at) FROM journal WHERE action = :action"), {"action": action}
    ).scalar()
    return read_timestamp(found) if found else None


def vouched(connection: Connection) -> VouchedDay:
    """When somebody last said that the computer's date was right although the log was ahead."""
    row = connection.execute(
        text(
            "SELECT position, detail FROM journal WHERE action = :action "
            "ORDER BY position DESC LIMIT 1"
        ),
        {"action": DATE_VOUCHED},
    ).first()
    if row is None:
        return VouchedDay(0, None)
    return VouchedDay(row.position, date.fromisoformat(json.loads(row.detail)["tanggal"]))


def empty_entries(connection: Connection, positions: Collection[int]) -> None:
    """Take the values out of entries, inside an erasure that has named them to the guards."""
    for position in positions:
        connection.execute(
            text("UPDATE journal SET detail = :detail, salt = '' WHERE position = :position"),
            {"detail": ERASED_DETAIL, "position": position},
        )


def positions_about(
    connection: Connection, subjects: Collection[str], words: Collection[str]
) -> tuple[int, ...]:
    """Entries with values about these records, or whose values hold one of the words."""
    wanted = {word.casefold() for word in words}
    rows = connection.execute(
        text("SELECT position, subject, detail FROM journal WHERE detail <> '{}' ORDER BY position")
    )
    return tuple(
        row.position
        for row in rows
        if row.detail != ERASED_DETAIL
        and (row.subject in subjects or any(word in row.detail.casefold() for word in wanted))
    )


def hash_of(entry: Mapping[str, object]) -> str:
    """The hash of an entry as it stands, without its own hash."""
    # Entries of the first forms had no salt, and their hash stands without one.
    entry = {name: value for name, value in entry.items() if name != "salt" or value}
    canonical = json.dumps(dict(entry), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(b"desa-binaan/catatan/v1\n" + canonical.encode()).hexdigest()
