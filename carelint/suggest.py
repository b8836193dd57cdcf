"""Makes a suggestion fit its sentence: number, tense, a/an, capital, possessive.

In: a hit. Out: what to put in and where, or nothing where the grammar cannot be repaired safely.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from carelint.context.conditions import CONDITIONS
from carelint.context.passage import Hit
from carelint.context.vocabulary import Vocabulary

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


def swap(hit: Hit, vocabulary: Vocabulary) -> Swap | None:
    """The replacement for a hit, or None where it is safer to offer words only."""
    text = dict(hit.rule.swaps).get(_form(hit))
    if not text or not _safe(hit, vocabulary):
        return None
    return _with_article(hit, _cased(hit, text))


def _form(hit: Hit) -> str:
    """The hit's form; a verb that is past or participle is told apart by its tag."""
    if hit.form in ("past", "participle") and hit.tree:
        tags = {token.tag for token in hit.tree.covering(hit.start, hit.end)}
        return "participle" if "VBN" in tags else "past"
    swaps = dict(hit.rule.swaps)
    if hit.form == "past" and swaps.get("past") != swaps.get("participle", swaps.get("past")):
        return "unsure"
    return hit.form


def _safe(hit: Hit, vocabulary: Vocabulary) -> bool:
    """No possessive, no noun that the phrase modifies, not in capitals."""
    rest = hit.passage.text[hit.end :]
    if rest.startswith(("'", "-", "/")) or (hit.plain.isupper() and len(hit.plain) > 3):
        return False
    if hit.form in ("singular", "plural"):
        return CONDITIONS["alone"](hit, ("yes",), vocabulary) is True
    return True


def _cased(hit: Hit, text: str) -> str:
    """A capital where the phrase had one that its sentence, not its nature, gave it."""
    first = hit.plain[:1]
    return text[:1].upper() + text[1:] if first.isupper() and not hit.words_before() else text


def _with_article(hit: Hit, text: str) -> Swap:
    """a/an before the phrase goes with it where the first sound changes."""
    found = ARTICLE.search(hit.passage.plain[: hit.start])
    if found is None:
        return Swap(hit.start, hit.end, text)
    article = "an" if VOWEL.match(text) else "a"
    if article == found.group(1).lower():
        return Swap(hit.start, hit.end, text)
    article = article.capitalize() if found.group(1)[0].isupper() else article
    return Swap(found.start(1), hit.end, f"{article} {text}")
