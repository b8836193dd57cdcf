"""The steps, each in a module of its own; what was released is never changed, a new one is added.

In: nothing. Out: modules that Alembic finds by their `revision`.
"""
