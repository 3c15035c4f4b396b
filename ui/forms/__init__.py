# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms: one helper that never forgets a label, a name or the place for a problem."""
