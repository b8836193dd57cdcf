"""The first question: are the words about a person, or about a thing, a body part, an organisation?

In: a candidate in its sentence. Out: an answer with its reason. Closed classes of heads, complements and governors
decide first; then the grammar, if it has been read; then the nearest noun. Two readings that disagree stay silent.
"""

from __future__ import annotations

from carelint.candidate import Candidate
from carelint.opinion import Opinion, no, unsure, yes
from carelint.people import PERSON, THING, kind_of
from carelint.tokens import Tokens
from carelint.tree import Token, Tree
from carelint.vocabulary import AGE, Vocabulary

RIGHT = ("<things>", "<anatomy>")
LEFT = ("<anatomy>", "<things>")
RULES = ("<regulations>",)
TREATMENTS = ("<treatments>",)
PEOPLE = ("<people>",)
PERIODS = ("<periods>",)
"""Things to a clerk, but nothing is said of them: off tablets three weeks because of …"""
WINDOW = 8
"""Words to the left in which a person is looked for; our own count on notes, 2026-11-24: 95 % of subjects."""


def about_person(candidate: Candidate, vocabulary: Vocabulary) -> Opinion:
    """Whether the candidate is about a person or people."""
    lexical = (_complement, _head)
    for ask in (*lexical, _fragment, _grammar, _nearest) if candidate.tree else (*lexical, _fragment):
        answer = ask(candidate, vocabulary)
        if answer is not None:
            return answer
    return unsure("referent", "nobody is named" if candidate.tree else "the grammar must tell")


def _complement(candidate: Candidate, vocabulary: Vocabulary) -> Opinion | None:
    """compliant *with insulin* is a person's; compliant *with fire regulations* is not."""
    after = candidate.words_after()
    if not after or after[0].text not in ("with", "to", "of", "in", "for", "on"):
        return None
    window = after[1:7]
    thing = vocabulary.first(window, RULES)
    person = vocabulary.first(window, TREATMENTS)
    if thing and (not person or thing[0] < person[0]):
        return no("referent", "followed by a rule or a standard:", f"{after[0].text} {_said(window, thing)}")
    if person:
        return yes("referent", "followed by a person's treatment:", f"{after[0].text} {_said(window, person)}")
    return None


def _head(candidate: Candidate, vocabulary: Vocabulary) -> Opinion | None:
    """diabetic *foot*: the noun to the right is what the words are about; so is one to the left, *lung* compliance."""
    after, before = candidate.words_after(), candidate.words_before()
    if after and candidate.touches(after[0]) and (size := vocabulary.leads(after, RIGHT)):
        return no("referent", "said of a thing:", _said(after, (0, size)))
    if before and candidate.touches(before[-1]) and (size := vocabulary.trails(before, LEFT)):
        return no("referent", "a thing's:", f"{_said(before[-size:], (0, size))} {candidate.text}")
    return None


def _fragment(candidate: Candidate, _: Vocabulary) -> Opinion | None:
    """A note that begins with the word leaves out the patient, whom everybody knows it is about."""
    if _in_note(candidate) and not candidate.words_before():
        return yes("referent", "a note that names nobody is about the patient")
    return None


def _in_note(candidate: Candidate) -> bool:
    """A heading of a note is about what stands below it."""
    return candidate.passage.register == "clinical" and candidate.passage.kind != "heading"


def _grammar(candidate: Candidate, vocabulary: Vocabulary) -> Opinion | None:
    if candidate.tree is None:
        return None
    bearer = bearer_of(candidate.tree, candidate)
    if bearer is None:
        return None
    kind = kind_of(candidate.tree, bearer, vocabulary)
    if kind == "person":
        return yes("referent", "said of a person:", bearer.text)
    if kind == "thing":
        return no("referent", "said of a thing:", bearer.text)
    return None


def bearer_of(tree: Tree, candidate: Candidate) -> Token | None:
    """The noun that the candidate's words are said of: subject, modified noun, possessor, or complement with «of»."""
    top = tree.top(candidate.start, candidate.end)
    if top is None:
        return None
    subjects = tree.subjects(top)
    if subjects:
        return subjects[0]
    if top.dep in ("amod", "compound", "nmod:poss"):
        return tree.head(top)
    governor = tree.head(top)
    if top.dep in ("obj", "xcomp", "obl", "advcl", "conj") and governor.index != top.index:
        found = tree.subjects(governor)
        if found:
            return found[0]
    if top.pos not in ("NOUN", "PROPN"):
        return None
    owners = tree.children(top, "nmod:poss") or tree.complements(top, "of") or tree.complements(top, "in")
    if owners:
        return owners[0]
    return None


def _nearest(candidate: Candidate, vocabulary: Vocabulary) -> Opinion | None:
    """The nearest person or thing to the left; a note that names nobody is about the patient."""
    before = candidate.words_before()[-WINDOW:]
    for size in range(1, len(before) + 1):
        tail = before[-size:]
        if vocabulary.leads(tail, PERSON) or AGE.match(tail[0].text):
            return yes("referent", "before it stands", tail[0].text)
        if vocabulary.leads(tail, THING) and not vocabulary.leads(tail, PERIODS):
            return no("referent", "before it stands", tail[0].text)
    after = candidate.words_after()[:3]
    if found := vocabulary.first(after, PEOPLE):
        return yes("referent", "after it stands", _said(after, found))
    if _in_note(candidate) and len(before) <= 3:
        return yes("referent", "a note that names nobody is about the patient")
    return None


def _said(words: Tokens, span: tuple[int, int]) -> str:
    return " ".join(words.texts[span[0] : span[1]])
