"""YAML as people write word lists: plain strings, no key twice, no tags, no aliases, every node with its line.

In: a YAML file. Out: its node tree, and the same as dicts, lists and strings.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from carelint.errors import RuleError

PLAIN_TAGS = frozenset(["str", "int", "float", "bool", "null", "timestamp", "value", "merge"])
"""Tags that YAML gives to plain words by itself; all of them are read as strings."""


class _Strict(yaml.SafeLoader):
    """Plain strings only: no `no` → False, no 012 → 10, no aliases, no tags, no key twice."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "aliases are not allowed", event.start_mark)
        return super().compose_node(parent, index)


def nodes(path: Path) -> yaml.Node | None:
    """The YAML node tree of a file. Raises RuleError with the line where it is not YAML."""
    try:
        return yaml.compose(path.read_text(encoding="utf-8"), Loader=_Strict)
    except yaml.MarkedYAMLError as err:
        mark = err.problem_mark or err.context_mark
        raise RuleError(
            err.problem or "not YAML",
            path=str(path),
            line=mark.line + 1 if mark else 0,
            hint="Check indentation, and put quotation marks round text with a colon.",
        ) from err
    except UnicodeDecodeError as err:
        raise RuleError("not UTF-8", path=str(path), hint="Save the file as UTF-8.") from err


def plain(node: yaml.Node, path: Path) -> Any:
    """A node as dicts, lists and strings; true and false are the only words that are not strings."""
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key, value in node.value:
            if key.value in found:
                raise _refused(path, key, key.value, "this key stands twice")
            found[key.value] = plain(value, path)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [plain(value, path) for value in node.value]
    if node.tag.rpartition(":")[2] not in PLAIN_TAGS:
        raise _refused(path, node, "", "tags are not allowed")
    if getattr(node, "style", None) is None and node.value in ("true", "false"):
        return node.value == "true"
    return node.value


def _refused(path: Path, node: yaml.Node, key: str, reason: str) -> RuleError:
    return RuleError(reason, path=str(path), line=node.start_mark.line + 1, key=key)
