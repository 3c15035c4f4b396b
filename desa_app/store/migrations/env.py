# SPDX-License-Identifier: GPL-3.0-or-later
"""Alembic's entry: runs revisions on the connection that the upgrade hands over."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
