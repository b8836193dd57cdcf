"""Makes a suggestion fit its sentence: number, tense, a/an, the word before it, capitals.

In: a candidate. Out: words that fit there, and what to put in, or nothing where it is not safe.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from carelint.absorbed import absorbed
from carelint.candidate import Candidate
from carelint.judges.guards import holds
from carelint.spelling import respelled
from carelint.standing import DETERMINED, completed, stands
from carelint.tree import Token, Tree
from carelint.vocabulary import Vocabulary

ARTICLE = re.compile(r"\b(an?)([ ])$", re.IGNORECASE)
VOWEL = re.compile(
    r"^(?:(?!eu|one\b|once)[aeio]|u(?!ni|se|ti|k\b)|hour|honest|(?-i:[FHLMNRSX](?:[A-Z]{1,5}\b|[-’' ])))", re.IGNORECASE
)
"""First sounds that take «an»; a unit, a user, a European and a one-legged man do not, an MRI does."""
OWN = re.compile(r"^(?:the|an?) (?=\w)")
"""An article of the replacement's own that gives way to the word that stands in the sentence; an «our» does not."""
LETTERS = 6
"""Letters of an abbreviation at most: what is longer and in capitals is written large on purpose."""
HELPERS = frozenset(["be", "been", "being", "is", "are", "was", "were", "has", "have", "had", "having"])
TELLING = frozenset(["he", "she", "they", "i", "we", "who", "patient", "pt", "but", "also"])
"""After these, and with something behind it, a verb is past: a «patient denied care by» us has its «by»."""
NEAR = 3
"""Words before a verb among which its «was» or «has» is looked for: has never been refused."""
SHORT = re.compile(r"\b(?:[A-Z]{2,5}|[A-Z][a-z]+'s)\b")
"""MS, COPD, Parkinson's: what is carried over keeps its capitals."""
IT = re.compile(r" (about|with|of|on|for|to) it$")
"""What somebody is not ready to talk about, where the sentence does not say it itself."""
OPENS = re.compile(r"[.!?:|•“\"‘(–—][ ,]*$")
"""What stands before words that begin something, although others went before them: a label, a number, a bullet."""
MANY = re.compile(
    r"\b(?:patients|pts|people|they|we|you|those|men|women|children|adults|residents)(?: who| that)? $", re.IGNORECASE
)
"""Those who were, and not was: patients who «failed» physio."""
TWICE = re.compile(r"\b([a-z]+) \1\b", re.IGNORECASE)


DISAGREES = re.compile(
    r"(\b(?:of|for|with|by|to|from|among) (?:[\w-]+ ){0,2}?)?"
    r"\b(?:people|children|men|women) (?:is|was|has|does)\b|\b(?:person|patient|child) (?:are|were|have)\b"
    r"|\b(?:an?|this|each|every) (?:people|children|patients|men|women)\b"
    r"|\b(?:these|those|many|several|two|three|four) (?:person|patient|child|man|woman)\b",
    re.IGNORECASE,
)
"""People is, a people, two person; but «the number of people is»."""


@dataclass(frozen=True, slots=True)
class Swap:
    """Words that can stand in for a span of the sentence as they are."""

    start: int
    """Half-open code points in the sentence."""
    end: int
    text: str


def fitting(candidate: Candidate, spelling: str = "gb") -> tuple[str, ...]:
    """Every replacement in the number, tense and case of its place, the first as it is put in."""
    joined = (_joined(candidate, respelled(text, spelling)) for text in _articled(candidate, _offered(candidate)))
    return tuple(_cased(candidate, _undetermined(candidate, text)) for text in joined if completed(candidate, text))


def speaks(candidate: Candidate, vocabulary: Vocabulary) -> bool:
    """Whether its words mean this place: where a guard speaks against it and the reader for it, a thought is safer."""
    rule = candidate.rule
    return not rule.think or not _meant_otherwise(candidate, vocabulary)


def swap(candidate: Candidate, words: Sequence[str], vocabulary: Vocabulary) -> Swap | None:
    """The first of the words that fit where it may be put in, or None where it is safer to offer words only."""
    if not words or not candidate.rule.swap or _only_offered(candidate, vocabulary) or _unsure(candidate):
        return None
    wider, text = absorbed(candidate, words[0], vocabulary)
    if not stands(wider, text, vocabulary):
        return None
    put, sentence = _with_article(wider, text), candidate.passage.plain
    after = f"{sentence[: put.start]}{put.text}{sentence[put.end :]}"
    return None if alarms(sentence, after) else put


def _meant_otherwise(candidate: Candidate, vocabulary: Vocabulary) -> bool:
    return any(holds(condition, candidate, vocabulary) for condition in candidate.rule.unless)


def _unmeant(candidate: Candidate, vocabulary: Vocabulary) -> bool:
    """Whether nothing that the rule asks for is there, so that the place stands because the reader says so."""
    only = candidate.rule.only
    return bool(only) and not any(holds(condition, candidate, vocabulary) for condition in only)


def _only_offered(candidate: Candidate, vocabulary: Vocabulary) -> bool:
    """Whether the rule keeps words out of a place like this, or only grammar, which nobody read, could tell."""
    if _meant_otherwise(candidate, vocabulary) or _unmeant(candidate, vocabulary):
        return True
    return any(holds(condition, candidate, vocabulary) is not False for condition in candidate.rule.offer)


def alarms(before: str, after: str) -> list[str]:
    """What is wrong with a rewritten text and was not before: a word twice, an article or number that does not fit."""
    return [one for one in _wrong(after) if one not in _wrong(before)]


def _wrong(text: str) -> list[str]:
    """Doubled words, articles before a sound that asks for the other, and numbers that do not agree."""
    twice = [found.group() for found in TWICE.finditer(text)]
    articles = re.finditer(r"\b(an?) ([a-z]+)", text, re.IGNORECASE)
    wrong = [found.group() for found in articles if bool(VOWEL.match(found[2])) != (len(found[1]) == 2)]
    return twice + wrong + [found.group() for found in DISAGREES.finditer(text) if not found[1]]


def _offered(candidate: Candidate) -> tuple[str, ...]:
    """The words for this anchor in its form, else those for every anchor in it."""
    form = _form(candidate)
    given = {(anchor, name): words for anchor, name, words in candidate.rule.swaps}
    own = (words for (anchor, _), words in given.items() if anchor == candidate.text)
    keys = ((candidate.text, ""), (candidate.text, form))
    return (
        next((given[key] for key in keys if key in given), ())
        or next(own, ())
        or given.get(("", form), given.get(("", candidate.form), ()))
    )


def _articled(candidate: Candidate, words: tuple[str, ...]) -> tuple[str, ...]:
    """First those with an article where the phrase has one of its own, which goes with it: he is «an invalid»."""
    if not OWN.match(candidate.text):
        return words
    return tuple(sorted(words, key=_has_none))


def _has_none(words: str) -> bool:
    return OWN.match(words) is None


def _form(candidate: Candidate) -> str:
    """The candidate's form; a verb that is past or participle is told apart by its tag."""
    if candidate.form in ("past", "participle") and candidate.tree:
        inside = candidate.tree.covering(candidate.start, candidate.end)
        return "participle" if any(_participle(candidate, candidate.tree, token) for token in inside) else "past"
    return candidate.form


def _plainly_past(candidate: Candidate) -> bool:
    """Whether the words beside it say so, without the grammar: she denied pain, but denied any fever."""
    before, after = candidate.words_before()[-NEAR:], candidate.words_after()
    helped = not HELPERS.isdisjoint(before.texts)
    told = before and before[-1].text in TELLING and candidate.touches(before[-1])
    follows = after and candidate.touches(after[0]) and after[0].text != "by"
    return bool(told and follows and not helped)


def _participle(candidate: Candidate, tree: Tree, token: Token) -> bool:
    """Whether it is tagged so, and «has», «was» or «by», or a noun that it describes, bears it out."""
    after = candidate.words_after()
    helped = not HELPERS.isdisjoint(candidate.words_before()[-NEAR:].texts)
    borne_out = (
        helped or tree.children(token, "aux") or token.dep.startswith("acl") or (after and after[0].text == "by")
    )
    return token.tag == "VBN" and bool(borne_out)


def _unsure(candidate: Candidate) -> bool:
    """Whether past and participle differ in what would be put in, and nobody has read which it is."""
    if candidate.form != "past" or candidate.tree or _plainly_past(candidate):
        return False
    rows = {(anchor, name): words for anchor, name, words in candidate.rule.swaps}
    anchor = candidate.text if (candidate.text, "past") in rows else ""
    return rows.get((anchor, "past")) != rows.get((anchor, "participle"), rows.get((anchor, "past")))


def _joined(candidate: Candidate, text: str) -> str:
    """«Refuses to go» asks for «chooses not», which its «to» follows; «in denial about» it for words without «it»."""
    after = candidate.words_after()
    follows = after[0].text if after and candidate.touches(after[0]) else ""
    if text.startswith("was ") and MANY.search(candidate.passage.plain[: candidate.start]):
        return f"were {text.removeprefix('was ')}"
    if found := IT.search(text):
        return text[: found.start()] if found[1] == follows else text
    return text.removesuffix(" to have") if follows == "to" else text


def _undetermined(candidate: Candidate, text: str) -> str:
    """Without a «the» of its own where the sentence has one."""
    return OWN.sub("", text) if DETERMINED.search(candidate.passage.plain[: candidate.start]) else text


def _cased(candidate: Candidate, text: str) -> str:
    """Capitals where the sentence, not the phrase's nature, asks for them."""
    loud = len(candidate.plain) > LETTERS or candidate.passage.plain.isupper()
    if candidate.plain.isupper() and loud:
        return text.upper()
    for name in SHORT.findall(candidate.plain):
        text = re.sub(rf"\b{name}\b", name, text, flags=re.IGNORECASE)
    first, before = candidate.plain[:1], candidate.passage.plain[: candidate.start]
    written = candidate.plain[1:2].islower()
    opens = written and OPENS.search(before) if candidate.words_before() else written or not _goes_on(candidate)
    return text[:1].upper() + text[1:] if first.isupper() and opens else text


def _goes_on(candidate: Candidate) -> bool:
    """Whether its sentence goes on behind a semicolon, where IVDU has its capitals from being short."""
    return candidate.before(2).rstrip().endswith(";")


def article_of(words: str) -> str:
    """a or an, as the sound of the first word asks."""
    return "an" if VOWEL.match(words) else "a"


def _with_article(candidate: Candidate, text: str) -> Swap:
    """a/an before the phrase goes with it where the first sound changes, and stays away from a plural."""
    found = ARTICLE.search(candidate.passage.plain[: candidate.start])
    if found is None:
        return Swap(candidate.start, candidate.end, text)
    article = article_of(text)
    if article == found.group(1).lower():
        return Swap(candidate.start, candidate.end, text)
    article = article.capitalize() if found.group(1)[0].isupper() else article
    return Swap(found.start(1), candidate.end, f"{article} {text}")
