# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages that lie are worse than none: what they say is held against the program."""

from __future__ import annotations

import argparse
import ast
import json
import re
from functools import cache
from pathlib import Path

import pytest

from desa_app.domain.case_rows import case_row, read_case
from desa_app.domain.package_rows import (
    Row,
    episode_row,
    facts_from_rows,
    letter_row,
    person_row,
    read_episode,
    read_letter,
    read_person,
    read_recap,
)
from desa_app.domain.recap_lines import LINES
from desa_app.reference import letter_kinds
from desa_app.terminal.letter_file import read_letter_file
from desa_app.terminal.parser import build

ROOT = Path(__file__).resolve().parent.parent
TERMINAL = ROOT / "resources" / "panduan" / "terminal.md"
ROWS = ROOT / "docs" / "record-rows.md"
MADE = {"build", "contoh", "dist", "node_modules"}
# Pages may send readers here and nowhere else; above all to no host that packages come from.
HOSTS = {
    "docs.astral.sh",
    "github.com",
    "keepachangelog.com",
    "opendatacommons.org",
    "semver.org",
}

# What the pages about recovery say loudly, and no window says.
EMPHASIS = {
    "Cadangannya",
    "Kuncinya",
    "Nomor terakhir",
    "cadangan",
    "pada waktu cadangan itu dibuat",
    "saat cadangan itu dibuat",
    "atau",
    "sandi atau lembar pemulihan",
    "dari kertasnya",
    "disisihkan",
    "sebelum",
    "Tanpa sandi dan tanpa lembar pemulihan, data tidak dapat dibuka oleh siapa pun",
    "Tanpa sandi dan tanpa lembar pemulihan, data tidak dapat dibuka oleh siapa pun.",
}

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_OPTION = re.compile(r"--[a-z][a-z-]*")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_ADDRESS = re.compile(r"[a-z]+://([^\s/)>]+)")
_HOST = re.compile(r"(?<![\w./-])((?:[a-z0-9-]+\.)+(?:com|dev|io|net|org))(?![\w-])")
_ABSOLUTE = re.compile(r"(?<![\w.…)>\]}/*-])(?:/[A-Za-z][\w.-]+|[A-Z]:\\)")
_FENCED = re.compile(r"```(\w*)\n(.*?)```", re.DOTALL)


def _pages() -> list[Path]:
    found = []
    for path in ROOT.rglob("*.md"):
        parts = path.relative_to(ROOT).parts
        if not any(part.startswith(".") or part in MADE for part in parts):
            found.append(path)
    return sorted(found)


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _verbs() -> dict[str, argparse.ArgumentParser]:
    for action in build()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    raise AssertionError("the terminal has no verbs")


def _options(parser: argparse.ArgumentParser) -> set[str]:
    return {
        option
        for action in parser._actions
        for option in action.option_strings
        if option.startswith("--")
    }


def _section_of(verb: str) -> str:
    """The part of the terminal's page that shows how the verb is called."""
    sections = re.split(r"^## ", TERMINAL.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return "\n".join(s for s in sections[1:] if re.search(rf"^desa-app {verb} ", s, re.MULTILINE))


def _examples(kind: str, page: Path) -> list[str]:
    return [body for name, body in _FENCED.findall(page.read_text("utf-8")) if name == kind]


@pytest.mark.parametrize("verb", sorted(_verbs()))
def test_every_verb_and_option_is_explained(verb: str) -> None:
    section = _section_of(verb)
    assert section, f"terminal.md does not show: desa-app {verb}"
    missing = _options(_verbs()[verb]) - {"--help"} - set(_OPTION.findall(section))
    assert not missing, f"desa-app {verb}: {sorted(missing)}"


def test_the_terminal_page_promises_no_option_that_is_not_there() -> None:
    there = _options(build()).union(*(_options(parser) for parser in _verbs().values()))
    told = set(_OPTION.findall(TERMINAL.read_text("utf-8")))
    assert told <= there, sorted(told - there)


def test_the_answers_file_of_the_terminal_page_can_be_read(tmp_path: Path) -> None:
    (example,) = _examples("toml", TERMINAL)
    path = tmp_path / "isian.toml"
    path.write_text(example, "utf-8")
    answers = read_letter_file(path)
    assert answers.plan is not None
    assert answers.interview is not None
    known = {spec.name for spec in letter_kinds()["izin-keluarga"].fields}
    assert set(answers.fields) <= known


@pytest.mark.parametrize("page", _pages(), ids=_name)
def test_links_lead_to_files_that_exist(page: Path) -> None:
    for target in _LINK.findall(page.read_text("utf-8")):
        if "://" not in target and not target.startswith("#"):
            assert (page.parent / target.partition("#")[0]).exists(), target


def test_every_file_that_the_architecture_names_is_there() -> None:
    named = set(
        re.findall(
            r"`((?:\w+/)+\w+\.(?:py|md|toml))`", (ROOT / "ARCHITECTURE.md").read_text("utf-8")
        )
    )
    assert len(named) > 40
    beside = (ROOT, ROOT / "desa_app")
    assert [name for name in sorted(named) if not any((at / name).exists() for at in beside)] == []


@pytest.mark.parametrize("page", _pages(), ids=_name)
def test_pages_name_no_other_host_and_no_place_on_a_machine(page: Path) -> None:
    text = page.read_text("utf-8")
    hosts = set(_ADDRESS.findall(text)) | set(_HOST.findall(text))
    assert hosts <= HOSTS, sorted(hosts - HOSTS)
    assert not _ABSOLUTE.findall(text)


def test_every_page_of_the_panduan_and_every_decision_is_listed() -> None:
    for folder in (ROOT / "resources" / "panduan", ROOT / "docs" / "decisions"):
        listed = set(_LINK.findall((folder / "README.md").read_text("utf-8")))
        pages = {path.name for path in folder.glob("*.md")} - {"README.md"}
        assert pages <= listed, sorted(pages - listed)


@pytest.mark.parametrize("name", ["pemulihan.md", "lupa-sandi-dan-memulihkan.md"])
def test_at_a_broken_computer_every_quoted_word_is_on_the_screen(name: str) -> None:
    page = (ROOT / "resources" / "panduan" / name).read_text("utf-8")
    quoted = set(_BOLD.findall(page)) - EMPHASIS
    assert len(quoted) > 12
    written = _words_of_the_window()
    # Where the window puts in a name or a number the page has dots.
    parts = {part.strip() for words in quoted for part in words.split("…") if part.strip()}
    assert [part for part in sorted(parts) if part not in written] == []


@cache
def _words_of_the_window() -> str:
    """Every text around the door, joined as the compiler joins it, without the marks of keys."""
    texts = []
    places = ("ui", "ui/pages", "ui/pages/common", "ui/pages/first_run", "ui/forms", "ui/widgets",
              "desa_app", "desa_app/sentences", "desa_app/domain")  # fmt: skip
    found = [path for place in places for path in (ROOT / place).glob("*.py")]
    for path in (*found, ROOT / "ui" / "pages" / "desa" / "registry.py"):
        texts += [
            node.value
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
    whole = "\n".join(texts)
    return f"{whole}\n{whole.replace('&', '')}"


def test_the_pictured_rows_are_rows_that_the_kecamatan_takes() -> None:
    person, plan, letter, case, recap = (body for body in _examples("json", ROWS))
    rows: list[Row] = [json.loads(text) for text in (person, plan, letter)]
    assert read_person(rows[0])["id"] == rows[0]["id"] == rows[1]["orang"]
    assert read_episode(rows[1])["id"] == rows[1]["id"] == rows[2]["rencana"]
    assert read_letter(rows[2])["number"] == rows[2]["nomor"]
    case_row_shown: Row = json.loads(case)
    assert read_case(case_row_shown)["person_id"] == rows[0]["id"]
    (fact,) = facts_from_rows(rows[:1], rows[1:2], rows[2:3])
    assert len(fact.letters) == 1
    counted = read_recap([json.loads(line) for line in recap.splitlines()], "2026-10")
    assert counted.counts["calon_akhir"].total == 5
    assert counted.countries["TW"].female == 4


def test_every_member_and_every_recap_key_is_explained() -> None:
    text = ROWS.read_text("utf-8")
    told = set(re.findall(r"`(\w+)`", text))
    pictured = [set(json.loads(body)) for body in _examples("json", ROWS)[:4]]
    makers = (person_row, episode_row, letter_row, case_row)
    for made, shown in zip(makers, pictured, strict=True):
        written = set(re.findall(r'^        "(\w+)":', _source(made.__name__), re.MULTILINE))
        assert written == shown, made.__name__
        assert written <= told, made.__name__
    assert set(LINES) <= told


def _source(function: str) -> str:
    domain = ROOT / "desa_app" / "domain"
    pages = (domain / "package_rows.py", domain / "case_rows.py")
    source = "\n".join(page.read_text("utf-8") for page in pages)
    return source.split(f"def {function}(", 1)[1].split("\ndef ", 1)[0]


@pytest.mark.parametrize("office", ["desa", "kecamatan"])
def test_the_architecture_names_every_job_of_a_front_door(office: str) -> None:
    front = (ROOT / "desa_app" / office / "front.py").read_text("utf-8")
    jobs = set(re.findall(r"^        self\.([a-z_]+) = ", front, re.MULTILINE)) - {"_desk"}
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    (told,) = re.findall(rf"^- `{office.capitalize()}`: (.+)$", page, re.MULTILINE)
    assert set(re.findall(r"`([a-z_]+)`", told)) == jobs


def test_every_answer_of_the_threat_model_names_tests_that_exist() -> None:
    page = (ROOT / "docs" / "threat-model.md").read_text("utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ")][1:]
    assert len(rows) > 20
    for row in rows:
        *_, named = row.strip("| ").split(" | ")
        tests = re.findall(r"`([a-z_/]+\.py)::(test_\w+)`", named)
        assert tests, row
        for path, name in tests:
            assert f"def {name}(" in (ROOT / "tests" / path).read_text("utf-8"), name
