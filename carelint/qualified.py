"""Says whether words beside a phrase, which tell of an illness or a deed, would be said of a person instead.

In: a candidate and the words that may replace it. Out: yes, for «an uncontrolled person with diabetes»; else no.
"""

from __future__ import annotations

import re
from dataclasses import replace

from carelint.candidate import Candidate
from carelint.tokens import Tokens
from carelint.vocabulary import AGE, Values, Vocabulary

PERSON = r"(?:people|persons?|patients?|adults?|m[ae]n|wom[ae]n|lad(?:y|ies)|gentlem[ae]n|child(?:ren)?|boys?|girls?)"
WITH_MORE = re.compile(rf"^(?:(?:older|frail|disabled) )?{PERSON} \w", re.IGNORECASE)
"""Words of care that say behind a person what the phrase says in one: who uses drugs, with asthma."""
OF_PERSON = re.compile(rf"\b(?:{PERSON}|residents?|clients?|users? of \w+|lads?|lot)$", re.IGNORECASE)
"""A phrase whose noun is a person as well: what stands before it was said of the person."""
OPENS: Values = ("<determiners>", "<number>")
CLOSED: Values = ("<function-words>", "<determiners>", "<number>", "<pronouns>", "<auxiliaries>")
"""Words that end a noun phrase or begin one."""
SAID: Values = ("<said-of-people>", "<ages>")
VERB_BEFORE: Values = ("<pronouns>", "<auxiliaries>", "we", "i", "you", "who", "that", "not")
"""Before a word that is then a verb: to keep drunks, we treat diabetics."""
VERBS: Values = ("<plural-verbs>", "include", "treat", "help", "support", "admit", "meet", "are", "were")
WHO_IS = re.compile(r"\bwho(?:'s|’s| is| are| was| were)(?: an?)? $", re.IGNORECASE)
"""What has said already that it is a person: parents who are addicts."""
ORIGIN = re.compile(r"[A-Z][a-z]+(?:ish|[ei]an|can|ese)")
"""Where somebody comes from: a Polish diabetic."""
THIRD = re.compile(r"\w*[^su]s")
"""He says, it admits; no adjective ends so."""
SHARES = re.compile(
    r"^, \w+,? (?:and|or) "
    r"|^(?:,? (?:and|or)|/) (?!(?:is|was|has|had|he|she|they|who|then|so|can|cannot|could|does|did|do|lives|needs|now"
    r"|an?|the|his|her|their|in|on|at|to|for|with|we|I|it|not|that|this|but|seen|came|admitted|known|aged?)\b)[a-z]",
    re.IGNORECASE,
)
"""More of what it is one of: every alcoholic, diabetic «and epileptic»; diabetic «and epileptic patients»."""
SHARED = re.compile(
    r"\b(?!(?:patients?|people|staff|he|she|they|it|is|was|are|were)\b)[a-z]+(?:,? (?:and|or)|,) $", re.IGNORECASE
)
"""An adjective that has the same noun: a «frail and» vulnerable patient."""
NOW = re.compile(r" who (?:uses?|drinks?|injects?|comes?|asks?|needs?) ")
PAST = re.compile(
    r"^,? (?:in the past|previously|formerly|until|(?:\w+ ){1,2}ago|in (?:19|20)\d\d|in (?:his|her|their) \w+)\b",
    re.IGNORECASE,
)
"""What was, and is no more: who injects drugs in the past."""
ADVERB = re.compile(r"\w+ly")


def qualified(candidate: Candidate, text: str, vocabulary: Vocabulary) -> bool:
    """Whether an adjective or noun before the phrase could not stand before the person of `text`.

    What a person can be is a list; of any other word nobody knows that it does not speak of the illness.
    """
    if NOW.search(f"{text} ") and PAST.match(candidate.passage.plain[candidate.end :]):
        return True
    if not WITH_MORE.match(text):
        return False
    if OF_PERSON.search(candidate.plain):
        return bool(SHARED.search(candidate.passage.plain[: candidate.start]))
    if WHO_IS.search(candidate.passage.plain[: candidate.start]):
        return True
    if candidate.form != "plural" and SHARES.match(candidate.passage.plain[candidate.end :]):
        return True
    if vocabulary.leads(candidate.words_inside(), OPENS):
        return False
    before = candidate.words_before()
    while before and _beside(candidate, before[-1].end) and not vocabulary.trails(before, CLOSED):
        size = _of_people(candidate, before, vocabulary)
        if not size:
            return _modifies(candidate, before, vocabulary)
        candidate, before = replace(candidate, start=before[-size].start), before[:-size]
    return False


def _beside(candidate: Candidate, end: int) -> bool:
    return candidate.passage.plain[end : candidate.start] in (" ", "-", ", ")


def _of_people(candidate: Candidate, before: Tokens, vocabulary: Vocabulary) -> int:
    """How many words before it say what a person can be; 0 for none."""
    word = candidate.passage.plain[before[-1].start : before[-1].end]
    named = len(before) > 1 and ORIGIN.fullmatch(word)
    return vocabulary.trails(before, SAID) or int(bool(AGE.match(before[-1].text) or named))


def _modifies(candidate: Candidate, before: Tokens, vocabulary: Vocabulary) -> bool:
    """Whether the word before it belongs to the same noun phrase, which a verb before it does not."""
    word, rest, text = before[-1], before[:-1], candidate.passage.plain
    while rest and ADVERB.fullmatch(rest[-1].text):
        rest = rest[:-1]
    owned = text[word.end - 2 : word.end] == "'s"
    if owned or (text[word.end : candidate.start] == ", " and not vocabulary.trails(rest, OPENS)):
        return False
    if vocabulary.trails(rest, OPENS):
        return True
    verb = THIRD.fullmatch(word.text) or vocabulary.trails(before, VERBS)
    if vocabulary.trails(rest, VERB_BEFORE) or (candidate.form == "plural" and verb):
        return False
    inside = candidate.tree.covering(word.start, word.end) if candidate.tree else ()
    return not any(token.pos in ("VERB", "AUX") for token in inside)
