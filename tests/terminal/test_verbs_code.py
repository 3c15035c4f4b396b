# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery code is renewed from the terminal, and counts only once its paper was read."""

from __future__ import annotations

import getpass
import io
import re
import stat
import sys
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from desa_app.errors import WrongRecoveryCode
from desa_app.office.unlock import unlock_with_recovery
from desa_app.terminal import door
from tests.office_kit import DISTRICT, PASSWORD, VILLAGE, RunningClock, failing_commit, fresh

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.terminal.conftest import Terminal


class Reader:
    """Who prints the sheet and types what stands on the paper, after the slips that are given.

    ``before`` are lines that come first, ``then`` happens while the paper is read.
    """

    def __init__(
        self,
        sheet: Path,
        *slips: str,
        before: tuple[str, ...] = (),
        then: Callable[[], object] = list,
    ) -> None:
        self._sheet, self._slips, self._before, self._then = sheet, [*slips], [*before], then
        self.sits_there = False

    def isatty(self) -> bool:
        """Whether somebody sits at the terminal."""
        return self.sits_there

    def readline(self) -> str:
        """The next line."""
        return (self._before.pop(0) if self._before else self.type("")) + "\n"

    def type(self, _words: str) -> str:
        """The code from the paper."""
        text = PdfReader(self._sheet).pages[0].extract_text()
        found = re.search(r"\b[0-9A-Z]{4}(?:[-\s]+[0-9A-Z]{4}){7}\b", text)
        assert found, text
        self._then()
        return self._slips.pop(0) if self._slips else found[0]


def test_a_new_code_counts_once_it_was_typed_from_its_sheet(
    terminal: Terminal,
    district: Path,
    tmp_path: Path,
    clock: RunningClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sheet, old = tmp_path / "lembar.pdf", fresh(DISTRICT).recovery_code
    verb = ("ganti-kode-pemulihan", "--data", district, "--lembar", sheet)
    # The password comes first, and is asked once; then the code, also by a program.
    monkeypatch.delenv(door.VARIABLE)
    reader = Reader(sheet, before=(PASSWORD,))
    monkeypatch.setattr(sys, "stdin", reader)
    ended = terminal(*verb, "--json")
    assert (ended.code, ended.json["kartu_berubah"]) == (0, True), ended.err
    assert "Kode lama masih berlaku" in ended.err
    if sys.platform != "win32":
        assert stat.S_IMODE(sheet.stat().st_mode) == 0o600
    with pytest.raises(WrongRecoveryCode):
        unlock_with_recovery(district, old, clock)
    new = reader.type("")
    assert unlock_with_recovery(district, new, clock)
    assert new not in ended.out + ended.err
    # At the keyboard a slip may be put right, and the words say what is left to do.
    sheet.unlink()
    person = Reader(sheet, new[:-1], new)
    monkeypatch.setattr(sys, "stdin", person)
    person.sits_there = True
    monkeypatch.setattr(getpass, "getpass", person.type)
    monkeypatch.setenv(door.VARIABLE, PASSWORD)
    again = terminal(*verb)
    assert again.code == 0
    for words in ("desa-app cadangkan", "Cadangan lama", f"Hapus {sheet}", "desa-app kartu"):
        assert words in again.out


def test_without_the_right_code_the_old_one_stays_and_the_new_sheet_goes(
    terminal: Terminal,
    village: Path,
    tmp_path: Path,
    clock: RunningClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sheet, old = tmp_path / "lembar.pdf", fresh(VILLAGE).recovery_code
    verb = ("ganti-kode-pemulihan", "--data", village, "--lembar", sheet)

    broken = ExitStack()
    disk_fails = partial(broken.enter_context, failing_commit())

    def stops() -> None:
        raise KeyboardInterrupt

    for stdin, told, code in (
        (io.StringIO(), "Kode pemulihan belum diisi", 1),
        (io.StringIO(f"{old}\n"), "bukan kode dari lembar yang baru", 1),
        (Reader(sheet, then=disk_fails), "tidak dapat dibaca", 1),
        (Reader(sheet, then=stops), "Dihentikan.", 130),
    ):
        monkeypatch.setattr(sys, "stdin", stdin)
        with broken:
            ended = terminal(*verb)
        assert ended.code == code
        assert told in ended.err
        assert "Kode lama tetap berlaku; lembar baru sudah dihapus" in ended.err
        assert not sheet.exists()
        assert unlock_with_recovery(village, old, clock)


def test_a_sheet_that_has_no_place_is_refused_before_anything_is_made(
    terminal: Terminal, village: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = (village / "kunci.json").read_bytes()
    there = tmp_path / "ada.pdf"
    there.write_bytes(b"lembar orang lain")
    verb = ("ganti-kode-pemulihan", "--data", village, "--lembar")
    assert terminal(*verb, tmp_path / "lembar.txt").code == 2
    for path in (there, tmp_path / "tidak-ada" / "lembar.pdf"):
        assert terminal(*verb, path).code == 1

    def locked(*_: object) -> int:
        raise OSError(30, "read-only")

    monkeypatch.setattr("desa_app.exchange.stick.os.open", locked)
    refused = terminal(*verb, tmp_path / "lembar.pdf")
    assert (refused.code, "hanya dapat dibaca" in refused.err) == (1, True)
    monkeypatch.undo()
    assert there.read_bytes() == b"lembar orang lain"
    assert (village / "kunci.json").read_bytes() == kept
    assert sorted(path.name for path in tmp_path.iterdir()) == [VILLAGE, "ada.pdf"]
