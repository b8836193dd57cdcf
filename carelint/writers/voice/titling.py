"""What a paper calls itself.

In: a `Document`. Out: its own title, where it has one that a person would know it by.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from carelint.document import Document, Kind, prose
from carelint.writers.voice.wording import beginning, one_line

BEFORE = frozenset({Kind.HEADER, Kind.FOOTER, Kind.CAPTION, Kind.COMMENT})
"""Kinds of block that may stand before a title: running headers, and words below a picture."""
FROM_HEADINGS = frozenset({"markdown", "rst"})
"""Formats that have no title but a heading."""
EMPTY = re.compile(
    r"""
      microsoft\ (?:office\ )?(?:word|powerpoint|excel)\b.*                    # Microsoft Word - Paper v3.docx
    | .+\.(?:docx?|dotx?|odt|rtf|pdf|pptx?|xlsx?|md|markdown|html?|txt|indd|pages|tmp)  # the name of a file
    | (?:untitled|unnamed|no\ title|title|document|presentation|powerpoint\ presentation|slide|template|draft|unknown)
      [\s\d._-]*
    | [\W\d_]*                                                                 # no letter at all
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What programs put where nobody gave a title."""


TITLE = 200
"""Code points of a title, at most: some documents put their first page there."""


def title_of(document: Document) -> str:
    """The document's own title, or the name of its file."""
    named = "A text without a name" if document.path == "-" else PurePath(document.path.replace("\\", "/")).name
    return beginning(own_title(document) or named, TITLE)


def own_title(document: Document) -> str:
    """The title that it states or opens with; empty where it has none."""
    stated = "" if document.format in FROM_HEADINGS else one_line(document.title)
    if stated and not EMPTY.fullmatch(stated) and stated.casefold() != _stem(document):
        return stated
    return _opening(document)


def _stem(document: Document) -> str:
    return PurePath(document.path.replace("\\", "/")).stem.casefold()


def _opening(document: Document) -> str:
    """The heading with which it opens: one that comes after prose is the title of a part."""
    first = next((block for block in document.blocks if block.kind not in BEFORE), None)
    return one_line(prose(document, first)) if first and first.kind is Kind.HEADING else ""
