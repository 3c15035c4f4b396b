# SPDX-License-Identifier: GPL-3.0-or-later
"""An office whose data file is damaged and whose backups are no help: what can still be saved."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desa_app.domain.office import OfficeKind
from desa_app.errors import FileMissing, NotWritable, OfficeExists
from desa_app.office.unlock import open_with_code, open_with_password
from desa_app.store import journal
from desa_app.store.engine import STORE_NAME, Database
from desa_app.store.files import write_whole
from desa_app.store.keyring import KEYRING_NAME, load_keyring
from desa_app.store.salvage import TableSalvage, salvage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desa_app.clock import Clock

REPORT_NAME = "laporan-penyelamatan.txt"
_WORK = "sedang-dibaca"


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """The new folder, and per table what came through."""

    folder: Path
    tables: tuple[TableSalvage, ...]

    @property
    def read(self) -> int:
        """How many rows came through."""
        return sum(one.read for one in self.tables)

    @property
    def lost(self) -> int:
        """How many are known to be missing."""
        return sum((one.lost or 0) + one.orphaned for one in self.tables)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Tables of which nobody can tell how much is missing."""
        return tuple(one.name for one in self.tables if one.lost is None)


def salvage_office(
    damaged: Path,
    into: Path,
    clock: Clock,
    *,
    user: str = "",
    password: str = "",
    code: str = "",
    report: Callable[[int, int, str], None] = lambda *_: None,
) -> Salvaged:
    """Read what can be read of the office in ``damaged`` into the new folder ``into``.

    Nothing in ``damaged`` is touched but the count of wrong tries. The new folder is an office
    that opens with the same passwords; its log tells where it was mended. Raises ``FileMissing``,
    ``OfficeExists`` for a folder that is not empty, what the door raises, ``StoreDamaged`` when
    nothing can be read, ``NotWritable``.
    """
    if not (damaged / STORE_NAME).is_file():
        raise FileMissing(damaged / STORE_NAME)
    if into.exists() and (not into.is_dir() or any(into.iterdir())):
        raise OfficeExists(into)
    keyring = load_keyring(damaged)
    if code:
        key = open_with_code(damaged, keyring, code, clock)
    else:
        # With one user only, nobody has to say who.
        who = user or next(iter(sorted(keyring.users)), "")
        key = open_with_password(damaged, keyring, who, password, clock)
    work = into / _WORK
    try:
        work.mkdir(parents=True)
        for ending in ("", "-wal"):
            if (damaged / f"{STORE_NAME}{ending}").is_file():
                shutil.copyfile(damaged / f"{STORE_NAME}{ending}", work / f"{STORE_NAME}{ending}")
        kind = OfficeKind(keyring.office["jenis"])
        secret = bytes(key.secret)
        tables = salvage(work / STORE_NAME, secret, kind, into / STORE_NAME, report)
        done = Salvaged(folder=into, tables=tables)
        _write_down(into, secret, clock, key.user, done)
        write_whole(into / REPORT_NAME, report_text(done).encode())
        # The keyring last: until it is there, there is no office.
        write_whole(into / KEYRING_NAME, (damaged / KEYRING_NAME).read_bytes())
    except OSError as error:
        raise NotWritable(into) from error
    finally:
        key.forget()
        shutil.rmtree(work, ignore_errors=True)
    return done


def report_text(done: Salvaged) -> str:
    """What was saved and lost, by table; tells of nobody."""
    lines = [
        "Laporan penyelamatan data",
        f"Terbaca {done.read} baris, hilang {done.lost} baris.",
        "",
    ]
    for one in done.tables:
        lost = "tidak diketahui" if one.lost is None else str(one.lost)
        alone = f", tanpa induk {one.orphaned}" if one.orphaned else ""
        if one.read or one.lost or one.lost is None or one.orphaned:
            lines.append(f"{one.name}: terbaca {one.read}, hilang {lost}{alone}")
    return "\n".join(lines) + "\n"


def _write_down(into: Path, secret: bytes, clock: Clock, user: str, done: Salvaged) -> None:
    database = Database(into / STORE_NAME, secret, pooled=False)
    try:
        with database.writing() as connection:
            journal.append(
                connection,
                at=clock.now(),
                by=user,
                action="data-diselamatkan",
                detail={"terbaca": done.read, "hilang": done.lost, "tabel": list(done.unknown)},
            )
    finally:
        database.close()
