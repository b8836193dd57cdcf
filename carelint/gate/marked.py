"""Node trees, as YAML has them, of files that are no YAML: one schema and one way of telling lines serve all.

In: a value and the line, or the row of a table, in which it stands. Out: YAML nodes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import yaml

Path = tuple[str | int, ...]
"""Keys and places in lists that lead to a value."""
LineOf = Callable[[Path], int]
"""The line of what a path leads to, counted from 1."""


def node(value: Any, line_of: LineOf, path: Path = ()) -> yaml.Node:
    """A value as a node; texts stay texts, `true` and `false` are what they are, and a node is moved to its line."""
    mark = _mark(line_of(path))
    if isinstance(value, yaml.Node):
        return _moved(value, mark)
    if isinstance(value, Mapping):
        pairs = [(_text(key, line_of((*path, key))), node(one, line_of, (*path, key))) for key, one in value.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, mark, mark)
    if isinstance(value, Sequence) and not isinstance(value, str):
        parts = [node(one, line_of, (*path, at)) for at, one in enumerate(value)]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", parts, mark, mark)
    if isinstance(value, bool):
        return yaml.ScalarNode("tag:yaml.org,2002:bool", str(value).lower(), mark, mark)
    return _text(str(value), line_of(path))


def _text(value: str, line: int) -> yaml.Node:
    mark = _mark(line)
    return yaml.ScalarNode("tag:yaml.org,2002:str", value, mark, mark, style='"')


def _mark(line: int) -> yaml.Mark:
    return yaml.Mark("", 0, line - 1, 0, None, 0)


def _moved(node: yaml.Node, mark: yaml.Mark) -> yaml.Node:
    if isinstance(node, yaml.MappingNode):
        pairs = [(_moved(key, mark), _moved(one, mark)) for key, one in node.value]
        return yaml.MappingNode(node.tag, pairs, mark, mark)
    if isinstance(node, yaml.SequenceNode):
        return yaml.SequenceNode(node.tag, [_moved(one, mark) for one in node.value], mark, mark)
    return yaml.ScalarNode(node.tag, node.value, mark, mark, style=getattr(node, "style", None))
