# SPDX-License-Identifier: GPL-3.0-or-later
"""One letter cold and warm, and many at once, beside a bare page and an office suite."""

from __future__ import annotations

import pickle
import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

from desa_app.clock import SetClock
from desa_app.desa.letter_case import gather, sheet_of
from desa_app.domain.letter import LetterRequest
from desa_app.paper.letter import render_letter
from tests.benchmarks.bare_page import bare_page
from tests.benchmarks.figures import Figure, Folder, found, interleaved, run
from tests.office_kit import NOW, VILLAGE, candidate, desk_of, enrolled_copy, open_village

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desa_app.desa import Desa
    from tests.benchmarks.figures import Size

_FLOOR = "bare ReportLab page"
_SUITE = "LibreOffice, headless"
_UNABLE = "not installed, or without its word processor"
_TEXT = "<p>" + "Yang bertanda tangan di bawah ini menerangkan. " * 40 + "</p>"


def figures(size: Size) -> Iterator[Figure]:
    """The letters of one village."""
    with Folder() as folder:
        office = open_village(enrolled_copy(VILLAGE, folder), SetClock(NOW))
        yield from _single(office, folder, size)
        yield _many(office, folder, size)
        office.close()


def _single(office: Desa, folder: Path, size: Size) -> Iterator[Figure]:
    person, plan = candidate(office, nik="3604125003901234")
    wanted = _request(person.id, plan.id)
    desk = desk_of(office)
    with desk.reading() as connection:
        sheet = sheet_of(desk, gather(desk, connection, wanted), wanted, "470/1/2026")
    kept = folder / "surat.bin"
    kept.write_bytes(pickle.dumps(sheet))
    cold: dict[str, Callable[[], object]] = {
        "floor": partial(run, [sys.executable, "-m", "tests.benchmarks.bare_page"]),
        "ours": partial(run, [sys.executable, "-m", "tests.benchmarks.one_letter", str(kept)]),
    }
    suite = _office_suite(folder, 1) if size.suite else None
    if suite is not None:
        cold["instead"] = suite
    # The first start of all compiles, and the suite makes its profile.
    interleaved(1, cold)
    taken = interleaved(size.rounds, cold)
    yield _figure("letter drawn by a new process", taken)
    bare_page()
    render_letter(sheet)
    warm = interleaved(
        size.rounds * 3,
        {
            "floor": bare_page,
            "ours": lambda: render_letter(sheet),
            "issued": lambda: office.letters.issue(wanted),
        },
    )
    instead = {"instead": taken["instead"]} if suite is not None else {}
    yield _figure("letter drawn, program open", warm | instead)
    issued = {"floor": warm["floor"], "ours": warm["issued"]}
    yield _figure("letter checked, numbered, sealed, drawn and kept", issued | instead)


def _many(office: Desa, folder: Path, size: Size) -> Figure:
    people = [
        candidate(office, f"CONTOH {number}", nik=f"360412500390{number:04d}", talk=False)
        for number in range(2000, 2000 + size.letters)
    ]
    pairs: list[tuple[str, str | None]] = [(person.id, plan.id) for person, plan in people]

    def issue() -> None:
        done = office.letter_batches.issue(_request(), pairs)
        assert len(done.issued) == size.letters

    def draw() -> None:
        for _ in range(size.letters):
            bare_page()

    jobs: dict[str, Callable[[], object]] = {"floor": draw, "ours": issue}
    suite = _office_suite(folder, size.letters) if size.suite else None
    if suite is not None:
        jobs["instead"] = suite
    return _figure(f"{size.letters} letters at once, numbered and kept", interleaved(1, jobs))


def _figure(name: str, taken: dict[str, float]) -> Figure:
    instead = taken.get("instead")
    return Figure(
        name=name,
        ours=taken["ours"],
        floor=taken["floor"],
        named=_FLOOR,
        instead=instead,
        named_instead=_SUITE if instead is not None else f"{_SUITE}: {_UNABLE}",
    )


def _request(person_id: str = "", plan_id: str | None = None) -> LetterRequest:
    fields = {"keperluan": "mengurus paspor"}
    return LetterRequest(
        kind="domisili",
        person_id=person_id,
        episode_id=plan_id,
        fields=fields,
        reason="Diminta ulang.",
    )


def _office_suite(folder: Path, count: int) -> Callable[[], object] | None:
    """Turn ``count`` texts into PDF, at most 200 at a call: beyond 247 files it drops them.

    Tried once, which also makes its profile. None when the suite is missing or came without its
    word processor, as where only the spreadsheet was installed: it then ends well and writes no
    file.
    """
    program = found("soffice", "libreoffice")
    if program is None:
        return None
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir"]
    if not _converts(command, folder):
        return None
    texts = folder / f"naskah-{count}"
    texts.mkdir()
    for number in range(count):
        (texts / f"{number}.html").write_text(_TEXT, "utf-8")
    names = sorted(str(path) for path in texts.iterdir())

    def convert() -> None:
        for start in range(0, count, 200):
            run([*command, str(texts), *names[start : start + 200]])
        assert len(list(texts.glob("*.pdf"))) == count

    return convert


def _converts(command: list[str], folder: Path) -> bool:
    tried = folder / "coba.html"
    tried.write_text(_TEXT, "utf-8")
    try:
        run([*command, str(folder), str(tried)])
    except subprocess.CalledProcessError:
        return False
    return tried.with_suffix(".pdf").exists()
