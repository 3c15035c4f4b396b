# SPDX-License-Identifier: GPL-3.0-or-later
"""Search for files that do harm: each target in a process of its own, for a time that is given.

atheris watches which lines of the program a file reaches and changes those files further that
reach new ones. What it finds is kept beside these tests and offered again in every run of them.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.reliability.result import Result

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent.parent
KEPT = Path(__file__).resolve().parent / "found"
NAMES = (
    "package", "package-inside", "package-rows", "card", "receipt", "key-list", "qr-text",
    "wording", "letter", "spreadsheet", "spreadsheet-bytes", "picture", "reference", "typed",
    "backup-notes", "release",
)  # fmt: skip
MISSING = (
    "The search for harmful files needs atheris, which is not installed. On Linux with Python "
    "3.11 to 3.13 on x86-64, `make reliability HOW=long` installs it from requirements-fuzz.lock; "
    "by hand: python -m pip install --require-hashes -r requirements-fuzz.lock"
)
# A process that the system ended is begun anew; more often than this it is hopeless.
_MOST_STARTS = 20
# Loading the program under the eyes of atheris takes its time on a busy machine.
_PATIENCE = 1200.0
# As often as that the search may have to wait for its turn.
_OTHER_WORK = 10


def can_search() -> bool:
    """Whether atheris is here."""
    return importlib.util.find_spec("atheris") is not None


def search(minutes: float, seed: int, names: tuple[str, ...] = NAMES) -> Iterator[Result]:
    """Aim at each target for ``minutes`` of the processor."""
    for name in names:
        yield _one(name, 60 * minutes, seed)


def offer_kept() -> Iterator[Result]:
    """Offer every file again that once did harm; nothing of the kind may come back."""
    from tests.reliability.fuzzed import judged, place_of
    from tests.reliability.readers import Offices
    from tests.reliability.targets import Targets

    result = Result("files that once did harm")
    with tempfile.TemporaryDirectory() as folder:
        offices = Offices(Path(folder) / "kantor")
        for target in Targets(offices).all():
            for path in sorted((KEPT / target.name).glob("*.bin")):
                result.runs += 1
                try:
                    result.hits += judged(target, path.read_bytes())
                # Anything that is no refusal is the finding.
                except Exception as error:
                    result.losses.append(f"{target.name}/{path.name}: {place_of(error)}")
        offices.village.close()
        offices.district.close()
    yield result


def _one(name: str, seconds: float, seed: int) -> Result:
    result = Result(f"search through {name}")
    left = seconds
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        (folder / "found").mkdir()
        for start in range(_MOST_STARTS):
            spent = _run(name, folder, left, seed + start, result)
            left -= spent
            if left <= 1:
                break
        else:
            result.losses.append(f"given up after {_MOST_STARTS} starts")
    return result


def _run(name: str, folder: Path, seconds: float, seed: int, result: Result) -> float:
    """One process; how many seconds of the processor it searched, all of them at its own end."""
    told = folder / "told.json"
    told.unlink(missing_ok=True)
    with (folder / "log.txt").open("wb") as log:
        try:
            code = subprocess.run(
                [
                    *(sys.executable, "-W", "ignore", "-m", "tests.reliability.fuzzed"),
                    *(name, str(folder), str(seconds), str(seed)),
                ],
                cwd=ROOT,
                stdout=log,
                stderr=subprocess.STDOUT,
                timeout=_OTHER_WORK * seconds + _PATIENCE,
                check=False,
            ).returncode
        except subprocess.TimeoutExpired:
            code = -1
            result.losses.append("the process did not come to its end")
    shutil.rmtree(folder / "kantor", ignore_errors=True)
    content = json.loads(told.read_text("utf-8")) if told.exists() else {}
    result.runs += content.get("runs", 0)
    result.hits += content.get("hits", 0)
    for place, file in content.get("losses", {}).items():
        kept = _keep(name, folder / "found" / file) if file else ""
        result.losses.append(f"{place} {kept}".rstrip())
    ended = code == 0 and content.get("ended") == 1
    if not ended:
        # Crashed, out of memory or out of time, with this file.
        told_last = (folder / "log.txt").read_text("utf-8", "replace").splitlines()
        last = " / ".join(line.strip() for line in told_last[-12:])
        now = folder / "now.bin"
        kept = _keep(name, now) if now.exists() else ""
        result.losses.append(f"ended with {code} {kept}: {last}"[:1500])
    return seconds if ended else float(content.get("spent", 1.0))


def _keep(name: str, found: Path) -> str:
    """Put a file beside the tests, from where it is offered again and again."""
    import hashlib

    data = found.read_bytes()
    path = KEPT / name / f"{hashlib.sha256(data).hexdigest()[:12]}.bin"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return str(path.relative_to(ROOT))
