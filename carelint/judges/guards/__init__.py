"""The guards that a rule states about its own words.

In: a candidate. Out: opinions.
"""
