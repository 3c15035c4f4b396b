# SPDX-License-Identifier: GPL-3.0-or-later
"""Installers, menus and file types say the same name and version, and leave nothing out."""

from __future__ import annotations

import configparser
import io
import re
import xml.etree.ElementTree as Tree
from pathlib import Path

import pytest
from PIL import Image
from PIL.IcoImagePlugin import IcoImageFile

from desa_app import __version__
from installer import deb, icons, product, windows_check, windows_version

# Icons are drawn by Qt, which may have one application only: that of all tests.
pytestmark = pytest.mark.usefixtures("qapp")

ROOT = Path(__file__).resolve().parents[2]
INSTALLER = ROOT / "installer"


def test_the_program_and_its_installers_have_one_version() -> None:
    assert product.version() == __version__
    assert f"Version: {__version__}\n" in deb.control_text(1)
    assert __version__ in product.setup_name()
    assert f'"ProductVersion", "{__version__}"' in windows_version.version_text(
        __version__, product.NAME
    )
    assert windows_version.four_numbers("1.2.3rc4") == (1, 2, 3, 0)


def test_the_sealed_file_opens_with_the_program_on_both_systems() -> None:
    menu = configparser.ConfigParser(interpolation=None)
    menu.optionxform = str  # type: ignore[method-assign, assignment]
    menu.read(INSTALLER / "linux" / "desa-binaan.desktop", "utf-8")
    entry = menu["Desktop Entry"]
    assert entry["Name"] == product.TITLE
    assert entry["Exec"] == f"{product.NAME} %f"
    assert entry["MimeType"] == f"{product.MIME_TYPE};"
    kinds = Tree.parse(INSTALLER / "linux" / "desa-binaan.xml").getroot()  # noqa: S314 - our own
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    (kind,) = kinds.findall(f"{space}mime-type")
    assert kind.get("type") == product.MIME_TYPE
    assert [g.get("pattern") for g in kind.findall(f"{space}glob")] == [
        f"*{product.PACKAGE_ENDING}"
    ]
    windows = (INSTALLER / "windows.nsi").read_text("utf-8")
    assert rf"Software\Classes\{product.PACKAGE_ENDING}" in windows
    assert product.MIME_TYPE in windows


def test_the_windows_installer_needs_no_administrator_and_never_names_the_data() -> None:
    script = (INSTALLER / "windows.nsi").read_text("utf-8")
    assert "RequestExecutionLevel user" in script
    assert "Target amd64-unicode" in script
    assert "HKLM" not in script
    removed = re.findall(r'^\s+(?:RMDir|Delete)(?: /r)? "([^"]+)"', script, re.MULTILINE)
    assert removed
    assert all(place.startswith(("$INSTDIR", "$SMPROGRAMS")) for place in removed)
    # A folder chosen by hand may hold other things.
    assert 'RMDir /r "$INSTDIR"' not in script


def test_the_package_holds_programs_menu_entry_icon_file_type_and_terms(tmp_path: Path) -> None:
    frozen = tmp_path / "frozen"
    (frozen / "isi").mkdir(parents=True)
    for name in ("desa-binaan", "desa-app", "isi/libQt6Core.so.6"):
        (frozen / name).write_bytes(b"x")
    deb.stage(tmp_path / "root", frozen)
    share = tmp_path / "root" / "usr" / "share"
    for name in deb.COMMANDS:
        link = tmp_path / "root" / "usr" / "bin" / name
        assert link.is_symlink()
        assert link.resolve().stat().st_mode & 0o777 == 0o755
    library = tmp_path / "root" / deb.HOME / "isi" / "libQt6Core.so.6"
    assert library.stat().st_mode & 0o777 == 0o644
    for place in ("applications/desa-binaan.desktop", "mime/packages/desa-binaan.xml"):
        assert (share / place).is_file()
    assert (share / "doc" / "desa-binaan" / "copyright").is_file()
    icon = share / "icons" / "hicolor" / "48x48" / "apps" / "desa-binaan.png"
    with Image.open(icon) as picture:
        assert picture.size == (48, 48)


def test_the_windows_icon_is_the_programs_drawing() -> None:
    with IcoImageFile(icons.ICO) as kept:
        assert kept.ico.sizes() == {(size, size) for size in icons.ICO_SIZES}
        there = kept.ico.getimage((64, 64)).convert("RGBA")
    drawn = Image.open(io.BytesIO(icons.drawn((64,))[64])).convert("RGBA")
    for at in ((8, 8), (32, 34), (32, 16), (50, 50), (0, 0)):
        assert there.getpixel(at) == drawn.getpixel(at)


def test_the_frozen_folder_takes_every_resource_along() -> None:
    spec = (INSTALLER / "desa_binaan.spec").read_text("utf-8")
    # All of resources/ in one line: no folder can be forgotten when one is added.
    assert 'ROOT / "resources"), "resources")' in spec
    assert "from installer.windows_version import version_file" in spec


def test_the_lock_is_read_as_a_windows_pc_would() -> None:
    lock = (
        "one==1.0 ; sys_platform == 'win32' \\\n    --hash=sha256:aa\n"
        "two==2.0 ; sys_platform == 'darwin' \\\n    --hash=sha256:bb\n"
        "three==3.0 \\\n    --hash=sha256:cc\n"
    )
    assert windows_check.for_windows(lock) == {
        "one": "one==1.0 \\\n    --hash=sha256:aa\n",
        "three": "three==3.0 \\\n    --hash=sha256:cc\n",
    }
    needed = windows_check.for_windows((ROOT / "requirements.lock").read_text("ascii"))
    assert {"colorama", "pefile", "pywin32-ctypes", "sqlcipher3"} <= needed.keys()
    assert "macholib" not in needed
