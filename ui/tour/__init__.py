# SPDX-License-Identifier: GPL-3.0-or-later
"""The guided tour: a small panel that points at the real buttons of the open office."""
