# SPDX-License-Identifier: GPL-3.0-or-later
"""Parts of pages that both offices show alike."""
