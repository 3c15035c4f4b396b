# SPDX-License-Identifier: GPL-3.0-or-later
"""What an office does when the power goes: eight jobs, and how each must stand afterwards.

``prepare`` makes the folder of one job, ``work`` does the job in a process that may die at any
moment and says what the user was told, ``losses`` looks at what is left and names everything
that must not be. An empty list means that nothing was lost, doubled or left half.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desa_app.desa import Desa, open_desa
from desa_app.domain.office import OfficeKind
from desa_app.domain.package import DataLevel, TakeInState
from desa_app.errors import UserError
from desa_app.kecamatan import Kecamatan, open_kecamatan
from desa_app.office.restore import open_backup, restore
from desa_app.office.unlock import unlock
from desa_app.sample.sheet import sheet_of
from desa_app.store import swap
from desa_app.store.backup import backups_in
from tests.kecamatan.packages_kit import NAMES, copies_of_packages
from tests.office.restore_kit import WRITTEN, Village, rows_but, village
from tests.office_kit import (
    DISTRICT,
    NOW,
    PASSWORD,
    USER,
    VILLAGE,
    RunningClock,
    candidate,
    draft,
    dump,
    enrolled_copy,
    families,
    open_district,
    open_village,
    permit,
)
from tests.store.old_forms import folder_of_revision

Say = Callable[[str], None]
STICK = "flashdisk"
TIMES = 4


@dataclass(frozen=True)
class Job:
    """One job of an office; every step works on the folder it is given."""

    name: str
    prepare: Callable[[Path], None]
    work: Callable[[Path, Say], None]
    losses: Callable[[Path, list[str]], list[str]]


def _open_village(root: Path) -> Desa:
    """The village as a process opens it that knows nothing but the password."""
    clock = _clock()
    return open_desa(root / VILLAGE, unlock(root / VILLAGE, USER, PASSWORD, clock), clock)


def _open_district(root: Path) -> Kecamatan:
    clock = _clock()
    return open_kecamatan(root / DISTRICT, unlock(root / DISTRICT, USER, PASSWORD, clock), clock)


def _clock(later: int = 0) -> RunningClock:
    clock = RunningClock(NOW)
    clock.moment = clock.moment.replace(hour=clock.moment.hour + later)
    return clock


def _kept(root: Path) -> Any:
    """What ``prepare`` wrote down; past the calls that a fault is put under, for it is no fault."""
    with open(root / "siapa.json", encoding="utf-8") as stream:
        return json.load(stream)


# --- saving people --------------------------------------------------------------------------


def _village(root: Path) -> None:
    enrolled_copy(VILLAGE, root)


def _save(root: Path, say: Say) -> None:
    office = _open_village(root)
    for number in range(TIMES):
        person = office.people.add(draft(f"ORANG {number}"))
        say(f"{person.id} ORANG {number}")
        office.people.correct(person, draft(f"ORANG {number} DIPERBAIKI"))
        say(f"{person.id} ORANG {number} DIPERBAIKI")
    office.close()


def _saved(root: Path, said: list[str]) -> list[str]:
    office = open_village(root / VILLAGE, _clock(1))
    told = dict(line.split(" ", 1) for line in said)
    names = {person_id: office.people.get(person_id).facts.name for person_id in told}
    found = [
        f"told {told[person_id]!r}, kept {name!r}"
        for person_id, name in names.items()
        # One more change may have been saved than could be told.
        if name not in (told[person_id], f"{told[person_id]} DIPERBAIKI")
    ]
    found += _unsound(office.inspection.data().faults)
    office.close()
    return found


# --- issuing letters ------------------------------------------------------------------------


def _with_candidate(root: Path) -> None:
    office = open_village(enrolled_copy(VILLAGE, root), _clock())
    person, episode = candidate(office)
    (root / "siapa.json").write_text(json.dumps([person.id, episode.id]), "utf-8")
    office.close()


def _issue(root: Path, say: Say) -> None:
    office = _open_village(root)
    person_id, episode_id = _kept(root)
    person, episode = office.people.get(person_id), office.episodes.get(episode_id)
    for _ in range(TIMES):
        say(office.letters.issue(permit(person, episode)).number)
    office.close()


def _issued(root: Path, said: list[str]) -> list[str]:
    office = open_village(root / VILLAGE, _clock(1))
    person_id, episode_id = _kept(root)
    person, episode = office.people.get(person_id), office.episodes.get(episode_id)
    office.letters.issue(permit(person, episode))
    letters = office.letters.list(person_id)
    numbers = [letter.number for letter in letters]
    found = [f"number {number} was told and is gone" for number in said if number not in numbers]
    if len(set(numbers)) != len(numbers):
        found.append(f"a number was given twice: {numbers}")
    running = sorted(int(number.split("/")[1]) for number in numbers)
    if running != list(range(1, len(running) + 1)):
        found.append(f"numbers have a gap: {running}")
    found += [
        f"letter {letter.number} has no paper"
        for letter in letters
        if not office.letters.get(letter.id).pdf.startswith(b"%PDF")
    ]
    found += _unsound(office.inspection.data().faults)
    office.close()
    return found


# --- importing ------------------------------------------------------------------------------

IMPORTED = 40


def _with_sheet(root: Path) -> None:
    enrolled_copy(VILLAGE, root)
    (root / "warga.xlsx").write_bytes(sheet_of(families(23).people(IMPORTED)))


def _import(root: Path, say: Say) -> None:
    office = _open_village(root)
    say(str(office.intake.take_in(root / "warga.xlsx").taken))
    office.close()


def _imported(root: Path, said: list[str]) -> list[str]:
    before = root / "sebelum"
    if not before.exists():
        enrolled_copy(VILLAGE, before)
    office, untouched = (
        open_village(folder, _clock(1)) for folder in (root / VILLAGE, before / VILLAGE)
    )
    came = len(dump(office)["person"]) - len(dump(untouched)["person"])
    batches = len(dump(office)["import_batch"]) - len(dump(untouched)["import_batch"])
    found = _unsound(office.inspection.data().faults)
    for one in (office, untouched):
        one.close()
    if (came, batches) not in ((0, 0), (IMPORTED, 1)):
        found.append(f"half an import: {came} people, {batches} batch")
    if said and came != int(said[0]):
        found.append(f"{said[0]} people were told, {came} are there")
    return found


# --- sending and taking in ------------------------------------------------------------------


def _with_stick(root: Path) -> None:
    _with_candidate(root)
    enrolled_copy(DISTRICT, root)
    (root / STICK).mkdir()


def _send(root: Path, say: Say) -> None:
    office = _open_village(root)
    for period in ("2026-09", "2026-10"):
        say(office.packages.export(root / STICK, period, DataLevel.REGISTER).file.path.name)
    office.close()


def _sent(root: Path, said: list[str]) -> list[str]:
    stick = root / STICK
    found = [f"{name} was told and is gone" for name in said if not (stick / name).is_file()]
    office = open_village(root / VILLAGE, _clock(1))
    sequences = [sent.sequence for sent in office.packages.list()]
    if len(set(sequences)) != len(sequences) or len(sequences) < len(said):
        found.append(f"sequences {sequences} after {len(said)} files were told")
    office.packages.export(stick, "2026-11", DataLevel.REGISTER)
    found += _unsound(office.inspection.data().faults)
    office.close()
    # Whatever has the name of a package is one, and all of them are taken in side by side.
    district = open_district(root / DISTRICT, _clock(2))
    results = district.packages.take_in(sorted(stick.glob("*.dbx")))
    district.close()
    found += [
        f"{one.path.name} is refused: {one.error_code}"
        for one in results
        if one.state is not TakeInState.TAKEN
    ]
    return found


def _with_packages(root: Path) -> None:
    enrolled_copy(DISTRICT, root)
    (root / STICK).mkdir()
    copies_of_packages(root / STICK)


def _packages(root: Path) -> list[Path]:
    return [root / STICK / name for name in NAMES]


def _take_in(root: Path, say: Say) -> None:
    office = _open_district(root)
    for path in _packages(root):
        for one in office.packages.take_in([path]):
            if one.state is TakeInState.TAKEN:
                say(path.name)
    office.close()


def _taken(root: Path, said: list[str]) -> list[str]:
    office = open_district(root / DISTRICT, _clock(1))
    kept = len(dump(office)["received"])
    found = [f"{len(said)} were told, {kept} are kept"] if kept < len(said) else []
    again = office.packages.take_in(_packages(root))
    good = (TakeInState.TAKEN, TakeInState.REPEATED)
    # One that could not be read when its turn came has been overtaken; that is said, too.
    missed = [one for one in again if one.state not in good]
    found += [
        f"{one.path.name}: {one.error_code}" for one in missed if one.error_code != "berkas-lama"
    ]
    receipts = sorted((root / STICK).glob("TT-*.txt"))
    if len(receipts) != len(NAMES) - len(missed):
        found.append(f"{len(receipts)} receipts for {len(NAMES) - len(missed)} packages")
    found += [
        f"{path.name} is half a receipt"
        for path in receipts
        if b"Tanda tangan: " not in path.read_bytes().splitlines()[-1]
    ]
    rows = {name: len(found) for name, found in dump(office).items() if name.startswith("village")}
    if rows["village_person"] != EXPECTED_PEOPLE or rows["village_recap"] != 3:
        found.append(f"the rows are {rows}")
    found += _unsound(office.inspection.data().faults)
    office.close()
    return found


# Who has a plan travels: three candidates of the first village, one of its neighbour.
EXPECTED_PEOPLE = 3 + 1


# --- backup, restore, upgrade ---------------------------------------------------------------


def _back_up(root: Path, say: Say) -> None:
    office = _open_village(root)
    for _ in range(2):
        say(office.settings.back_up().folder.name)
    office.close()


def _backed_up(root: Path, said: list[str]) -> list[str]:
    data = root / VILLAGE
    made = {path.name: path for _, path in backups_in(data / "cadangan")}
    found = [f"{name} was told and is gone" for name in said if name not in made]
    for name, path in made.items():
        if path.name.endswith(".baru"):
            continue
        try:
            open_backup(data, path, _clock(1), user=USER, password=PASSWORD)
        except UserError as error:
            found.append(f"{name} does not open: {error.code}")
    office = open_village(data, _clock(2))
    found += _unsound(office.inspection.data().faults)
    office.settings.back_up()
    office.close()
    return found


def _with_backup(root: Path) -> None:
    made = village(root)
    kept = {"data": made.data.name, "backup": str(made.backup.relative_to(made.data))}
    rows = {"rows": made.rows, "rows_now": made.rows_now}
    (root / "siapa.json").write_text(json.dumps({**kept, **rows}), "utf-8")


def _made(root: Path) -> Village:
    kept = _kept(root)
    data = root / kept["data"]
    return Village(data, data / kept["backup"], _clock(1), kept["rows"], kept["rows_now"])


def _restore(root: Path, say: Say) -> None:
    made = _made(root)
    restore(made.data, made.key(), made.clock)
    say("dipulihkan")


def _restored(root: Path, said: list[str]) -> list[str]:
    made = _made(root)
    rows = made.rows_as_they_are()
    old = rows == made.rows_now
    new = rows_but(rows, *WRITTEN) == rows_but(made.rows, *WRITTEN)
    found = [] if old != new else ["neither the old data nor the backup's, whole"]
    if said and not new:
        found.append("a restore was told and did not happen")
    if swap.is_cut_off(made.data):
        found.append("the exchange of the data files is still half done")
    if new and len(list(made.data.glob("sebelum-dipulihkan-*"))) != 1:
        found.append("the data from before are gone")
    return found


def _older(root: Path) -> None:
    folder_of_revision(2, OfficeKind.DESA, root)
    shutil.copytree(root / VILLAGE, root / "sebelum" / VILLAGE)


def _upgrade(root: Path, say: Say) -> None:
    _open_village(root).close()
    say("dibuka")


def _upgraded(root: Path, said: list[str]) -> list[str]:
    del said  # opening tells nothing that could be lost
    counts = []
    for folder in (root / "sebelum" / VILLAGE, root / VILLAGE):
        office = open_village(folder, _clock(1))
        counts.append({name: len(rows) for name, rows in dump(office).items()})
        office.close()
    return [
        f"{name}: {before} rows before, {counts[1][name]} now"
        for name, before in counts[0].items()
        if name != "journal" and counts[1][name] != before
    ]


def _unsound(faults: tuple[tuple[str, str], ...]) -> list[str]:
    return [f"the inspection finds {name} {which}" for name, which in faults]


JOBS = (
    Job("save", _village, _save, _saved),
    Job("issue", _with_candidate, _issue, _issued),
    Job("import", _with_sheet, _import, _imported),
    Job("export", _with_stick, _send, _sent),
    Job("take-in", _with_packages, _take_in, _taken),
    Job("backup", _village, _back_up, _backed_up),
    Job("restore", _with_backup, _restore, _restored),
    Job("upgrade", _older, _upgrade, _upgraded),
)
