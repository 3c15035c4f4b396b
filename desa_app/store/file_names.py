# SPDX-License-Identifier: GPL-3.0-or-later
"""Names in a data folder, for whoever looks at it without opening the database."""

from __future__ import annotations

STORE_NAME = "desa-binaan.db"
BACKUP_PREFIX = "cadangan-"
