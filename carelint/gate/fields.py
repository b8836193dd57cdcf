"""From the cells of a row to the keys of an entry or an amendment.

In: the cells of a row by their columns. Out: what would stand in YAML; what cannot be understood is refused by its
column. Whether it makes an entry is for the schema to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import yaml
from pydantic_core import PydanticCustomError

from carelint.errors import Mistake
from carelint.gate.amending import Amendment
from carelint.gate.cells import Part, freed, parts
from carelint.gate.columns import BY_KEY, LIST
from carelint.gate.entry import OFF
from carelint.gate.guards import Guards
from carelint.gate.nearest import hint as near
from carelint.gate.nodes import parsed
from carelint.gate.slugs import slug
from carelint.gate.values import replacement
from carelint.gate.wording import known_keys
from carelint.rule import FAMILIES, READER

ID = re.compile(rf"(?:{'|'.join((*FAMILIES, READER))})/[a-z0-9-]+")
"""An entry of ours; «he/she» is a phrase."""
GUARD = re.compile(r"([A-Za-z]+)\s*:\s*(.+)", re.DOTALL)
"""`register: policy`: where the phrase is left alone, in the place of a longer phrase."""
FACES: Mapping[str, str] = MappingProxyType(
    {"burdening": "burden", **dict.fromkeys(("blaming", "stigmatising", "disempowering"), "cruelty")}
)
"""Family → the pathology of most entries in it, where a row names none; blur for all others (counted 2026-11-27)."""
LEFT = "The organisation's own dictionary leaves these words as they are."
COMMA = "Part them with a semicolon or a new line; a comma that belongs to the words needs quotation marks round them."
FLAGS = MappingProxyType({"true": True, "yes": True, "false": False, "no": False})
PLAIN = ("pack", "id", "message", "about", "specific", "holder", "names", "kind", "since")


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one row, by the keys of their columns."""

    said: Mapping[str, str]
    refuse: Callable[[str, str, str, str], None]
    """(reason, key, value, hint): what is wrong with a cell."""

    def text(self, key: str) -> str:
        """A cell that holds one text."""
        return freed(self.said.get(key, "")).strip()

    def parts(self, key: str) -> list[Part]:
        """A cell that holds several."""
        found = parts(freed(self.said.get(key, "")))
        return found if BY_KEY[key].holds == LIST else [p for one in found for p in _by_comma(one)]

    def texts(self, key: str) -> list[str]:
        """Their texts."""
        return [one.text for one in self.parts(key)]

    def words(self, key: str) -> list[str]:
        """Texts in which a comma most likely parts two."""
        found = self.parts(key)
        for one in found:
            if "," in one.text and not one.quoted:
                self.refuse("a comma stands between words", key, one.text, COMMA)
        return [one.text for one in found]

    def name(self, key: str) -> str:
        """A text in which capitals mean nothing."""
        return self.text(key).lower()

    def node(self, key: str) -> list[yaml.Node]:
        """The YAML of a cell: one node or none."""
        text = self.text(key)
        if not text:
            return []
        mistakes: list[Mistake] = []
        found = parsed(text, mistakes)
        for one in mistakes:
            self.refuse(one.reason, key, text, one.hint)
        return [found] if found else []


def amended(cells: Cells) -> str:
    """The id of ours that a row speaks of; empty for a row with a phrase of its own."""
    named = cells.texts("avoid")
    return named[0] if len(named) == 1 and ID.fullmatch(named[0]) else ""


def amendment(cells: Cells, keys: list[str]) -> dict[str, Any]:
    """What a row decides otherwise about an entry of ours; `keys` are those of its sources."""
    instead, think = _offered(cells)
    silent, rightful = _allowed(cells)
    registers = [name.lower() for name in cells.texts("registers")]
    said: dict[str, Any] = {"amends": amended(cells), "level": cells.name("level"), "registers": registers}
    said |= {"instead": instead, "think": think, "why": cells.text("why"), "message": cells.text("message")}
    said |= {"sources": keys, "unless": [*_several(cells.node("unless")), *silent], "except": rightful}
    for key in cells.said:
        if key not in ("avoid", "allow", *known_keys(Amendment)):
            hint = "An entry of ours keeps this. For one of your own, write the phrase under avoid."
            cells.refuse("it cannot be said of an entry of ours", key, cells.text(key), hint)
    return {key: value for key, value in said.items() if value}


def entry(cells: Cells, family: str, keys: list[str]) -> dict[str, Any]:
    """What a row with a phrase of its own says; `family` is that of rows which name none."""
    said: dict[str, Any] = {key: value for key in PLAIN if (value := cells.text(key))}
    phrases, (instead, think) = cells.words("avoid"), _offered(cells)
    said["family"] = cells.text("family") or family
    said["inflect"] = cells.name("inflect")
    if not said["inflect"] and phrases and all(one.lower().startswith("to ") for one in phrases):
        said["inflect"], phrases = "verb", [one[3:] for one in phrases]
        instead = [one.removeprefix("to ") for one in instead]
    said |= _looked_for(phrases, said.get("kind", "words"))
    said["level"] = cells.name("level") or ("change" if instead or "fits" in cells.said else "consider")
    said["pathology"] = cells.name("pathology") or FACES.get(slug(said["family"]), "blur")
    said |= {"registers": [name.lower() for name in cells.texts("registers")], "instead": instead, "think": think}
    said |= {"why": cells.text("why") or (LEFT if said["level"] == OFF else ""), "sources": keys}
    silent, said["except"] = _allowed(cells)
    said["unless"] = [*_several(cells.node("unless")), *silent]
    said |= {key: node for key in ("fits", "offer", "only", "pattern", "examples") for node in cells.node(key)}
    said |= {"covers": cells.texts("covers")}
    if swap := cells.name("swap"):
        said["swap"] = FLAGS.get(swap, swap)
    return {key: value for key, value in said.items() if value not in ("", [])}


def _looked_for(phrases: list[str], kind: str) -> dict[str, Any]:
    """Where phrases stand in an entry of this kind."""
    if kind == "quote":
        return {"words": phrases}
    return {"phrase": phrases[0], "forms": phrases[1:]} if phrases else {}


def _offered(cells: Cells) -> tuple[list[str], list[str]]:
    """Words that can be put in, and thoughts: what stands under «say instead» and is an advice is a thought."""
    instead, think = [], cells.texts("think")
    for one in cells.parts("instead"):
        if not _fits(one.text):
            think.append(one.text)
        elif "," in one.text and not one.quoted:
            cells.refuse("a comma stands between words", "instead", one.text, COMMA)
        else:
            instead.append(one.text)
    return instead, think


def _fits(text: str) -> bool:
    try:
        replacement(text)
    except PydanticCustomError:
        return False
    return True


def _allowed(cells: Cells) -> tuple[list[dict[str, list[str]]], list[str]]:
    """Guards under which a phrase is left alone, and the longer phrases in which it is."""
    guards: list[dict[str, list[str]]] = []
    phrases: list[str] = []
    for one in cells.parts("allow"):
        found = None if one.quoted else GUARD.fullmatch(one.text)
        if not found:
            phrases.append(one.text)
            continue
        key, values = found[1].lower(), [part.strip() for part in found[2].split(",") if part.strip()]
        if key not in known_keys(Guards):
            cells.refuse("nothing can be allowed by this", "allow", one.text, near(key, known_keys(Guards)))
        guards.append({key: values})
    return guards, phrases


def _several(nodes: list[yaml.Node]) -> list[Any]:
    """The nodes of a list, or the one that stands for itself."""
    return [one for node in nodes for one in (node.value if isinstance(node, yaml.SequenceNode) else [node])]


def _by_comma(one: Part) -> list[Part]:
    return [one] if one.quoted else [Part(text.strip()) for text in one.text.split(",") if text.strip()]
