"""The line that leaves a phrase as it is, ready to be pasted where the document, or a file beside it, takes it.

In: a document and a finding. Out: where the line goes, and the line.
"""

from __future__ import annotations

import json
from types import MappingProxyType

from carelint.document import Document
from carelint.finding import Finding
from carelint.writers.voice.saying import as_read

MASK = "\u2588"
BESIDE = "in .carelint-allow.yaml"
PLACES = MappingProxyType(
    {
        "markdown": ("on its line, or before its paragraph", "<!-- {} -->"),
        "html": ("on its line, or before its paragraph", "<!-- {} -->"),
        "rst": ("before its paragraph", ".. {}"),
        "docx": ("in a comment on it in Word", "{}"),
    }
)
"""Format → where a permission goes, and what it looks like there; all others have a file beside them."""


def permitting(document: Document, found: Finding) -> tuple[str, str]:
    """Where the line goes, and the line; whoever pastes it says why."""
    phrase = as_read(found)
    if MASK in phrase or phrase.endswith(" …"):
        phrase = ""
    where, form = PLACES.get(document.format, (BESIDE, ""))
    if document.source.inside or not form:
        return BESIDE, _entry(document, found, phrase)
    quotes = "“{}”" if '"' in phrase else '"{}"'
    named = "" if not phrase or "--" in phrase or "”" in phrase else f" {quotes.format(phrase)}"
    return where, form.format(f"carelint: allow {found.rule}{named} because …")


def _entry(document: Document, found: Finding, phrase: str) -> str:
    """A permission on one line; what JSON quotes YAML reads."""
    said = {"rule": found.rule, "phrase": phrase, "path": document.source.file.replace("\\", "/"), "reason": "…"}
    parts = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in said.items() if value)
    return f"- {{{', '.join(parts)}}}"
