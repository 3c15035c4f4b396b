# SPDX-License-Identifier: GPL-3.0-or-later
"""The offices without a screen: everything the window can do, a terminal can do too."""

__version__ = "0.1.0"
