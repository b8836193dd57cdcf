"""The version of carelint, for everyone who has to say it.

In: nothing. Out: `VERSION`.
"""

from __future__ import annotations

VERSION = "0.1.0"
"""Semantic version; a change of rules raises the second number, because it moves audit figures."""
