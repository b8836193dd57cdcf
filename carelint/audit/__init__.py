"""The quarterly audit: reads a period's papers, keeps what was noticed in a store, and gives it back.

In: folders and a period. Out: a store (`store.py`), and the nouns that are read from it (`stored.py`, `asking.py`).
"""
