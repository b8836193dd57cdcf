"""Compiles guards into conditions, and senses, which are guards with a name, a reason and examples of their own.

In: checked guards and senses. Out: `Condition`s, each with the sense that it came from, and `Sense`s.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence

import yaml

from carelint.fold import fold
from carelint.gate.examples import ExampleModel
from carelint.gate.folders import DataFile
from carelint.gate.guards import LITERAL, Guards
from carelint.gate.nodes import follow, items, line_of
from carelint.gate.sense import SenseModel
from carelint.rule import Condition, Example, Sense
from carelint.rulebook.inflection import spellings

Senses = Mapping[str, Sense]


def sense(model: SenseModel, file: DataFile, node: yaml.Node) -> Sense:
    """A sense as the judges take it: each of its conditions knows its name and its reason."""
    name = file.path.stem
    return Sense(
        id=name,
        why=model.why,
        when=tuple(Condition(_keys(guards), name, model.why) for guards in model.when),
        holds=examples(model.holds, node, "holds"),
        fails=examples(model.fails, node, "fails"),
        literals=sum(guards.literals for guards in model.when),
        path=str(file.path),
        line=line_of(node),
    )


def examples(some: Sequence[ExampleModel], node: yaml.Node, key: str) -> tuple[Example, ...]:
    """Examples with their lines."""
    lines = [line_of(one) for one in items(follow(node, [key])[2])] if some else []
    return tuple(
        Example(e.text, tuple(e.flags), e.becomes, e.register_, line) for e, line in zip(some, lines, strict=True)
    )


def conditions(written: Sequence[Guards], senses: Senses) -> tuple[Condition, ...]:
    """What a rule states under `only` or `unless`: one of them is enough."""
    return tuple(condition for guards in written for condition in _conditions(guards, senses))


def _conditions(guards: Guards, senses: Senses) -> Iterator[Condition]:
    """One, or one for each way in which a sense named here can hold."""
    keys = _keys(guards)
    if not guards.sense:
        yield Condition(keys)
    for name in guards.sense:
        for way in senses[name].when if name in senses else ():  # one that could not be read is told already
            yield Condition(keys + way.keys, way.sense, way.why)


def _keys(guards: Guards) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What a person wrote, in the order of its keys."""
    return tuple((key, _values(key, given)) for key, given in sorted(guards.said().items()))


def _values(key: str, given: Sequence[str]) -> tuple[str, ...]:
    if key in LITERAL:
        return tuple(given)
    return tuple(form for value in given for form in _spelled(value))


@functools.lru_cache(maxsize=4096)
def _spelled(value: str) -> tuple[str, ...]:
    return (value,) if value.startswith("<") else tuple(spellings(fold(value).text))
