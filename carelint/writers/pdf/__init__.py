"""A copy of a PDF with highlights and notes, appended to the original bytes.

In: a `Report` and the file that was read. Out: bytes.
"""
