# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes ``wilayah.txt.gz`` out of the unpacked npm package ``idn-area-data`` (see SOURCE.md)."""

from __future__ import annotations

import argparse
import csv
import gzip
import sys
from collections import defaultdict
from pathlib import Path

# What Kepmendagri 300.2.2-2138/2025 counts; another number means another decree or a torn file.
EXPECTED = {"provinces": 38, "regencies": 514, "districts": 7285, "villages": 83762}
_QUOTES = str.maketrans({'"': "'", "\N{RIGHT SINGLE QUOTATION MARK}": "'", "*": None})


def read(folder: Path, table: str) -> dict[str, str]:
    """Code to name of one table, cleaned of what was never part of a name."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = {
            row["code"]: " ".join(row["name"].translate(_QUOTES).split())
            for row in csv.DictReader(file)
        }
    if len(rows) != EXPECTED[table]:
        raise SystemExit(f"{table}: {len(rows)} rows, expected {EXPECTED[table]}")
    return rows


def lines(folder: Path) -> list[str]:
    """One line per province, regency and district; villages stand in their district's line."""
    tables = [read(folder, table) for table in ("provinces", "regencies", "districts")]
    names = {code: name for table in tables for code, name in table.items()}
    villages: dict[str, list[str]] = defaultdict(list)
    for code, name in sorted(read(folder, "villages").items()):
        district, _, number = code.rpartition(".")
        villages[district].append(f"{number} {name}")
    if missing := villages.keys() - names.keys():
        raise SystemExit(f"villages without a district: {sorted(missing)[:5]}")
    return ["\t".join((code, names[code], *villages.get(code, ()))) for code in sorted(names)]


def main() -> int:
    """Write the file beside this script; the same input gives the same bytes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path, help="folder of the unpacked package")
    target = Path(__file__).with_name("wilayah.txt.gz")
    text = "\n".join(lines(parser.parse_args().package / "data")) + "\n"
    target.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))
    print(f"{target.name}: {target.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
