"""Says a finding on one line, for tools that have no more room.

In: findings. Out: plain text on one line, with nothing in it that acts.
"""

from __future__ import annotations

from collections.abc import Sequence

from carelint.finding import Checked, Finding
from carelint.writers.options import Options
from carelint.writers.voice.wording import counted, one_line, place_words

PHRASE = 120
"""Code points of a phrase that are shown; rules of grammar can cover a whole sentence."""
PLACES = 12
"""Places that are named one by one."""


def noticed(done: Checked, options: Options) -> tuple[Finding, ...]:
    """The findings that are shown one by one."""
    return done.findings if options.show_notice else done.listed


def cut(text: str, most: int) -> str:
    """The text, or its beginning with a mark that there is more."""
    return text if len(text) <= most else text[: most - 2].rstrip() + " …"


def phrase(found: Finding) -> str:
    """The words that were noticed."""
    return cut(one_line(found.text), PHRASE)


def as_read(found: Finding) -> str:
    """The same as a person reads them, without the marks that a file may hold between the letters."""
    return cut(one_line(found.context[found.context_start : found.context_end]), PHRASE)


def replaced(found: Finding) -> str:
    """All that its words of care replace, in the same way."""
    return cut(one_line(found.replaces), PHRASE)


def saying(found: Finding) -> str:
    """Phrase, what it does, and other words."""
    return f"“{phrase(found)}”: {one_line(found.message)}{perhaps(found)}"


def reason(found: Finding) -> str:
    """What it does and why; in most entries the message is the first sentence of the reason."""
    return one_line(found.why if found.why.startswith(found.message) else f"{found.message} {found.why}")


def offers(found: Finding) -> list[tuple[str, tuple[str, ...]]]:
    """«Perhaps» with words that can be put in, then «Or», or «Think of» where there are none, with thoughts."""
    words = tuple(_pasted(found, words) for words in found.instead if words not in found.think)
    thoughts = tuple(map(one_line, found.think))
    return [pair for pair in (("Perhaps", words), ("Or" if words else "Think of", thoughts)) if pair[1]]


def _pasted(found: Finding, words: str) -> str:
    """Words of care; where more than the phrase changes when the first of them go in, all that does."""
    whole = found.replaces and words == found.instead[0] and found.replaces != as_read(found)
    return f"{one_line(found.becomes)} (for “{replaced(found)}”)" if whole else one_line(words)


def offered(found: Finding) -> list[str]:
    """The same in lines."""
    return [f"{label}: {' · '.join(words)}" for label, words in offers(found)]


def perhaps(found: Finding) -> str:
    """Words of care on one line, where there are any."""
    return " " + ". ".join(offered(found)) if found.instead else ""


def places(findings: Sequence[Finding]) -> str:
    """Where they stand, the first dozen one by one."""
    named = "; ".join(where(found) for found in findings[:PLACES])
    rest = len(findings) - PLACES
    return f"{named} and {counted(rest, 'more', 'more')}" if rest > 0 else named


def where(found: Finding) -> str:
    """The place in words, or «in the text» where a format has none."""
    return place_words(found.place) or "in the text"
