# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window as a screen reader of Linux meets it: over the accessibility bus."""
