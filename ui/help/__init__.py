# SPDX-License-Identifier: GPL-3.0-or-later
"""The panduan in the window: which chapter belongs to what is in front, and how it is shown."""
