"""The page: the report as HTML, and the same page printed.

In: a `Report`. Out: one self-contained page.
"""
