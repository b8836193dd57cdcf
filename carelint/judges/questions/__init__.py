"""The four questions that are put to every candidate.

In: a candidate. Out: opinions.
"""
