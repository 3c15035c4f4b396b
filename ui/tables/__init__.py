# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables: one model and one view over frozen rows."""
