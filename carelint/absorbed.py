"""Takes into a replacement what stands beside the phrase and could not stand beside the new words.

In: a candidate and words of care. Out: the candidate from the word that is taken in, and the words.
"""

from __future__ import annotations

import re
from dataclasses import replace

from carelint.candidate import Candidate
from carelint.standing import DEGREELESS, OWNED, PEOPLE, doing
from carelint.verbal import postposed
from carelint.vocabulary import Values, Vocabulary

KNOWN = re.compile(r"\b[Kk]nown $")
WITH = re.compile(r"^(person|people|patients?|child|children) with (?=\w)")
"""«Known diabetics» are people known to have diabetes, not known people."""
BEING = re.compile(r"^(person|people) (?=(?:dependent|living) )")
WHO = re.compile(r"^(?:person|people|patients?|man|woman) who ")
"""«Known people who use drugs»: what is known goes without saying."""
FORMER = re.compile(r"\b[Ff]ormer $")
USES = re.compile(r"^(person|people) who (?:uses?|drinks?) ")
AGED = re.compile(r"\byears?[- ]old $")
PLAN = re.compile(r"^((?:not |do not |does not |did not |difficulty )?)(follow(?:s|ed|ing)?) the plan$", re.IGNORECASE)
WITH_IT = " with "
KEPT = {"follow": "keep to", "follows": "keeps to", "followed": "kept to", "following": "keeping to"}
"""«Compliant with her tablets» is keeping to them; a plan is only followed."""
ARTICLE = re.compile(r"\b(the|an?|our|your|their|his|her|its|my) $", re.IGNORECASE)
"""«The premises» are our home, not the our home; your premises are another's."""
BEEN = re.compile(r"(?<=\b(?:ha[sd]|'ve) )been $|(?<=\bhave )been $")
"""«Has been non-compliant» is has not been keeping to it."""
NOT_DOING = re.compile(r"^not (?!being\b)(?=[a-z]+ing\b)")
HAVING = "having"
HAS = re.compile(r"\b(is|are|was|were) $", re.IGNORECASE)
HELD = {"is": "has", "are": "have", "was": "had", "were": "had"}
"""«Is suffering from» says of now what «has» does; «is having» would be about tonight."""
NO = re.compile(r" no$", re.IGNORECASE)
ANY = re.compile(r" (?:any|an?) (?=\w)")
"""«Denies any pain» is «reports no pain»."""
LISTED = re.compile(r"(?:\b(?:and|or|nor|but|both|either)|[,/]) $", re.IGNORECASE)
"""One of several words before a noun: what is said behind the noun cannot be in their row."""
ANYBODY: Values = (
    *("<people-in-care>", "<anybody>", "adult", "adults", "child", "children", "man", "men", "woman", "women"),
)
"""Nouns of which nothing is noticed themselves, as «inmates» would be."""
COMPLETE: Values = ("<function-words>", "<plural-verbs>")
OLDER = "older "
DEGREE = re.compile(r"\b(?:[Vv]ery|quite|rather|somewhat|fairly|extremely|highly|totally|completely) $")
"""Degrees that nobody misses; «more» and «less» say something of their own."""


def absorbed(candidate: Candidate, text: str, vocabulary: Vocabulary) -> tuple[Candidate, str]:
    """Both as they were where nothing has to be taken in."""
    before = candidate.passage.plain[: candidate.start]
    if text.lower() == HAVING:
        return _held(candidate, text, before, vocabulary)
    if NO.search(text):
        return _said_no(candidate, text, vocabulary)
    if (plan := PLAN.match(text)) and candidate.passage.plain[candidate.end :].startswith(WITH_IT):
        wider = replace(candidate, end=candidate.end + len(WITH_IT) - 1)
        kept = f"{plan[1]}{KEPT[plan[2].lower()]}"
        return absorbed(wider, kept[:1].upper() + kept[1:] if text[:1].isupper() else kept, vocabulary)
    if (owner := OWNED.match(text)) and (found := ARTICLE.search(before)) and _gives_way(found[1], owner[0]):
        return _from(candidate, found.start(), text)
    if (found := BEEN.search(before)) and (done := NOT_DOING.match(text)):
        return _from(candidate, found.start(), f"not been {text[done.end() :]}")
    if postposed(text[:1].lower() + text[1:]) and (found_noun := _noun_after(candidate, before, vocabulary)):
        return _behind(candidate, text, found_noun)
    return _of_person(candidate, text, before)


def _of_person(candidate: Candidate, text: str, before: str) -> tuple[Candidate, str]:
    """What was said of the one word, said behind the person; and a degree, which has no place there."""
    if (found := KNOWN.search(before)) and (head := WITH.match(text)):
        return _from(candidate, found.start(), f"{head[1]} known to have {text[head.end() :]}")
    if (found := KNOWN.search(before)) and (head := BEING.match(text)):
        return _from(candidate, found.start(), f"{head[1]} known to be {text[head.end() :]}")
    if WHO.match(text) and (found := KNOWN.search(before)):
        return _from(candidate, found.start(), text)
    if (found := FORMER.search(before)) and (head := USES.match(text)):
        verb = "drink" if " drink" in head[0] else "use"
        return _from(candidate, found.start(), f"{head[1]} who used to {verb} {text[head.end() :]}")
    if text.startswith(OLDER) and AGED.search(before):
        return candidate, text.removeprefix(OLDER)
    if DEGREELESS.match(f"{text} ") and (found := DEGREE.search(before)):
        return _from(candidate, found.start(), text)
    return candidate, text


def _gives_way(word: str, owner: str) -> bool:
    """Whether an article, or the same owner, stands before words that say whose they are."""
    return word.lower() in ("the", "a", "an", owner.lower().strip())


def _held(candidate: Candidate, text: str, before: str, vocabulary: Vocabulary) -> tuple[Candidate, str]:
    """«People suffering from» it are people with it, and who «is suffering from» it has it."""
    if found := HAS.search(before):
        return _from(candidate, found.start(), HELD[found[1].lower()])
    words = candidate.words_before()
    if words and candidate.touches(words[-1]) and vocabulary.trails(words, PEOPLE):
        return candidate, "with"
    return candidate, text


def _said_no(candidate: Candidate, text: str, vocabulary: Vocabulary) -> tuple[Candidate, str]:
    """No pain, no «any» pain; but of something done, not: «reports not hitting her head»."""
    if found := ANY.match(candidate.passage.plain[candidate.end :]):
        return replace(candidate, end=candidate.end + found.end() - 1), text
    if doing(candidate) and vocabulary.leads(candidate.words_after()[1:], ("<function-words>",)):
        return candidate, NO.sub(" not", text)
    return candidate, text


def _noun_after(candidate: Candidate, before: str, vocabulary: Vocabulary) -> int:
    """Where a plain noun for people ends that the phrase stands before, and that nothing more belongs to; else 0."""
    after = candidate.words_after()
    if not after or not candidate.touches(after[0]) or LISTED.search(before):
        return 0
    length = vocabulary.leads(after, ANYBODY)
    if not length:
        return 0
    end, rest = after[length - 1].end, after[length:]
    follows = candidate.passage.text[end:]
    ends = not follows.startswith((" ", "-", "'", "/")) or not rest or not follows[1:2].isalnum()
    return end if ends or vocabulary.leads(rest, COMPLETE) else 0


def _behind(candidate: Candidate, text: str, end: int) -> tuple[Candidate, str]:
    """The words behind the noun: patients using a wheelchair."""
    noun = candidate.passage.plain[candidate.end : end].strip(" -")
    large = text[:1].isupper() and not text.isupper()
    said = f"{noun} {text[:1].lower()}{text[1:]}" if large else f"{noun} {text}"
    return replace(candidate, end=end), said[:1].upper() + said[1:] if large else said


def _from(candidate: Candidate, start: int, text: str) -> tuple[Candidate, str]:
    wider = replace(candidate, start=start)
    large = wider.plain[:1].isupper() and not wider.words_before()
    return wider, text[:1].upper() + text[1:] if large else text
