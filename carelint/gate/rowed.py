"""YAML nodes that stand in a row of a table, so that one gate checks what stands in tables and in YAML.

In: texts, lists, mappings and the YAML of a cell. Out: nodes whose line is the row.
"""

from __future__ import annotations

from collections.abc import Mapping

import yaml

TAG = "tag:yaml.org,2002:"


def rowed(value: object, row: int) -> yaml.Node:
    """A text, a list, a mapping or a node as a node of this row, counted from 1; texts are never true or false."""
    mark = yaml.Mark("", 0, row - 1, 0, None, 0)
    if isinstance(value, Mapping):
        pairs = [(rowed(key, row), rowed(one, row)) for key, one in value.items()]
        return yaml.MappingNode(f"{TAG}map", pairs, mark, mark)
    if isinstance(value, list):
        return yaml.SequenceNode(f"{TAG}seq", [rowed(one, row) for one in value], mark, mark)
    if isinstance(value, bool):
        return yaml.ScalarNode(f"{TAG}bool", str(value).lower(), mark, mark)
    if isinstance(value, yaml.Node):
        return _moved(value, mark)
    return yaml.ScalarNode(f"{TAG}str", str(value), mark, mark, style='"')


def _moved(node: yaml.Node, mark: yaml.Mark) -> yaml.Node:
    if isinstance(node, yaml.MappingNode):
        pairs = [(_moved(key, mark), _moved(one, mark)) for key, one in node.value]
        return yaml.MappingNode(node.tag, pairs, mark, mark)
    if isinstance(node, yaml.SequenceNode):
        return yaml.SequenceNode(node.tag, [_moved(one, mark) for one in node.value], mark, mark)
    return yaml.ScalarNode(node.tag, node.value, mark, mark, style=getattr(node, "style", None))
