"""reStructuredText, told apart here.

In: a file's bytes. Out: a `Document`.
"""
