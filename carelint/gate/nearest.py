"""Finds the names that somebody may have meant.

In: a name that does not exist, and those that do. Out: a hint with the nearest of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

FEW = 12
"""Names that a hint lists in full; longer lists show only what is near."""
ALIKE = 0.6
"""Share of letters in common, as difflib counts; its own default."""


def nearest(name: str, names: Iterable[str]) -> list[str]:
    """The names that are written like `name`, the nearest first; case, `-` and `_` do not count."""
    plain = {_plain(one): one for one in names}
    return [plain[one] for one in get_close_matches(_plain(name), plain, 3, ALIKE)]


def hint(name: str, names: Sequence[str], *, called: str = "Known") -> str:
    """«Did you mean …?», and all the names where they are few or nothing is near."""
    near = nearest(name, names)
    meant = f"Did you mean {' or '.join(near)}?" if near else ""
    listed = f"{called}: {', '.join(names)}." if names and (len(names) <= FEW or not near) else ""
    return " ".join(part for part in (meant, listed) if part)


def nearest_id(name: str, ids: Iterable[str]) -> str:
    """A hint for the id of a rule: those whose name, or whole id, is written alike."""
    known = sorted(ids)
    names = {one.rpartition("/")[2]: one for one in known}
    found = [one for one in known if one.rpartition("/")[2] == name.rpartition("/")[2]] or nearest(name, known)
    found = found or [names[one] for one in nearest(name.rpartition("/")[2], names)]
    return f"Did you mean {' or '.join(found[:3])}?" if found else "Ids stand in brackets below each finding."


def _plain(name: str) -> str:
    return name.casefold().replace("_", "-")
