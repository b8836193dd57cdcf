"""How every form speaks: words, groupings, quotations, and the works that are named.

In: findings. Out: plain strings, safe to show.
"""
