"""The schema of an amendment: what an organisation decides otherwise about one of our entries or rules.

In: a mapping with the key `amends`. Out: `Amendment`; what it leaves out stays as it is in ours.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, field_validator

from carelint.gate.guards import GuardList
from carelint.gate.values import Phrase, Replacement, SourceKey, Strict, Text
from carelint.rule import Register


class Amendment(Strict):
    """Other words of care, another level, fewer registers, more that is left alone; guards and reasons of ours stay."""

    amends: str = Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$", description="The id of an entry, such as blaming/denies.")
    level: Literal["change", "consider", "notice", "off", ""] = ""
    registers: list[Literal[Register, "any"]] = []
    instead: list[Replacement] = []
    think: list[Text] = []
    why: str = Field("", min_length=12, description="A sentence or two: what the words do to the person.")
    message: str = ""
    sources: list[SourceKey] = []
    unless: GuardList = []
    exceptions: list[Phrase] = Field([], alias="except")

    @field_validator("why", "message")
    @classmethod
    def _one_line(cls, value: str) -> str:
        return " ".join(value.split())
