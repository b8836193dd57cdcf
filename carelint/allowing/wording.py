"""The words of a permission: `allow objectifying/bed-number "bed 24" because they chose it until 2027-03-31`.

In: what a comment says behind `carelint:`. Out: `Wording`, or what is wrong with it and the way out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

VERBS = ("allow", "allow-begin", "allow-end", "allow-file")
EXAMPLE = 'For example: carelint: allow objectifying/bed-number "bed 24" because …'
QUOTED = re.compile(r"[\"“«„](.*?)[\"”»“]", re.DOTALL)
UNTIL = re.compile(r"\buntil\s+(\S+)", re.IGNORECASE)
LAST = re.compile(r"\buntil\s+(\d[\d-]*)[.,;]?\s*$", re.IGNORECASE)
"""The same behind a reason, where only a number says that it is no part of it."""
BECAUSE = re.compile(r"\b(?:because|reason:)\s+(.*)", re.IGNORECASE | re.DOTALL)
RULE = re.compile(r"[a-z][a-z-]*(?:/[a-z0-9-]+)?")


class WordingError(ValueError):
    """What cannot be understood: the reason, and the way out."""

    def __init__(self, reason: str, hint: str = EXAMPLE) -> None:
        super().__init__(reason)
        self.reason, self.hint = reason, hint


@dataclass(frozen=True, slots=True)
class Wording:
    """What a comment allows."""

    verb: str
    rules: tuple[str, ...] = ()
    phrase: str = ""
    reason: str = ""
    until: date | None = None


def understood(text: str) -> Wording:
    """The permission in these words. Raises WordingError."""
    verb, _, rest = text.strip().partition(" ")
    if verb not in VERBS:
        raise WordingError("it is not understood", f"It begins with one of: {', '.join(VERBS)}.")
    if verb == "allow-end":
        return Wording(verb)
    phrase, rest = _cut(QUOTED, rest, before=BECAUSE)
    reason, rest = _cut(BECAUSE, rest)
    until, rest = _cut(UNTIL, rest)
    if not until and (last := LAST.search(reason)):
        until, reason = last[1], reason[: last.start()]
    rules = tuple(word for word in re.split(r"[\s,]+", rest) if word)
    odd = next((word for word in rules if not RULE.fullmatch(word)), "")
    if odd or not rules:
        raise WordingError(f"«{odd}» is no rule" if odd else "it names no rule")
    return Wording(verb, rules, phrase.strip(), " ".join(reason.split()), day(until) if until else None)


def day(said: str) -> date:
    """A day. Raises WordingError."""
    try:
        return date.fromisoformat(said.rstrip(".,;"))
    except ValueError as err:
        raise WordingError(f"«{said}» is no day", "A day is written year, month, day: 2027-03-31.") from err


def _cut(pattern: re.Pattern[str], text: str, *, before: re.Pattern[str] | None = None) -> tuple[str, str]:
    """What a pattern finds, and the text without it; only what stands `before` another one counts."""
    limit = before.search(text) if before else None
    found = pattern.search(text, 0, limit.start() if limit else len(text))
    return (found[1], f"{text[: found.start()]} {text[found.end() :]}") if found else ("", text)
