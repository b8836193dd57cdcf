"""Finds the names that somebody may have meant.

In: a name that does not exist, and those that do. Out: a hint with the nearest of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher, get_close_matches

FEW = 12
"""Names that a hint lists in full; longer lists show only what is near."""
ALIKE = 0.6
"""Share of letters in common, as difflib counts; its own default."""
MEANT = 2
"""Names that a hint offers: of more than two nobody is the nearest."""
BESIDE = 0.12
"""How much less alike than the nearest the second may be; «formt» is format, and not short too (2026-11-27)."""


def nearest(name: str, names: Iterable[str], alike: float = ALIKE) -> list[str]:
    """The name that is written like `name`, and a second that is about as near; case, `-` and `_` do not count.

    `alike`: share of letters that they have in common at least.
    """
    plain, said = {_plain(one): one for one in names}, _plain(name)
    found = get_close_matches(said, plain, MEANT, alike)
    return [plain[one] for one in found if _alike(one, said) >= _alike(found[0], said) - BESIDE]


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
    return f"Did you mean {' or '.join(found[:MEANT])}?" if found else "Ids stand in brackets below each finding."


def _alike(one: str, said: str) -> float:
    return SequenceMatcher(None, one, said).ratio()


def _plain(name: str) -> str:
    return name.casefold().replace("_", "-")
