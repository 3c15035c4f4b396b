# SPDX-License-Identifier: GPL-3.0-or-later
"""Every verb explains itself in Indonesian; wrong calls, refusals and success are told apart."""

from __future__ import annotations

import getpass
import io
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desa_app.terminal import door
from desa_app.terminal.parser import build
from tests.office_kit import DISTRICT, PASSWORD, VILLAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.terminal.conftest import Terminal

ROOT = Path(__file__).resolve().parents[2]
VERBS = (
    "contoh", "siapkan", "impor", "orang", "surat", "kartu", "daftarkan", "ekspor", "terima",
    "kunci", "rekap", "periksa",
)  # fmt: skip
ENGLISH = re.compile(
    r"\b(usage|options|positional|arguments?|show|this|help message|exit|error|required|"
    r"expected|invalid|choose|unrecognized|ambiguous|following|the|are|explicit|ignored|"
    r"default|version|number|file|folder data is)\b"
)
WRONG_CALLS = (
    (),
    ("terbang",),
    ("impor",),
    ("orang", "--data"),
    ("orang", "--data", "x", "--batas", "banyak"),
    ("ekspor", "--data", "x", "--ke", "x", "--periode", "2026-13", "--tingkat", "register"),
    ("ekspor", "--data", "x", "--ke", "x", "--periode", "2026-10", "--tingkat", "semua"),
    ("surat", "izin-keluarga", "--data", "x", "--nik", "1", "--orang", "2", "--ke", "x"),
    ("surat", "izin-keluarga"),
    ("surat", "--daftar=ya"),
    ("terima", "--data", "x"),
    ("siapkan", "toko", "--data", "x", "--kode", "1"),
    ("contoh", "--ke", "x", "--asing"),
    ("orang", "--data", "x", "--sandi", "rahasia"),
)


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_help_is_indonesian(terminal: Terminal, verb: str) -> None:
    ended = terminal(*([verb] if verb else []), "--help")
    assert ended.out.startswith("cara pakai: desa-app")
    assert "tampilkan bantuan ini" in ended.out
    assert not ENGLISH.search(re.sub(r"[A-Z][A-Za-z.|]*", "", ended.out)), ended.out


def test_every_promised_verb_is_there() -> None:
    text = build().format_help()
    assert all(re.search(rf"^ +{verb}\b", text, re.MULTILINE) for verb in VERBS)


@pytest.mark.parametrize("arguments", WRONG_CALLS, ids=" ".join)
def test_a_wrong_call_ends_with_two_and_indonesian_words(
    terminal: Terminal, arguments: tuple[str, ...]
) -> None:
    ended = terminal(*arguments)
    assert ended.code == 2
    assert ended.err
    assert not ENGLISH.search(ended.err), ended.err


def test_a_refusal_is_one_sentence_and_ends_with_one(terminal: Terminal, tmp_path: Path) -> None:
    ended = terminal("orang", "--data", tmp_path / "tidak-ada")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("Belum ada kantor di folder")
    assert ended.err.count("\n") == 1
    machine = terminal("orang", "--data", tmp_path / "tidak-ada", "--json")
    assert machine.code == 1
    assert machine.json["berhasil"] is False
    assert machine.json["kode"] == "belum-disiapkan"
    assert machine.json["kalimat"] == machine.err.rstrip("\n")


def test_the_password_comes_from_environment_file_or_prompt(
    terminal: Terminal, village: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert terminal("orang", "--data", village).code == 0
    secret = tmp_path / "sandi.txt"
    secret.write_text(f"{PASSWORD}\r\nbaris lain\n", "utf-8")
    monkeypatch.setenv(door.VARIABLE, "sandi yang salah")
    wrong = terminal("orang", "--data", village, "--json")
    assert (wrong.code, wrong.json["kode"]) == (1, "sandi-salah")
    assert terminal("orang", "--data", village, "--sandi-dari", secret).code == 0
    monkeypatch.delenv(door.VARIABLE)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSWORD}\n"))
    assert terminal("orang", "--data", village).code == 0
    someone_types(monkeypatch, PASSWORD)
    assert terminal("orang", "--data", village).code == 0
    missing = terminal("orang", "--data", village, "--sandi-dari", tmp_path / "x", "--json")
    assert missing.json["kode"] == "berkas-tidak-ada"


def someone_types(monkeypatch: pytest.MonkeyPatch, *passwords: str) -> Iterator[str]:
    """Let a person sit at the terminal."""
    typed = iter(passwords)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(getpass, "getpass", lambda _: next(typed))
    return typed


def test_two_typed_passwords_must_agree(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(door.VARIABLE)
    typed = someone_types(monkeypatch, "sandi pertama", "sandi lain", PASSWORD, PASSWORD)
    ended = terminal("siapkan", "desa", "--data", tmp_path / "kantor", "--kode", VILLAGE)
    assert ended.code == 0
    assert "Kedua sandi tidak sama" in ended.err
    assert next(typed, None) is None


def test_nobody_to_ask_is_said_in_one_sentence(
    village: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = {key: value for key, value in os.environ.items() if key != door.VARIABLE}
    done = subprocess.run(
        [sys.executable, "-m", "desa_app", "orang", "--data", str(village)],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        start_new_session=True,
        check=False,
    )
    assert done.returncode == 1
    assert "Sandi belum diisi" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Warning" not in done.stderr


def test_the_real_program_prepares_an_office(tmp_path: Path) -> None:
    def program(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "desa_app", *arguments],
            cwd=ROOT,
            env=os.environ | {door.VARIABLE: PASSWORD},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    data = str(tmp_path / "kantor")
    made = program("siapkan", "kecamatan", "--data", data, "--kode", DISTRICT)
    assert (made.returncode, made.stderr) == (0, "")
    assert "Kode pemulihan: " in made.stdout
    checked = program("periksa", "--data", data)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.startswith("Data utuh")
    assert program("terbang").returncode == 2


def test_an_unexpected_failure_says_nothing_private(
    terminal: Terminal, village: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("SITI 3604125003900001")

    monkeypatch.setattr("desa_app.desa.people.People.search", broken)
    ended = terminal("orang", "--data", village, "--json")
    assert (ended.code, ended.json["kode"]) == (1, "galat")
    assert "3604125003900001" not in ended.out + ended.err
    assert "SITI" not in ended.out + ended.err


def test_a_closed_pipe_is_no_failure(
    terminal: Terminal, village: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Gone(io.StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError

        def fileno(self) -> int:
            return os.open(os.devnull, os.O_WRONLY)

    monkeypatch.setattr(sys, "stdout", Gone())
    assert terminal("orang", "--data", village).code == 0
