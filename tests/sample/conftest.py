# SPDX-License-Identifier: GPL-3.0-or-later
"""The offices of the kit, for the samples."""

from __future__ import annotations

from tests.office_kit import clock, desa, kecamatan, other_desa

__all__ = ["clock", "desa", "kecamatan", "other_desa"]
