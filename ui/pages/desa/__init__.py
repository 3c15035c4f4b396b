# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages of the village office; ``registry`` lists them for the rail."""
