# SPDX-License-Identifier: GPL-3.0-or-later
"""The roots of the tree, and what is wrong with one field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


class DesaBinaanError(Exception):
    """Root of the tree. ``code`` is the stable word for machines (``--json``) and the log."""

    code: ClassVar[str] = "galat"


class Cancelled(DesaBinaanError):
    """A person stopped the work; nothing was changed."""

    code = "dibatalkan"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field.

    ``field`` is the field's name in code (``birth_date``), ``code`` names the problem
    (``kosong``, ``bukan-tanggal``), ``value`` is what was found, ``hint`` what would do.
    """

    field: str
    code: str
    value: str = ""
    hint: str = ""


@dataclass(eq=False)
class InvalidInput(DesaBinaanError):
    """At least one field cannot be taken as typed."""

    problems: tuple[Problem, ...]
    code = "isian-salah"


class UserError(DesaBinaanError):
    """What a person can understand and do something about."""
