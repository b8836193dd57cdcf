"""The schemas of sources.yaml, language-of-care.yaml and pack.yaml.

In: their YAML. Out: keys and works; phrases in which care speaks; what a pack is called.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, RootModel

from carelint.gate.values import Strict, Text


class Sources(RootModel[dict[str, Annotated[str, Field(min_length=1)]]]):
    """Who says so: key → the work."""


class CareEntry(Strict):
    """Phrases in which care speaks, and the side of care that they express."""

    id: Text = Field(description="A short name.")
    expresses: Literal["elegance", "high definition", "responsiveness", "minimally disruptive care", "kinship"] = Field(
        description="elegance, high definition, responsiveness, minimally disruptive care or kinship."
    )
    phrases: list[Text] = Field(min_length=1, description="The phrases, as a list.")
    inflect: Literal["noun", "verb", "none"] = "none"
    unless: list[Text] = []


class PackModel(Strict):
    """What a folder of words is called that is handed on, and which of its versions this is."""

    name: Text = Field(description="A short name.")
    version: Text = Field(description="What every report names beside it, such as 2026-11.")
    about: str = ""
    """For people; carelint does not look at it."""
