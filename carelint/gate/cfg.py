"""The section [carelint] of a setup.cfg, and those that belong to it.

In: a file of sections. Out: the node tree of ours, with lines; what is wrong joins the mistakes.

[carelint] holds the keys; [carelint:limits] and [carelint:levels] hold those of a mapping, [carelint:files:NAME] is
one of the sections for some files, in order, and NAME says only to people what it is for. Lists stand with commas or
in lines.
"""

from __future__ import annotations

import configparser
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from carelint.errors import Mistake
from carelint.gate import marked
from carelint.gate.texts import text_of

OURS = "carelint"
SECTION = re.compile(r"\[(?P<name>[^\]]+)\]")
KEY = re.compile(r"(?P<key>[^\s:=#;\[][^:=]*?)\s*[:=]")
MEANT = re.compile(r"(?:tool[:.])?carelint\b")
"""What a section is called that is meant to be ours."""
WORDS = {"true": True, "false": False}


def nodes(path: Path, kinds: Mapping[str, object], mistakes: list[Mistake]) -> yaml.Node | None:
    """Our sections of a file; None where there are none, or it cannot be read.

    `kinds` says of each key what it holds: list, bool, or something else.
    """
    text = text_of(path, mistakes)
    if text is None:
        return None
    parser = configparser.RawConfigParser(default_section="")  # [DEFAULT] is somebody else's
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    try:
        parser.read_string(text)
    except configparser.Error as err:
        mistakes.append(_broken(err, path))
        return None
    lines = _lines(text)
    named = [name for name in parser.sections() if MEANT.match(name)]
    mistakes += [_unread(name, path, _line(lines, name)[0]) for name in named if not _is_ours(name)]
    places: dict[marked.Path, int] = {}
    found: dict[str, Any] = {}
    for name in filter(_is_ours, named):
        home, at = _home(name, found)
        places.setdefault(home[:1], _line(lines, name)[0])
        places.setdefault(home, _line(lines, name)[0])
        for key, said in parser[name].items():
            at[key] = _value(said, kinds.get(key))
            places.update(_places((*home, key), said, at[key], _line(lines, name, key)))
    return marked.node(found, lambda keys: _nearest(keys, places)) if found else None


def _is_ours(name: str) -> bool:
    return name in (OURS, "carelint:limits", "carelint:levels") or name.startswith("carelint:files:")


def _unread(name: str, path: Path, line: int) -> Mistake:
    hint = "Sections are [carelint], [carelint:limits], [carelint:levels] and [carelint:files:NAME]."
    return Mistake("nobody reads a section of this name", str(path), line, value=f"[{name}]", hint=hint)


def _home(name: str, found: dict[str, Any]) -> tuple[marked.Path, dict[str, Any]]:
    """Where the keys of a section belong, and what is there; it is made."""
    kind = name.partition(":")[2].partition(":")[0]
    if not kind:
        return (), found
    if kind != "files":
        return (kind,), found.setdefault(kind, {})
    sections = found.setdefault(kind, [])
    sections.append({})
    return (kind, len(sections) - 1), sections[-1]


def _value(said: str, kind: object) -> Any:
    if kind is list:
        return [one.strip() for one in re.split(r"[,\n]", said) if one.strip()]
    return WORDS.get(said, said) if kind is bool else said


def _places(home: marked.Path, said: str, value: Any, lines: list[int]) -> Iterator[tuple[marked.Path, int]]:
    """The lines of a key and of each thing in its list."""
    yield home, lines[0]
    if isinstance(value, list):
        rows = zip(said.split("\n"), lines, strict=False)
        each = [line for row, line in rows for one in row.split(",") if one.strip()]
        yield from (((*home, at), line) for at, line in enumerate(each))


def _line(lines: dict[tuple[str, str], list[int]], name: str, key: str = "") -> list[int]:
    """Where it stands; one that is indented is told by its section, or by the file."""
    return lines.get((name, key)) or lines.get((name, "")) or [1]


def _nearest(keys: marked.Path, places: dict[marked.Path, int]) -> int:
    while keys and keys not in places:
        keys = keys[:-1]
    return places.get(keys, 1)


def _lines(text: str) -> dict[tuple[str, str], list[int]]:
    """(section, key) → the lines of its value; the section itself has no key."""
    found: dict[tuple[str, str], list[int]] = {}
    section, key = "", ""
    for number, line in enumerate(text.split("\n"), 1):
        if head := SECTION.match(line):
            section, key = head["name"], ""
            found[section, key] = [number]
        elif said := KEY.match(line):
            key = said["key"].strip()
            found[section, key] = [number]
        elif key and not line.lstrip().startswith(("#", ";")):
            found[section, key].append(number)
    return found


def _broken(err: configparser.Error, path: Path) -> Mistake:
    if isinstance(err, configparser.DuplicateOptionError):
        return Mistake("this key stands twice", str(path), err.lineno or 0, err.option, hint="Keep one of the two.")
    if isinstance(err, configparser.DuplicateSectionError):
        hint = "Put both into one."
        return Mistake("this section stands twice", str(path), err.lineno or 0, value=f"[{err.section}]", hint=hint)
    line, words = _wrong_line(err)
    if words.startswith("[") and "]" not in words:
        reason = "a bracket [ is opened and never closed"
        return Mistake(reason, str(path), line, hint="Close it.")
    hint = "Each line is `key = value`, below a [section]; further lines of a value are indented."
    return Mistake("this line cannot be understood", str(path), line, hint=hint)


def _wrong_line(err: configparser.Error) -> tuple[int, str]:
    """Its number and what stands in it, as far as that is known."""
    if isinstance(err, configparser.MissingSectionHeaderError):  # a ParsingError that has no list of errors
        return err.lineno, err.line.strip()
    if isinstance(err, configparser.ParsingError) and err.errors:
        number, words = err.errors[0]
        return number, words.strip("'\"").strip()
    return 0, ""
