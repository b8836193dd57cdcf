"""A parsed sentence in Universal Dependencies terms, whatever pipeline read it.

In: tokens from `language`. Out: `Tree` and the roles a rule can ask for: subject, object, complement, head.
"""

from __future__ import annotations

from dataclasses import dataclass

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubj:pass", "csubj:pass"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
JOINED = frozenset({"compound", "flat", "amod", "nummod", "det", "nmod:poss", "fixed", "case"})
"""Relations of the words that make up one noun phrase before or with its head."""


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `head` is the index of its governor, its own index at the root."""

    index: int
    start: int
    """Half-open code points in the sentence's plain text."""
    end: int
    text: str
    lemma: str
    pos: str
    """Universal part of speech."""
    tag: str
    """Penn Treebank tag."""
    dep: str
    """Universal dependency relation."""
    head: int


@dataclass(frozen=True, slots=True)
class Tree:
    """The tokens of one sentence and who depends on whom."""

    tokens: tuple[Token, ...]

    def covering(self, start: int, end: int) -> tuple[Token, ...]:
        """Tokens that overlap the half-open span."""
        return tuple(t for t in self.tokens if t.start < end and start < t.end)

    def top(self, start: int, end: int) -> Token | None:
        """The token of the span whose governor lies outside it: the phrase's own head."""
        inside = self.covering(start, end)
        indices = {token.index for token in inside}
        return next((t for t in inside if t.head not in indices or t.head == t.index), None)

    def head(self, token: Token) -> Token:
        """Its governor; itself at the root."""
        return self.tokens[token.head]

    def children(self, token: Token, *deps: str) -> tuple[Token, ...]:
        """Dependents of `token`; with `deps`, only those relations (`nmod` takes `nmod:poss` too)."""
        return tuple(
            t
            for t in self.tokens
            if t.head == token.index
            and t.index != token.index
            and (not deps or t.dep in deps or t.dep.partition(":")[0] in deps)
        )

    def subjects(self, verb: Token, depth: int = 0) -> tuple[Token, ...]:
        """Who does it, or to whom it is done: through conjunction, control and relative clauses."""
        own = tuple(t for t in self.children(verb) if t.dep in SUBJECTS | PASSIVE_SUBJECTS)
        if own:
            return self._resolved(own, verb)
        governor = self.head(verb)
        if depth > 3 or governor.index == verb.index:
            return ()
        if verb.dep == "acl" and verb.tag == "VBG" and self._parted(governor, verb):
            return self._clause(governor)
        if verb.dep.startswith("acl"):
            return (governor,)
        if verb.dep == "parataxis" and governor.pos in NOMINAL:
            return (governor,)
        if verb.dep == "conj" and verb.pos == "VERB" and governor.pos in NOMINAL:
            return self._clause(governor)
        if verb.dep in ("conj", "xcomp", "advcl", "parataxis", "ccomp"):
            return self.subjects(governor, depth + 1)
        return ()

    def _parted(self, noun: Token, verb: Token) -> bool:
        """Whether a comma stands between; the participle tells of the whole clause then: «took two, refusing more»."""
        return any(t.text == "," for t in self.tokens[noun.index + 1 : verb.index])

    def _clause(self, token: Token) -> tuple[Token, ...]:
        """The subjects of the clause that a word stands in."""
        while True:
            governor = self.head(token)
            own = tuple(t for t in self.children(governor) if t.dep in SUBJECTS | PASSIVE_SUBJECTS)
            if own or governor.index == token.index:
                return self._with_conjuncts(own)
            token = governor

    def _resolved(self, subjects: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
        """A relative pronoun stands for the noun before it."""
        if verb.dep.startswith("acl") and subjects[0].lemma.lower() in ("who", "which", "that"):
            return (self.head(verb),)
        return self._with_conjuncts(subjects)

    def _with_conjuncts(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        return tokens + tuple(c for t in tokens for c in self.children(t, "conj"))

    def passive(self, verb: Token) -> bool:
        """Whether the verb is passive, a bare participle after its noun included."""
        if any(t.dep in PASSIVE_SUBJECTS or t.dep == "aux:pass" for t in self.children(verb)):
            return True
        if verb.dep == "conj" and self.head(verb).pos == "VERB" and not self._own_subject(verb):
            return verb.tag == "VBN" and self.passive(self.head(verb))
        bare = not self._own_subject(verb) and not self.children(verb, "aux")
        return verb.dep == "acl" and verb.tag == "VBN" and bare

    def _own_subject(self, verb: Token) -> bool:
        return any(t.dep in SUBJECTS | PASSIVE_SUBJECTS for t in self.children(verb))

    def objects(self, verb: Token) -> tuple[Token, ...]:
        """What or whom it is done to: objects, and the subjects of a passive."""
        found = self._with_conjuncts(self.children(verb, "obj", "iobj"))
        if self.passive(verb):
            found += self.subjects(verb)
        elif verb.dep == "acl:relcl" and not found and not self._relative_subject(verb):
            found += (self.head(verb),)
        return found

    def _relative_subject(self, verb: Token) -> bool:
        own = self.children(verb, "nsubj")
        return bool(own) and own[0].lemma.lower() in ("who", "which", "that")

    def complements(self, token: Token, preposition: str) -> tuple[Token, ...]:
        """Nouns joined to `token` by `preposition`: compliant *with insulin*, burden *of patients*."""
        found = self.children(token, "obl", "nmod")
        return tuple(t for t in found if any(c.lemma.lower() == preposition for c in self.children(t, "case")))

    def noun_phrase(self, token: Token) -> tuple[Token, ...]:
        """The words of the noun phrase that `token` heads, in order."""
        inside = {token.index}
        for other in self.tokens:
            if other.head == token.index and other.dep.partition(":")[0] in JOINED | {"nmod:poss"}:
                inside.add(other.index)
        return tuple(t for t in self.tokens if t.index in inside)
