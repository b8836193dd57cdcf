"""The guards that `only` and `unless` may hold, each with the values it can have.

In: a mapping of guards. Out: `Guards`, checked; `rulebook` makes conditions of them.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar

from pydantic import BeforeValidator, Field, model_validator

from carelint.gate.values import Near, Role, SenseName, Strict, listed
from carelint.rule import Register

L = TypeVar("L")
Some = Annotated[list[L], BeforeValidator(listed), Field(min_length=1)]
"""One of the names, or a list of them."""
PartOfSpeech = Literal[
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
]  # fmt: skip
"""Universal Dependencies, version 2: https://universaldependencies.org/u/pos/."""
Block = Literal["heading", "paragraph", "item", "cell", "quote", "caption", "note", "header", "footer", "comment"]
Form = Literal["singular", "plural", "base", "third", "past", "participle", "gerund"]
Number = Literal["singular", "plural"]


class Guards(Strict):
    """One way a guard can hold: every key in it must. See `judges/guards/conditions.py` for what each means.

    The name of a sense alone stands for `{sense: [name]}`.
    """

    sense: Some[SenseName] = []

    previous: Near = []
    next: Near = []
    before: Near = []
    after: Near = []
    near: Near = []
    around: Near = []
    heading: Near = []
    phrase: Near = []
    block: Some[Block] = []
    register_: Some[Register] = Field([], alias="register")
    form: Some[Form] = []
    case: Some[Literal["upper", "title", "lower"]] = []
    at: Some[Literal["start", "middle", "end", "whole"]] = []
    alone: Some[Literal["yes", "no"]] = []
    pos: Some[PartOfSpeech] = []
    voice: Some[Literal["active", "passive"]] = []
    verb: Some[Number] = []
    head: Role = []
    modifier: Role = []
    subject: Role = []
    object: Role = []
    governor: Role = []
    with_: Role = Field([], alias="with")
    of: Role = []
    to: Role = []
    for_: Role = Field([], alias="for")
    in_: Role = Field([], alias="in")
    from_: Role = Field([], alias="from")
    by: Role = []
    about: Role = []
    on: Role = []

    @model_validator(mode="before")
    @classmethod
    def _named(cls, value: Any) -> Any:
        return {"sense": [value]} if isinstance(value, str) and value else value

    def said(self) -> dict[str, list[str]]:
        """The guards that were written, by the names under which people write them; a sense is no guard."""
        return dict(self.model_dump(by_alias=True, exclude_unset=True, exclude={"sense"}))

    @property
    def literals(self) -> int:
        """How many words stand here themselves: not by the name of a class, and not the fixed words of a guard."""
        words = (value for key, values in self.said().items() if key not in LITERAL for value in values)
        return sum(not word.startswith("<") for word in words)


def guards(value: Any) -> Any:
    """What stands under `only`, `unless` or `when`, as a list; nothing is as good as left out."""
    return [one for one in listed(value) if one not in ("", {})]


GuardList = Annotated[list[Guards], BeforeValidator(guards)]
"""Ways to hold, of which one is enough."""


LITERAL = frozenset({"block", "register", "form", "case", "at", "pos", "voice", "alone", "verb"})
"""Guards whose values are fixed words rather than vocabulary."""
