# SPDX-License-Identifier: GPL-3.0-or-later
"""Every action has a way back, or says beforehand in plain words that it has none."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from desa_app import places
from tests.ui.pages.ways_back import BEHIND, WAYS, Again, Final, Told, Undo

ROOT = Path(places.__file__).parents[1]
PAGES = ROOT / "ui" / "pages"
NO_WAY_BACK = "tidak dapat diurungkan"


def test_every_action_that_writes_took_a_side() -> None:
    found = set(writing_actions())
    assert len(found) > 100
    assert sorted(found - WAYS.keys() - BEHIND) == []
    assert sorted((WAYS.keys() | BEHIND) - found) == []


@pytest.mark.parametrize("action", [one for one, way in WAYS.items() if isinstance(way, Undo)])
def test_its_notice_offers_the_way_back(action: str) -> None:
    way = WAYS[action]
    assert isinstance(way, Undo)
    called = set(calls_in(tree_of(PAGES / way.page)))
    assert {"undoable", way.back} <= called, action
    assert way.back in methods_of(action)


def test_what_puts_it_right_is_an_action_too() -> None:
    for action, way in WAYS.items():
        if isinstance(way, Again):
            assert way.by in WAYS, action
        elif isinstance(way, Told):
            assert way.what, action


@pytest.mark.parametrize("action", [one for one, way in WAYS.items() if isinstance(way, Final)])
def test_what_cannot_be_undone_says_so_beforehand(action: str) -> None:
    way = WAYS[action]
    assert isinstance(way, Final)
    assert NO_WAY_BACK in said_in(tree_of(PAGES / way.page), way.said_in), action


def test_nothing_that_offers_the_way_back_denies_it() -> None:
    """A class that asks before an action with Urungkan may not say that there is none."""
    final = {(way.page, way.said_in) for way in WAYS.values() if isinstance(way, Final)}
    for path in sorted(PAGES.rglob("*.py")):
        page = str(path.relative_to(PAGES))
        for scope in ast.walk(tree_of(path)):
            if isinstance(scope, ast.FunctionDef) and NO_WAY_BACK in text_of(scope):
                owner = owner_of(tree_of(path), scope)
                assert {(page, scope.name), (page, owner)} & final, (page, scope.name)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def text_of(scope: ast.AST) -> str:
    """What is read on the screen from here: every string, joined."""
    return " ".join(
        node.value
        for node in ast.walk(scope)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def said_in(tree: ast.Module, name: str) -> str:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name == name:
            return text_of(node)
    raise AssertionError(name)


def owner_of(tree: ast.Module, method: ast.FunctionDef) -> str:
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and method in node.body:
            return node.name
    return ""


def calls_in(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr


def methods_of(action: str) -> set[str]:
    """The methods of the class that an action belongs to."""
    package, module, name, _ = action.split(".")
    for node in tree_of(ROOT / "desa_app" / package / f"{module}.py").body:
        if isinstance(node, ast.ClassDef) and node.name == name:
            return {one.name for one in node.body if isinstance(one, ast.FunctionDef)}
    raise AssertionError(action)


def writing_actions() -> Iterator[str]:
    """Public methods of the offices within which the database is opened for writing."""
    for package in ("office", "desa", "kecamatan", "kabupaten"):
        for path in sorted((ROOT / "desa_app" / package).glob("*.py")):
            tree = tree_of(path)
            known = {
                node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)
            }
            for owner in tree.body:
                if not isinstance(owner, ast.ClassDef):
                    continue
                methods = [one for one in owner.body if isinstance(one, ast.FunctionDef)]
                for method in methods:
                    public = not method.name.startswith("_")
                    if public and writes(method, known, {method.name}):
                        yield f"{package}.{path.stem}.{owner.name}.{method.name}"


def writes(scope: ast.FunctionDef, known: dict[str, ast.FunctionDef], seen: set[str]) -> bool:
    """Whether it opens a transaction itself, or by a function of its own file."""
    for node in ast.walk(scope):
        if isinstance(node, ast.Attribute) and node.attr == "writing":
            return True
        if isinstance(node, ast.Call):
            named = node.func
            name = getattr(named, "id", "")
            if isinstance(named, ast.Attribute) and getattr(named.value, "id", "") == "self":
                name = named.attr
            if name in known and name not in seen:
                seen.add(name)
                if writes(known[name], known, seen):
                    return True
    return False
