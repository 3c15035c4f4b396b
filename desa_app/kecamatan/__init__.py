# SPDX-License-Identifier: GPL-3.0-or-later
"""The kecamatan office; its front door is :func:`open_kecamatan`."""

from desa_app.kecamatan.front import Kecamatan, open_kecamatan

__all__ = ["Kecamatan", "open_kecamatan"]
