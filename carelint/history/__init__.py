"""What git remembers: which files have changed, and what stood in them before.

In: a repository, and a revision or what is staged. Out: `versions.History`.
"""
