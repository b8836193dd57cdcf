"""What was noticed in a file is kept between runs, without a word of it: spans, ids and numbers.

In: checked documents. Out: the same of a document whose content, settings and judges are what they were.
"""
