# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing comes into the frozen folder that nobody named."""

from __future__ import annotations

from pathlib import Path

import pytest

from installer import contents, libraries


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "resources/panduan/gambar/beranda.png",
        "desa_app/store/migrations/desa/rev_0001_first.py",
    ],
)
def test_what_the_program_needs_is_wanted(name: str) -> None:
    assert contents.wanted(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/imageformats/libqpdf.so",
        "PySide6/plugins/tls/qopensslbackend.dll",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt6Qml.dll",
        "PySide6/opengl32sw.dll",
        "libgtk-3.so.0",
        "libX11.so.6",
        "python3.11/lib-dynload/../../libssl.so.3",
        "numpy/core/_multiarray.so",
    ],
)
def test_what_only_comes_along_is_not(name: str) -> None:
    assert not contents.wanted(name)


def test_a_foreign_file_in_the_finished_folder_is_named(tmp_path: Path) -> None:
    for name in ("resources/fonts/Inter.ttf", "PySide6/Qt/qml/QtQuick/plugin.so", "libgtk-3.so.0"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    assert contents.foreign_files(tmp_path) == [
        "PySide6/Qt/qml/QtQuick/plugin.so",
        "libgtk-3.so.0",
    ]


def test_a_module_that_could_reach_a_network_is_foreign_and_so_is_an_unknown_one() -> None:
    frozen = ["desa_app.domain.letters", "ui.program", "json.decoder", "ssl", "requests.api"]
    assert contents.foreign_modules(frozen) == ["requests", "ssl"]


def test_the_package_asks_for_every_library_that_is_left_to_the_system() -> None:
    asked = libraries.packages()
    assert asked[0].startswith("libc6 (>= ")
    assert set(libraries.SYSTEM.values()) == set(asked[1:])
    assert len(set(asked)) == len(asked)
