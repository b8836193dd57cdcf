"""What several readers share: building documents, lines, styles, numbers of notes, languages.

In: pieces of a file. Out: pieces of a `Document`.
"""
