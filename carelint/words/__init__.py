"""Carries words between tables and folders: what comes from a spreadsheet, and what goes into one.

In: dictionaries of an organisation, or ours. Out: entries as they are written, tables, folders of YAML, overlaps.
"""
