"""Who somebody is: names and numbers, and the masks over them.

In: texts and reports. Out: the same, masked.
"""
