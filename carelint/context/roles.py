"""Guards that ask the grammar: who does it, to whom, what it modifies; words nearby where the grammar is silent.

In: a hit and the guard's values. Out: True, False, or None where the sentence has not been parsed yet.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

from carelint.context.nearby import next_, previous
from carelint.context.passage import Hit, Word
from carelint.context.referent import kind_of
from carelint.context.tree import Token
from carelint.context.vocabulary import AGE, Values, Vocabulary

NARROW = 4
"""Words in which a role is looked for where the grammar gives none."""
KNOWN: Values = ("<people>", "<pronouns>", "<things>", "<organisations>")
COMPLETE: Values = ("<function-words>", "<plural-verbs>")
NOUNS: Values = ("<things>", "<anatomy>", "<people>", "<conditions>")


def _top(hit: Hit) -> Token | None:
    return hit.tree.top(hit.start, hit.end) if hit.tree else None


def _verb(hit: Hit) -> Token | None:
    """The verb among the hit's words, else their head."""
    if hit.tree is None:
        return None
    inside = hit.tree.covering(hit.start, hit.end)
    return next((t for t in inside if t.pos == "VERB"), _top(hit))


def named(hit: Hit, token: Token, values: Values, vocabulary: Vocabulary) -> bool:
    """Whether the noun phrase of `token` is among `values`; `<person>` takes names and pronouns too."""
    tree = hit.tree
    if tree is None:
        return False
    if "<person>" in values and kind_of(tree, token, vocabulary) == "person":
        return True
    rest = _lists(values)
    phrase = tree.noun_phrase(token)
    texts = {token.text.lower(), token.lemma.lower()}
    texts.add(" ".join(t.text.lower() for t in phrase if t.pos not in ("DET", "NUM")))
    return any(vocabulary.holds(text, rest) for text in texts)


def subject(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool | None:
    """Who does it."""
    if hit.tree is None:
        return None
    verb = _verb(hit)
    found = hit.tree.subjects(verb) if verb else ()
    if found:
        return any(named(hit, token, values, vocabulary) for token in found)
    return _subject_window(hit, values, vocabulary)


def _subject_window(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool:
    """No subject in the grammar: a note that starts with the verb is about the patient."""
    before = hit.words_before()
    if not before:
        return "<person>" in values and hit.passage.register == "clinical"
    for size in range(1, min(NARROW, len(before)) + 1):  # the nearest noun that is known decides
        tail = before[-size:]
        if "," in hit.passage.text[tail[0].end : hit.start]:
            return False
        if _person_in(tail[:1], values, vocabulary) or vocabulary.leads(tail, _lists(values)):
            return True
        if vocabulary.leads(tail, KNOWN):
            return False
    return False


@functools.cache
def _lists(values: Values) -> Values:
    return tuple(value for value in values if value != "<person>")


@functools.cache
def _wanted(values: Values) -> Values:
    """Lists to look in; `<person>` is the people and the pronouns."""
    more = ("<people>", "<pronouns>") if "<person>" in values else ()
    return _lists(values) + more


def _person_in(words: tuple[Word, ...], values: Values, vocabulary: Vocabulary) -> bool:
    return vocabulary.first(words, _wanted(values)) is not None or any(
        AGE.match(word.text) and "<person>" in values for word in words
    )


def object_(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool | None:
    """To whom or what it is done."""
    if hit.tree is None:
        return None
    verb = _verb(hit)
    found = hit.tree.objects(verb) if verb else ()
    if found:
        return any(named(hit, token, values, vocabulary) for token in found)
    return _person_in(hit.words_after()[:NARROW], values, vocabulary)


def head(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool | None:
    """The noun that the hit modifies."""
    if next_(hit, values, vocabulary):
        return True
    if hit.tree is None:
        return None
    top = _top(hit)
    if top is None or top.dep not in ("amod", "compound", "nmod:poss", "flat"):
        return False
    return named(hit, hit.tree.head(top), values, vocabulary)


def governor(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool | None:
    """The word that the hit depends on."""
    if hit.tree is None:
        return None
    top = _top(hit)
    return top is not None and named(hit, hit.tree.head(top), values, vocabulary)


def modifier(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool | None:
    """Words that depend on the hit."""
    if previous(hit, values, vocabulary):
        return True
    if hit.tree is None:
        return None
    top = _top(hit)
    children = hit.tree.children(top, "amod", "compound", "nmod:poss") if top else ()
    return any(named(hit, child, values, vocabulary) for child in children)


def pos(hit: Hit, values: Values, _: Vocabulary) -> bool | None:
    """Its part of speech."""
    if hit.tree is None:
        return None
    top = _top(hit)
    return top is not None and top.pos in values


def voice(hit: Hit, values: Values, _: Vocabulary) -> bool | None:
    """Active or passive."""
    if hit.tree is None:
        return None
    verb = _verb(hit)
    return verb is not None and ("passive" if hit.tree.passive(verb) else "active") in values


def number(hit: Hit, values: Values, _: Vocabulary) -> bool | None:
    """Number of the verb that the hit is the subject of: the blind *is* stuck, the blind *are* invited."""
    if hit.tree is None:
        return None
    top = _top(hit)
    if top is None or not top.dep.startswith("nsubj"):
        return False
    governor = hit.tree.head(top)
    verbs = (governor, *hit.tree.children(governor, "aux", "cop"))
    singular = any(v.tag == "VBZ" or v.text.lower() in ("is", "was", "has", "does") for v in verbs)
    return ("singular" if singular else "plural") in values


def alone(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool | None:
    """Phrase shape first: what follows decides, and the tags are one vote only (science: Palmer 2017)."""
    answer = _stands_alone(hit, vocabulary)
    return answer if answer is None else answer == ("yes" in values)


def _stands_alone(hit: Hit, vocabulary: Vocabulary) -> bool | None:
    after = hit.words_after()
    rest = hit.passage.text[hit.end :]
    if not after or not rest.startswith(" ") or after[0].start != hit.end + 1:
        return not (rest.startswith("-") or (rest.startswith(" ") and not after)) or not rest.strip()
    if hit.passage.plain[hit.end] == "-":
        return False
    if vocabulary.leads(after, COMPLETE):
        return True
    if hit.form != "plural" and vocabulary.leads(after, ("<things>", "<anatomy>", "<people>", "<conditions>")):
        return False
    if hit.tree is None:
        return None
    top = _top(hit)
    if top is None:
        return None
    if top.dep in ("amod", "compound", "nmod:poss") and hit.tree.head(top).start >= hit.end:
        return False
    following = hit.tree.covering(after[0].start, after[0].end)
    return not following or following[0].pos not in ("NOUN", "ADJ", "PROPN")


def complement(preposition: str) -> Callable[[Hit, Values, Vocabulary], bool | None]:
    """The guard that looks at the noun after `preposition`."""

    def joined(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool | None:
        after = hit.words_after()
        if after and after[0].text == preposition and _person_in(after[1:5], values, vocabulary):
            return True
        if hit.tree is None:
            return None
        top = _top(hit)
        found = hit.tree.complements(top, preposition) if top else ()
        return any(named(hit, token, values, vocabulary) for token in found)

    return joined
