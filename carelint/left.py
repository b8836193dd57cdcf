"""Why a phrase that was noticed is left as it is.

In: nothing. Out: `Left`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Left:
    """Why a phrase is left as it is: somebody allowed it, or it stood there before."""

    why: str
    """allowed, baseline (it was recorded there), or unchanged (no word of it is new)."""
    by: str
    """Where the permission stands, or what the document was compared with."""
    reason: str = ""
    inside: bool = False
    """Whether the permission stands in the document itself."""
