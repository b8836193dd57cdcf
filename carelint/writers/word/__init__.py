"""A copy of a Word file with a comment on each phrase.

In: a `Report` and the file that was read. Out: bytes.
"""
