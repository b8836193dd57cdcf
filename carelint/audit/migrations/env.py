"""Runs the steps on the connection that is given, in its transaction: all of them or none.

In: a connection among Alembic's attributes. Out: tables.
"""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
