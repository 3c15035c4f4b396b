# SPDX-License-Identifier: GPL-3.0-or-later
"""Trusting the kecamatan, as every office trusts the one above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desa_app.office.superior import Superior

if TYPE_CHECKING:
    from desa_app.domain.package import Card


class Enrolment(Superior):
    """The village's side of the enrolment ceremony."""

    def district(self) -> Card | None:
        """The kecamatan that is trusted now, if any."""
        return self.trusted()
