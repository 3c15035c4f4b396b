# SPDX-License-Identifier: GPL-3.0-or-later
"""What both offices do alike: prepare, unlock, keep the log, back up, show the card."""
