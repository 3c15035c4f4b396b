# SPDX-License-Identifier: GPL-3.0-or-later
"""The changelog is read by offices and by the release: its headings and versions must hold."""

from __future__ import annotations

import re
from pathlib import Path

from desa_app import __version__

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("Ditambahkan", "Diubah", "Usang", "Dihapus", "Diperbaiki", "Keamanan")
UNRELEASED = "Belum terbit"
_VERSION = re.compile(r"\[(?P<name>[^\]]+)\](?: - (?P<day>\d{4}-\d{2}-\d{2}))?")


def _lines() -> list[str]:
    return (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()


def _versions() -> list[tuple[str, str]]:
    """Name and day of each version, newest first; the day is empty for what is not out yet."""
    found = []
    for line in _lines():
        if line.startswith("## "):
            match = _VERSION.fullmatch(line[3:])
            assert match, f"not a version heading: {line}"
            found.append((match["name"], match["day"] or ""))
    return found


def test_versions_fall_and_only_the_first_may_be_without_a_day() -> None:
    versions = _versions()
    assert versions
    released = versions[1:] if versions[0][0] == UNRELEASED else versions
    assert all(day for _, day in released)
    numbers = [tuple(int(part) for part in name.split(".")) for name, _ in released]
    assert numbers == sorted(set(numbers), reverse=True)
    days = [day for _, day in released]
    assert days == sorted(days, reverse=True)


def test_this_version_is_named() -> None:
    named = any(name == __version__ for name, _ in _versions())
    assert named or f"versi {__version__}" in "\n".join(_lines())


def test_changes_stand_under_known_kinds_as_whole_sentences() -> None:
    kind = ""
    for line in _lines():
        if line.startswith("## "):
            kind = ""
        elif line.startswith("### "):
            kind = line[4:]
            assert kind in KINDS
        elif line.startswith("- "):
            assert kind, f"stands under no kind: {line}"
            assert line[2].isupper(), line
            assert line.endswith("."), line
