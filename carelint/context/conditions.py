"""The guards that a rule may write under `only` and `unless`, each one key.

In: a hit and the guard's values. Out: True, False, or None where only grammar can tell and the sentence has
not been parsed yet.

    previous / next    the words that stand directly before / after
    before / after     within six words before / after
    near               anywhere else in the sentence
    around             in the same block, neighbouring sentences included
    heading            in the headings above
    block              heading, paragraph, item, cell, quote, caption, note
    register           board, policy, clinical
    phrase             in the hit itself: of an entry's phrases, only these
    form               singular, plural, base, third, past, participle, gerund
    case               upper, title, lower
    at                 start, end, whole: where in the sentence the hit stands
    subject, object    who does it, to whom it is done (grammar, else the nearest words)
    head               the noun that the hit modifies
    governor           the word that the hit depends on
    modifier           words that depend on the hit
    pos                NOUN, VERB, ADJ … as the grammar reads it
    alone              yes where no noun follows that the hit belongs to
    voice              active or passive
    verb               singular or plural: number of the verb whose subject the hit is
    with, of, to, for, in, from, by   the noun that follows the preposition
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from types import MappingProxyType

from carelint.context.passage import Hit, Word, words_of
from carelint.context.referent import kind_of
from carelint.context.tree import Token
from carelint.context.vocabulary import AGE, Vocabulary

Values = tuple[str, ...]
NEAR = 6
"""Words to each side that `before` and `after` look at."""
NARROW = 4
"""Words in which a role is looked for where the grammar gives none."""


def _previous(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool | None:
    before = hit.words_before()
    return bool(before) and hit.touches(before[-1]) and vocabulary.trails(before, values) > 0


def _next(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool | None:
    after = hit.words_after()
    return bool(after) and hit.touches(after[0]) and vocabulary.leads(after, values) > 0


def _before(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool | None:
    return vocabulary.first(hit.words_before()[-NEAR:], values) is not None


def _after(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool | None:
    return vocabulary.first(hit.words_after()[:NEAR], values) is not None


def _near(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool | None:
    sides = (hit.words_before(), hit.words_after())
    return any(vocabulary.first(side, values) is not None for side in sides)


def _around(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool | None:
    if _near(hit, values, vocabulary):
        return True
    texts = (hit.passage.before[-400:], hit.passage.after[:400])
    return any(vocabulary.first(words_of(text), values) is not None for text in texts)


def _heading(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool | None:
    return vocabulary.first(words_of(hit.passage.heading), values) is not None


def _block(hit: Hit, values: Values, _: Vocabulary) -> bool | None:
    return hit.passage.kind in values


def _register(hit: Hit, values: Values, _: Vocabulary) -> bool | None:
    return hit.passage.register in values


def _phrase(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool | None:
    return vocabulary.holds(hit.text, values) or bool(vocabulary.first(words_of(hit.text), values))


def _form(hit: Hit, values: Values, _: Vocabulary) -> bool | None:
    return hit.form in values


def _case(hit: Hit, values: Values, _: Vocabulary) -> bool | None:
    letters = "".join(filter(str.isalpha, hit.plain))
    if letters.isupper():
        return "upper" in values
    return ("title" if letters[:1].isupper() else "lower") in values


def _at(hit: Hit, values: Values, _: Vocabulary) -> bool | None:
    starts, ends = not hit.words_before(), not hit.words_after()
    return (
        ("start" in values and starts)
        or ("end" in values and ends)
        or ("whole" in values and starts and ends)
    )


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


def _subject(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool | None:
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


KNOWN: Values = ("<people>", "<pronouns>", "<things>", "<organisations>")
COMPLETE: Values = ("<function-words>", "<plural-verbs>")
NOUNS: Values = ("<things>", "<anatomy>", "<people>", "<conditions>")


def _person_in(words: tuple[Word, ...], values: Values, vocabulary: Vocabulary) -> bool:
    return vocabulary.first(words, _wanted(values)) is not None or any(
        AGE.match(word.text) and "<person>" in values for word in words
    )


def _object(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool | None:
    if hit.tree is None:
        return None
    verb = _verb(hit)
    found = hit.tree.objects(verb) if verb else ()
    if found:
        return any(named(hit, token, values, vocabulary) for token in found)
    return _person_in(hit.words_after()[:NARROW], values, vocabulary)


def _head(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool | None:
    if _next(hit, values, vocabulary):
        return True
    if hit.tree is None:
        return None
    top = _top(hit)
    if top is None or top.dep not in ("amod", "compound", "nmod:poss", "flat"):
        return False
    return named(hit, hit.tree.head(top), values, vocabulary)


def _governor(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool | None:
    if hit.tree is None:
        return None
    top = _top(hit)
    return top is not None and named(hit, hit.tree.head(top), values, vocabulary)


def _modifier(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool | None:
    if _previous(hit, values, vocabulary):
        return True
    if hit.tree is None:
        return None
    top = _top(hit)
    children = hit.tree.children(top, "amod", "compound", "nmod:poss") if top else ()
    return any(named(hit, child, values, vocabulary) for child in children)


def _pos(hit: Hit, values: Values, _: Vocabulary) -> bool | None:
    if hit.tree is None:
        return None
    top = _top(hit)
    return top is not None and top.pos in values


def _voice(hit: Hit, values: Values, _: Vocabulary) -> bool | None:
    if hit.tree is None:
        return None
    verb = _verb(hit)
    return verb is not None and ("passive" if hit.tree.passive(verb) else "active") in values


def _number(hit: Hit, values: Values, _: Vocabulary) -> bool | None:
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


def _alone(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool | None:
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
    if hit.form != "plural" and vocabulary.leads(
        after, ("<things>", "<anatomy>", "<people>", "<conditions>")
    ):
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


def _complement(preposition: str) -> Callable[[Hit, Values, Vocabulary], bool | None]:
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


PREPOSITIONS = ("with", "of", "to", "for", "in", "from", "by", "about", "on")
CONDITIONS: Mapping[str, Callable[[Hit, Values, Vocabulary], bool | None]] = MappingProxyType(
    {
        "previous": _previous,
        "next": _next,
        "before": _before,
        "after": _after,
        "near": _near,
        "around": _around,
        "heading": _heading,
        "block": _block,
        "register": _register,
        "phrase": _phrase,
        "form": _form,
        "case": _case,
        "at": _at,
        "subject": _subject,
        "object": _object,
        "head": _head,
        "governor": _governor,
        "modifier": _modifier,
        "pos": _pos,
        "voice": _voice,
        "alone": _alone,
        "verb": _number,
        **{preposition: _complement(preposition) for preposition in PREPOSITIONS},
    }
)
LITERAL = frozenset({"block", "register", "form", "case", "at", "pos", "voice", "alone", "verb"})
"""Keys whose values are fixed words rather than vocabulary."""
