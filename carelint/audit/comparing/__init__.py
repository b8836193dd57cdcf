"""Compares two periods of an audit, and says no more than so many papers can show.

In: what a store gives back (`asking.py`). Out: a `Comparison`, its language, rules, papers and phrases each by itself.
"""
