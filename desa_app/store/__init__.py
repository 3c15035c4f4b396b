# SPDX-License-Identifier: GPL-3.0-or-later
"""The only place that knows the database: schema, encryption, keys, upgrades, backup."""
