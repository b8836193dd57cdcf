"""Styles of an OpenDocument text that hide, whiten or raise what they are given to.

In: the roots of its parts that hold styles. Out: names of styles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from carelint.readers.parts.colours import CLEAR, WHITE, are_alike, colour

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
DRAWN = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}*"


def unseen(roots: Sequence[Any]) -> frozenset[str]:
    """Those whose text is hidden."""
    return _names(one for one in _types(roots) if one.get(f"{TEXT}display") == "none")


def white(roots: Sequence[Any]) -> frozenset[str]:
    """Those of words inside a paragraph that are white, where nothing has another ground than paper."""
    found = [one for one in _types(roots) if are_alike(colour(one.get(f"{FO}color", "")), WHITE)]
    spans = [one for one in found if one.getparent().get(f"{STYLE}family") == "text"]
    if not spans or any(next(root.iter(DRAWN), None) is not None for root in roots):
        return frozenset()
    grounds = (one.get(f"{FO}background-color", "transparent") for root in roots for one in root.iter())
    return _names(spans) if all(colour(said) in (WHITE, CLEAR) for said in grounds) else frozenset()


def raised(roots: Sequence[Any]) -> frozenset[str]:
    """Those whose text stands above the line."""
    return _names(one for one in _types(roots) if one.get(f"{STYLE}text-position", "").startswith("super"))


def _types(roots: Sequence[Any]) -> Iterator[Any]:
    return (one for root in roots for one in root.iter(f"{STYLE}text-properties"))


def _names(types: Iterator[Any] | Sequence[Any]) -> frozenset[str]:
    return frozenset(str(one.getparent().get(f"{STYLE}name")) for one in types)
