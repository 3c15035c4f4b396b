# SPDX-License-Identifier: GPL-3.0-or-later
"""How a verb gets in: the password's three sources, and the two front doors."""

from __future__ import annotations

import getpass
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from desa_app.clock import SystemClock
from desa_app.domain.office import OfficeKind
from desa_app.errors import (
    FileMissing,
    FileUnreadable,
    InvalidInput,
    Problem,
    WrongOfficeKind,
)
from desa_app.office.sign import describe
from desa_app.office.unlock import OfficeKey, unlock

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

    from desa_app.desa import Desa
    from desa_app.kecamatan import Kecamatan

VARIABLE = "DESA_APP_SANDI"
_LIMIT = 4096


def read_password(source: Path | None, *, twice: bool = False) -> str:
    """From the file, else the environment, else asked without echo.

    Raises ``FileMissing`` or ``FileUnreadable`` for the file, ``InvalidInput`` when nobody can be
    asked.
    """
    if source is not None:
        return first_line(source)
    if VARIABLE in os.environ:
        return os.environ[VARIABLE]
    while True:
        typed = ask("Sandi: ")
        if not twice or typed == ask("Ulangi sandi: "):
            return typed
        print("Kedua sandi tidak sama, coba lagi.", file=sys.stderr)


def password_of(given: argparse.Namespace) -> str:
    """The password of this call, asked once however often the verb needs it."""
    if not hasattr(given, "sandi"):
        given.sandi = read_password(given.sandi_dari)
    return str(given.sandi)


def ask(words: str, field: str = "password") -> str:
    """Ask for a secret without echo, or take the line that another program hands over.

    Raises ``InvalidInput`` that names ``field`` when there is no line any more.
    """
    if sys.stdin.isatty():
        try:
            return getpass.getpass(words)
        except EOFError as error:
            raise InvalidInput((Problem(field, "kosong"),)) from error
    # Nobody sits there, so nothing is shown or asked; the line comes from another program.
    line = sys.stdin.readline()
    if not line:
        raise InvalidInput((Problem(field, "kosong"),))
    return line.rstrip("\r\n")


def key_for(given: argparse.Namespace) -> OfficeKey:
    """Unlock the office of ``--data``; the first user when none is named."""
    sign = describe(given.data)
    user = given.pengguna or (sign.users[0] if sign.users else "")
    return unlock(given.data, user, password_of(given), SystemClock())


@contextmanager
def open_village(given: argparse.Namespace) -> Iterator[Desa]:
    """The village office of ``--data``; raises ``WrongOfficeKind`` at a kecamatan."""
    from desa_app.desa import open_desa

    if describe(given.data).kind is not OfficeKind.DESA:
        raise WrongOfficeKind(OfficeKind.DESA.value)
    office = open_desa(given.data, key_for(given), SystemClock())
    try:
        yield office
    finally:
        office.close()


@contextmanager
def open_district(given: argparse.Namespace) -> Iterator[Kecamatan]:
    """The office of ``--data`` that takes packages in; ``WrongOfficeKind`` at a village."""
    from desa_app.kabupaten import open_kabupaten
    from desa_app.kecamatan import open_kecamatan

    kind = describe(given.data).kind
    if kind.below is None:
        raise WrongOfficeKind(OfficeKind.KECAMATAN.value)
    open_office = open_kabupaten if kind is OfficeKind.KABUPATEN else open_kecamatan
    office = open_office(given.data, key_for(given), SystemClock())
    try:
        yield office
    finally:
        office.close()


@contextmanager
def open_sender(given: argparse.Namespace) -> Iterator[Desa | Kecamatan]:
    """The office of ``--data`` that sends upward; ``WrongOfficeKind`` at a kabupaten."""
    if describe(given.data).kind.above is None:
        raise WrongOfficeKind(OfficeKind.KECAMATAN.value)
    with open_either(given) as office:
        yield office


@contextmanager
def open_either(given: argparse.Namespace) -> Iterator[Desa | Kecamatan]:
    """Whichever office ``--data`` holds."""
    is_village = describe(given.data).kind is OfficeKind.DESA
    with (open_village if is_village else open_district)(given) as office:
        yield office


def first_line(source: Path) -> str:
    """The first line of a file; raises ``FileMissing`` or ``FileUnreadable``."""
    try:
        text = source.read_bytes()[:_LIMIT].decode("utf-8-sig")
    except FileNotFoundError as error:
        raise FileMissing(source) from error
    except (OSError, UnicodeDecodeError) as error:
        raise FileUnreadable(source) from error
    return text.splitlines()[0] if text else ""
