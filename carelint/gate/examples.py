"""The schema of an example, in its long form and in the short one, in which «marks» show what is noticed.

In: a text, a text under the name of its register, or a mapping. Out: `ExampleModel`: the text, and what is noticed.
"""

from __future__ import annotations

import re
from typing import Any, Literal

from pydantic import Field, model_validator

from carelint.gate.values import Strict, Text, refused
from carelint.rule import REGISTERS, Register

MARKED = re.compile("«([^«»]+)»")


class ExampleModel(Strict):
    """One example of an entry; `becomes` is the text after the first replacement is put in."""

    text: Text = Field(description="A sentence.")
    flags: list[Text] = Field(description="What is noticed in it, word for word; [] where nothing is.")
    becomes: str = ""
    register_: Literal[Register, ""] = Field("", alias="register")

    @model_validator(mode="before")
    @classmethod
    def _long(cls, value: Any) -> Any:
        """The long form of a short one: `Two «bed blockers» left.`, or `clinical: Two «bed blockers» left.`"""
        said = {"text": value} if isinstance(value, str) else value
        if isinstance(said, dict) and len(said) == 1 and (register := next(iter(said))) in REGISTERS:
            said = {"text": said[register], "register": register}
        if not isinstance(said, dict) or "flags" in said or not isinstance(said.get("text"), str):
            return said
        if "«" not in said["text"] and isinstance(value, dict) and "text" in value:
            return said
        return {**said, **_marked(said["text"])}


def _marked(text: str) -> dict[str, Any]:
    """The text without its marks, and the phrases between them."""
    plain = MARKED.sub(r"\1", text)
    if "«" in plain or "»" in plain:
        raise refused("a mark « or » stands without the other", "Put what is noticed between « and ».")
    return {"text": plain, "flags": MARKED.findall(text)}
