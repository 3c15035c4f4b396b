# SPDX-License-Identifier: GPL-3.0-or-later
"""Frozen values in, bytes out: letters, recap, small papers."""
