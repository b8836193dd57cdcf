"""What stood there before: recorded once, and from then on only what is new is shown.

In: what was noticed, and a baseline. Out: which of it is old.
"""
