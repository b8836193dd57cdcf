"""Frozen dataclasses whose methods are written when one is first made, for modules that a small run imports.

In: a class with annotated fields. Out: what `dataclasses.dataclass(frozen=True)` makes of it, `fields`, `replace` and
`asdict` included. The standard one writes and compiles six methods for each class, .9 ms a class in Python 3.11: 80
classes were a sixth of a small run, and most of them make nothing in it (2026-11-27).
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool, slots: bool = False, eq: bool = True) -> Any:
        """As the standard one, for frozen classes without `InitVar`, `__post_init__` and fields by keyword only."""
        if not frozen:
            raise TypeError("only what is frozen is made here")
        return lambda cls: _made(dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls), eq)


def _made(cls: Any, eq: bool) -> Any:
    """A class whose fields are known, with its methods."""
    cls.__init__, cls.__repr__ = _init, _repr
    cls.__setattr__, cls.__delattr__ = _refuse, _refuse
    if eq:
        compared = [one.name for one in dataclasses.fields(cls) if one.compare]
        cls.__eq__, cls.__hash__ = _equal(attrgetter(*compared))
    if "__slots__" in cls.__dict__:  # or pickle would set what may not be set
        cls.__getstate__, cls.__setstate__ = _state, _restore
    return cls


def _init(self: Any, *given: Any, **named: Any) -> None:
    """What every class has until one of its kind is made."""
    cls = type(self)
    cls.__init__ = _written(cls)
    cls.__init__(self, *given, **named)


def _written(cls: Any) -> Any:
    """Its `__init__`, as a person would write it."""
    known: dict[str, Any] = {"_set": object.__setattr__, "_nothing": dataclasses.MISSING}
    said, done = ["self"], ["pass"]
    for one in dataclasses.fields(cls):
        value = one.name
        known |= {f"_{one.name}_default": one.default, f"_{one.name}_factory": one.default_factory}
        if one.default_factory is not dataclasses.MISSING:
            value = f"_{one.name}_factory() if {one.name} is _nothing else {one.name}"
            said.append(f"{one.name}=_nothing")
        else:
            said.append(one.name if one.default is dataclasses.MISSING else f"{one.name}=_{one.name}_default")
        done.append(f"_set(self, {one.name!r}, {value})")
    exec(f"def __init__({', '.join(said)}):\n " + "\n ".join(done), known)
    return known["__init__"]


def _equal(values: Any) -> tuple[Any, Any]:
    """`__eq__` and `__hash__`, by the values that are compared."""

    def equal(self: Any, other: object) -> bool:
        return bool(values(self) == values(other)) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(values(self))

    return equal, hashed


def _repr(self: Any) -> str:
    shown = (f"{one.name}={getattr(self, one.name)!r}" for one in dataclasses.fields(self) if one.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse(self: Any, name: str, *_: object) -> None:
    raise dataclasses.FrozenInstanceError(f"{type(self).__name__} is frozen: {name} stays as it is")


def _state(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in dataclasses.fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for one, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)
