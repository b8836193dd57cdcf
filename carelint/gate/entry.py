"""The schema of an entry of the dictionary and of a rule file: everything it says about itself.

In: one mapping of a YAML file. Out: `Entry`, whose word classes and sources all exist.
"""

from __future__ import annotations

from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, Literal

from pydantic import Field, ValidationInfo, field_validator

from carelint.gate.examples import ExampleModel
from carelint.gate.guards import GuardList
from carelint.gate.nearest import hint as near
from carelint.gate.slugs import ALIKE, slug
from carelint.gate.values import Element, Flag, Listed, Phrase, Replacement, SourceKey, Strict, Text, refused
from carelint.rule import FAMILIES, READER, Pack, Register

OFF = "off"
"""The level of what an organisation looks for in order not to have it noticed."""
Kind = Literal["words", "pattern", "grammar", "quote", "reader"]
UNREAD = MappingProxyType(
    {
        "words": ("pattern", "covers"),
        "pattern": ("phrase", "forms", "words", "covers", "inflect"),
        "grammar": ("pattern",),
        "quote": ("phrase", "forms", "pattern", "covers", "inflect", "swap", "offer"),
        "reader": ("phrase", "forms", "words", "pattern", "covers", "inflect", "swap", "offer"),
    }
)
"""Keys that a kind of rule never looks at: written there, they would do nothing."""


def _own(info: ValidationInfo) -> bool:
    return bool((info.context or {}).get("own"))


def misspelt(family: str) -> tuple[str, str] | None:
    """Why a text cannot be the name of a family, and the way out; a name of one's own can be anything else."""
    named = slug(family) if family else ""
    if named in (READER, "senses", "classes"):
        return f"«{family}» means something else to carelint", "Choose another name."
    near = get_close_matches(named, FAMILIES, 1, ALIKE) if named and named not in FAMILIES else []
    return (f"no family is called {family!r}", f"Did you mean {near[0]}?") if near else None


class Entry(Strict):
    """An entry of the dictionary or a rule file; the order is that of the checks, which look back."""

    id: str = Field(pattern=r"^([a-z0-9-]+/)?[a-z0-9][a-z0-9-]*$", description="A short name, such as bed-blocker.")
    family: Text = Field("", description="An organisation's own, in its own words; else the file's name is one.")
    kind: Kind = "words"
    phrase: Phrase = ""
    forms: list[Phrase] = []
    words: list[Phrase] = []
    pattern: list[Element] = Field([], validate_default=True)
    covers: list[Literal["subject", "object"]] = []
    inflect: Literal["noun", "verb", "none"] = "noun"
    swap: Flag = True
    offer: GuardList = []
    pathology: Literal["hurry", "blur", "cruelty", "burden"] = Field(description="hurry, blur, cruelty or burden.")
    level: Literal["change", "consider", "notice", "off"] = Field(description="change, consider or notice.")
    registers: list[Literal[Register, "any"]] = Field(["any"], min_length=1)
    pack: Literal[Pack, ""] = ""
    about: Literal["", "person"] = ""
    specific: Literal["", "silences"] = ""
    holder: Literal["writer", "anyone"] = "writer"
    names: Literal["", "too"] = ""
    instead: list[Replacement] = []
    fits: dict[Replacement, Listed] = {}
    think: list[Text] = Field([], validate_default=True)
    why: str = Field(min_length=12, description="A sentence or two: what the words do to the person.")
    message: str = ""
    sources: list[SourceKey] = Field(min_length=1, description="Keys of sources.yaml; own-judgement is one.")
    since: str = "0.1"
    only: GuardList = []
    unless: GuardList = []
    exceptions: list[Phrase] = Field([], alias="except")
    examples: list[ExampleModel] = Field(
        [], validate_default=True, description="Two at least: one noticed, one silent."
    )

    @field_validator("why", "message")
    @classmethod
    def _one_line(cls, value: str) -> str:
        return " ".join(value.split())

    @field_validator("family")
    @classmethod
    def _free(cls, value: str, info: ValidationInfo) -> str:
        """Ours are told by the file's name, and an organisation's by whatever it likes but a misspelt one of ours."""
        if value and not _own(info):
            raise refused("the family is the file's name", "Leave this key out, and move the entry.")
        if reason := misspelt(value):
            raise refused(*reason)
        return value

    @field_validator("level")
    @classmethod
    def _ours_speak(cls, value: str, info: ValidationInfo) -> str:
        if value == OFF and not _own(info):
            raise refused("an entry of ours is never off", "Put it into a pack, or take it out.")
        return value

    @field_validator("phrase", "forms", "words", "pattern", "covers", "inflect", "swap", "offer")
    @classmethod
    def _read(cls, value: Any, info: ValidationInfo) -> Any:
        """A key that this kind of rule does not look at does nothing, and that is to be said."""
        kind = info.data.get("kind", "")
        if value and info.field_name in UNREAD.get(kind, ()):
            raise refused(
                f"a rule of the kind {kind} does not look at this key", "Leave it out, or choose another kind."
            )
        return value

    @field_validator("pattern")
    @classmethod
    def _matches(cls, value: list[str], info: ValidationInfo) -> list[str]:
        """Something leads the scan here; a field that was refused already is not refused twice."""
        ways = ("phrase", "forms", "words")
        known = {"kind", *ways} <= info.data.keys()
        if (
            known
            and info.data["kind"] not in ("quote", "reader")
            and not value
            and not any(info.data[way] for way in ways)
        ):
            raise refused("there is nothing to look for", "An entry needs a phrase, words or a pattern.")
        return value

    @field_validator("fits")
    @classmethod
    def _fitting(cls, value: dict[str, list[str]], info: ValidationInfo) -> dict[str, list[str]]:
        """Replacements for some phrases only: those that the entry looks for, as it writes them."""
        data = info.data
        known = [data.get("phrase", ""), *data.get("forms", []), *data.get("words", [])]
        for phrase in (phrase for phrases in value.values() for phrase in phrases):
            if phrase not in known:
                raise refused(f"the entry does not look for «{phrase}»", near(phrase, known, called="Its phrases"))
        return value

    @field_validator("think")
    @classmethod
    def _offered(cls, value: list[str], info: ValidationInfo) -> list[str]:
        """Words of care there are always: words to put in, or a thought."""
        known = {"instead", "fits"} <= info.data.keys() and info.data.get("level") != OFF
        if known and not (value or info.data["instead"] or info.data["fits"]):
            hint = "Words that fit go under `instead:`, a thought under `think:`."
            raise refused("there are no words of care", hint)
        return value

    @field_validator("examples")
    @classmethod
    def _shown(cls, value: list[ExampleModel], info: ValidationInfo) -> list[ExampleModel]:
        """Both kinds of examples, and what the text becomes only where words are put in.

        An organisation's own entry may have none: `words check` tries its phrase in a sentence that is made for it.
        """
        if not value and _own(info):
            return value
        if len(value) < 2:
            raise refused("the list is too short", "Two at least: one noticed, one silent.")
        becomes = any(example.becomes for example in value)
        if becomes and not (info.data.get("swap", True) and (info.data.get("instead") or info.data.get("fits"))):
            raise refused("nothing is put in here that a text could become", "Leave `becomes:` out, or `swap: false`.")
        flagged = sum(bool(example.flags) for example in value)
        if not flagged or flagged == len(value):
            hint = "One has what is noticed under `flags:`, another `flags: []`."
            raise refused("examples need at least one that is flagged and one that stays silent", hint)
        return value
