# SPDX-License-Identifier: GPL-3.0-or-later
"""A kabupaten and the kecamatan below it, enrolled with each other."""

from __future__ import annotations

from tests.kabupaten.chain_kit import kabupaten
from tests.office_kit import clock, desa, kecamatan, other_desa

__all__ = ["clock", "desa", "kabupaten", "kecamatan", "other_desa"]
