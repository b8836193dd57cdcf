"""How a store came to have the tables it has; one module a step, run by Alembic.

In: nothing. Out: the folder that Alembic is pointed at.
"""
