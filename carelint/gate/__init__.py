"""The gate: the one place where what people wrote as data is read and checked, each kind by a schema of its own.

In: entries, rules, word classes, sources, words of care, spellings, settings. Out: checked values, and every `Mistake`
of every file, in plain English. pydantic and YAML are imported by its modules only, so none is imported before it is
needed.
"""
