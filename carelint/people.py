"""Whether a noun phrase means a person or a thing, as far as word classes can tell.

In: a token of a parsed sentence. Out: `person`, `thing`, or nothing where the word is in no class.
"""

from __future__ import annotations

from carelint.tree import Token, Tree
from carelint.vocabulary import AGE, Vocabulary

PERSON = ("<people>", "<pronouns>")
THING = ("<things>", "<organisations>")
BODY = ("<anatomy>",)


def kind_of(tree: Tree, token: Token, vocabulary: Vocabulary) -> str:
    """person, thing, or empty where the word is in no class."""
    phrase = " ".join(t.text.lower() for t in tree.noun_phrase(token) if t.pos != "DET")
    names = {token.text.lower(), token.lemma.lower(), phrase}
    if AGE.match(phrase) or any(vocabulary.holds(name, PERSON) for name in names):
        return "person"
    if any(t.text.lower().rstrip(".") in vocabulary.classes["titles"] for t in _name_parts(tree, token)):
        return "person"
    if any(vocabulary.holds(name, THING) or vocabulary.holds(name, BODY) for name in names):
        return "thing"
    return ""


def _name_parts(tree: Tree, token: Token) -> tuple[Token, ...]:
    return (token, *tree.children(token, "flat", "compound", "appos", "nmod:desc"))
