# SPDX-License-Identifier: GPL-3.0-or-later
"""The kecamatan office; its front door is open_kecamatan."""
