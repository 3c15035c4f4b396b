# SPDX-License-Identifier: GPL-3.0-or-later
"""What the frozen folder may hold: asked while it is made, and again when it is finished.

Every file must be named here, so that a new version of a library cannot bring parts along that
nobody looked at. Libraries of the system stand in ``libraries.py``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

UNWANTED_MODULES = (
    # Tools of developers.
    "tkinter", "unittest", "pydoc", "lib2to3", "setuptools", "pip", "IPython", "mypy",
    "ast_serialize", "pydantic.mypy", "hypothesis", "pytest", "pygments", "pdb", "doctest",
    "curses", "readline",
    # The program speaks to no network; what could is left out.
    "ssl", "_ssl", "ftplib", "smtplib", "xmlrpc", "pydantic.v1",
    # Other ways to do what we do.
    "numpy", "charset_normalizer", "sqlite3", "_sqlite3", "zoneinfo._tzdata",
    "PIL._avif", "PIL._webp", "PIL._imagingcms", "PIL._imagingtk", "PIL.ImageQt",
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtTest", "PySide6.QtSql", "PySide6.QtDesigner",
    "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtHelp", "PySide6.QtUiTools",
)  # fmt: skip
"""Never frozen, whoever imports them."""

_QT_MODULES = ("Core", "Gui", "Widgets", "Network", "DBus", "Svg", "PrintSupport")
_QT_LIBRARIES = (*_QT_MODULES, "OpenGL", "XcbQpa", "WaylandClient", "WlShellIntegration")
_PLUGINS = (
    "platforms/(libqxcb|libqoffscreen|libqwayland|qwindows|qoffscreen)",
    "imageformats/(lib)?q(svg|jpeg|ico)",
    "iconengines/(lib)?qsvgicon",
    "printsupport/(libcupsprintersupport|windowsprintersupport)",
    "platforminputcontexts/lib(compose|ibus)platforminputcontextplugin",
    "styles/qmodernwindowsstyle",
    "wayland-shell-integration/libxdg-shell",
    "wayland-graphics-integration-client/libqt-plugin-wayland-egl",
    "wayland-decoration-client/lib(adwaita|bradient)",
    "xcbglintegrations/libqxcb-(egl|glx)-integration",
)
_PACKAGES = (
    "PIL", "cbor2", "cryptography", "markupsafe", "pydantic_core", "pypdfium2", "pypdfium2_raw",
    "pyrage", "sqlalchemy", "sqlcipher3", "zxingcpp",
)  # fmt: skip
_PILLOWS = (
    "Xau", "brotlicommon", "brotlidec", "freetype", "harfbuzz", "jpeg", "lzma", "openjp2", "png16",
    "tiff", "xcb", "zstd",
)  # fmt: skip
_QT = "|".join(_QT_MODULES)
_LIBRARIES = "|".join(_QT_LIBRARIES)
ALLOWED = tuple(
    re.compile(pattern)
    for pattern in (
        r"resources/.+",
        r"desa_app/store/migrations/.+\.(py|mako)",
        rf"PySide6/Qt({_QT})(\.abi3\.so|\.pyd)",
        r"(PySide6/)?(libpyside6\.abi3\.so\.[\d.]+|pyside6\.abi3\.dll)",
        r"(shiboken6/)?(libshiboken6\.abi3\.so\.[\d.]+|shiboken6\.abi3\.dll)",
        r"shiboken6/Shiboken\.(abi3\.so|pyd)",
        rf"(PySide6/Qt/lib/)?libQt6({_LIBRARIES})\.so\.6",
        # Beside the package or above it: that depends on where PyInstaller met them first.
        rf"(PySide6/)?Qt6({_QT})\.dll",
        r"(PySide6/Qt/lib/)?libicu(data|i18n|uc)\.so\.\d+",
        rf"PySide6/(Qt/)?plugins/({'|'.join(_PLUGINS)})\.(so|dll)",
        rf"({'|'.join(_PACKAGES)})/.+\.(so|pyd|dll|json)",
        r"(markupsafe|pydantic|cryptography)-[\d.]+\.dist-info/.+",
        rf"(pillow\.libs/)?lib({'|'.join(_PILLOWS)})-[0-9a-f]{{8}}\.so\.[\d.]+",
        r"_cffi_backend\.[\w.-]+\.(so|pyd)",
        r"base_library\.zip",
        r"libpython3\.\d+\.so\.1\.0",
        r"python3\.\d+/lib-dynload/\w+\.[\w.-]+\.so",
        r"_\w+\.pyd|(select|unicodedata|pyexpat)\.pyd",
        r"python3\d*\.dll|lib(ffi|crypto)-[\w-]+\.dll",
        r"((PySide6|shiboken6|PIL)/)?(?i:vcruntime|msvcp|concrt)140\w*\.dll",
        r"(?i:ucrtbase|api-ms-win-[\w-]+)\.dll",
    )
)  # fmt: skip
_THIRD = (
    "PIL", "PySide6", "alembic", "annotated_types", "base45", "cbor2", "cffi", "cryptography",
    "desa_app", "mako", "markupsafe", "phonenumbers", "platformdirs", "pydantic", "pydantic_core",
    "pypdfium2", "pypdfium2_cfg", "pypdfium2_raw", "pyrage", "reportlab", "segno", "shiboken6",
    "sqlalchemy", "sqlcipher3", "typing_extensions", "typing_inspection", "ui", "xlsxwriter",
    "zxingcpp", "_cffi_backend", "_pyi_rth_utils",
)  # fmt: skip
_GENERATED = re.compile(r"_sysconfigdata_[\w-]+")


def wanted(name: str) -> bool:
    """Whether a file that PyInstaller found belongs into the folder, by its name there."""
    return any(pattern.fullmatch(name.replace("\\", "/")) for pattern in ALLOWED)


def foreign_files(folder: Path) -> list[str]:
    """Names in the finished folder that nobody allowed."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())
    return sorted(name for name in found if not wanted(name))


def foreign_modules(names: Iterable[str]) -> list[str]:
    """Top names of frozen modules that are neither of the standard library nor allowed."""
    tops = {name.partition(".")[0] for name in names}
    unwanted = tops & set(UNWANTED_MODULES)
    strangers = tops - set(_THIRD) - set(sys.stdlib_module_names)
    return sorted(unwanted | {name for name in strangers if not _GENERATED.fullmatch(name)})
