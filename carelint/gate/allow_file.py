"""The schema of .carelint-allow.yaml: what may stay as it is in documents that hold no comments to us.

In: a file. Out: each permission, checked, with its line; what is wrong joins the mistakes.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from carelint.errors import Mistake
from carelint.gate.guards import Some
from carelint.gate.nearest import nearest_id
from carelint.gate.nodes import items, line_of, nodes
from carelint.gate.reading import checked
from carelint.gate.settings_file import Patterns
from carelint.gate.values import Strict, Text, refused


def _rule(name: str, info: ValidationInfo) -> str:
    ids: Collection[str] = (info.context or {}).get("ids", ())
    if name not in ids and not any(one.startswith(f"{name}/") for one in ids):
        raise refused("no rule and no family is called so", nearest_id(name, ids))
    return name


def _day(said: Any) -> date:
    try:
        return date.fromisoformat(said)
    except (TypeError, ValueError) as err:
        raise refused("it is no day", "A day is written year, month, day: 2027-03-31.") from err


class AllowModel(Strict):
    """One permission. Only `rule` is asked; the settings may ask for reasons."""

    rule: Some[Annotated[Text, AfterValidator(_rule)]]
    phrase: Text = ""
    path: Patterns = []
    reason: Text = ""
    owner: Text = ""
    until: Annotated[date | None, BeforeValidator(_day)] = None


@dataclass(frozen=True, slots=True)
class Allowed:
    """A permission as it stands in a file."""

    line: int
    model: AllowModel


def allowed(path: Path, mistakes: list[Mistake], ids: Collection[str]) -> list[Allowed]:
    """The permissions of a file; none where it is empty."""
    root = nodes(path, mistakes)
    found = []
    for node in items(root) if root is not None else ():
        model = checked(node, AllowModel, path, mistakes, {"ids": ids})
        if model is not None:
            found.append(Allowed(line_of(node), model))
    return found
