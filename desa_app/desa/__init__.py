# SPDX-License-Identifier: GPL-3.0-or-later
"""The village office; its front door is :func:`open_desa`."""

from desa_app.desa.front import Desa, open_desa

__all__ = ["Desa", "open_desa"]
