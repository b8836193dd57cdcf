"""The table [tool.carelint] of a pyproject.toml.

In: a TOML file. Out: the node tree of the table, with lines; what is wrong joins the mistakes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from carelint.errors import Mistake
from carelint.gate import marked
from carelint.gate.texts import text_of

if sys.version_info >= (3, 11):
    import tomllib
else:  # the same library, before Python took it in
    import tomli as tomllib

TABLE = ("tool", "carelint")
TOKEN = re.compile(
    r'(?P<text>"""(?s:\\.|.)*?"""|\'\'\'(?s:.)*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\')'
    r"|(?P<comment>#[^\n]*)|(?P<line>\n)|(?P<mark>[\[\]{},=.])|(?P<word>[^\s\[\]{},=.#\"']+)"
)
"""What a TOML file is made of; only read where tomllib has understood the whole."""
HEADER = re.compile(r"^\s*\[?\[\s*carelint\b", re.MULTILINE)
"""A table that nobody reads: the one that is meant begins with `tool`."""


def nodes(path: Path, mistakes: list[Mistake]) -> yaml.Node | None:
    """The table of a file; None where there is none or it cannot be read."""
    text = text_of(path, mistakes)
    if text is None:
        return None
    if wrong := HEADER.search(text):
        line = text.count("\n", 0, wrong.end()) + 1
        hint = "Call it [tool.carelint]."
        mistakes.append(Mistake("nobody reads a table of this name", str(path), line, "carelint", hint=hint))
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as err:
        mistakes.append(_broken(err, path, text))
        return None
    table = _at(data)
    if table is None:
        return None
    lines = dict(_lines(text))
    return marked.node(table, lambda keys: _line(lines, (*TABLE, *keys)))


def _at(data: dict[str, Any]) -> Any:
    tool = data.get("tool")
    return tool.get("carelint") if isinstance(tool, dict) else None


def _broken(err: Exception, path: Path, text: str) -> Mistake:
    """With what was opened and never closed, where that is what is wrong."""
    said = str(err)
    found = re.search(r"at line (\d+), column (\d+)", said)
    line, column = (int(found[1]), int(found[2])) if found else (text.rstrip().count("\n") + 1, 0)
    stopped = sum(map(len, text.splitlines(keepends=True)[: line - 1])) + column - 1 if found else len(text)
    mark, opened = _opened(text, stopped)
    if not mark or (mark in "[{" and not any(one in said for one in ("Unclosed", "end of document", "Expected ']'"))):
        hint = 'Texts stand in quotation marks, lists as ["one", "two"], and no key twice.'
        return Mistake("this is not TOML", str(path), line, hint=hint)
    what = f"a bracket {mark}" if mark in "[{" else f"a quotation mark {mark}"
    seen = f" (reading stopped in line {line})" if line != opened else ""
    return Mistake(f"this is not TOML: {what} is opened and never closed{seen}", str(path), opened, hint="Close it.")


def _opened(text: str, stopped: int) -> tuple[str, int]:
    """The quotation mark without its like, or the last bracket that is open where reading stopped, and its line."""
    brackets: list[tuple[str, int]] = []
    for found in re.finditer(rf"{TOKEN.pattern}|(?P<alone>[\"'])", text[: text.find("\n", stopped) + 1 or len(text)]):
        line = text.count("\n", 0, found.start()) + 1
        if found.start() >= stopped:
            break
        if found["alone"]:
            return found["alone"], line
        if found["mark"] in ("[", "{"):
            brackets.append((found["mark"], line))
        elif found["mark"] in ("]", "}") and brackets:
            brackets.pop()
    return brackets[-1] if brackets else ("", 0)


def _line(lines: dict[marked.Path, int], keys: marked.Path) -> int:
    """The line of the nearest that is known."""
    while keys and keys not in lines:
        keys = keys[:-1]
    return lines.get(keys, 1)


def _lines(text: str) -> Iterator[tuple[marked.Path, int]]:
    """The line of every table, key and value of a file that is TOML."""
    walk = _Walk(text)
    counts: dict[marked.Path, int] = {}
    table: marked.Path = ()
    while walk.more:
        if walk.takes("["):
            many = walk.takes("[")
            line, keys = walk.line, walk.keys()
            keys = _numbered(keys, counts)
            if many:
                counts[keys] = counts.get(keys, -1) + 1
                keys = (*keys, counts[keys])
            walk.skip("]")
            table = keys
            yield table, line
        elif walk.takes("\n"):
            continue
        else:
            yield from walk.pair(table)


def _numbered(keys: marked.Path, counts: dict[marked.Path, int]) -> marked.Path:
    """A table below a list of tables belongs to the last of them."""
    found: marked.Path = ()
    for key in keys[:-1]:
        found = (*found, key)
        found = (*found, counts[found]) if found in counts else found
    return (*found, *keys[-1:])


class _Walk:
    """Goes through the tokens of a file that is known to be TOML."""

    def __init__(self, text: str) -> None:
        self._tokens: list[tuple[str, str, int]] = []
        line = 1
        for found in TOKEN.finditer(text):
            if found.lastgroup != "comment":
                self._tokens.append((found.lastgroup or "", found[0], line))
            line += found[0].count("\n")
        self._at = 0

    @property
    def more(self) -> bool:
        return self._at < len(self._tokens)

    @property
    def line(self) -> int:
        return self._tokens[min(self._at, len(self._tokens) - 1)][2]

    def takes(self, mark: str) -> bool:
        """Go past a mark, if it stands here."""
        if self.more and self._tokens[self._at][:2] in (("mark", mark), ("line", mark)):
            self._at += 1
            return True
        return False

    def skip(self, *marks: str) -> None:
        while any(self.takes(mark) for mark in marks):
            pass

    def keys(self) -> marked.Path:
        """A dotted key."""
        found = [self._key()]
        while self.takes("."):
            found.append(self._key())
        return tuple(found)

    def _key(self) -> str:
        kind, said, _ = self._tokens[self._at]
        self._at += 1
        if kind != "text":
            return said
        (key,) = tomllib.loads(f"{said} = 0")
        return key

    def pair(self, above: marked.Path) -> Iterator[tuple[marked.Path, int]]:
        line, path = self.line, (*above, *self.keys())
        yield path, line
        self.skip("=")
        yield from self._value(path)

    def _value(self, path: marked.Path) -> Iterator[tuple[marked.Path, int]]:
        if self.takes("["):
            self.skip("\n")
            at = 0
            while not self.takes("]"):
                yield (*path, at), self.line
                yield from self._value((*path, at))
                self.skip("\n", ",")
                at += 1
        elif self.takes("{"):
            self.skip("\n")
            while not self.takes("}"):
                yield from self.pair(path)
                self.skip("\n", ",")
        else:
            while self.more and (self._tokens[self._at][0] in ("word", "text") or self._tokens[self._at][1] == "."):
                self._at += 1
