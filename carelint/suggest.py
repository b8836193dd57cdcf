"""Makes a suggestion fit its sentence: number, tense, a/an, capital, possessive.

In: a candidate. Out: what to put in and where, or nothing where the grammar cannot be repaired safely.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from carelint.candidate import Candidate
from carelint.judges.guards.roles import alone
from carelint.vocabulary import Vocabulary

ARTICLE = re.compile(r"\b(an?)([ ])$", re.IGNORECASE)
VOWEL = re.compile(r"^(?:[aeio]|u(?!ni|se|ti|k\b)|hour|honest)", re.IGNORECASE)
"""First sounds that take «an»; a unit, a user and a utility do not."""


@dataclass(frozen=True, slots=True)
class Swap:
    """Words that can stand in for a span of the sentence as they are."""

    start: int
    """Half-open code points in the sentence."""
    end: int
    text: str


def swap(candidate: Candidate, vocabulary: Vocabulary) -> Swap | None:
    """The replacement for a candidate, or None where it is safer to offer words only."""
    text = dict(candidate.rule.swaps).get(_form(candidate))
    if not text or not _safe(candidate, vocabulary):
        return None
    return _with_article(candidate, _cased(candidate, text))


def _form(candidate: Candidate) -> str:
    """The candidate's form; a verb that is past or participle is told apart by its tag."""
    if candidate.form in ("past", "participle") and candidate.tree:
        tags = {token.tag for token in candidate.tree.covering(candidate.start, candidate.end)}
        return "participle" if "VBN" in tags else "past"
    swaps = dict(candidate.rule.swaps)
    if candidate.form == "past" and swaps.get("past") != swaps.get("participle", swaps.get("past")):
        return "unsure"
    return candidate.form


def _safe(candidate: Candidate, vocabulary: Vocabulary) -> bool:
    """No possessive, no noun that the phrase modifies, not in capitals."""
    rest = candidate.passage.text[candidate.end :]
    if rest.startswith(("'", "-", "/")) or (candidate.plain.isupper() and len(candidate.plain) > 3):
        return False
    if candidate.form in ("singular", "plural"):
        return alone(candidate, ("yes",), vocabulary) is True
    return True


def _cased(candidate: Candidate, text: str) -> str:
    """A capital where the phrase had one that its sentence, not its nature, gave it."""
    first = candidate.plain[:1]
    return text[:1].upper() + text[1:] if first.isupper() and not candidate.words_before() else text


def _with_article(candidate: Candidate, text: str) -> Swap:
    """a/an before the phrase goes with it where the first sound changes."""
    found = ARTICLE.search(candidate.passage.plain[: candidate.start])
    if found is None:
        return Swap(candidate.start, candidate.end, text)
    article = "an" if VOWEL.match(text) else "a"
    if article == found.group(1).lower():
        return Swap(candidate.start, candidate.end, text)
    article = article.capitalize() if found.group(1)[0].isupper() else article
    return Swap(found.start(1), candidate.end, f"{article} {text}")
