# SPDX-License-Identifier: GPL-3.0-or-later
"""The village office; its front door is open_desa."""
