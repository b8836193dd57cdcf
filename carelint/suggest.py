"""Makes a suggestion fit its sentence: number, tense, a/an, the word before it, capitals.

In: a candidate. Out: words that fit there, and what to put in, or nothing where it is not safe.
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
OWN = re.compile(r"^(?:the|an?|our|their) (?=\w)")
"""A word of the replacement's own that gives way to the one that stands in the sentence."""
DETERMINED = re.compile(
    r"\b(?:the|an?|our|your|their|his|her|its|my|this|that|these|those|each|every|any|some|no|\d+) $", re.IGNORECASE
)
SINGLE = re.compile(r"\b(?:an?|this|that|each|every|one|another) (?:[\w-]+ )?$", re.IGNORECASE)
SINGLE_VERB = re.compile(r"^ (?:is|was|has|does|isn't|wasn't|hasn't)\b", re.IGNORECASE)
PLURAL_VERB = re.compile(r"^ (?:are|were|have|do|aren't|weren't|haven't)\b", re.IGNORECASE)
MANY = re.compile(r"\b(?:these|those|many|few|several|two|three|four|five|six|seven|eight|nine|ten|\d+) $", re.IGNORECASE)
AFTER = r"who|whom|whose|that|with|without|living|waiting|in|of|on|for|from|near|after|at|by|to|we|kept|ready|exposed"
HEAD = re.compile(rf" (?:{AFTER})\b.*")
FOLLOWED = re.compile(rf"^(?:[\w'’-]+ ){{1,4}}?(?:{AFTER}) \w")
"""A noun with more behind it: it cannot stand before another noun, as «bed blocker» does before «clinic»."""
PLURALS = re.compile(r"people|children|men|women|staff|\w+[^su]s")
"""Last word of a noun phrase in the plural."""
POSTPOSED = re.compile(r"^(?:using|in|living|following|having|taking|ready|out|without|not|hard) ")
"""What can follow «is», and stand before no noun."""
PREDICATE = re.compile(r"^(?:did|is|was|were|are|has|have|had|says?|said|came|stopped|chose|not) ")
"""What no article can stand before."""
DEGREE = re.compile(r"\b(?:very|quite|so|too|v|more|most|rather|[a-z]+ly) $", re.IGNORECASE)
DEGREELESS = re.compile(r"^(?:not|person|people|patients?|very|in|is|has|no|somebody|someone) ")
"""Words that no «very» can stand before."""
LINKING = frozenset("by with to for of than in on from about".split())
TAKES = {
    "to": re.compile(r"(?:able|\bnot|asked|advised|reluctant|helped|speaking|told)$"),
    "with": re.compile(r"(?:plan|distressed|upset|angry|discouraged|difficulty|use|\bwork|help)$"),
    "from": re.compile(r"(?:^away|\bhome|relief)$"),
    "on": re.compile(r"^(?!say)"),
}
"""A complement of the phrase, and the replacements that it can follow as well."""
SHORT = re.compile(r"\b(?:[A-Z]{2,}|[A-Z][a-z]+'s)\b")
"""MS, COPD, Parkinson's: what is carried over keeps its capitals."""
TWICE = re.compile(r"\b([a-z]+) \1\b", re.IGNORECASE)
VERBS = ("base", "third", "past", "participle", "gerund")


@dataclass(frozen=True, slots=True)
class Swap:
    """Words that can stand in for a span of the sentence as they are."""

    start: int
    """Half-open code points in the sentence."""
    end: int
    text: str


def fitting(candidate: Candidate) -> tuple[str, ...]:
    """Every replacement in the number, tense and case of its place, the first as it is put in."""
    return tuple(_cased(candidate, _undetermined(candidate, _joined(candidate, text))) for text in _offered(candidate))


def swap(candidate: Candidate, vocabulary: Vocabulary) -> Swap | None:
    """The first replacement where it may be put in, or None where it is safer to offer words only."""
    words = fitting(candidate)
    if not words or not candidate.rule.swap or _unsure(candidate) or not _safe(candidate, words[0], vocabulary):
        return None
    return _with_article(candidate, words[0])


def alarms(before: str, after: str) -> list[str]:
    """What is wrong with a rewritten text that was not wrong before: a word twice, a or an that does not fit."""
    return [one for one in _wrong(after) if one not in _wrong(before)]


def _wrong(text: str) -> list[str]:
    """Doubled words, and articles before a sound that asks for the other."""
    twice = [found.group() for found in TWICE.finditer(text)]
    articles = re.finditer(r"\b(an?) ([a-z]+)", text, re.IGNORECASE)
    return twice + [found.group() for found in articles if bool(VOWEL.match(found[2])) != (len(found[1]) == 2)]


def _offered(candidate: Candidate) -> tuple[str, ...]:
    """The words for this anchor in its form, else those for every anchor in it."""
    form = _form(candidate)
    given = {(anchor, name): words for anchor, name, words in candidate.rule.swaps}
    own = given.get((candidate.text, "")) or given.get((candidate.text, form)) or next((given[key] for key in given if key[0] == candidate.text), ())
    return own or given.get(("", form)) or given.get(("", candidate.form)) or ()


def _form(candidate: Candidate) -> str:
    """The candidate's form; a verb that is past or participle is told apart by its tag."""
    if candidate.form in ("past", "participle") and candidate.tree:
        tags = {token.tag for token in candidate.tree.covering(candidate.start, candidate.end)}
        return "participle" if "VBN" in tags else "past"
    return candidate.form


def _unsure(candidate: Candidate) -> bool:
    """Whether past and participle differ in what would be put in, and nobody has read which it is."""
    if candidate.form != "past" or candidate.tree:
        return False
    rows = {(anchor, name): words for anchor, name, words in candidate.rule.swaps}
    anchor = candidate.text if (candidate.text, "past") in rows else ""
    return rows.get((anchor, "past")) != rows.get((anchor, "participle"), rows.get((anchor, "past")))


def _safe(candidate: Candidate, text: str, vocabulary: Vocabulary) -> bool:
    """No possessive, no noun that the phrase modifies, no number or word that would then be wrong."""
    rest = candidate.passage.text[candidate.end :]
    before = _before(candidate)
    if rest.startswith(("'", "-", "/")) or before.endswith(("-", "/")) or (before.endswith("(") and rest[:1] == ")"):
        return False
    if _doubles(candidate, text) or not _agrees(candidate, text):
        return False
    if not _completed(candidate, text) or (DEGREELESS.match(f"{text} ") and DEGREE.search(before)):
        return False
    if PREDICATE.match(text) and DETERMINED.search(before):
        return False
    if candidate.form not in VERBS and (FOLLOWED.match(text) or _postposed(text) or _plural(text)):
        return alone(candidate, ("yes",), vocabulary) is True
    return True


def _postposed(text: str) -> bool:
    return bool(POSTPOSED.match(text)) and text.split()[-1] not in LINKING


def _before(candidate: Candidate) -> str:
    return candidate.passage.plain[: candidate.start]


def _completed(candidate: Candidate, text: str) -> bool:
    """Whether what follows the phrase can follow the replacement: «hostile to us» is not «upset to us»."""
    after = candidate.words_after()
    follows = after[0].text if after and candidate.touches(after[0]) else ""
    if text.split()[-1] in LINKING and (not follows or follows in LINKING):
        return False
    return follows not in TAKES or bool(FOLLOWED.match(text) or TAKES[follows].search(text))


def _doubles(candidate: Candidate, text: str) -> bool:
    """Whether a word would stand twice: people people, to to."""
    before, after = candidate.words_before(), candidate.words_after()
    words = text.lower().split()
    return bool((before and before[-1].text == words[0]) or (after and after[0].text == words[-1]))


def _agrees(candidate: Candidate, text: str) -> bool:
    """Whether the words before and after take the number that the replacement has."""
    before, after = _before(candidate), candidate.passage.plain[candidate.end :]
    if candidate.form in VERBS:
        return True
    if _plural(text):
        return not (SINGLE.search(before) or SINGLE_VERB.match(after))
    return not (MANY.search(before) or (candidate.form == "plural" and PLURAL_VERB.match(after)))


def _plural(text: str) -> bool:
    """Whether the head of a noun phrase is in the plural."""
    return bool(PLURALS.fullmatch(HEAD.sub("", text.lower()).split()[-1]))


def _joined(candidate: Candidate, text: str) -> str:
    """«refuses to go» asks for «chooses not», which the «to» of the sentence follows."""
    after = candidate.words_after()
    return text.removesuffix(" to have") if after and after[0].text == "to" else text


def _undetermined(candidate: Candidate, text: str) -> str:
    """Without a «the» of its own where the sentence has one."""
    return OWN.sub("", text) if DETERMINED.search(_before(candidate)) else text


def _cased(candidate: Candidate, text: str) -> str:
    """Capitals where the sentence, not the phrase's nature, asks for them."""
    if candidate.plain.isupper() and candidate.passage.plain.isupper():
        return text.upper()
    for name in SHORT.findall(candidate.plain):
        text = re.sub(rf"\b{name}\b", name, text, flags=re.IGNORECASE)
    first = candidate.plain[:1]
    return text[:1].upper() + text[1:] if first.isupper() and not candidate.words_before() else text


def _with_article(candidate: Candidate, text: str) -> Swap:
    """a/an before the phrase goes with it where the first sound changes, and stays away from a plural."""
    found = ARTICLE.search(candidate.passage.plain[: candidate.start])
    if found is None:
        return Swap(candidate.start, candidate.end, text)
    article = "an" if VOWEL.match(text) else "a"
    if article == found.group(1).lower():
        return Swap(candidate.start, candidate.end, text)
    article = article.capitalize() if found.group(1)[0].isupper() else article
    return Swap(found.start(1), candidate.end, f"{article} {text}")
