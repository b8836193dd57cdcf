"""The only module that loads a spaCy pipeline.

In: sentences. Out: `Tree`s, in Universal Dependencies terms whichever pipeline read them.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, Any

from carelint.errors import SettingsError
from carelint.resources import folder
from carelint.sentences import NAME
from carelint.titled import Moved, stood_in
from carelint.tree import Token, Tree

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc

BATCH = 128
"""Sentences parsed together; our measurement of 2026-11-24: larger batches gain nothing on one core."""
CLI = "spacy.cli"
EMPTY = "carelint.Empty.v1"
"""What our tokenizer is called in spaCy's register."""
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
    spacy = _spacy()
    if not model:
        spacy.registry.tokenizers(EMPTY, func=_empty)
        ours: Language = spacy.load(folder("model"), config={"nlp": {"tokenizer": {"@tokenizers": EMPTY}}})
        return ours
    try:
        theirs: Language = spacy.load(model, exclude=["ner"])
    except OSError as err:
        raise SettingsError(
            f"no spaCy pipeline called {model!r} is installed",
            key="model",
            hint="Install it (pip install …) or leave the setting out: carelint brings its own pipeline.",
        ) from err
    return theirs


def _spacy() -> ModuleType:
    """spaCy, which takes half a second to import, and most documents never need it.

    It imports its command line for one function of its own, and with it 350 modules (a web client, a test runner …), a
    third of the time. That function is imported here when somebody calls it.
    """
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    commands, info = ModuleType(CLI), ModuleType(f"{CLI}.info")
    info.info = _info  # type: ignore[attr-defined]
    empty = {commands.__name__: commands, info.__name__: info}
    sys.modules |= empty
    try:
        import spacy
    finally:
        for name, module in empty.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]
    return spacy


def _info(*args: Any, **kwargs: Any) -> Any:
    """`spacy.info`."""
    from spacy.cli.info import info

    return info(*args, **kwargs)


def _empty() -> Callable[[Language], Tokenizer]:
    """A tokenizer whose rules are those that lie beside the pipeline: made with spaCy's own it would load all twice."""
    from spacy.tokenizer import Tokenizer

    return lambda nlp: Tokenizer(nlp.vocab)


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
