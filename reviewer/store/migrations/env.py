"""Alembic's entry: the connection and its transaction come from ``migrating``."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
