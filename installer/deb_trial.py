# SPDX-License-Identifier: GPL-3.0-or-later
"""Install the package in an empty Debian, run both programs as a plain user, remove it again.

It is put over a stand-in of an older version and taken back to it, and the programs are watched:
whatever asks for a network socket fails the trial.

The empty system is made once by debootstrap from wherever this computer gets its own packages,
and kept in build/. The trial works in a copy of it, in a name space of its own, so that no mount
outlives it.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from installer.product import DIST, ROOT, deb_name, version

EMPTY = ROOT / "build" / "empty-debian"
TRIAL = ROOT / "build" / "deb-trial"
TOOLS = ("debootstrap", "unshare", "chroot")
ENOUGH_SECONDS = 900

# Runs inside; every line must succeed. The office's own file stands for its data.
_INSIDE = """\
set -eu
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
mount -t proc proc /proc
mount -t tmpfs tmpfs /dev/shm 2>/dev/null || true
say() { echo "== $*"; }
apt-get update -qq
say "install, with nothing but what the package asks for"
get() {
    apt-get install -y -qq --no-install-recommends "$@" >/apt.log 2>&1 && return
    cat /apt.log
    exit 1
}
# An older version, as far as the package system can tell.
mkdir -p /older/DEBIAN /older/usr/lib/desa-binaan/isi
cat > /older/DEBIAN/control <<END
Package: desa-binaan
Version: 0.0.1
Architecture: amd64
Maintainer: Desa Binaan <noreply@desa-binaan.invalid>
Description: older
END
echo old > /older/usr/lib/desa-binaan/isi/old.so
dpkg-deb -Znone --root-owner-group --build /older /older.deb >/dev/null
get /older.deb
get /package.deb
test ! -e /usr/lib/desa-binaan/isi/old.so
dpkg -L desa-binaan | sort > /listed
useradd -m petugas
as_user() { su petugas -c "cd; LC_ALL=C.UTF-8 $*"; }
say "desa-app --versi"
as_user desa-app --versi | tee /version
grep -q "VERSION" /version
say "desa-app selftest"
as_user desa-app selftest
say "desa-binaan --selftest (offscreen)"
as_user desa-binaan --selftest
get RECOMMENDS strace xvfb xauth
say "both again without any network, and nothing asks for one"
watched="strace -f -qq --seccomp-bpf -e trace=socket,connect -e signal=none -o"
unshare --net su petugas -c "cd; $watched ~/asked.1 desa-app selftest" >/dev/null 2>&1
unshare --net su petugas -c "cd; $watched ~/asked.2 desa-binaan --selftest" >/dev/null 2>&1
# Printers are asked of this computer's own print service (CUPS, port 631 here), nothing further.
own_printing='connect.*_port=htons.631.,.*("127.0.0.1"|"::1")'
stream='socket.AF_INET6?, SOCK_STREAM'
if grep -Ev "AF_UNIX|$own_printing|$stream" ~petugas/asked.*; then exit 1; fi
say "menus and file types"
grep -q "application/x-desa-binaan:\\*.dbx" /usr/share/mime/globs
grep -q "application/x-desa-binaan=desa-binaan.desktop" /usr/share/applications/mimeinfo.cache
desktop-file-validate /usr/share/applications/desa-binaan.desktop
say "desa-binaan on an X screen, first window painted"
as_user QT_QPA_PLATFORM=xcb xvfb-run -a -s "'-screen 0 1366x768x24'" desa-binaan --paint-once
say "back to the older version, and forward again"
get --allow-downgrades /older.deb
test ! -e /usr/lib/desa-binaan/isi/resources
get /package.deb
as_user desa-app --versi | grep -q "VERSION"
say "remove: nothing of the program stays, the office's data does"
data="/home/petugas/.local/share/Desa Binaan"
su petugas -c "mkdir -p '$data' && echo data > '$data/kantor.db'"
dpkg -r desa-binaan >/dev/null
dpkg -P desa-binaan >/dev/null 2>&1 || true
test ! -e /usr/lib/desa-binaan
while read -r path; do
    if [ -f "$path" ] || [ -L "$path" ]; then echo "left behind: $path"; exit 1; fi
done < /listed
test "$(cat "$data/kantor.db")" = data
echo "== the package installs, runs and goes"
"""


def main() -> int:
    """Try the package that lies in dist/."""
    return try_package(DIST / deb_name())


def try_package(package: Path) -> int:
    """0 when the package works in an empty system, or when no such system may be made here."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing or os.geteuid() != 0:
        why = f"{', '.join(missing)} missing" if missing else "this needs root"
        print(f"NOT RUN: the trial in an empty system ({why}).")
        return 0
    if not (EMPTY / "made").is_file():
        _make_empty()
    shutil.rmtree(TRIAL, ignore_errors=True)
    print(f"Trying {package.name} in an empty Debian ...", flush=True)
    try:
        subprocess.run(["cp", "-a", str(EMPTY), str(TRIAL)], check=True)
        shutil.copyfile(package, TRIAL / "package.deb")
        from installer.deb import RECOMMENDS

        script = _INSIDE.replace("VERSION", version()).replace("RECOMMENDS", " ".join(RECOMMENDS))
        (TRIAL / "trial.sh").write_text(script, "utf-8")
        inside = [
            "unshare",
            "--mount",
            "--pid",
            "--kill-child",
            "chroot",
            str(TRIAL),
            "sh",
            "/trial.sh",
        ]
        done = subprocess.run(inside, check=False, timeout=ENOUGH_SECONDS)
    finally:
        shutil.rmtree(TRIAL, ignore_errors=True)
    if done.returncode:
        print("FAILED: the package does not work in an empty system.")
    return done.returncode


def _make_empty() -> None:
    """The smallest Debian of this computer's own release, with this computer's sources."""
    shutil.rmtree(EMPTY, ignore_errors=True)
    wanted = ["apt-get", "indextargets", "--format", "$(REPO_URI) $(CODENAME)"]
    listed = subprocess.run(
        [*wanted, "Created-By: Packages"], capture_output=True, text=True, check=True
    ).stdout.split("\n")
    release = platform.freedesktop_os_release()["VERSION_CODENAME"]
    source = next(line.split()[0] for line in listed if line.endswith(f" {release}"))
    print("Making an empty Debian (once, about a minute) ...", flush=True)
    make = ["debootstrap", "--variant=minbase", release, str(EMPTY), source]
    subprocess.run(make, check=True, stdout=subprocess.DEVNULL, timeout=ENOUGH_SECONDS)
    # debootstrap's own list would name the same sources a second time.
    (EMPTY / "etc/apt/sources.list").unlink(missing_ok=True)
    for name in ("sources.list", "sources.list.d", "apt.conf.d"):
        ours, its = Path("/etc/apt") / name, EMPTY / "etc/apt" / name
        if ours.is_dir():
            shutil.copytree(ours, its, dirs_exist_ok=True)
        elif ours.is_file():
            shutil.copyfile(ours, its)
    (EMPTY / "made").touch()


if __name__ == "__main__":
    sys.exit(main())
