"""Reports made by hand, so that any text can stand anywhere in them.

In: what a test is about. Out: findings, checked documents, reports.
"""

from __future__ import annotations

from hypothesis import strategies as st

from carelint.document import Block, Document, Kind
from carelint.finding import Checked, Finding, Report, Tone, Unread
from carelint.places import Place
from carelint.rule import Level
from carelint.source import Source

ANY_TEXT = st.text(st.characters(exclude_categories=()), min_size=1, max_size=30)
"""Control characters and lone surrogates too."""


def found(text: str = "bed blockers", *, line: int = 1, **changes: object) -> Finding:
    """A finding of one line."""
    plain: dict[str, object] = {
        "rule": "objectifying/bed-blocker",
        "family": "objectifying",
        "pathology": "blur",
        "answer": "high definition",
        "level": Level.CHANGE,
        "start": 0,
        "end": len(text),
        "text": text,
        "place": Place(line=line, column=1, end_line=line, end_column=len(text) + 1),
        "context": f"{text} again",
        "context_start": 0,
        "context_end": len(text),
        "sentence": 0,
        "message": "The person is waiting.",
        "why": "The bed is not what matters.",
        "instead": ("people waiting for somewhere right to go",),
        "becomes": "",
        "sources": ("own-judgement",),
        "fingerprint": f"print-{line}",
    }
    return Finding(**{**plain, **changes})  # type: ignore[arg-type]


def checked(*findings: Finding, path: str | Source = "paper.md", format: str = "markdown", **about: object) -> Checked:
    """A document in which these were found."""
    text = findings[0].text if findings else "Nothing."
    block = Block(Kind.PARAGRAPH, 0, len(text), ())
    document = Document(path if isinstance(path, Source) else Source(path), format, text, (block,), **about)  # type: ignore[arg-type]
    return Checked(document, "board", 100, findings, (), Tone(100, 0, 0, ()))


def report(*documents: Checked, unread: tuple[Unread, ...] = ()) -> Report:
    """A report over these documents."""
    return Report("0.1.0", "abcdef012345", documents, unread)


def hostile(words: str) -> Report:
    """A report in which `words` stand wherever a document or a dictionary of one's own can put them."""
    place = Place(line=1, column=1, end_line=1, end_column=2, heading=words)
    paged = Place(page=2, sheet=words, row=3, cell=4, heading=words)
    said = {"context": words, "message": words, "why": words, "instead": (words, words), "becomes": words}
    own = found(words, place=place, **said)
    other = found(f"x{words}", place=paged, fingerprint="other", **said)
    return report(
        checked(own, path=f"folder/{words}.md", title=words, warnings=(words,)),
        checked(other, path=words, format="xlsx", title=words),
        unread=(Unread(Source(words), words, words),),
    )


ATTACKS = [
    "=HYPERLINK(1)",
    "\u00a0 +1\n@SUM(1)\r-2; =3\t=4",
    "]]><script>alert(1)</script>",
    "[x](javascript:alert(1)) ![y](//z) <img src=x> @someone #12 GH-1 https://example.org www.example.org :tada:",
    "x\n::error::y\r##[error]z ::stop-commands::t",
    "{0} [a](b) %41%0A",
    "\x1b[31m\u202e\ufffe\uffff\ud800\x00",
    "\U0001f44d" * 40,
]
