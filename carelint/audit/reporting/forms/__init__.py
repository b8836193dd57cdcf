"""The forms in which the report of an audit is read, each a module; the suffix of a file says which.

In: an `Account`. Out: bytes. Forms never import one another.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from carelint.audit.reporting.account import Account
from carelint.kinds import Kinds

if TYPE_CHECKING:
    from carelint.audit.reporting.forms import csv, docx, html, xlsx


class Form(Protocol):
    """A module of this folder."""

    def write(self, account: Account) -> bytes:
        """The report in this form. Raises WriteError, and nothing else."""


FORMS: Mapping[str, Form] = Kinds(__name__, {".html": "html", ".xlsx": "xlsx", ".csv": "csv", ".docx": "docx"})
"""Suffix → module, in the order in which help shows them."""

if TYPE_CHECKING:
    _ALL: tuple[Form, ...] = (html, xlsx, csv, docx)
