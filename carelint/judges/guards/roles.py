"""Guards that ask the grammar: who does it, to whom, what it modifies; words nearby where the grammar is silent.

In: a candidate and the guard's values. Out: True, False, or None where the sentence has not been parsed yet.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

from carelint.candidate import Candidate
from carelint.judges.guards.nearby import next_, previous
from carelint.people import kind_of
from carelint.tokens import Tokens
from carelint.tree import Token, Tree
from carelint.vocabulary import AGE, Values, Vocabulary

NARROW = 4
"""Words in which a role is looked for where the grammar gives none."""
ORIGIN = 3
"""Words between: elderly white British woman."""
COLOURS = frozenset(["white", "black", "brown", "mixed", "race"])
JOINING = frozenset(["and", "but", "or", "also", "now", "today"])
"""Words behind which a verb may have the subject of the one before it."""
KNOWN: Values = ("<people>", "<pronouns>", "<things>", "<organisations>")
COMPLETE: Values = ("<function-words>", "<plural-verbs>")


def _top(candidate: Candidate) -> Token | None:
    return candidate.tree.top(candidate.start, candidate.end) if candidate.tree else None


def _verb(candidate: Candidate) -> Token | None:
    """The verb among the candidate's words, else their head."""
    if candidate.tree is None:
        return None
    inside = candidate.tree.covering(candidate.start, candidate.end)
    return next((t for t in inside if t.pos == "VERB"), _top(candidate))


def named(candidate: Candidate, token: Token, values: Values, vocabulary: Vocabulary) -> bool:
    """Whether the noun phrase of `token` is among `values`; `<person>` takes names and pronouns too."""
    tree = candidate.tree
    if tree is None:
        return False
    if "<person>" in values and kind_of(tree, token, vocabulary) == "person":
        return True
    rest = _lists(values)
    phrase = tree.noun_phrase(token)
    texts = {token.text.lower(), token.lemma.lower()}
    texts.add(" ".join(t.text.lower() for t in phrase if t.pos not in ("DET", "NUM")))
    return any(vocabulary.holds(text, rest) for text in texts)


def subject(candidate: Candidate, values: Values, vocabulary: Vocabulary) -> bool | None:
    """Who does it."""
    if candidate.tree is None:
        return None
    found = _subjects(candidate, candidate.tree)
    if found:
        return any(named(candidate, token, values, vocabulary) for token in found)
    return _subject_window(candidate, values, vocabulary)


def _subjects(candidate: Candidate, tree: Tree) -> tuple[Token, ...]:
    verb = _verb(candidate)
    if _misread(candidate, verb):
        return _before(candidate, tree)
    return tree.subjects(verb) if verb else ()


def _misread(candidate: Candidate, verb: Token | None) -> bool:
    """Whether a form that only a verb has was read as a noun: «his back pain today and complains of», «One suffers»."""
    return candidate.form == "third" and verb is not None and verb.pos in ("NOUN", "PROPN", "ADJ")


def _before(candidate: Candidate, tree: Tree) -> tuple[Token, ...]:
    """Behind «and», «but» or a comma, the subjects of the verb before it; else none."""
    before = candidate.words_before()
    gap = candidate.passage.text[before[-1].end : candidate.start] if before else ""
    if not before or not ("," in gap or before[-1].text in JOINING):
        return ()
    verbs = (t for t in reversed(tree.tokens) if t.end <= candidate.start and t.pos in ("VERB", "AUX"))
    return next((found for verb in verbs if (found := tree.subjects(verb))), ())


def _subject_window(candidate: Candidate, values: Values, vocabulary: Vocabulary) -> bool:
    """No subject in the grammar: a note that starts with the verb is about the patient."""
    before = candidate.words_before()
    if not before:
        return "<person>" in values and candidate.passage.register == "clinical"
    for size in range(1, min(NARROW, len(before)) + 1):  # the nearest noun that is known decides
        tail = before[-size:]
        if "," in candidate.passage.text[tail[0].end : candidate.start]:
            return False
        wanted = max(_person_in(tail[:1], values, vocabulary), vocabulary.leads(tail, _wanted(values)))
        known = vocabulary.leads(tail, KNOWN)
        if wanted or known:
            return wanted >= known  # a service user is no service
    return False


@functools.cache
def _lists(values: Values) -> Values:
    return tuple(value for value in values if value != "<person>")


@functools.cache
def _wanted(values: Values) -> Values:
    """Lists to look in; `<person>` is the people and the pronouns."""
    more = ("<people>", "<pronouns>") if "<person>" in values else ()
    return _lists(values) + more


def _person_in(words: Tokens, values: Values, vocabulary: Vocabulary) -> bool:
    if vocabulary.first(words, _wanted(values)) is not None:
        return True
    return "<person>" in values and any(map(AGE.match, words.texts))


def object_(candidate: Candidate, values: Values, vocabulary: Vocabulary) -> bool | None:
    """To whom or what it is done."""
    if candidate.tree is None:
        return None
    verb = _verb(candidate)
    found = candidate.tree.objects(verb) if verb else ()
    if found:
        return any(named(candidate, token, values, vocabulary) for token in found)
    return _person_in(candidate.words_after()[:NARROW], values, vocabulary)


def head(candidate: Candidate, values: Values, vocabulary: Vocabulary) -> bool | None:
    """The noun that the candidate modifies."""
    if next_(candidate, values, vocabulary) or _beyond_origin(candidate, values, vocabulary):
        return True
    if candidate.tree is None:
        return None
    top = _top(candidate)
    if top is None or top.dep not in ("amod", "compound", "nmod:poss", "flat"):
        return False
    return named(candidate, candidate.tree.head(top), values, vocabulary)


def _beyond_origin(candidate: Candidate, values: Values, vocabulary: Vocabulary) -> bool:
    """Where somebody comes from, or their colour or faith, stands between: elderly Somali woman, elderly white man."""
    after = candidate.words_after()
    if not after or not candidate.touches(after[0]):
        return False
    for size in range(1, min(ORIGIN, len(after) - 1) + 1):
        word = after[size - 1]
        if candidate.passage.text[word.end : after[size].start] not in (" ", "-"):
            return False
        if not (candidate.passage.plain[word.start].isupper() or word.text in COLOURS):
            return False
        if vocabulary.leads(after[size:], values):
            return True
    return False


def governor(candidate: Candidate, values: Values, vocabulary: Vocabulary) -> bool | None:
    """The word that the candidate depends on."""
    if candidate.tree is None:
        return None
    top = _top(candidate)
    return top is not None and named(candidate, candidate.tree.head(top), values, vocabulary)


def modifier(candidate: Candidate, values: Values, vocabulary: Vocabulary) -> bool | None:
    """Words that depend on the candidate."""
    if previous(candidate, values, vocabulary):
        return True
    if candidate.tree is None:
        return None
    top = _top(candidate)
    children = candidate.tree.children(top, "amod", "compound", "nmod:poss") if top else ()
    return any(named(candidate, child, values, vocabulary) for child in children)


def pos(candidate: Candidate, values: Values, _: Vocabulary) -> bool | None:
    """Its part of speech."""
    if candidate.tree is None:
        return None
    top = _top(candidate)
    return top is not None and top.pos in values


def voice(candidate: Candidate, values: Values, _: Vocabulary) -> bool | None:
    """Active or passive."""
    if candidate.tree is None:
        return None
    verb = _verb(candidate)
    return verb is not None and ("passive" if candidate.tree.passive(verb) else "active") in values


def number(candidate: Candidate, values: Values, _: Vocabulary) -> bool | None:
    """Number of the verb that the candidate is the subject of: the blind *is* stuck, the blind *are* invited."""
    if candidate.tree is None:
        return None
    top = _top(candidate)
    if top is None or not top.dep.startswith("nsubj"):
        return False
    governor = candidate.tree.head(top)
    verbs = (governor, *candidate.tree.children(governor, "aux", "cop"))
    singular = any(v.tag == "VBZ" or v.text.lower() in ("is", "was", "has", "does") for v in verbs)
    return ("singular" if singular else "plural") in values


def alone(candidate: Candidate, values: Values, vocabulary: Vocabulary) -> bool | None:
    """Phrase shape first: what follows decides, and the tags are one vote only (science: Palmer 2017)."""
    answer = _stands_alone(candidate, vocabulary)
    return answer if answer is None else answer == ("yes" in values)


def _stands_alone(candidate: Candidate, vocabulary: Vocabulary) -> bool | None:
    after = candidate.words_after()
    rest = candidate.passage.text[candidate.end :]
    if not after or not rest.startswith(" ") or after[0].start != candidate.end + 1:
        return not (rest.startswith("-") or (rest.startswith(" ") and not after)) or not rest.strip()
    if candidate.passage.plain[candidate.end] == "-":
        return False
    if vocabulary.leads(after, COMPLETE):
        return True
    if candidate.form != "plural" and vocabulary.leads(after, ("<things>", "<anatomy>", "<people>", "<conditions>")):
        return False
    if candidate.tree is None:
        return None
    top = _top(candidate)
    if top is None:
        return None
    if top.dep in ("amod", "compound", "nmod:poss") and candidate.tree.head(top).start >= candidate.end:
        return False
    following = candidate.tree.covering(after[0].start, after[0].end)
    return not following or following[0].pos not in ("NOUN", "ADJ", "PROPN")


def complement(preposition: str) -> Callable[[Candidate, Values, Vocabulary], bool | None]:
    """The guard that looks at the noun after `preposition`."""

    def joined(candidate: Candidate, values: Values, vocabulary: Vocabulary) -> bool | None:
        after = candidate.words_after()
        if after and after[0].text == preposition and _person_in(after[1:5], values, vocabulary):
            return True
        if candidate.tree is None:
            return None
        top = _top(candidate)
        found = candidate.tree.complements(top, preposition) if top else ()
        return any(named(candidate, token, values, vocabulary) for token in found)

    return joined
