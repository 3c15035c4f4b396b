# SPDX-License-Identifier: GPL-3.0-or-later
"""What an office reads uses the glossary's words, and no programmer's ones."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Right where the row is not meant: data are erased, and a recovery is practised ("latihan").
ALSO_RIGHT = {"hapus", "latihan"}
JARGON = {
    "account", "admin", "cache", "click", "cloud", "database", "default", "delete", "directory",
    "download", "error", "export", "file", "flash disk", "import", "kata sandi", "laptop ini",
    "null", "offline", "online", "password", "print", "reset", "save", "scan", "search", "server",
    "sync", "timeout", "update", "upgrade", "user", "username", "warning",
}  # fmt: skip


def _not_said() -> set[str]:
    """The last column of the glossary's first table."""
    found = set()
    for line in (ROOT / "docs" / "glossary.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.removesuffix("|").strip("| ").split(" | ")]
        if line.startswith("| ") and len(cells) == 4 and cells[3] != "Not":
            found |= {word.strip().casefold() for word in cells[3].split(",") if word.strip()}
    return found - ALSO_RIGHT


def _told() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _name(node) in {"tr", "translate"}:
                words = node.args[1 if _name(node) == "translate" else 0 :]
                yield from (
                    (path.name, one.value)
                    for one in words
                    if isinstance(one, ast.Constant) and isinstance(one.value, str)
                )
    for path in sorted((ROOT / "resources" / "panduan").glob("*.md")):
        if path.name != "terminal.md":
            text = re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)
            yield from ((path.name, line) for line in text.splitlines())


def _name(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def test_no_word_is_said_that_the_glossary_does_not_want() -> None:
    unwanted = _not_said() | JARGON
    assert {"login", "backup"} <= unwanted
    pattern = re.compile(rf"(?<![\w.-])({'|'.join(map(re.escape, unwanted))})(?![\w.]*\w)")
    found = []
    for where, told in _told():
        # Commands, addresses of links and places for values are not said.
        words = re.sub(r"`[^`]*`|\]\([^)]*\)|\{[^}]*\}", "", told).casefold()
        found += [f"{where}: {word} in {told[:90]!r}" for word in pattern.findall(words)]
    assert found == []
