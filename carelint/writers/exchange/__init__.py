"""Forms that other programs read: data, tables, code scanning, build servers, pull requests.

In: a `Report`. Out: text or bytes.
"""
