# SPDX-License-Identifier: GPL-3.0-or-later
"""The headless head: the same jobs from a terminal."""
