# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages of the office of a kabupaten or kota."""
