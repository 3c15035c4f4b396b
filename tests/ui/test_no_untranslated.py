# SPDX-License-Identifier: GPL-3.0-or-later
"""Every word the office reads goes through Qt's translation, so that another language can come."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "ui").rglob("*.py"))

# Called with words for the office: Qt's own and ours.
WORDY_METHODS = {
    "addItem",
    "addAction",
    "addMenu",
    "addTab",
    "setAccessibleDescription",
    "setAccessibleName",
    "setHeaderLabels",
    "setInformativeText",
    "setPlaceholderText",
    "setStatusTip",
    "setText",
    "setTitle",
    "setToolTip",
    "setWhatsThis",
    "setWindowTitle",
    "add_section",
    "info",
    "say",
    "set_empty",
    "set_heading",
    "set_label",
    "set_note",
    "set_text",
    "show_heading",
    "show_words",
    "success",
    "warn",
}
WORDY_CLASSES = {
    "Button",
    "Card",
    "CheckField",
    "CheckItem",
    "Chip",
    "ChoiceCard",
    "Column",
    "ColumnChart",
    "ElidedText",
    "EmptyState",
    "FigureCard",
    "LongTextField",
    "Moment",
    "PageAction",
    "PageEntry",
    "QAction",
    "QCheckBox",
    "QGroupBox",
    "QLabel",
    "QPushButton",
    "QRadioButton",
    "QToolButton",
    "RowAction",
    "RowChart",
    "SearchField",
    "Text",
    "TextField",
    "danger",
    "plain",
    "primary",
    "secondary",
}
# Arguments of those that are names for the program and not words.
NOT_WORDS = {"icon", "name", "shortcut", "sort", "kind", "value", "draft_key", "full_numbers"}
# How many leading arguments are words, where the later ones are names for the program.
WORDS_FIRST = {"Column": 1, "RowAction": 1}
ICON_NAMES = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")}
LOGGERS = {"_log", "_qt_log", "log", "logger"}


def untranslated(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and words of literals that reach the screen as they stand."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = _called(node)
        if name in WORDY_METHODS and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            if isinstance(owner, ast.Name) and owner.id in LOGGERS:
                continue
        elif name not in WORDY_CLASSES:
            continue
        arguments = list(node.args[: WORDS_FIRST.get(name)])
        arguments += [word.value for word in node.keywords if word.arg not in NOT_WORDS]
        for argument in arguments:
            for words in _literals(argument):
                if words.startswith("Ctrl+") or words in ICON_NAMES or not _is_words(words):
                    continue
                yield node.lineno, words


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _literals(node: ast.expr) -> Iterator[str]:
    """Literal words in an argument, but not inside calls (tr, translate, format, ...)."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)
    elif isinstance(node, ast.BinOp):
        yield from _literals(node.left)
        yield from _literals(node.right)
    elif isinstance(node, ast.Tuple | ast.List):
        for part in node.elts:
            yield from _literals(part)
    elif isinstance(node, ast.Lambda):
        yield from _literals(node.body)


def _is_words(text: str) -> bool:
    """Two letters in a row; signs like "·" and "+" need no translation."""
    return any(one.isalpha() and other.isalpha() for one, other in itertools.pairwise(text))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_words_for_the_office_can_be_translated(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [f"{path.name}:{line} {words!r}" for line, words in untranslated(tree)]
    assert found == []


def test_the_check_finds_what_it_looks_for() -> None:
    wrong = (
        'QLabel("Nama"); field.setText(f"Umur {n}"); Text("Ya" if x else "Tidak"); primary("A b")'
    )
    assert [words for _, words in untranslated(ast.parse(wrong))] == [
        "Nama",
        "Umur ",
        "Ya",
        "Tidak",
    ]
    right = (
        'QLabel(self.tr("Nama")); x.setText(""); Text("·"); IconLabel("home"); '
        'PageAction(text=self.tr("Catat"), run=f, shortcut="Ctrl+N", icon="plus"); '
        'EmptyState("people", self.tr("Kosong"), self.tr("Isi dahulu"))'
    )
    assert list(untranslated(ast.parse(right))) == []


def test_no_connection_keeps_a_window_alive() -> None:
    """A lambda that captures ``self`` in ``connect`` keeps every window of the day in memory."""
    found = [
        f"{path.name}:{node.lineno}"
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _called(node) == "connect"
        for argument in node.args
        if isinstance(argument, ast.Lambda)
        or (isinstance(argument, ast.Call) and _called(argument) == "partial")
    ]
    assert found == []
