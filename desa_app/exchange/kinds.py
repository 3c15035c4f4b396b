# SPDX-License-Identifier: GPL-3.0-or-later
"""Tell what a file on a stick is by its first bytes; names can be changed by anyone."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from desa_app.errors import FileMissing, FileUnknownKind, FileUnreadable
from desa_app.exchange import age_file, cards, receipt
from desa_app.exchange.seal_photo import PHOTO_KINDS

FileKind = Literal["paket", "tanda-terima", "kartu", "surat-pdf", "foto"]

_LOOK_AT = 64
_STARTS: tuple[tuple[bytes, FileKind], ...] = (
    # An armoured age file is no package of ours, but "paket rusak" says more than "tidak dikenal".
    (age_file.MAGIC, "paket"),
    (age_file.ARMOR, "paket"),
    (b"%PDF-", "surat-pdf"),
    *[(start, "foto") for start in PHOTO_KINDS],
)
# A changed card or receipt is still one to its owner; reading it says what is wrong with it.
_TITLES: dict[bytes, FileKind] = {
    cards.TITLE.encode(): "kartu",
    receipt.TITLE.encode(): "tanda-terima",
}


def what_is(path: Path) -> FileKind:
    """Return what the file seems to be; reading it properly is still to come.

    Raises ``FileMissing``, ``FileUnreadable`` and ``FileUnknownKind``.
    """
    try:
        if not path.is_file():
            raise FileUnreadable(path=path) if path.exists() else FileMissing(path=path)
        with path.open("rb") as file:
            start = file.read(_LOOK_AT)
    except FileNotFoundError as error:
        raise FileMissing(path=path) from error
    except (OSError, ValueError) as error:
        raise FileUnreadable(path=path) from error
    for mark, kind in _STARTS:
        if start.startswith(mark):
            return kind
    first_line = start.removeprefix(b"\xef\xbb\xbf").split(b"\n")[0].rstrip(b"\r")
    if first_line in _TITLES:
        return _TITLES[first_line]
    raise FileUnknownKind(path=path)
