"""The schema of .carelint.yaml.

In: a settings file. Out: what it says, key by key, with the line of each value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from carelint import dictionaries
from carelint.errors import Mistake
from carelint.gate.guards import Some
from carelint.gate.nodes import follow, items, line_of, nodes
from carelint.gate.reading import checked
from carelint.gate.values import Flag, Strict, Text, Whole, listed, refused
from carelint.rule import Pack, Register

Texts = Annotated[list[Text], BeforeValidator(listed)]


def _dictionary(name: str, info: ValidationInfo) -> str:
    """A folder or file, whose name counts from the file that names it, or an installed package."""
    place = dictionaries.counted_from(info.context["home"], name) if info.context else name
    if told := dictionaries.wrong(place):
        where = "" if place.startswith(dictionaries.PACK) else f" Looked for {place}. Its name counts from this file."
        raise refused(told[0], f"{told[1]}{where}")
    return place


def _glob(said: str) -> str:
    from pathspec import GitIgnoreSpec  # 30 ms, only where something is left out

    try:
        GitIgnoreSpec.from_lines([said])
    except ValueError as err:
        hint = "Globs are written as in .gitignore, for example: archive/ or '*.draft.docx'"
        raise refused("it is no glob", hint) from err
    return said


def _secret(value: Any) -> Any:
    hint = "Use --password-file or --ask-password."
    raise PydanticCustomError(
        "secret", "{reason}", {"reason": "a password never stands in a settings file", "hint": hint}
    )


class LimitsModel(Strict):
    """How much one document may ask of the machine; see `carelint/limits.py` for what each means."""

    file_mb: Whole = 1
    pages: Whole = 1
    paragraphs: Whole = 1
    part_mb: Whole = 1
    unpacked_mb: Whole = 1
    ratio: Whole = 1
    depth: Whole = 1
    seconds: Whole = 1
    memory_mb: Whole = 1


class SettingsModel(Strict):
    """What an organisation may decide; a key that is left out is left to the next file, or to carelint."""

    register_: Register = Field("board", alias="register")
    packs: Some[Pack] = []
    off: Texts = []
    fail_on: Literal["change", "consider", "never"] = "consider"
    dictionary: Annotated[list[Annotated[Text, AfterValidator(_dictionary)]], BeforeValidator(listed)] = []
    exclude: Annotated[list[Annotated[Text, AfterValidator(_glob)]], BeforeValidator(listed)] = []
    model: Text = ""
    reader: Literal["on", "thorough", "off"] = "on"
    also: Some[Literal["comments", "hidden", "attachments"]] = []
    pdf_engine: Literal["pdfium", "pdfminer"] = "pdfium"
    column: Text = ""
    id_column: Text = ""
    redact: Flag = False
    limits: LimitsModel = LimitsModel()
    password: Annotated[Any, AfterValidator(_secret)] = Field("", exclude=True)


@dataclass(frozen=True, slots=True)
class Said:
    """A settings file: its values, and the lines of the rules that it switches off."""

    path: Path
    values: Mapping[str, Any]
    off: tuple[tuple[str, int], ...]
    """(id or family, line)."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """Line of each key."""


def said(path: Path, mistakes: list[Mistake]) -> Said:
    """What a file says; nothing where it is empty or cannot be used."""
    root = nodes(path, mistakes)
    if root is None:
        return Said(path, {}, ())
    if not isinstance(root, yaml.MappingNode):
        hint = "A space belongs behind each colon: `register: policy`."
        mistakes.append(Mistake("a settings file is a list of `key: value` lines", str(path), line_of(root), hint=hint))
        return Said(path, {}, ())
    found = checked(root, SettingsModel, path, mistakes, {"home": path.parent.absolute()})
    values = found.model_dump(by_alias=True, exclude_unset=True) if found else {}
    return Said(path, values, _off(root), {str(pair[0].value): line_of(pair[0]) for pair in root.value})


def _off(root: yaml.MappingNode) -> tuple[tuple[str, int], ...]:
    _, _, node = follow(root, ["off"])
    return () if node is root else tuple((str(one.value), line_of(one)) for one in items(node))
