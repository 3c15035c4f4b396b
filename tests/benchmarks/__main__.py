# SPDX-License-Identifier: GPL-3.0-or-later
"""Hold the program against its floor and against what people would use instead.

``python -m tests.benchmarks`` takes six minutes, ``--size quick`` about one; ``--write`` keeps
the table in a Markdown file. Seconds say nothing on another computer, ratios do.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks import letters, searching, sheets, starting, villages
from tests.benchmarks.figures import SIZES, Folder
from tests.kept_page import keep

if TYPE_CHECKING:
    from tests.benchmarks.figures import Figure

PARTS = {
    "start": starting.figures,
    "letters": letters.figures,
    "sheets": sheets.figures,
    "search": searching.figures,
    "villages": villages.figures,
}
_LIBRARIES = ("PySide6_Essentials", "SQLAlchemy", "sqlcipher3", "reportlab", "python-calamine")
_HEAD = "| Work | Ours | Floor | Times the floor | Instead | Times that |"
_RULE = "|---|---:|---:|---:|---:|---:|"


def main(arguments: list[str] | None = None) -> int:
    """Measure the parts asked for and print each line as it comes."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], default=[])
    parser.add_argument("--size", choices=list(SIZES), default="usual")
    parser.add_argument("--write", type=Path, help="keep the table in this Markdown file")
    given = parser.parse_args(arguments)
    began = time.monotonic()
    lines = [_HEAD, _RULE]
    print("\n".join(lines), flush=True)
    with Folder() as compiled:
        # An installed program comes compiled; where no bytecode may be kept, each start of ours
        # would otherwise be measured together with compiling it.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        if SIZES[given.size].compiled:
            os.environ["PYTHONPYCACHEPREFIX"] = str(compiled)
        for part in given.parts or list(PARTS):
            for figure in PARTS[part](SIZES[given.size]):
                lines.append(line_of(figure))
                print(lines[-1], flush=True)
    minutes = (time.monotonic() - began) / 60
    print(f"{len(lines) - 2} figures in {minutes:.1f} minutes")
    if given.write is not None:
        keep(given.write, "figures", "\n".join([machine(given.size), "", *lines]))
    return 0


def line_of(figure: Figure) -> str:
    """One line of the table."""
    beside = figure.beside
    cells = (
        figure.name,
        _amount(figure.ours, figure.unit),
        f"{_amount(figure.floor, figure.unit)} ({figure.named})",
        f"**{figure.above_floor:.1f}**",
        figure.named_instead
        if figure.instead is None
        else f"{_amount(figure.instead, figure.unit)} ({figure.named_instead})",
        "–" if beside is None else f"**{beside:.2f}**",
    )
    return f"| {' | '.join(cells)} |"


def machine(size: str) -> str:
    """On what it was measured, without naming the computer."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in _LIBRARIES)
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    return (
        f"Size `{size}`, {os.cpu_count()} cores ({platform.machine()}), {memory:.0f} GiB, "
        f"{system}, Python {platform.python_version()}, {versions}."
    )


def _amount(amount: float, unit: str) -> str:
    if unit == "ms" and amount >= 10_000:
        return f"{amount / 1000:,.1f} s"
    return f"{amount:,.1f} {unit}" if amount < 100 else f"{amount:,.0f} {unit}"


if __name__ == "__main__":
    sys.exit(main())
