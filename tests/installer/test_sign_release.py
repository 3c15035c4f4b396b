# SPDX-License-Identifier: GPL-3.0-or-later
"""An installer on a stick is believed only with the sums that a release key signed."""

from __future__ import annotations

import base64
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desa_app import places
from desa_app.errors import FileMissing, InstallerFault, InstallerNotGenuine
from desa_app.exchange.keys import verify_key
from desa_app.exchange.release import RELEASE_CONTEXT, read_keys, sign_sums, write_sums
from desa_app.office.release import Age, check_installer
from installer import sign_release
from installer.product import deb_name, version

# For tests alone; the key that signs releases is nowhere near this repository.
SEED = bytes(range(32))
PASSPHRASE = b"empat kata untuk uji"


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    path = tmp_path / "kunci-rilis.txt"
    path.write_text(f"# test key\n{verify_key(SEED).hex()}\n", "ascii")
    return path


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def _release(stick: Path, version: str = "0.2.0", seed: bytes = SEED) -> Path:
    installer = stick / f"desa-binaan-{version}-pasang.exe"
    installer.write_bytes(b"MZ" + bytes(3_000_000))
    sums = write_sums(version, [installer])
    (stick / "SHA256SUMS").write_bytes(sums)
    (stick / "SHA256SUMS.sig").write_bytes(sign_sums(seed, sums))
    return installer


def _fault(installer: Path, keys: Path) -> InstallerFault:
    with pytest.raises(InstallerNotGenuine) as caught:
        check_installer(installer, keys)
    return caught.value.fault


def test_a_genuine_installer_tells_its_version_and_whether_it_is_newer(
    stick: Path, keys: Path
) -> None:
    assert check_installer(_release(stick, "0.10.0"), keys).age is Age.NEWER
    assert check_installer(_release(stick, version()), keys).age is Age.SAME
    found = check_installer(_release(stick, "0.0.9"), keys)
    assert (found.version, found.age) == ("0.0.9", Age.OLDER)


def test_what_was_changed_on_the_way_is_not_genuine(stick: Path, keys: Path) -> None:
    installer = _release(stick)
    with installer.open("r+b") as file:
        file.seek(2_500_000)
        file.write(b"!")
    assert _fault(installer, keys) is InstallerFault.DIFFERS
    sums = stick / "SHA256SUMS"
    sums.write_bytes(write_sums("0.2.0", [installer]))
    assert _fault(installer, keys) is InstallerFault.FORGED
    other = stick / "lain.exe"
    other.write_bytes(b"MZ")
    installer = _release(stick)
    assert _fault(other, keys) is InstallerFault.NOT_NAMED
    assert _fault(_release(stick, seed=bytes(32)), keys) is InstallerFault.FORGED


def test_without_proof_or_key_nothing_is_believed(stick: Path, keys: Path) -> None:
    installer = _release(stick)
    empty = keys.with_name("kosong.txt")
    empty.write_text("# none\n", "ascii")
    assert _fault(installer, empty) is InstallerFault.NO_KEY
    (stick / "SHA256SUMS.sig").unlink()
    assert _fault(installer, keys) is InstallerFault.NO_PROOF
    with pytest.raises(FileMissing):
        check_installer(stick / "tidak-ada.exe", keys)


def test_signed_lines_that_leave_a_doubt_are_refused(stick: Path, keys: Path) -> None:
    installer = _release(stick)
    good = (stick / "SHA256SUMS").read_bytes()
    for bad in (good + good.splitlines()[1] + b"\n", good[2:], good + b"../x\n", b""):
        (stick / "SHA256SUMS").write_bytes(bad)
        (stick / "SHA256SUMS.sig").write_bytes(sign_sums(SEED, bad))
        assert _fault(installer, keys) is InstallerFault.FORGED


def test_the_signature_is_plain_ed25519_and_sha256sum_reads_the_list(stick: Path) -> None:
    installer = _release(stick)
    # A vector kept by hand: RFC 8032 is deterministic, so another maker's key gives the same.
    made = Ed25519PrivateKey.from_private_bytes(SEED).sign(RELEASE_CONTEXT + b"x")
    assert sign_sums(SEED, b"x") != sign_sums(SEED, b"y")
    assert base64.b64decode(sign_sums(SEED, b"x")) == made
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=stick, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout == f"{installer.name}: OK\n"


def test_the_maker_of_releases_signs_only_with_a_key_that_offices_know(
    tmp_path: Path, keys: Path, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (stick / deb_name()).write_bytes(b"!<arch>\n")
    private = tmp_path / "rilis.pem"
    assert sign_release.new_key(sign_release.KEYS.with_name("rilis.pem"), PASSPHRASE) == 1
    assert sign_release.new_key(private, b"pendek") == 1
    assert sign_release.new_key(private, PASSPHRASE) == 0
    assert private.stat().st_mode & 0o077 == 0
    line = capsys.readouterr().out.strip().splitlines()[-1]
    assert sign_release.sign_folder(private, PASSPHRASE, stick, keys) == 1
    assert not (stick / "SHA256SUMS").exists()
    keys.write_text(keys.read_text("ascii") + line + "\n", "ascii")
    assert sign_release.sign_folder(private, PASSPHRASE, stick, keys) == 0
    assert check_installer(stick / deb_name(), keys).version == version()


def test_the_keys_that_come_with_the_program_can_be_read() -> None:
    text = places.resource("release", "kunci-rilis.txt").read_text("ascii")
    assert all(len(key) == 32 for key in read_keys(text))
    with pytest.raises(ValueError, match="Ed25519"):
        read_keys("AGE-SECRET-KEY-1")
