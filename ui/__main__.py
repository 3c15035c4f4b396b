# SPDX-License-Identifier: GPL-3.0-or-later
"""``desa-binaan`` opens the window; ``--data`` names another data folder."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from desa_app import places
from desa_app.clock import SystemClock


def main() -> int:
    """Run the program until its last window is closed."""
    options = _read_arguments(sys.argv[1:])
    if options.selftest:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if not _has_screen():
        sys.stderr.write(
            "Tidak ada layar di sini, jadi jendela tidak dapat dibuka. "
            "Pakai desa-app untuk bekerja dari terminal.\n"
        )
        return 1
    from ui.application import build_application
    from ui.preferences import Preferences
    from ui.program import Program
    from ui.second_start import gave_way

    clock = SystemClock()
    preferences = Preferences()
    app = build_application(sys.argv[:1], clock, preferences)
    if options.selftest:
        from ui.self_test import try_windows

        return try_windows(app, clock, preferences)
    if gave_way(options.data, clock, options.berkas):
        return 0
    program = Program(options.data, clock, preferences)
    program.opened_file = options.berkas
    program.start()
    if options.paint_once:
        from ui.first_paint import tell_and_end

        tell_and_end(program)
    code = app.exec()
    program.stop()
    return code


def _read_arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="desa-binaan",
        description="Membuka jendela Desa Binaan.",
        add_help=False,
    )
    parser.add_argument("-h", "--help", action="help", help="tampilkan keterangan ini")
    parser.add_argument(
        "--data",
        type=Path,
        default=places.data_folder(),
        metavar="FOLDER",
        help="folder data kantor (biasanya tidak perlu disebut)",
    )
    parser.add_argument(
        "berkas",
        type=Path,
        nargs="?",
        metavar="BERKAS.dbx",
        help="kiriman tersegel yang ditampilkan sesudah masuk",
    )
    # For whoever builds the program: draws the first window and ends.
    parser.add_argument("--selftest", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--paint-once", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(words)


def _has_screen() -> bool:
    """On Linux Qt ends the whole process when there is no display; so look first."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
