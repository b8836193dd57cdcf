"""The schema of settings, whichever file they stand in.

In: .carelint.yaml, a setup.cfg or a pyproject.toml. Out: what it says as `Layer`s: all its documents, then sections.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal, get_origin

import yaml
from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from carelint import dictionaries
from carelint.errors import Mistake
from carelint.gate import cfg, toml
from carelint.gate.audit_section import AuditModel
from carelint.gate.guards import Some
from carelint.gate.nodes import follow, items, line_of, nodes
from carelint.gate.reading import checked
from carelint.gate.values import Flag, Glob, Strict, Text, Whole, listed, refused
from carelint.globs import Globs
from carelint.layer import NAMING, NESTED, OFF, Layer
from carelint.rule import Pack, Register

Texts = Annotated[list[Text], BeforeValidator(listed)]


def _dictionary(name: str, info: ValidationInfo) -> str:
    """A folder or file, whose name counts from the file that names it, or an installed package."""
    place = dictionaries.counted_from(info.context["home"], name) if info.context else name
    if told := dictionaries.wrong(place):
        where = "" if place.startswith(dictionaries.PACK) else f" Looked for {place}. Its name counts from this file."
        raise refused(told[0], f"{told[1]}{where}")
    return place


def _beside(name: str, info: ValidationInfo) -> str:
    """A file's name counts from the file that names it."""
    return str(Path(info.context["home"] if info.context else "", name).expanduser())


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


Patterns = Annotated[list[Glob], BeforeValidator(listed)]
Dictionaries = Annotated[list[Annotated[Text, AfterValidator(_dictionary)]], BeforeValidator(listed)]
Level = Literal["change", "consider", "notice", "off"]


class Judging(Strict):
    """What may be decided for all documents, or for some; a key that is left out is left to the next place."""

    register_: Register = Field(
        "board", alias="register", description="What kind of documents these are; guessed for each if left out."
    )
    spelling: Literal["gb", "us"] = Field(
        "gb", description="How words of care are spelled; guessed for each document if left out."
    )
    packs: Some[Pack] = Field([], description="Opt-in packs that are switched on.")
    on: Texts = Field([], description="Rules, families or packs that are noticed though off says otherwise.")
    off: Texts = Field([], description="Rules, families or packs that are switched off.")
    levels: dict[Text, Level] = Field(
        {}, description="How strongly a rule, family or pack speaks: change, consider, notice (only counted) or off."
    )
    fail_on: Literal["change", "consider", "never"] = Field(
        "consider", description="The lowest level that makes the exit code 1."
    )
    dictionary: Dictionaries = Field(
        [], description="Your own words: tables, files and folders, counted from this file, or pack:NAME."
    )
    model: Text = Field("", description="An installed spaCy pipeline in place of the bundled one.")
    reader: Literal["on", "thorough", "off"] = Field("on", description="How much the learned reader sees.")
    also: Some[Literal["comments", "hidden", "attachments"]] = Field(
        [], description="What is read beside the text of a document."
    )
    pdf_engine: Literal["pdfium", "pdfminer"] = Field("pdfium", description="What opens PDF files.")
    ocr: Flag = Field(False, description="Whether pages of a PDF that are pictures are read, with tesseract.")
    column: Text = Field("", description="The column of a table that holds the texts; each row is then a document.")
    id_column: Text = Field("", description="The column of a table that names the rows.")
    redact: Flag = Field(
        False, description="true masks all but the noticed phrases, false nothing; left out, only in clinical papers."
    )
    limits: LimitsModel = Field(LimitsModel(), description="How much one document may ask of the machine.")
    password: Annotated[Any, AfterValidator(_secret)] = Field("", exclude=True)


class SectionModel(Judging):
    """What holds for some files only; of several sections that mean a file, the later one decides, key by key."""

    paths: Patterns = Field(description="The files that are meant: globs as in .gitignore, from this file's folder.")


class SettingsModel(Judging):
    """What an organisation decides about its documents."""

    exclude: Patterns = Field([], description="Files and folders that are left out: globs as in .gitignore.")
    baseline: Annotated[Text, AfterValidator(_beside)] = Field(
        "", description="What stood there before and is not shown; the nearest .carelint-baseline if left out."
    )
    reasons: Literal["optional", "required"] = Field(
        "optional", description="required: a permission without a reason allows nothing."
    )
    audit: AuditModel = Field(AuditModel(), description="The standing audit.")
    files: Annotated[list[SectionModel], BeforeValidator(listed)] = Field(
        [], description="Sections that hold for some files only: each has paths, and what holds for them."
    )


KINDS = {
    name: get_origin(one.annotation) or one.annotation
    for model in (SettingsModel, SectionModel)
    for name, one in model.model_fields.items()
}
"""Key → what kind of value it holds, for files that know texts only."""
SHARED = {
    ".toml": "a table [tool.carelint]",
    ".cfg": "a section [carelint]",
    ".ini": "a section [carelint]",
}
"""Suffixes of files of many tools → where ours stands in them."""


def layers(path: Path, mistakes: list[Mistake], home: Path | None = None) -> list[Layer]:
    """What a file says, then each of its sections; nothing where it is empty or cannot be used.

    Globs count from `home`, where somebody named the file and it has to say something, or from the file's folder.
    """
    before = len(mistakes)
    root = _nodes(path, mistakes)
    if root is None:
        if home and len(mistakes) == before and path.suffix.lower() in SHARED:
            hint = f"Put {SHARED[path.suffix.lower()]} into it."
            mistakes.append(Mistake("nothing in it is for carelint", str(path), hint=hint))
        return []
    if not isinstance(root, yaml.MappingNode):
        hint = "A space belongs behind each colon: `register: policy`."
        mistakes.append(Mistake("a settings file is a list of `key: value` lines", str(path), line_of(root), hint=hint))
        return []
    found = checked(root, SettingsModel, path, mistakes, {"home": path.parent.absolute()})
    values = found.model_dump(by_alias=True, exclude_unset=True) if found else {}
    home = home or path.parent.absolute()
    sections = values.pop("files", [])
    _, _, part = follow(root, ["files"])
    parts = [] if part is root else list(items(part))
    made = [_layer(root, values, path, home)]
    made += [_section(node, said, path, home) for node, said in zip(parts, sections or [{}] * len(parts), strict=True)]
    mistakes += [one for layer in made for one in _torn(layer)]
    return made


def _nodes(path: Path, mistakes: list[Mistake]) -> yaml.Node | None:
    """The nodes of a file of any kind."""
    suffix = path.suffix.lower()
    if suffix == ".toml":
        return toml.nodes(path, mistakes)
    return cfg.nodes(path, KINDS, mistakes) if suffix in SHARED else nodes(path, mistakes)


def _layer(node: yaml.Node, values: Mapping[str, Any], path: Path, home: Path) -> Layer:
    return Layer(values, dict(_lines(node)), tuple(_named(node)), path, home=home)


def _section(node: yaml.Node, values: dict[str, Any], path: Path, home: Path) -> Layer:
    globs = values.pop("paths", [])
    layer = _layer(node, values, path, home)
    matching = Globs(globs, home, key="files") if globs else None
    return replace(layer, globs=matching, title=", ".join(globs))


def _lines(node: yaml.Node) -> Iterator[tuple[str, int]]:
    """The line of each key, and of each key of a nested mapping."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    for key, value in pairs:
        yield str(key.value), line_of(key)
        if key.value in NESTED and isinstance(value, yaml.MappingNode):
            yield from ((f"{key.value}.{inner.value}", line_of(inner)) for inner, _ in value.value)


def _named(node: yaml.Node) -> Iterator[tuple[str, str, int]]:
    """(key, name, line) of each rule, family and pack that is named."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    for key, value in pairs:
        if key.value == "levels" and isinstance(value, yaml.MappingNode):
            level = ((inner, str(said.value)) for inner, said in value.value)
            yield from ((OFF if said == OFF else "levels", str(one.value), line_of(one)) for one, said in level)
        elif key.value in NAMING and key.value != "levels":
            yield from ((str(key.value), str(one.value), line_of(one)) for one in items(value))


def _torn(layer: Layer) -> Iterator[Mistake]:
    """What one place switches on, or gives a level, and off as well."""
    off = {name: line for key, name, line in layer.named if key == OFF}
    for key, name, line in layer.named:
        if key != OFF and name in off:
            reason = f"it is switched off too, in line {off[name]}"
            yield Mistake(reason, layer.place, line, key, name, "Keep one of the two.")
