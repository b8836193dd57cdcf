"""The schema of a sense: what makes words harmless, or meant, wherever a rule names it.

In: the mapping of a file senses/NAME.yaml. Out: `SenseModel`, whose word classes all exist.
"""

from __future__ import annotations

from pydantic import Field, field_validator

from carelint.gate.examples import ExampleModel
from carelint.gate.guards import GuardList
from carelint.gate.values import Strict, refused


class SenseModel(Strict):
    """A sense; its examples mark the words that are meant so, or not."""

    why: str = Field(min_length=12, description="A sentence: what the words mean here.")
    when: GuardList = Field(min_length=1, description="Guards, one of which holds where the words are meant so.")
    holds: list[ExampleModel] = Field(min_length=1, description="Texts in which the «marked» words are meant so.")
    fails: list[ExampleModel] = Field(min_length=1, description="Texts in which the «marked» words are not meant so.")

    @field_validator("why")
    @classmethod
    def _one_line(cls, value: str) -> str:
        return " ".join(value.split())

    @field_validator("holds", "fails")
    @classmethod
    def _pointed(cls, value: list[ExampleModel]) -> list[ExampleModel]:
        if any(len(example.flags) != 1 or example.becomes for example in value):
            raise refused("each example marks one place", "Put the words that it is about between « and ».")
        return value
