# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages of the main window and the windows before it; a page never imports another page."""
