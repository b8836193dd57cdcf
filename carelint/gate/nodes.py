"""YAML as people write it: plain strings, no key twice, no tags, no aliases, every node with its line.

In: a YAML file. Out: its node tree, and the same as dicts, lists and strings; what is wrong joins the mistakes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from carelint.errors import Mistake
from carelint.gate.syntax import said
from carelint.gate.texts import text_of

PLAIN_TAGS = frozenset(["str", "int", "float", "bool", "null", "timestamp", "value", "merge"])
"""Tags that YAML gives to plain words by itself; all of them are read as strings."""


class _Strict(yaml.SafeLoader):
    """Plain strings only: no `no` → False, no 012 → 10, no aliases, no tags, no key twice."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if getattr(event, "anchor", None):
            raise yaml.composer.ComposerError(None, None, "aliases are not read", event.start_mark)
        return super().compose_node(parent, index)


def nodes(path: Path, mistakes: list[Mistake]) -> yaml.Node | None:
    """The YAML node tree of a file; None where it is empty or cannot be read."""
    text = text_of(path, mistakes)
    if text is None:
        return None
    try:
        return yaml.compose(text, Loader=_Strict)
    except yaml.YAMLError as err:
        line, reason, hint = said(err, text)
        mistakes.append(Mistake(reason, str(path), line, hint=hint))
    except RecursionError:
        mistakes.append(Mistake("lists stand too deep inside one another", str(path), hint="Keep them flat."))
    return None


def parsed(text: str, mistakes: list[Mistake]) -> yaml.Node | None:
    """The YAML node tree of a piece of text, such as a cell of a table."""
    try:
        return yaml.compose(text, Loader=_Strict)
    except yaml.YAMLError as err:
        _, reason, hint = said(err, text)
        mistakes.append(Mistake(reason, hint=hint))
    except RecursionError:
        mistakes.append(Mistake("lists stand too deep inside one another", hint="Keep them flat."))
    return None


def plain(node: yaml.Node, path: Path, mistakes: list[Mistake]) -> Any:
    """A node as dicts, lists and strings; true and false are the only words that are not strings."""
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key, value in node.value:
            name = key.value if isinstance(key.value, str) else "?"
            if name in found:
                hint = "Keep one of the two."
                mistakes.append(Mistake("this key stands twice", str(path), line_of(key), name, hint=hint))
            found[name] = plain(value, path, mistakes)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [plain(value, path, mistakes) for value in node.value]
    if node.tag.rpartition(":")[2] not in PLAIN_TAGS:
        hint = "Leave the word with the exclamation mark out, or put quotation marks round the text."
        mistakes.append(Mistake("tags are not read", str(path), line_of(node), value=node.tag, hint=hint))
    if getattr(node, "style", None) is None and node.value in ("true", "false"):
        return node.value == "true"
    return node.value


def line_of(node: yaml.Node) -> int:
    """The line in which a node begins, counted from 1."""
    return int(node.start_mark.line) + 1


def items(node: yaml.Node) -> Iterator[yaml.Node]:
    """The nodes of a list; what is no list stands for itself."""
    yield from node.value if isinstance(node, yaml.SequenceNode) else [node]


def follow(node: yaml.Node, keys: Sequence[str | int]) -> tuple[int, list[str], yaml.Node]:
    """Line, keys and node that a row of keys leads to, as deep as the file goes."""
    line, named = line_of(node), []
    for key in keys:
        if isinstance(node, yaml.MappingNode) and isinstance(key, str):
            named.append(key)
            pair = next(((k, v) for k, v in node.value if k.value == key), None)
            if pair is None:
                return line, named, node
            line, node = line_of(pair[0]), pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            node = node.value[key]
            line = line_of(node)
    return line, named, node
