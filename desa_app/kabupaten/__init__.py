# SPDX-License-Identifier: GPL-3.0-or-later
"""The office of a kabupaten or kota; its front door is :func:`open_kabupaten`."""

from desa_app.kabupaten.front import Kabupaten, open_kabupaten

__all__ = ["Kabupaten", "open_kabupaten"]
