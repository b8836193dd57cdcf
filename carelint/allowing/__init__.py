"""What somebody allows to stay as it is, with a reason: in the document itself, or in a file beside it.

In: documents, and `.carelint-allow.yaml`. Out: `permission.Permission`s, and what is wrong with some of them.
"""
