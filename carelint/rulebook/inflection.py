"""Makes the forms in which a phrase is met: number, tense, spelling, written apart or together.

In: a phrase as a person wrote it into the dictionary. Out: folded anchors, each with the grammatical form
it stands for, and the same forms of a replacement. Only used when rules are compiled, never while reading.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from carelint.fold import fold
from carelint.gate import lists
from carelint.resources import folder

NOUN, VERB, PLAIN = "noun", "verb", "none"
SINGULAR, PLURAL = "singular", "plural"
VERB_FORMS = {"base": "VB", "third": "VBZ", "past": "VBD", "participle": "VBN", "gerund": "VBG"}
"""Our names → Penn Treebank tags, which lemminflect takes."""

HEAD_ENDS = frozenset(
    [
        "who",
        "that",
        "with",
        "without",
        "whose",
        "in",
        "of",
        "for",
        "from",
        "to",
        "on",
        "at",
        "by",
        "waiting",
        "living",
        "using",
        "kept",
        "being",
        "under",
    ]
)
"""Words that follow the head noun of a phrase: «person | who …», «place | for …»."""
AGREES = {"is": "are", "was": "were", "has": "have", "does": "do"}
UNCOUNTED = frozenset({"people", "staff", "care", "help", "time", "support"})
"""Heads that a plural leaves alone."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a phrase is met."""

    text: str
    """Folded."""
    name: str
    """singular, plural, base, third, past, participle, gerund, or empty."""


def forms(phrase: str, inflect: str) -> tuple[Form, ...]:
    """Every form of `phrase`, spellings and closed compounds included, without repetition."""
    found: dict[str, Form] = {}
    for form in every_form(phrase, inflect):
        found.setdefault(form.text, form)
    return tuple(found.values())


def every_form(phrase: str, inflect: str) -> Iterator[Form]:
    """The same with each form that a text can stand for: «moved» is a past and a participle."""
    for name, text in _inflected(fold(phrase).text, inflect):
        for spelling in spellings(text):
            for written in _compounds(spelling):
                yield Form(written, name)


def replacement(phrase: str, inflect: str, name: str) -> str:
    """`phrase` in the grammatical form `name`; its own case and punctuation kept."""
    if inflect == NOUN:
        return plural(phrase) if name == PLURAL else phrase
    if inflect == VERB and name in VERB_FORMS:
        if phrase.startswith(NOT):
            return _denied(phrase.removeprefix(NOT), name)
        head, _, rest = phrase.partition(" ")
        return " ".join(part for part in (verb(head, name), rest) if part)
    return phrase


NOT = "do not "


def _denied(phrase: str, name: str) -> str:
    """«do not report» in another form: does not report, not reporting."""
    head, _, rest = phrase.partition(" ")
    does = {"base": "do", "third": "does", "past": "did"}.get(name, "")
    return " ".join(part for part in (does, "not", head if does else verb(head, name), rest) if part)


def plural(phrase: str) -> str:
    """The plural of a noun phrase, with the verb of its relative clause: «people who need»."""
    words = phrase.split()
    head = next((i for i, w in enumerate(words) if w == "person"), None)
    if head is None:
        head = next((i - 1 for i, w in enumerate(words) if w.strip(",") in HEAD_ENDS and i), len(words) - 1)
    words[head] = noun_plural(words[head])
    if head == len(words) - 1:
        return " ".join(words)
    if words[head + 1] in ("who", "that") and head + 2 < len(words):
        words[head + 2] = _agree(words[head + 2])
    if words[0] in ("a", "an"):
        del words[0]
    return " ".join(words)


def _agree(word: str) -> str:
    """The verb of «who …» after a plural: needs → need, is → are."""
    if word in AGREES:
        return AGREES[word]
    from lemminflect import getLemma  # a second to load, compile time only

    tagged = word.endswith("s") and getLemma(word, upos="VERB")
    return str(tagged[0]) if tagged else word


@functools.cache
def noun_plural(word: str) -> str:
    """The plural of one noun."""
    if word in UNCOUNTED:
        return word
    if word == "person":
        return "people"
    from lemminflect import getInflection  # a second to load, compile time only

    found = getInflection(word, tag="NNS")
    return str(found[0]) if found else f"{word}s"


@functools.cache
def verb(word: str, name: str) -> str:
    """One verb in the form `name`."""
    from lemminflect import getInflection  # a second to load, compile time only

    found = getInflection(word, tag=VERB_FORMS[name])
    return str(found[0]) if found else word


def _inflected(phrase: str, inflect: str) -> Iterator[tuple[str, str]]:
    words = phrase.split()
    if inflect == NOUN:
        yield SINGULAR, phrase
        yield PLURAL, plural(phrase)
    elif inflect == VERB:
        for name in VERB_FORMS:
            for form in _verb_all(words[0], name):
                yield name, " ".join([form, *words[1:]])
    else:
        yield "", phrase


def _verb_all(word: str, name: str) -> tuple[str, ...]:
    from lemminflect import getInflection  # a second to load, compile time only

    return tuple(str(form) for form in getInflection(word, tag=VERB_FORMS[name])) or (word,)


def _compounds(phrase: str) -> Iterator[str]:
    """Written apart and, for two words, together: bed blocker, bedblocker."""
    yield phrase
    words = phrase.split()
    if len(words) == 2 and all(word.isalpha() and len(word) > 2 for word in words):
        yield "".join(words)


def spellings(phrase: str) -> Iterator[str]:
    """UK and US spellings of a folded phrase, the given one first."""
    seen = dict.fromkeys([phrase])
    for uk, us in _pairs():
        for text in list(seen):
            swapped = _swapped(text, uk, us)
            seen.setdefault(_swapped(text, us, uk) if swapped == text else swapped)
    for text in list(seen):
        if "is" in text or "iz" in text:
            seen.setdefault(re.sub(r"(?<=[a-z]{3})is(?=(e|ed|es|er|ers|ing|ation|ations|able)\b)", "iz", text))
            seen.setdefault(re.sub(r"(?<=[a-z]{3})iz(?=(e|ed|es|er|ers|ing|ation|ations|able)\b)", "is", text))
    yield from seen


def _swapped(text: str, written: str, other: str) -> str:
    """The text with `other` where a word begins with `written`."""
    if written not in text:  # a thousand times as cheap as the pattern, and nearly always so
        return text
    return re.sub(rf"(?<![a-z]){written}", other, text)


@functools.cache
def _pairs() -> tuple[tuple[str, str], ...]:
    """UK and US beginnings of words, from wordlists/spellings.txt."""
    return lists.spellings(folder("wordlists") / "spellings.txt", [])


def expand(words: Iterable[str], inflect: str) -> tuple[str, ...]:
    """All folded forms of a word class, sorted and unique."""
    return tuple(sorted({form.text for word in words for form in forms(word, inflect)}))
