"""Work in processes of its own, which may hang or crash without harm to the run.

In: work and limits. Out: what it returned, or why it stopped.
"""
