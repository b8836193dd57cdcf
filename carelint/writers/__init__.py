"""The forms in which a report is read, each a module.

In: a `Report`. Out: text. Writers never import one another, never print, and open nothing but their templates.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from carelint.finding import Report
from carelint.writers import html, json, text
from carelint.writers.options import Options


class Writer(Protocol):
    """A module of this folder."""

    def write(self, report: Report, *, options: Options) -> str:
        """The report in this form."""


WRITERS: Mapping[str, Writer] = MappingProxyType({"text": text, "json": json, "html": html})
