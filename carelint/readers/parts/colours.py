"""Colours as pages and papers write them, and whether somebody can tell two of them apart.

In: what a stylesheet, an attribute or Word's settings say. Out: `Colour`, or None for what is not known.
"""

from __future__ import annotations

import re

Colour = tuple[int, int, int]
"""Red, green, blue, each up to 255."""
WHITE: Colour = (255, 255, 255)
CLEAR: Colour = (-1, -1, -1)
"""No colour at all."""
NEAR = 5
"""How far apart two colours may be in each part and look the same; as white counts in a PDF (from 250 on)."""
NAMES: dict[str, Colour] = {
    "transparent": CLEAR, "black": (0, 0, 0), "silver": (192, 192, 192), "gray": (128, 128, 128),
    "grey": (128, 128, 128), "white": WHITE, "maroon": (128, 0, 0), "red": (255, 0, 0), "purple": (128, 0, 128),
    "fuchsia": (255, 0, 255),
    "magenta": (255, 0, 255), "green": (0, 128, 0), "lime": (0, 255, 0), "olive": (128, 128, 0),
    "yellow": (255, 255, 0), "navy": (0, 0, 128), "blue": (0, 0, 255), "teal": (0, 128, 128), "aqua": (0, 255, 255),
    "cyan": (0, 255, 255), "orange": (255, 165, 0), "snow": (255, 250, 250), "ivory": (255, 255, 240),
    "whitesmoke": (245, 245, 245), "ghostwhite": (248, 248, 255), "floralwhite": (255, 250, 240),
    "lightgray": (211, 211, 211), "lightgrey": (211, 211, 211),
}  # fmt: skip
"""The sixteen of HTML 4, and those by which white is meant."""
HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
NOTHING = re.compile(r"(?:rgb|hsl)a\(.*[,/]\s*(?:0|0?\.0+|0%)\s*\)|#(?:[0-9a-f]{3}0|[0-9a-f]{6}00)")
PARTS = re.compile(r"rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*(?:[,/]\s*(1|1\.0*|100%)\s*)?\)")


def colour(written: str) -> Colour | None:
    """What a colour is made of; None for one that is not known, or that something shows through."""
    said = written.strip().lower()
    if said in NAMES:
        return NAMES[said]
    if found := HEX.fullmatch(said):
        digits = found.group(1) if len(found.group(1)) == 6 else "".join(2 * one for one in found.group(1))
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    if NOTHING.fullmatch(said):
        return CLEAR
    if parts := PARTS.fullmatch(said):
        return int(parts.group(1)), int(parts.group(2)), int(parts.group(3))
    return None


def are_alike(ink: Colour | None, ground: Colour | None) -> bool:
    """Whether nobody can tell ink from the ground that it is on; not where one of them is not known."""
    if CLEAR in (ink, ground):
        return ink == CLEAR
    return bool(ink and ground) and all(abs(a - b) <= NEAR for a, b in zip(ink or (), ground or (), strict=False))
