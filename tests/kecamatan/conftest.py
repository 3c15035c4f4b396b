# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies of prepared offices for every test."""

from __future__ import annotations

from tests.kecamatan.packages_kit import sticks
from tests.office_kit import clock, desa, kecamatan, other_desa

__all__ = ["clock", "desa", "kecamatan", "other_desa", "sticks"]
