"""The values that keys of data may have, as types which say in plain words what is wrong with another.

In: what stood in YAML: strings, true and false, lists, mappings. Out: types for the schemas.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, ValidationInfo
from pydantic_core import PydanticCustomError

from carelint.gate.nearest import hint as near
from carelint.globs import made

T = TypeVar("T")
NAMED = re.compile(r"<([^<>]*)>")
"""A word class, named in a phrase or a value."""


class Strict(BaseModel):
    """A mapping whose keys are all known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def refused(reason: str, hint: str = "") -> PydanticCustomError:
    """A value that cannot be, for reasons of our own."""
    return PydanticCustomError("refused", "{reason}", {"reason": reason, "hint": hint})


def listed(value: Any) -> Any:
    """One value is a list of one."""
    return value if isinstance(value, list) else [value]


def _number(value: Any) -> Any:
    if isinstance(value, str) and value.isdecimal() and int(value):
        return int(value)
    raise refused("a whole number above nought belongs here", "For example: 60.")


def naming(*special: str) -> Callable[[str, ValidationInfo], str]:
    """A check that every `<class>` in a text exists; `special` are names beside those of the word classes."""

    def known(text: str, info: ValidationInfo) -> str:
        if "<" in NAMED.sub("", text):
            raise refused("a word class is named as <name>", "Close it with >, or leave the mark out.")
        classes: Collection[str] = (info.context or {}).get("classes", ())
        for name in NAMED.findall(text):
            if name not in classes and name not in special:
                names = [*special, *sorted(classes)]
                raise refused(f"no word class is called <{name}>", near(name, names, called="Known classes"))
        return text

    return known


def _sense(name: str, info: ValidationInfo) -> str:
    senses: Collection[str] | None = (info.context or {}).get("senses", ())
    if senses is None:
        raise refused("a sense names no other sense", "Write the guards themselves here.")
    if name not in senses:
        raise refused(f"no sense is called {name}", near(name, sorted(senses), called="Known senses"))
    return name


def _source(key: str, info: ValidationInfo) -> str:
    sources: Collection[str] = (info.context or {}).get("sources", ())
    if key not in sources:
        hint = near(key, sorted(sources), called="Known") if near(key, sorted(sources)).startswith("Did") else ""
        raise refused("no source is called so", hint or "Add it to sources.yaml: `key: the work`.")
    return key


MOST = 10
"""Words of a replacement; what is longer is a thought."""
THOUGHT = re.compile(r"…|\.\.|[:;?!]|\.$|^(?:say|name|ask|tell) (?:what|who|how|which|why)\b|\bby name\b|'s name$")
"""What stands in an advice, and in no words that can be put into a sentence as they are."""


def replacement(text: str) -> str:
    """Words that can be put in as they are. Raises PydanticCustomError for an advice."""
    if THOUGHT.search(text) or len(text.split()) > MOST:
        raise refused("it cannot be put into a sentence as it stands", "Advice goes under `think:`.")
    return text


Text = Annotated[str, Field(min_length=1)]
Replacement = Annotated[Text, AfterValidator(replacement)]
"""Words that can stand where the phrase stands: a noun for a noun, a verb for a verb."""
Listed = Annotated[list[Text], BeforeValidator(listed)]
Phrase = Annotated[Text, AfterValidator(naming())]
"""Words, in which `<class>` stands for each word of a class."""
Element = Annotated[Text, AfterValidator(naming("number", "any", "modifier", "adjective"))]
"""An element of a pattern: choices parted by |, with its mark."""
Near = Annotated[list[Annotated[Text, AfterValidator(naming("number"))]], BeforeValidator(listed)]
"""Values of a guard that looks at words."""
Role = Annotated[list[Annotated[Text, AfterValidator(naming("number", "person"))]], BeforeValidator(listed)]
"""Values of a guard that looks at who or what has a role."""
SenseName = Annotated[str, AfterValidator(_sense)]
SourceKey = Annotated[str, AfterValidator(_source)]
Whole = Annotated[int, BeforeValidator(_number)]
Flag = StrictBool


def _glob(said: str) -> str:
    if made([said]) is None:
        raise refused("it is no glob", "Globs are written as in .gitignore, for example: archive/ or '*.draft.docx'")
    return said


Glob = Annotated[Text, AfterValidator(_glob)]
"""A pattern as in .gitignore."""
