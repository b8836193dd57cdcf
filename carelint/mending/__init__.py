"""Puts words of care into a document itself, where they surely fit: Markdown, text, HTML.

In: a file, and what judges it. Out: the same file with other words, and everything else as it was.
"""
