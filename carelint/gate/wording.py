"""Says in plain words, with file, line and key, what a schema refused.

In: pydantic's errors and the YAML nodes that they are about. Out: mistakes.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from carelint.errors import Mistake
from carelint.gate.nearest import hint as near
from carelint.gate.nearest import nearest
from carelint.gate.nodes import follow

SHOWN = 60
"""Characters of a value that a message repeats."""
SAID = MappingProxyType(
    {
        "extra_forbidden": ("there is no such key", ""),
        "missing": ("this key is missing", ""),
        "literal_error": ("it cannot have this value", ""),
        "string_type": ("a text belongs here", 'Put quotation marks round it: "…".'),
        "string_too_short": ("it says too little", ""),
        "string_pattern_mismatch": ("it is no name", "Small letters, digits and hyphens make a name: bed-blocker."),
        "list_type": ("a list belongs here", "Write it as [one, two]."),
        "too_short": ("the list is too short", ""),
        "bool_type": ("it is either true or false", "Write true or false, without quotation marks."),
        "model_type": ("lines of `key: value` belong here", ""),
        "dict_type": ("lines of `key: value` belong here", ""),
    }
)
"""pydantic's name of an error → what is wrong and what to do. A test holds every schema to these and to `refused`."""
OTHERWISE = ("it cannot be used as it stands", "See wordlists/README.md.")


def mistakes_of(
    err: ValidationError, model: type[BaseModel], node: yaml.Node, path: Path, *, name: str = ""
) -> list[Mistake]:
    """Everything that a schema refused in one node, in the order of its lines; `name` stands before each key."""
    errors = err.errors(include_url=False)
    found = [_mistake(one, model, node, path, name) for one in errors if not _is_misspelt(one, errors, model)]
    return sorted(found, key=lambda one: one.line)


def _is_misspelt(error: ErrorDetails, errors: Sequence[ErrorDetails], model: type[BaseModel]) -> bool:
    """Whether a key is missing only because it stands there written otherwise, which is told already."""
    if error["type"] != "missing":
        return False
    *home, key = error["loc"]
    unknown = (one["loc"] for one in errors if one["type"] == "extra_forbidden")
    return any(list(loc[:-1]) == home and key in nearest(str(loc[-1]), known_keys(_at(model, home))) for loc in unknown)


def _mistake(error: ErrorDetails, model: type[BaseModel], node: yaml.Node, path: Path, name: str) -> Mistake:
    line, keys, place = follow(node, error["loc"])
    reason, hint = _said(error, model)
    key = ": ".join(part for part in (name, ".".join(keys)) if part)
    return Mistake(reason, str(path), line, key, _shown(error, place), hint)


def _said(error: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    kind, loc, context = error["type"], error["loc"], error.get("ctx", {})
    if kind in ("refused", "secret"):
        return str(context["reason"]), str(context["hint"])
    if kind == "string_too_short" and not error["input"]:
        return "nothing stands here", _described(model, loc) or "Fill it, or leave the key out."
    reason, hint = SAID.get(kind, OTHERWISE)
    if kind == "extra_forbidden":
        return reason, near(str(loc[-1]), known_keys(_at(model, loc[:-1])))
    if kind == "literal_error":
        return reason, near(str(error["input"]), re.findall(r"'([^']+)'", str(context["expected"])), called="It may be")
    return reason, hint or _described(model, loc)


def _shown(error: ErrorDetails, place: yaml.Node) -> str:
    """What stands there, on one line; nothing where a key is missing or unknown, or where much stands there."""
    if error["type"] in ("missing", "extra_forbidden", "secret") or not isinstance(place, yaml.ScalarNode):
        return ""
    text = " ".join(str(place.value).split())
    return text if len(text) <= SHOWN else f"{text[:SHOWN]} …"


def known_keys(model: type[BaseModel]) -> list[str]:
    """Keys that a mapping of this kind may have, as people write them."""
    return [field.alias or name for name, field in model.model_fields.items() if not field.exclude]


def _at(model: type[BaseModel], loc: Sequence[str | int]) -> type[BaseModel]:
    """The schema of the mapping that a row of keys leads to."""
    for key in loc:
        field = next((f for name, f in model.model_fields.items() if (f.alias or name) == key), None)
        model = (_inside(field.annotation) if field else None) or model
    return model


def _inside(annotation: Any) -> type[BaseModel] | None:
    if inspect.isclass(annotation) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _inside(part))), None)


def _described(model: type[BaseModel], loc: Sequence[str | int]) -> str:
    keys = [key for key in loc if isinstance(key, str)]
    fields = _at(model, keys[:-1]).model_fields.items()
    return next((f.description or "" for name, f in fields if keys and (f.alias or name) == keys[-1]), "")
