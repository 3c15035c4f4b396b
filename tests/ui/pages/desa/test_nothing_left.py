# SPDX-License-Identifier: GPL-3.0-or-later
"""After a whole day at the window nothing outside the sealed data tells of a person in clear."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from desa_app.domain.page import Paper
from desa_app.domain.people_list import PeopleQuery
from desa_app.errors import DuplicateNik, UserError
from tests.office_kit import candidate, draft, permit
from tests.ui.pages.desa.test_all_pages import each_screen
from tests.ui.pages.desa.village import People
from ui import crash
from ui.pages.desa import places
from ui.pages.desa.people_page import PeoplePage
from ui.printing import print_pdf

if TYPE_CHECKING:
    import pytest
    from PySide6.QtWidgets import QWidget

    from desa_app.desa import Desa
    from ui.main_window import MainWindow

NAME, NIK, KK, PHONE = "SITI TERTUTUP", "3604125003900055", "3604120101900056", "081234500055"
TELLING = (NAME, NIK, KK, PHONE, "TERTUTUP")
HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")


def to_file(path: Path) -> QPrinter:
    """A printer whose paper is a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def agree(_printer: QPrinter, _parent: QWidget | None) -> bool:
    """The printer's dialog, agreed to."""
    return True


def told_in(folder: Path) -> list[tuple[str, str]]:
    """Which files tell which word, in the ways in which programs write text."""
    found = []
    for path in folder.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        said = path.name.encode() + data
        found += [
            (path.name, word)
            for word in TELLING
            if any(word.encode(code) in said for code in ("utf-8", "utf-16-le", "utf-16-be"))
        ]
    return found


def test_a_day_at_the_window_leaves_nothing_in_clear(
    office: Desa,
    people: People,
    open_window: Callable[[Desa], MainWindow],
    settle: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    passing, home, own, logs = (tmp_path / one for one in ("sementara", "rumah", "luar", "log"))
    for folder in (passing, home, own):
        folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(passing))
    for name in HOMES:
        monkeypatch.setenv(name, str(home))
    monkeypatch.setattr(tempfile, "tempdir", None)
    assert tempfile.gettempdir() == QDir.tempPath() == str(passing)
    crash.install(logs, office.clock)
    monkeypatch.setattr(crash._Reporter, "tell", lambda _self, _path: None)
    try:
        work_a_day(office, people, open_window(office), settle, own)
    finally:
        crash.uninstall()
    settle()
    office.close()

    assert len(list(logs.glob("laporan-*.txt"))) == 1
    assert list(passing.rglob("*")) == []
    # What the office chose to save does tell, so the walk finds what there is to find.
    assert {name for name, _ in told_in(own)} >= {"impor.csv"}
    found = [one for folder in tmp_path.iterdir() if folder != own for one in told_in(folder)]
    assert found == []
    settings = tmp_path / "settings.ini"
    kept = settings.read_bytes() if settings.exists() else b""
    assert not any(word.encode() in kept for word in TELLING)


def work_a_day(
    office: Desa, people: People, window: MainWindow, settle: Callable[[], None], own: Path
) -> None:
    """Import, note, search, look at every screen, issue, print, save, back up, and crash."""
    sheet = own / "impor.csv"
    rows = ("nama;nik;tanggallahir;sex", f"{NAME};{NIK};10-03-1990;2", f"{NAME};{NIK};;")
    sheet.write_text("\n".join(rows), encoding="utf-8")
    assert office.intake.look(sheet).top
    with suppress(UserError):
        office.intake.take_in(sheet)
    person, episode = candidate(office, NAME, nik=NIK, kk=KK, phone=PHONE)
    letter = office.letters.issue(permit(person, episode))
    shown = People(ready=person, minor=people.minor, husband=people.husband)
    for _ in each_screen(window, shown, settle):
        pass
    window.show_page(places.PEOPLE)
    page = window.page(places.PEOPLE)
    assert isinstance(page, PeoplePage)
    page.close_sheet()
    QTest.keyClicks(page.list.search, NAME.lower())
    QTest.keyClick(page.list.search, Qt.Key.Key_Return)
    settle()
    assert [row.name for row in page.list.model.rows] == [NAME]
    saved = own / "laporan.pdf"
    page._papers.save(partial(office.access_reports.document, person.id), saved, "Laporan")
    settle()
    export = partial(office.people_export.workbook, PeopleQuery(), in_full=True, reason="Uji")
    page._papers.save(export, own / "daftar.xlsx", "Daftar", private=True)
    settle()
    assert saved.exists()
    printer = to_file(own / "kertas.pdf")
    assert print_pdf(window, letter.pdf, Paper.F4, choose=agree, printer=printer)
    # The name of a print job stands in the lists of the system.
    assert not any(word in printer.docName() for word in TELLING)
    office.settings.back_up()
    try:
        office.people.add(draft(f"{NAME} LAGI", nik=NIK))
    except DuplicateNik:
        sys.excepthook(*sys.exc_info())
    window.close()
