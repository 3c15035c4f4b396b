# SPDX-License-Identifier: GPL-3.0-or-later
"""Make the package for Debian, Ubuntu and BlankOn out of the frozen folder, then try it.

The trial (``deb_trial.py``) installs it in an empty system; without the right to make one it is
said that the trial was not run, and the result is that of the package alone.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from installer import icons, libraries
from installer.product import DIST, NAME, ROOT, deb_name, version

FROZEN = DIST / NAME
STAGE = ROOT / "build" / "deb"
LINUX = ROOT / "installer" / "linux"
HOME = Path("usr/lib") / NAME
"""Where the folder lies; the standard keeps /opt for others than the system's packages."""
COMMANDS = ("desa-binaan", "desa-app")
RECOMMENDS = ("shared-mime-info", "desktop-file-utils", "hicolor-icon-theme")
MAINTAINER = "Desa Binaan <noreply@desa-binaan.invalid>"
_CHANGES = f"""\
{NAME} ({version()}) unstable; urgency=medium

  * Lihat CHANGELOG.md.gz di folder ini.

 -- {MAINTAINER}  Thu, 01 Jan 2026 00:00:00 +0000
"""
_SECONDS_2026 = 1_767_225_600


def main() -> int:
    """Build ``dist/desa-binaan_<version>_amd64.deb``, say its size, and try it."""
    if not (FROZEN / NAME).is_file():
        print(f"{FROZEN.relative_to(ROOT)} is not there: run `make freeze` first.")
        return 1
    shutil.rmtree(STAGE, ignore_errors=True)
    stage(STAGE)
    package = DIST / deb_name()
    # The same input gives the same package, whoever builds it.
    epoch = {"SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", str(_SECONDS_2026))}
    # A large dictionary: the two programs are nearly alike.
    pack = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--build", str(STAGE), str(package)]
    subprocess.run(pack, env=os.environ | epoch, check=True)
    shutil.rmtree(STAGE)
    print(f"{package.relative_to(ROOT)}: {package.stat().st_size / 1e6:.0f} MB")
    from installer.deb_trial import try_package

    return try_package(package)


def stage(root: Path, frozen: Path = FROZEN) -> None:
    """Lay out the file system of the package under ``root``."""
    shutil.copytree(frozen, root / HOME, symlinks=True)
    for path in (root / HOME).rglob("*"):
        if not path.is_symlink() and path.is_file():
            runs = path.parent == root / HOME
            path.chmod(0o755 if runs else 0o644)
    commands = root / "usr" / "bin"
    commands.mkdir(parents=True)
    for command in COMMANDS:
        (commands / command).symlink_to(Path("..") / "lib" / NAME / command)
    share = root / "usr" / "share"
    _put(LINUX / "desa-binaan.desktop", share / "applications" / "desa-binaan.desktop")
    _put(LINUX / "desa-binaan.xml", share / "mime" / "packages" / "desa-binaan.xml")
    themed = share / "icons" / "hicolor"
    _put(icons.DRAWING, themed / "scalable" / "apps" / f"{NAME}.svg")
    for size, picture in icons.drawn().items():
        place = themed / f"{size}x{size}" / "apps" / f"{NAME}.png"
        place.parent.mkdir(parents=True)
        place.write_bytes(picture)
    paper = share / "doc" / NAME
    _put(LINUX / "copyright", paper / "copyright")
    news = (ROOT / "CHANGELOG.md").read_bytes()
    (paper / "CHANGELOG.md.gz").write_bytes(gzip.compress(news, 9, mtime=0))
    # dpkg's own form of it, which only leads there.
    (paper / "changelog.gz").write_bytes(gzip.compress(_CHANGES.encode(), 9, mtime=0))
    _manual_pages(share / "man" / "man1")
    control = root / "DEBIAN" / "control"
    control.parent.mkdir(parents=True)
    control.write_text(control_text(_kilobytes(root)), "utf-8")
    for folder in (root, *root.rglob("*")):
        if folder.is_dir() and not folder.is_symlink():
            folder.chmod(0o755)


def control_text(kilobytes: int) -> str:
    """What dpkg is told about the package."""
    lines = (
        f"Package: {NAME}",
        f"Version: {version()}",
        "Architecture: amd64",
        f"Maintainer: {MAINTAINER}",
        f"Installed-Size: {kilobytes}",
        f"Depends: {', '.join(libraries.packages())}",
        f"Recommends: {', '.join(RECOMMENDS)}",
        "Section: misc",
        "Priority: optional",
        "Description: register perlindungan PMI untuk kantor desa dan kecamatan",
        " Mencatat calon pekerja migran, memeriksa syarat sebelum surat ditandatangani,",
        " mencetak surat bernomor yang dapat diperiksa tanpa jaringan, dan mengirim",
        " laporan tersegel ke kecamatan dengan flashdisk. Bekerja tanpa internet.",
        " .",
        " Data kantor tersimpan di folder pengguna dan tidak ikut terhapus bila program",
        " ini dicopot.",
    )
    return "\n".join(lines) + "\n"


def _manual_pages(folder: Path) -> None:
    told = {
        "desa-binaan": ("membuka jendela Desa Binaan", "[--data FOLDER] [BERKAS.dbx]"),
        "desa-app": ("pekerjaan Desa Binaan dari terminal", "PERINTAH [PILIHAN]"),
    }
    folder.mkdir(parents=True)
    for command, (what, options) in told.items():
        page = (
            f'.TH {command.upper()} 1 "" "Desa Binaan {version()}"\n'
            f".SH NAMA\n{command} \\- {what}\n"
            f".SH CARA PAKAI\n.B {command}\n{options}\n"
            f'.SH KETERANGAN\nSemua pilihan ditampilkan oleh\n.BR "{command} --help" .\n'
        )
        (folder / f"{command}.1.gz").write_bytes(gzip.compress(page.encode(), 9, mtime=0))


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(0o644)


def _kilobytes(root: Path) -> int:
    return sum(path.lstat().st_size for path in root.rglob("*") if path.is_file()) // 1024


if __name__ == "__main__":
    sys.exit(main())
