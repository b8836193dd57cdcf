"""The YAML gate: the one place where what a person wrote is checked, with file, line and key.

In: a YAML file of entries or one rule. Out: `Entry` models that `rulebook` compiles; anything else is refused.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from carelint.errors import RuleError
from carelint.plainyaml import nodes, plain

Words = list[str]
Guard = dict[str, Words | str]


class ExampleModel(BaseModel):
    """One example of an entry; `becomes` is the text after the first replacement is put in."""

    model_config = ConfigDict(extra="forbid")
    text: str
    flags: Words
    becomes: str = ""
    register_: Literal["board", "policy", "clinical", ""] = Field("", alias="register")


class Entry(BaseModel):
    """An entry of the dictionary or a rule file: everything it says about itself."""

    model_config = ConfigDict(extra="forbid")
    id: str
    kind: Literal["words", "pattern", "grammar", "quote"] = "words"
    phrase: str = ""
    forms: Words = []
    words: Words = []
    pattern: Words = []
    covers: list[Literal["subject", "object"]] = []
    inflect: Literal["noun", "verb", "none"] = "noun"
    swap: bool = False
    pathology: Literal["hurry", "blur", "cruelty", "burden"]
    level: Literal["change", "consider", "notice"]
    registers: list[Literal["board", "policy", "clinical", "any"]] = ["any"]
    pack: Literal["", "wider", "plain"] = ""
    about: Literal["", "person"] = ""
    specific: Literal["", "silences"] = ""
    holder: Literal["writer", "anyone"] = "writer"
    names: Literal["", "too"] = ""
    instead: Words
    why: str = Field(min_length=12)
    message: str = ""
    sources: list[str] = Field(min_length=1)
    since: str = "0.1"
    only: Guard | list[Guard] = []
    unless: Guard | list[Guard] = []
    exceptions: Words = Field([], alias="except")
    examples: list[ExampleModel] = Field(min_length=2)

    @field_validator("why", "message")
    @classmethod
    def _one_line(cls, value: str) -> str:
        return " ".join(value.split())

    @model_validator(mode="after")
    def _complete(self) -> Entry:
        if not (self.phrase or self.forms or self.words or self.pattern or self.kind == "quote"):
            raise ValueError("an entry needs a phrase, words or a pattern to match")
        if self.swap and not any(example.becomes for example in self.examples):
            raise ValueError("swap needs an example that shows what the text becomes")
        if not self.swap and any(example.becomes for example in self.examples):
            raise ValueError("becomes is only produced where swap is true")
        flagged = sum(bool(example.flags) for example in self.examples)
        if not flagged or flagged == len(self.examples):
            raise ValueError("examples need at least one that is flagged and one that stays silent")
        return self


def entries(path: Path) -> list[tuple[Entry, int, list[int]]]:
    """(entry, line, lines of its examples) of a dictionary file (a list) or a rule file (one mapping)."""
    root = nodes(path)
    if root is None:
        return []
    items = root.value if isinstance(root, yaml.SequenceNode) else [root]
    return [(_entry(item, path), item.start_mark.line + 1, _example_lines(item)) for item in items]


def _entry(node: yaml.Node, path: Path) -> Entry:
    data = plain(node, path)
    try:
        return Entry.model_validate(data)
    except ValidationError as err:
        first = min(err.errors(), key=lambda one: one["type"] != "extra_forbidden")
        keys = [part for part in first["loc"] if part not in ("list[dict[str,union[list[str],str]]]",)]
        name = data.get("id", "?") if isinstance(data, dict) else "?"
        raise RuleError(
            first["msg"].removeprefix("Value error, "),
            path=str(path),
            line=_line_of(node, keys),
            key=f"{name}: {'.'.join(map(str, keys))}".rstrip(": "),
            hint=_hint(first["type"], str(keys[-1]) if keys else ""),
        ) from err


def _hint(kind: str, key: str) -> str:
    if kind == "extra_forbidden":
        return f"No key is called {key!r}. Known keys: {', '.join(sorted(known_keys()))}."
    return ""


def known_keys() -> list[str]:
    """Keys that an entry may have."""
    return [field.alias or name for name, field in Entry.model_fields.items()]


def _line_of(node: yaml.Node, keys: list[Any]) -> int:
    """Line of the node that a validation error points at, as deep as it can be followed."""
    line = node.start_mark.line + 1
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == key), None)
            if pair is None:
                return line
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            node = node.value[key]
            line = node.start_mark.line + 1
    return line


def _example_lines(node: yaml.Node) -> list[int]:
    if not isinstance(node, yaml.MappingNode):
        return []
    found = next((v for k, v in node.value if k.value == "examples"), None)
    return [item.start_mark.line + 1 for item in found.value] if found is not None else []
