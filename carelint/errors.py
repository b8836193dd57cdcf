"""The one tree of errors; each knows where it happened and what to do next.

In: what went wrong. Out: exceptions that `cli` maps to exit codes (see `Exit`).
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

E = TypeVar("E", bound="CarelintError")


class Exit(enum.IntEnum):
    """What the process tells its caller."""

    CLEAN = 0
    """Nothing noticed at or above --fail-on."""
    NOTICED = 1
    """Something was noticed at or above --fail-on."""
    USER = 2
    """The user must change something: usage, settings, dictionary or a document that could not be read."""
    BUG = 3
    """Ours to mend."""
    INTERRUPTED = 130
    """Ctrl-C."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that somebody can mend, and where it stands."""

    reason: str
    path: str = ""
    line: int = 0
    key: str = ""
    value: str = ""
    """What stands there, where that helps to find it."""
    hint: str = ""

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.path, self.line or "") if part)
        value = f"«{self.value}»" if self.value else ""
        text = ": ".join(part for part in (where, self.key, value, self.reason) if part)
        return f"{text}\n  {self.hint}" if self.hint else text


class CarelintError(Exception):
    """Something the user can mend; `hint` says how. Several mistakes may be told in one error."""

    def __init__(
        self, reason: str, *, path: str = "", line: int = 0, key: str = "", value: str = "", hint: str = ""
    ) -> None:
        super().__init__(reason)
        self.mistakes: tuple[Mistake, ...] = (Mistake(reason, path, line, key, value, hint),)
        self.reason = reason
        self.path = path
        self.line = line
        self.key = key
        self.hint = hint

    @classmethod
    def of(cls: type[E], mistakes: Sequence[Mistake]) -> E:
        """One error that tells all of them; its own place is that of the first."""
        first = mistakes[0]
        error = cls(first.reason, path=first.path, line=first.line, key=first.key, value=first.value, hint=first.hint)
        error.mistakes = tuple(dict.fromkeys(mistakes))
        return error

    def __str__(self) -> str:
        told = "\n".join(map(str, self.mistakes))
        return told if len(self.mistakes) == 1 else f"{len(self.mistakes)} things are to be mended:\n{told}"


class RuleError(CarelintError):
    """An entry, a rule or a word class that cannot be used as written."""


class SettingsError(CarelintError):
    """A setting or an option with a value that does not exist."""


QUOTES = "Its columns are: "
"""After these words a hint quotes the document, and after no others."""


NO_DOCUMENT = "no document was found in this folder"
"""A folder is no document: where this is the reason, nothing was left unread."""


class UnreadableError(CarelintError):
    """A document that a reader could not read; becomes an `Unread` entry of the report."""


class WriteError(CarelintError):
    """A report that could not be written; whatever stood there before is untouched."""


class StoreError(CarelintError):
    """A store of audits that cannot be used, or not any more; whatever was kept in it is untouched."""


def origin(err: BaseException) -> str:
    """Module and line of our own code in which an error arose; holds nothing of a document."""
    place, trace = "an unknown place", err.__traceback__
    while trace:
        name = trace.tb_frame.f_code.co_filename.replace("\\", "/")
        if "/carelint/" in name:
            place = f"carelint/{name.rsplit('/carelint/', 1)[1]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
