"""What is made here cannot be told from what the standard library makes."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from typing import Any

import pytest

from carelint import frozen


def _kinds(make: Callable[..., Any]) -> tuple[type, ...]:
    @make(frozen=True, slots=True)
    class Whole:
        """Every kind of field."""

        name: str
        many: tuple[int, ...] = ()
        known: dict[str, int] = field(default_factory=dict, compare=False, repr=False)
        _hidden: int = 0

        @property
        def first(self) -> str:
            return self.name[0]

    @make(frozen=True)
    class Open:
        """Room for what is found out later."""

        name: str
        many: tuple[int, ...] = (1,)

    @make(frozen=True, slots=True, eq=False)
    class Itself:
        """Equal to itself only."""

        name: str

    return Whole, Open, Itself


OURS, THEIRS = _kinds(frozen.dataclass), _kinds(dataclasses.dataclass)
PAIRS = pytest.mark.parametrize(
    ("ours", "theirs"), list(zip(OURS, THEIRS, strict=True)), ids=lambda kind: kind.__name__
)


@frozen.dataclass(frozen=True, slots=True)
class Sent:
    """One that travels between processes."""

    name: str
    parts: tuple[Sent, ...] = ()


@PAIRS
def test_it_has_the_same_fields_and_looks_the_same(ours: Any, theirs: Any) -> None:
    """Names, defaults, text, and what to match by."""
    mine, yours = ours("a"), theirs("a")

    assert repr(mine) == repr(yours)
    assert [(one.name, one.default) for one in fields(ours)] == [(one.name, one.default) for one in fields(theirs)]
    assert asdict(mine) == asdict(yours)
    assert ours.__match_args__ == theirs.__match_args__
    assert hasattr(mine, "__dict__") == hasattr(yours, "__dict__")


@PAIRS
def test_it_is_equal_where_theirs_is(ours: Any, theirs: Any) -> None:
    """Of one kind and the same values; what is not compared does not count."""
    for kind in (ours, theirs):
        one, same, other = kind("a"), kind("a"), kind("b")
        alike = kind is not OURS[2] and kind is not THEIRS[2]
        assert (one == same, one == other, one == "a", len({one, same, other})) == (alike, False, False, 3 - alike)
    assert ours("a") != theirs("a")
    assert OURS[0]("a", known={"x": 1}) == OURS[0]("a")
    assert hash(ours("a")) == hash(ours("a")) or ours is OURS[2]


@PAIRS
def test_nothing_can_be_set_or_taken_away(ours: Any, theirs: Any) -> None:
    """Once it is made."""
    for kind in (ours, theirs):
        one = kind("a")
        with pytest.raises(FrozenInstanceError):
            one.name = "b"
        with pytest.raises(FrozenInstanceError):
            del one.name
        assert one.name == "a"


@pytest.mark.parametrize(
    ("given", "named"),
    [((), {}), (("a", (), {}, 0, 1), {}), (("a",), {"name": "b"}), (("a",), {"other": 1})],
    ids=["too few", "too many", "twice", "unknown"],
)
def test_wrong_values_are_refused_as_ever(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    """The first time one is made, and afterwards; with the same words."""
    for _ in range(2):
        with pytest.raises(TypeError) as mine:
            OURS[0](*given, **named)
        with pytest.raises(TypeError) as yours:
            THEIRS[0](*given, **named)
        assert str(mine.value).partition("__init__")[2] == str(yours.value).partition("__init__")[2]


def test_each_has_its_own_of_what_a_factory_makes() -> None:
    """And a value that is given takes its place."""
    given: dict[str, int] = {}
    one, other = OURS[0]("a"), OURS[0]("a", known=given)

    assert one.known == {}
    assert other.known is given
    assert replace(other, name="b").known is given


def test_it_travels_and_is_copied() -> None:
    """Between processes too."""
    sent = Sent("a", (Sent("b"),))

    assert pickle.loads(pickle.dumps(sent)) == sent
    assert copy.deepcopy(sent) == copy.copy(sent) == sent


def test_what_is_not_frozen_is_refused() -> None:
    """Its methods are the standard library's business."""
    with pytest.raises(TypeError, match="frozen"):
        frozen.dataclass(frozen=False)
