# SPDX-License-Identifier: GPL-3.0-or-later
"""Sign what is released: SHA256SUMS and its signature beside the installers.

    sign_release.py new-key FILE        make the release key, once, outside this repository
    sign_release.py sign --key FILE     sign the installers of this version in dist/

The private key is kept on paper-like media by those who release, encrypted with a passphrase
(PKCS #8, PEM). Only its public half stands in resources/release/kunci-rilis.txt.
"""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from desa_app.exchange.keys import verify_key
from desa_app.exchange.release import (
    SIGNATURE,
    SUMS,
    check_release,
    read_keys,
    sign_sums,
    write_sums,
)
from installer.product import DIST, ROOT, deb_name, setup_name, version

KEYS = ROOT / "resources" / "release" / "kunci-rilis.txt"
SHORTEST = 12
"""Characters of the passphrase, at least."""


def main() -> int:
    """Run one verb."""
    parser = argparse.ArgumentParser(prog="sign_release.py", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    make = verbs.add_parser("new-key")
    make.add_argument("file", type=Path)
    sign = verbs.add_parser("sign")
    sign.add_argument("--key", type=Path, required=True)
    given = parser.parse_args()
    passphrase = getpass.getpass("Passphrase of the release key: ").encode()
    if given.verb == "new-key":
        return new_key(given.file, passphrase)
    return sign_folder(given.key, passphrase)


def new_key(path: Path, passphrase: bytes) -> int:
    """Write a fresh private key and print the line that makes it trusted."""
    if path.resolve().is_relative_to(ROOT):
        print("Refused: the private key never lies in the repository.")
        return 1
    if len(passphrase) < SHORTEST:
        print(f"Refused: the passphrase needs {SHORTEST} characters or more.")
        return 1
    key = Ed25519PrivateKey.generate()
    sealed = BestAvailableEncryption(passphrase)
    text = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, sealed)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(text)
    print(f"Add this line to {KEYS.relative_to(ROOT)} and release once with it:")
    print(key.public_key().public_bytes_raw().hex())
    return 0


def sign_folder(
    key_file: Path, passphrase: bytes, folder: Path = DIST, trusted: Path = KEYS
) -> int:
    """Sign this version's installers in ``folder``, then check them as an office would."""
    files = [path for name in (deb_name(), setup_name()) if (path := folder / name).is_file()]
    if not files:
        print(f"Nothing of version {version()} lies in {folder.name}/.")
        return 1
    key = load_pem_private_key(key_file.read_bytes(), passphrase)
    if not isinstance(key, Ed25519PrivateKey):
        print("Refused: this is no Ed25519 key.")
        return 1
    seed = key.private_bytes_raw()
    keys = read_keys(trusted.read_text("ascii"))
    if verify_key(seed) not in keys:
        print(f"Refused: {trusted.name} does not name this key, so no office could check it.")
        return 1
    sums = write_sums(version(), files)
    (folder / SUMS).write_bytes(sums)
    (folder / SIGNATURE).write_bytes(sign_sums(seed, sums))
    for path in files:
        found = check_release(path, keys)
        print(f"{found.sha256}  {path.name} ({found.version})")
    print(f"Copy these to the stick together with {SUMS} and {SIGNATURE}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
