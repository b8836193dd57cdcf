"""Makes English treebank sentences look like the documents that carelint reads.

In: sentences of a treebank. Out: variants in lower case, capitals, without a final stop, in note shorthand, as bullets.
Shorthand keeps the tree: a word is swapped for its abbreviation, or a leading subject is dropped with what hangs on it.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

SHORT = {
    "patient": ("pt", "Pt", "pt."),
    "patients": ("pts", "Pts"),
    "with": ("w/", "w"),
    "without": ("w/o",),
    "history": ("hx", "Hx"),
    "because": ("b/c",),
    "before": ("pre",),
    "after": ("post",),
    "years": ("yrs", "y"),
    "year": ("yr",),
    "weeks": ("wks",),
    "hours": ("hrs",),
    "and": ("&", "+"),
    "about": ("re",),
    "blood": ("bld",),
    "treatment": ("tx", "Tx"),
    "diagnosis": ("dx",),
    "doctor": ("dr", "Dr"),
}
"""Words → shorthand common in notes."""
PEOPLE = {
    "man": ("patient", "gentleman"),
    "woman": ("patient", "lady"),
    "guy": ("patient",),
    "people": ("patients",),
    "customers": ("patients",),
    "customer": ("patient",),
    "men": ("patients",),
    "students": ("patients",),
    "student": ("patient",),
    "company": ("Trust",),
    "store": ("ward",),
    "restaurant": ("ward",),
    "kids": ("children",),
}
"""Words of the treebank's world → words of ours with the same part of speech and number."""
SUBJECTS = frozenset({"i", "he", "she", "they", "we", "it"})


@dataclass(frozen=True, slots=True)
class Word:
    """One row of a CoNLL-U sentence; `head` is 0 at the root."""

    id: int
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space: bool
    """Whether a space follows."""


Sentence = tuple[Word, ...]


def lower(sentence: Sentence, _: random.Random) -> Sentence:
    """All in lower case."""
    return tuple(replace(word, form=word.form.lower()) for word in sentence)


def capitals(sentence: Sentence, _: random.Random) -> Sentence:
    """All in capitals, as a heading."""
    return without_stop(tuple(replace(word, form=word.form.upper()) for word in sentence), _)


def title(sentence: Sentence, _: random.Random) -> Sentence:
    """Each longer word with a capital, as a heading."""
    return tuple(
        replace(word, form=word.form[:1].upper() + word.form[1:]) if len(word.form) > 3 else word for word in sentence
    )


def without_stop(sentence: Sentence, _: random.Random) -> Sentence:
    """No full stop at the end."""
    last = sentence[-1]
    if last.form not in (".", "!", "?") or any(word.head == last.id for word in sentence):
        return sentence
    return sentence[:-1]


def shorthand(sentence: Sentence, rng: random.Random) -> Sentence:
    """Abbreviations of notes in place of words."""
    words = []
    for word in sentence:
        choices = SHORT.get(word.form.lower())
        form = rng.choice(choices) if choices and rng.random() < 0.7 else word.form
        words.append(replace(word, form=form))
    return without_stop(tuple(words), rng)


LEMMAS = {"patients": "patient", "children": "child"}


def people(sentence: Sentence, rng: random.Random) -> Sentence:
    """Our people and places in place of the treebank's."""
    words = []
    for word in sentence:
        choices = PEOPLE.get(word.form.lower())
        if choices:
            form = rng.choice(choices)
            word = replace(word, form=form, lemma=LEMMAS.get(form, form.lower()))
        words.append(word)
    return tuple(words)


def dropped_subject(sentence: Sentence, rng: random.Random) -> Sentence:
    """«Denies pain»: a leading pronoun subject left out; or «Pt denies pain»: put in."""
    first = sentence[0]
    if first.form.lower() not in SUBJECTS or first.deprel != "nsubj" or len(sentence) < 3:
        return sentence
    if first.form.lower() in ("he", "she") and rng.random() < 0.5:
        form = rng.choice(("Pt", "Patient", "pt", "The", "Mum", "Husband", "Resident"))
        if form == "The":
            return sentence
        pt = replace(first, form=form, lemma=form.lower(), upos="NOUN", xpos="NN", feats="Number=Sing")
        return (pt, *sentence[1:])
    rest = sentence[1:]
    if rest[0].deprel.startswith("aux") and rest[0].head != first.id and rng.random() < 0.5:
        rest = rest[1:]
    return _renumbered(rest, sentence) or sentence


def bullet(sentence: Sentence, rng: random.Random) -> Sentence:
    """The root's first noun phrase or object alone, as an item of a list."""
    heads = [w for w in sentence if w.deprel in ("obj", "nsubj", "obl", "xcomp") and w.upos in ("NOUN", "VERB")]
    rng.shuffle(heads)
    for head in heads:
        inside = _subtree(sentence, head.id)
        part = tuple(word for word in sentence if word.id in inside)
        if 3 <= len(part) <= 14 and part[-1].id - part[0].id == len(part) - 1:
            rooted = tuple(replace(w, head=0, deprel="root") if w.id == head.id else w for w in part)
            found = _renumbered(rooted, rooted)
            if found:
                return found
    return sentence


def _subtree(sentence: Sentence, root: int) -> set[int]:
    inside = {root}
    for _ in range(len(sentence)):
        more = {word.id for word in sentence if word.head in inside} - inside
        if not more:
            break
        inside |= more
    return inside


def _renumbered(words: Sentence, sentence: Sentence) -> Sentence | None:
    """The words with ids from 1; None where one hangs on a word that is gone."""
    ids = {word.id: index for index, word in enumerate(words, 1)}
    if any(word.head and word.head not in ids for word in words) or not any(w.head == 0 for w in words):
        return None
    return tuple(replace(word, id=ids[word.id], head=ids.get(word.head, 0)) for word in words)


Variant = Callable[[Sentence, random.Random], Sentence]
VARIANTS: tuple[tuple[Variant, float], ...] = (
    (without_stop, 0.16),
    (lower, 0.12),
    (capitals, 0.06),
    (title, 0.05),
    (shorthand, 0.10),
    (people, 0.12),
    (dropped_subject, 0.30),
    (bullet, 0.14),
)
"""Share of sentences that get each variant; chosen by hand, 2026-11-24; no comparison of shares was recorded."""


def variants(sentence: Sentence, rng: random.Random) -> list[Sentence]:
    """New variants of a sentence; those that change nothing are left out."""
    made = [variant(sentence, rng) for variant, share in VARIANTS if rng.random() < share]
    return [new for new in made if new != sentence and len(new) > 1]
