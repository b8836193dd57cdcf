"""Who judges a candidate.

In: a candidate. Out: opinions.
"""
