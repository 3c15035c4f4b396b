# SPDX-License-Identifier: GPL-3.0-or-later
"""Small parts that pages are built from; none of them knows an office."""
