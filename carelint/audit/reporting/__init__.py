"""Shows people how their organisation's language is moving: a page, a workbook, a table, and a paper for the board.

In: a store and a period. Out: an `Account` (`account.py`), and the forms that print it (`forms/`).
"""
