# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies of a prepared village for every test."""

from __future__ import annotations

from tests.office_kit import clock, desa

__all__ = ["clock", "desa"]
