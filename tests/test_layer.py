"""Of several places that speak of a document the last decides, key by key and name by name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from carelint.layer import Layer, held, nested


def _held(*said: dict[str, Any]) -> dict[str, Any]:
    return {key: one.value for key, one in held([Layer(values) for values in said]).items() if one.value != []}


@pytest.mark.parametrize(
    ("farther", "nearer", "holds"),
    [
        ({"register": "board"}, {"column": "x"}, {"register": "board", "column": "x"}),
        ({"register": "board"}, {"register": "policy"}, {"register": "policy"}),
        ({"off": ["a", "b"]}, {"off": ["c"]}, {"off": ["c"]}),
        ({"limits": {"pages": 1, "depth": 2}}, {"limits": {"pages": 3}}, {"limits.pages": 3, "limits.depth": 2}),
        (
            {"levels": {"a": "notice", "b": "off"}},
            {"levels": {"b": "change"}},
            {"levels.a": "notice", "levels.b": "change"},
        ),
        ({"off": ["a", "b"]}, {"on": ["a"]}, {"off": ["b"], "on": ["a"]}),
        ({"off": ["wider", "b"]}, {"packs": ["wider"]}, {"off": ["b"], "packs": ["wider"]}),
        ({"off": ["a", "b"]}, {"levels": {"a": "consider"}}, {"off": ["b"], "levels.a": "consider"}),
        ({"on": ["a"], "packs": ["wider"]}, {"off": ["a", "wider"]}, {"off": ["a", "wider"]}),
        ({"on": ["a"]}, {"levels": {"a": "off"}}, {"levels.a": "off"}),
        ({"on": ["a"]}, {"levels": {"a": "notice"}}, {"on": ["a"], "levels.a": "notice"}),
        ({"packs": ["wider"]}, {"levels": {"wider": "notice"}}, {"packs": ["wider"], "levels.wider": "notice"}),
        ({"levels": {"a": "off", "b": "off"}}, {"on": ["a"]}, {"levels.b": "off", "on": ["a"]}),
        ({"levels": {"a": "notice"}}, {"on": ["a"]}, {"levels.a": "notice", "on": ["a"]}),
        ({"packs": ("plain", "wider")}, {"off": ("plain",)}, {"packs": ["wider"], "off": ("plain",)}),
    ],
)
def test_the_nearer_decides(farther: dict[str, Any], nearer: dict[str, Any], holds: dict[str, Any]) -> None:
    """What it leaves out is left as it was; who names a rule last, under whichever key, has decided about it."""
    assert _held(farther, nearer) == holds


def test_who_said_it() -> None:
    """File, line and section; the command line has neither."""
    file = Layer({"off": ["a"], "limits": {"pages": 1}}, {"off": 3, "limits.pages": 5}, path=Path("a.yaml"))
    section = Layer({"register": "board"}, {"register": 9}, path=Path("a.yaml"), title="notes/")
    found = held([file, section, Layer({"packs": ["wider"]})])

    assert {key: one.origin(key) for key, one in found.items()} == {
        "off": "a.yaml:3",
        "limits.pages": "a.yaml:5",
        "register": "a.yaml:9 (files: notes/)",
        "packs": "the command line",
    }


def test_what_is_taken_back_in_part_keeps_its_place() -> None:
    """The rest of a list still stands where it was said."""
    found = held([Layer({"off": ["a", "b"]}, {"off": 3}, path=Path("a.yaml")), Layer({"on": ["a"]})])

    assert (found["off"].value, found["off"].origin("off")) == (["b"], "a.yaml:3")


def test_a_mapping_is_put_together_again() -> None:
    """Only of its own keys."""
    found = held([Layer({"levels": {"a/b": "off", "c": "notice"}, "limits": {"pages": 1}})])

    assert nested(found, "levels") == {"a/b": "off", "c": "notice"}
