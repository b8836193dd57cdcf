"""How far the learned reader is believed, family by family and register by register.

In: `taught/trust.json`, which `training/reader/calibrate.py` writes from passages that the reader was not taught.
Out: `Trust`, three likenesses between 0 and 1.
"""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from typing import Any

from carelint.resources import folder


@dataclass(frozen=True, slots=True)
class Trust:
    """From which likeness on the reader is listened to."""

    doubt: float
    """Below it, what a rule noticed is silenced."""
    restore: float
    """From it on, what a guard silenced stands."""
    notice: float
    """From it on, what no entry names is noticed."""


def trust(family: str, register: str) -> Trust:
    """What is known of this family in papers of this kind."""
    said = _said()
    return Trust(**{key: said[key][register][family] for key in ("doubt", "restore", "notice")})


@functools.cache
def _said() -> dict[str, Any]:
    return dict(json.loads((folder("taught") / "trust.json").read_text(encoding="utf-8")))
