# SPDX-License-Identifier: GPL-3.0-or-later
"""The layers, the length of files and the one clock are tests, not wishes."""

from __future__ import annotations

import ast
import subprocess
import sys
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 400
SPDX = "# SPDX-License-Identifier: GPL-3.0-or-later"
# Small helpers without any rule of an office in them; every layer may use them.
HELPERS = (
    "desa_app.errors",
    "desa_app.wording",
    "desa_app.ids",
    "desa_app.clock",
    "desa_app.pdf_apart",
    "desa_app.pdfium",
    "desa_app",
)
CORE_PARTS = ("store", "intake", "paper", "exchange")


@dataclass(frozen=True)
class Module:
    """A file of ours and what it imports, each with its line; ``typing`` ones do not run."""

    path: Path
    name: str
    tree: ast.Module
    imports: tuple[tuple[str, int, bool], ...]


def read(path: Path) -> Module:
    tree = ast.parse(path.read_text("utf-8"))
    parts = path.relative_to(ROOT).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    return Module(path, name, tree, tuple(imports_of(tree)))


def imports_of(tree: ast.Module) -> list[tuple[str, int, bool]]:
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for inner in ast.walk(node)
    }
    found = []
    for node in ast.walk(tree):
        typing = id(node) in for_types
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno, typing) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            # A name may be a module of its own: ``from desa_app.office import card``.
            whole = ROOT.joinpath(*node.module.split("."))
            for alias in node.names:
                is_module = (whole / f"{alias.name}.py").exists() or (whole / alias.name).is_dir()
                name = f"{node.module}.{alias.name}" if is_module else node.module
                found.append((name, node.lineno, typing))
    return found


MODULES = tuple(
    read(path)
    for folder in ("desa_app", "ui", "tests", "installer", "resources")
    for path in sorted((ROOT / folder).rglob("*.py"))
)


def modules_in(*patterns: str) -> list[Module]:
    found = [one for one in MODULES if any(fnmatch(one.name, pattern) for pattern in patterns)]
    assert found, patterns
    return found


def lies_in(name: str, *places: str) -> bool:
    return any(name == place or name.startswith(place + ".") for place in places)


def offences(
    modules: list[Module],
    *,
    forbidden: tuple[str, ...] = (),
    allowed: tuple[str, ...] | None = None,
    own: str = "",
    types_too: bool = True,
) -> list[str]:
    """Imports that break a rule, as ``file:line imports name``."""
    found = []
    for module in modules:
        for name, line, typing in module.imports:
            if typing and not types_too:
                continue
            ours = lies_in(name, "desa_app", "ui")
            bad = lies_in(name, *forbidden) or (
                allowed is not None and ours and not exactly_or_in(name, allowed, own)
            )
            if bad:
                found.append(f"{module.path.relative_to(ROOT)}:{line} imports {name}")
    return found


def exactly_or_in(name: str, allowed: tuple[str, ...], own: str) -> bool:
    """``desa_app`` itself may be named for its version; its parts only when listed."""
    places = tuple(place for place in allowed if place != "desa_app")
    return name in allowed or lies_in(name, *places, *([own] if own else []))


def test_the_core_never_knows_the_screen() -> None:
    core = modules_in("desa_app", "desa_app.*")
    assert offences(core, forbidden=("ui", "PySide6", "shiboken6")) == []


def test_the_domain_knows_nothing_but_itself() -> None:
    allowed = tuple(one for one in HELPERS if one not in ("desa_app.clock", "desa_app.pdfium"))
    domain = modules_in("desa_app.domain", "desa_app.domain.*")
    assert offences(domain, allowed=allowed, own="desa_app.domain") == []
    for module in domain:
        for name, line, _ in module.imports:
            top = name.split(".")[0]
            known = top in sys.stdlib_module_names or top in {"desa_app", "phonenumbers"}
            assert known, f"{module.path}:{line} imports {name}"
            assert top not in {"os", "sqlite3", "shutil", "subprocess", "socket"}, name


@pytest.mark.parametrize("part", CORE_PARTS)
def test_store_intake_paper_and_exchange_do_not_know_each_other(part: str) -> None:
    places = ("desa_app.domain", "desa_app.places", "desa_app.regions", *HELPERS)
    own = f"desa_app.{part}"
    modules = modules_in(own, f"{own}.*")
    assert offences(modules, allowed=places, own=own) == []


def test_only_the_store_knows_the_database() -> None:
    drivers = ("sqlite3", "sqlcipher3", "alembic")
    others = [m for m in modules_in("desa_app.*", "ui.*") if not lies_in(m.name, "desa_app.store")]
    assert offences(others, forbidden=drivers) == []
    # Use cases hand a connection on; at run time only the check of a data file speaks SQL.
    use = [m for m in others if m.name != "desa_app.office.inspect"]
    assert offences(use, forbidden=("sqlalchemy",), types_too=False) == []
    offices = [f"desa_app.{name}" for name in ("office", "desa", "kecamatan", "kabupaten")]
    outside = [m for m in use if not lies_in(m.name, *offices)]
    assert offences(outside, forbidden=("sqlalchemy",)) == []


def test_the_two_offices_do_not_know_each_other() -> None:
    assert offences(modules_in("desa_app.desa.*"), forbidden=("desa_app.kecamatan",)) == []
    # A kabupaten does what a kecamatan does, one level up, and builds on it; never the reverse.
    takers = modules_in("desa_app.kecamatan.*", "desa_app.kabupaten.*")
    assert offences(takers, forbidden=("desa_app.desa",)) == []
    above = ("desa_app.kabupaten",)
    assert offences(modules_in("desa_app.kecamatan.*", "desa_app.desa.*"), forbidden=above) == []
    every = ("desa_app.desa", "desa_app.kecamatan", "desa_app.kabupaten")
    assert offences(modules_in("desa_app.office.*"), forbidden=every) == []


def test_nobody_below_knows_the_use_cases_or_the_heads() -> None:
    below = [f"desa_app.{part}*" for part in (*CORE_PARTS, "domain")]
    heads = ("desa_app.office", "desa_app.desa", "desa_app.kecamatan", "desa_app.kabupaten")
    assert offences(modules_in(*below), forbidden=heads) == []
    cases = modules_in(*(f"{head}.*" for head in heads))
    assert offences(cases, forbidden=("desa_app.terminal", "desa_app.sample")) == []
    assert offences(modules_in("desa_app.sample.*"), forbidden=("desa_app.terminal",)) == []


def test_only_use_cases_open_transactions() -> None:
    offices = ("desa_app.desa", "desa_app.kecamatan", "desa_app.kabupaten")
    allowed = ("desa_app.office", *offices, "desa_app.store")
    found = [
        f"{module.path.relative_to(ROOT)}:{node.lineno}"
        for module in modules_in("desa_app.*", "ui.*")
        if not lies_in(module.name, *allowed)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"writing", "reading"}
    ]
    assert found == []


def test_the_terminal_goes_through_the_front_doors() -> None:
    terminal = modules_in("desa_app.terminal.*", "desa_app.__main__")
    behind = ("desa_app.store", "desa_app.paper", "desa_app.intake", "sqlalchemy")
    assert offences(terminal, forbidden=behind) == []


def test_the_screen_goes_through_the_front_doors() -> None:
    behind = (*(f"desa_app.{part}" for part in (*CORE_PARTS, "terminal")), "sqlalchemy")
    assert offences(modules_in("ui", "ui.*"), forbidden=behind) == []


def test_a_page_never_knows_another_page() -> None:
    found = []
    for module in modules_in("ui.pages.*"):
        parts = module.name.split(".")
        if parts[-1] in {"registry", "page"} or len(parts) < 4:
            continue
        for name, line, _ in module.imports:
            other = name.split(".")
            if name.startswith("ui.pages.") and len(other) > 3 and other[2] != parts[2]:
                if other[2] == "common":
                    continue
                found.append(f"{module.path.relative_to(ROOT)}:{line} imports {name}")
    assert found == []


def test_a_file_can_be_read_in_one_sitting() -> None:
    found = {
        module.name: length
        for module in MODULES
        if (length := len(module.path.read_text("utf-8").splitlines())) > LONGEST_FILE
        # A revision is written once, by a machine, and never edited.
        and "migrations" not in module.path.parts
    }
    assert not found


def test_every_file_names_its_licence_and_says_why_it_exists() -> None:
    for module in MODULES:
        assert module.path.read_text("utf-8").startswith(SPDX), module.path
        assert ast.get_docstring(module.tree), module.path


def test_every_folder_of_the_program_is_a_package_with_a_docstring() -> None:
    for top in ("desa_app", "ui"):
        for folder in {path.parent for path in (ROOT / top).rglob("*.py")}:
            if "migrations" in folder.parts:
                continue
            start = folder / "__init__.py"
            assert start.exists(), folder
            assert ast.get_docstring(ast.parse(start.read_text("utf-8"))), folder


def test_one_file_asks_the_computer_for_the_time() -> None:
    asking = {"now", "today", "utcnow", "time", "localtime", "gmtime"}
    found = []
    for module in modules_in("desa_app", "desa_app.*", "ui", "ui.*"):
        if module.name == "desa_app.clock":
            continue
        for node in ast.walk(module.tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            owner = node.func.value
            clocks = isinstance(owner, ast.Name) and owner.id in {"datetime", "date", "time"}
            if clocks and node.func.attr in asking:
                found.append(f"{module.path.relative_to(ROOT)}:{node.lineno}")
    assert found == []


def test_no_test_sleeps_or_is_skipped() -> None:
    avoided = {"sleep", "skipif", "xfail", "skip"}
    found = [
        f"{module.path.relative_to(ROOT)}:{node.lineno} {node.attr}"
        for module in modules_in("tests.*")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in avoided
    ]
    assert found == []


def test_the_core_runs_without_the_screens_library() -> None:
    names = [module.name for module in modules_in("desa_app", "desa_app.*")]
    names = [name for name in names if "migrations" not in name and name != "desa_app.__main__"]
    program = (
        "import importlib, sys\n"
        "for name in sys.argv[1:]: importlib.import_module(name)\n"
        "from desa_app.terminal.parser import build\n"
        "build()\n"
        "print(sorted(name for name in sys.modules if name.split('.')[0] in"
        " ('PySide6', 'shiboken6', 'ui')))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *names],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == "[]"
