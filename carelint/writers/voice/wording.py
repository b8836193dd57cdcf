"""The words in which reports speak, and the characters that they must not pass on unseen.

In: codes of families, levels, places. Out: what a person reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import MappingProxyType

from carelint.places import Place

FAMILIES = MappingProxyType(
    {
        "industrial": "People and care as goods or machines",
        "objectifying": "People as beds, numbers or diagnoses",
        "stigmatising": "Labels that carry prejudice",
        "disempowering": "Words that make people small",
        "blaming": "Fault laid on the person",
        "burdening": "Work pushed on to people",
        "exclusionary": "People left outside",
        "jargon": "Words that hide people",
    }
)
LEVELS = MappingProxyType({"change": "a kinder word exists", "consider": "worth rethinking", "notice": "only counted"})
FACES = MappingProxyType(
    {
        "hurry": (
            "Care that has no time: people become what flows through a system.",
            "Neither waste nor haste, so that there is room for the person.",
        ),
        "blur": (
            "Care that sees a bed, a number or a diagnosis, and the person only dimly.",
            "To see this person sharply: a name, a life, a way of putting it.",
        ),
        "cruelty": (
            "Words that meet people with blame, doubt or coldness.",
            "To answer what people tell us with kindness and with skill.",
        ),
        "burden": (
            "Work that is put on people who carry enough already.",
            "Care that fits into a life and asks as little of it as it can.",
        ),
    }
)
"""Pathology → what it is, and what its answer is, in our own words after Allwood and others, BMJ Leader 2021."""
KINDS = MappingProxyType(
    {
        "header": "Running header",
        "footer": "Running footer",
        "note": "Note",
        "comment": "Comment in the margin",
        "caption": "Caption",
    }
)
"""Kinds of block that do not show by themselves what they are."""
REGISTERS = MappingProxyType({"board": "a board paper", "policy": "a policy", "clinical": "a clinical note"})
UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
"""Control characters, direction marks, lone surrogates and what is no character: shown, never passed on."""
OPENING, CLOSING = re.compile(r"“|\"(?=\w)"), re.compile(r"[”\"]")
"""Quotation marks that would end those round them."""
SENTENCE = re.compile(r"[.!?][”’)\"']* ")
"""Where a sentence ends, near enough for cutting a quotation."""


def family_title(family: str) -> str:
    """What a family is called; an organisation's own as it wrote it, its hyphens read as spaces where it is a name."""
    if family in FAMILIES:
        return FAMILIES[family]
    said = family.replace("-", " ") if re.fullmatch(r"[a-z0-9-]+", family) else family
    return one_line(said[:1].upper() + said[1:])


def visible(text: str) -> str:
    """The text with everything that would act on a screen shown as what it is."""
    return UNSEEN.sub(lambda found: f"\u27e8U+{ord(found.group()):04X}\u27e9", text)


def one_line(text: str) -> str:
    """The text on one line, safe to show."""
    return visible(" ".join(text.split()))


def place_words(place: Place) -> str:
    """A place as a person would tell it to another."""
    if place.line is not None and place.page is None:
        return f"line {place.line}" + (f", column {place.column}" if place.column else "")
    parts = [f"page {place.page}"] if place.page else []
    parts += [f"slide {place.slide}"] if place.slide else []
    if place.sheet is not None:
        return f"sheet {one_line(place.sheet)}, row {place.row}, column {place.cell}"
    if place.note:
        parts.append(place.note)
    elif place.table:
        parts.append(f"table {place.table}, row {place.row}, column {place.cell}")
    elif place.paragraph:
        parts.append(f"paragraph {place.paragraph}")
    return ", ".join(parts)


def counted(number: int, one: str, many: str) -> str:
    """1 phrase, 2 phrases, no phrases, 2,310 words."""
    return f"{number:,} {one if number == 1 else many}" if number else f"no {many}"


def ending(text: str, most: int) -> str:
    """The end of a text, cut at a sentence or a word."""
    if len(text) <= most:
        return text
    kept = text[-most:]
    sentence = SENTENCE.search(kept)
    if sentence and len(kept) - sentence.end() >= most // 3:
        return "… " + kept[sentence.end() :]
    return "… " + (kept.partition(" ")[2] or kept)


def nested(words: str) -> str:
    """With inner quotation marks, so that the marks put round it are the only outer ones."""
    return CLOSING.sub("’", OPENING.sub("‘", words))


def beginning(text: str, most: int) -> str:
    """The beginning of a text, cut at a sentence or a word."""
    if len(text) <= most:
        return text
    kept = text[:most]
    last = next((found for found in reversed(list(SENTENCE.finditer(kept))) if found.end() >= most // 3), None)
    if last:
        return kept[: last.end()] + "…"
    return (kept.rpartition(" ")[0] or kept) + " …"


def ended(text: str) -> str:
    """A sentence with one stop at its end; what is named there may bring a mark of its own."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def listed_as(names: Iterable[str]) -> str:
    """One, two and three."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
