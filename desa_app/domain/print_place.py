# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a printer really puts a page: four measured distances become a correction.

The ruler page has a frame exactly ``FRAME_MM`` from every edge. A printer that shifts the page
makes one side wider and the opposite one narrower by the same amount.
"""

from __future__ import annotations

from dataclasses import dataclass

from desa_app.errors import Problem

FRAME_MM = 20.0
LARGEST_SHIFT_MM = 15.0
# What a hand with a ruler may be off, and what paper gives.
_SLACK_MM = 1.5
SIDES = ("left", "right", "top", "bottom")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Distances from the edges of the paper to the frame, in millimetres."""

    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """How far a page is moved before printing: right and down are positive, in millimetres."""

    x: float = 0.0
    y: float = 0.0

    @property
    def plausible(self) -> bool:
        """Whether a printer could need it."""
        return abs(self.x) <= LARGEST_SHIFT_MM and abs(self.y) <= LARGEST_SHIFT_MM


def correction(measured: Measured) -> Shift:
    """The shift that puts the frame back into the middle, in tenths of a millimetre."""
    return Shift(
        x=round((measured.right - measured.left) / 2, 1),
        y=round((measured.bottom - measured.top) / 2, 1),
    )


def resized_mm(measured: Measured) -> tuple[float, float]:
    """How much narrower and lower than drawn the page came out; negative when larger."""
    return (
        round(measured.left + measured.right - 2 * FRAME_MM, 1),
        round(measured.top + measured.bottom - 2 * FRAME_MM, 1),
    )


def problems_in_measured(measured: Measured) -> tuple[Problem, ...]:
    """What cannot be corrected by moving: impossible numbers, or a page that was resized."""
    found = [
        Problem(side, "jarak-mustahil", f"{getattr(measured, side):g}", f"{2 * FRAME_MM:g}")
        for side in SIDES
        if not 0 <= getattr(measured, side) <= 2 * FRAME_MM
    ]
    if found:
        return tuple(found)
    across, down = resized_mm(measured)
    for side, more in (("left", across), ("top", down)):
        if abs(more) > _SLACK_MM:
            found.append(Problem(side, "halaman-berubah-ukuran", f"{more:g}", f"{abs(more):g}"))
    return tuple(found)
