"""The cells that hold an entry: what `gate.fields` makes an entry of, the other way round.

In: an entry as it is written. Out: a text for each column.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from carelint.gate.cells import guarded, joined
from carelint.gate.columns import COLUMNS, DATA, LIST, NAMES
from carelint.gate.fields import GUARD

WIDE = 1 << 30
"""Characters of a line of YAML in a cell: it is never broken."""
GUARDED = ("only", "unless", "offer")
AVOIDED = ("amends", "phrase", "forms", "words")
"""Keys whose texts stand together under «avoid», in this order."""


def cells(entry: Mapping[str, Any], sources: Mapping[str, str]) -> dict[str, str]:
    """Key of a column → the cell; `sources` are those that no other reader of the table knows."""
    said = {column.key: _cell(column.key, column.holds, entry) for column in COLUMNS if column.key in entry}
    avoided = [text for key in AVOIDED for text in _listed(entry.get(key, []))]
    said["avoid"] = joined(avoided, always=[text for text in avoided if "," in text])
    rightful = _listed(entry.get("except", []))
    said["allow"] = joined(rightful, always=[text for text in rightful if GUARD.fullmatch(text)])
    said["sources"] = joined([_source(key, sources) for key in _listed(entry.get("sources", []))])
    if avoided and "inflect" not in entry and all(text.lower().startswith("to ") for text in avoided):
        said["inflect"] = "noun"  # as a row without it would be read as verbs
    return {key: guarded(text) for key, text in said.items() if text}


def _cell(key: str, holds: str, entry: Mapping[str, Any]) -> str:
    value = entry[key]
    if key in GUARDED and not isinstance(value, list):
        value = [value]  # as rows have it, so that a table made of a table is the same
    if holds == DATA:
        return str(
            yaml.safe_dump(value, default_flow_style=True, width=WIDE, allow_unicode=True, sort_keys=False)
        ).strip()
    if holds in (LIST, NAMES):
        texts = _listed(value)
        return joined(texts, always=[text for text in texts if "," in text and key != "think"])
    return str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())


def _listed(value: Any) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)] if value != "" else []


def _source(key: str, sources: Mapping[str, str]) -> str:
    return f"{key}: {sources[key]}" if key in sources else key
