"""The only module that loads a spaCy pipeline.

In: sentences. Out: `Tree`s, in Universal Dependencies terms whichever pipeline read them.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from carelint.errors import SettingsError
from carelint.resources import folder
from carelint.sentences import NAME
from carelint.titled import Moved, stood_in
from carelint.tree import Token, Tree

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 128
"""Sentences parsed together; our measurement of 2026-11-24: larger batches gain nothing on one core."""
ONTONOTES = MappingProxyType(
    {
        "nsubjpass": "nsubj:pass",
        "csubjpass": "csubj:pass",
        "auxpass": "aux:pass",
        "dobj": "obj",
        "dative": "iobj",
        "pobj": "obl",
        "poss": "nmod:poss",
        "relcl": "acl:relcl",
        "neg": "advmod",
        "nn": "compound",
        "ROOT": "root",
    }
)
"""ClearNLP labels of spaCy's own English pipelines → Universal Dependencies."""


def parse(texts: Sequence[str], model: str = "") -> list[Tree]:
    """Parse sentences with the bundled pipeline, or with the installed one called `model`.

    Raises SettingsError where no such pipeline is installed.
    """
    nlp = load(model)
    said = [stood_in(text) for text in texts]
    docs = nlp.pipe([text for text, _ in said], batch_size=BATCH)
    return [_named(_tree(doc), text, moved) for doc, text, (_, moved) in zip(docs, texts, said, strict=True)]


def _named(tree: Tree, text: str, moved: Sequence[Moved]) -> Tree:
    """The same tree over the sentence as it was written, each name one token."""
    if not moved:
        return tree
    tokens, names = [], {name.start: (name.first, name.last) for name in moved}
    for token in tree.tokens:
        shift = next((name.last - name.end for name in reversed(moved) if name.start < token.start), 0)
        if token.start in names:
            start, end = names[token.start]
            tokens.append(replace(token, start=start, end=end, text=text[start:end], lemma=NAME, pos="PROPN"))
        else:
            tokens.append(replace(token, start=token.start + shift, end=token.end + shift))
    return Tree(tuple(tokens))


@functools.cache
def load(model: str = "") -> Language:
    """The pipeline, loaded once in a process."""
    import spacy  # over a second to import, and most documents never need it

    if not model:
        return spacy.load(folder("model"))
    try:
        return spacy.load(model, exclude=["ner"])
    except OSError as err:
        raise SettingsError(
            f"no spaCy pipeline called {model!r} is installed",
            key="model",
            hint="Install it (pip install …) or leave the setting out: carelint brings its own pipeline.",
        ) from err


def _tree(doc: Doc) -> Tree:
    ontonotes = any(token.dep_ in ("dobj", "pobj", "nsubjpass") for token in doc)
    tokens = [
        Token(
            index=token.i,
            start=token.idx,
            end=token.idx + len(token.text),
            text=token.text,
            lemma=token.lemma_ or token.text.lower(),
            pos=token.pos_,
            tag=token.tag_,
            dep=ONTONOTES.get(token.dep_, token.dep_),
            head=token.head.i,
        )
        for token in doc
    ]
    return Tree(tuple(_lifted(tokens) if ontonotes else tokens))


def _lifted(tokens: list[Token]) -> list[Token]:
    """Hang a preposition below its noun, as Universal Dependencies do, and the noun above it."""
    lifted = list(tokens)
    for token in tokens:
        governor = tokens[token.head]
        if token.dep == "obl" and governor.dep in ("prep", "agent"):
            above = governor.head
            dep = "nmod" if tokens[above].pos in ("NOUN", "PROPN", "PRON") else "obl"
            lifted[token.index] = replace(token, dep=dep, head=above)
            lifted[governor.index] = replace(governor, dep="case", head=token.index)
    return lifted
