"""A small grammar of people's names: what introduces one, how far it goes, and where it stands again.

In: a folded text. Out: half-open spans, and what is known of the names of one file.
"""
