# SPDX-License-Identifier: GPL-3.0-or-later
"""The second form of the village store, a part per job; never edited after its release."""
