# SPDX-License-Identifier: GPL-3.0-or-later
"""The third form of the stores, a part per piece of work; never edited after its release."""
