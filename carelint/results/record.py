"""A checked document as spans, ids and numbers; and made anew of these and the document, without judging.

In: a `Checked`. Out: what JSON can hold, with no word of the document in it; and the `Checked` again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from carelint import tone
from carelint.document import Document
from carelint.finding import Care, Checked, Finding
from carelint.fingerprints import fingerprints
from carelint.fold import Folded, fold_document
from carelint.rule import Rule
from carelint.rulebook import Rulebook
from carelint.sections import read_in, registers
from carelint.settings import Settings
from carelint.spelling import spelled

FINDING = (
    "rule", "start", "end", "sentence", "context_start", "context_end", "becomes", "becomes_start", "becomes_end",
    "put_start", "put_end", "withheld",
)  # fmt: skip
"""What of a finding is kept as it is: spans, ids, words of our dictionary, a reason of ours."""
EMPTY = {**dict.fromkeys(FINDING, 0), "becomes": "", "withheld": ""}
REBUILT = frozenset(
    {
        *FINDING, "family", "pathology", "answer", "level", "text", "place", "context", "message", "why", "instead",
        "sources", "fingerprint", "think", "works",
    }
)  # fmt: skip
"""Every field of a finding that can be made anew; one with another that is set is not kept."""
CHECKED = frozenset(
    {"document", "register", "words", "findings", "care", "tone", "withheld", "considered", "read_as", "spelled"}
)
"""The same of a checked document; only explain asks what was considered, and judges anew."""
PLAIN = frozenset({"source", "format", "text", "blocks", "title", "digest"})
"""What a document has that shows nothing of itself where nothing was noticed in it."""


def record_of(done: Checked, rulebook: Rulebook) -> dict[str, Any] | None:
    """What is kept of a document; None where it could not be made anew of that."""
    if not _only(done, CHECKED) or not all(_only(one, REBUILT) for one in (*done.findings, *done.withheld)):
        return None
    return {
        "format": done.document.format,
        "register": done.register,
        "words": done.words,
        "dictionary": rulebook.digest[:12],
        "spare": _spare(done),
        "shown": len(done.findings),
        "found": [_kept(one, rulebook) for one in (*done.findings, *done.withheld)],
        "care": [[one.start, one.end, one.expresses] for one in done.care],
    }


def rebuilt(kept: Mapping[str, Any], document: Document, rulebook: Rulebook, settings: Settings) -> Checked:
    """The same document with all that was noticed in it.

    Raises KeyError, ValueError, TypeError or IndexError for what is no record of it.
    """
    folded = fold_document(document)
    read = registers(document, folded, settings.register)
    found = list(_found(kept["found"], document, folded, rulebook))
    visible = tuple(found[: kept["shown"]])
    care = tuple(Care(start, end, document.text[start:end], what) for start, end, what in kept["care"])
    return Checked(
        document=document,
        register=read.whole.register,
        read_as=read_in(read, folded),
        words=int(kept["words"]),
        spelled=spelled(folded.text, settings.spelling),
        findings=visible,
        care=care,
        tone=tone.tone_of(document, folded, visible, care),
        withheld=tuple(found[kept["shown"] :]),
    )


def _only(one: Checked | Finding | Document, known: frozenset[str]) -> bool:
    """Whether nothing else is set than what is known here: fields may have been added that we do not keep."""
    return all(getattr(one, field.name) == field.default for field in fields(one) if field.name not in known)


def _spare(done: Checked) -> bool:
    """Whether nothing of the document would be shown but its name: nothing is listed, and nobody could be named."""
    if done.listed or not _only(done.document, PLAIN) or any(one.level.value != "notice" for one in done.withheld):
        return False
    from carelint.privacy.certain import about_somebody  # 4 ms

    return not about_somebody(done.register, done.document.text)


def _kept(found: Finding, rulebook: Rulebook) -> dict[str, Any]:
    rule = _rule(found.rule, rulebook)
    said = {name: getattr(found, name) for name in FINDING if getattr(found, name)}
    said["length"] = len(found.context)
    said["words"] = list(_words(found))
    said["like"] = found.message.removeprefix(rule.message)
    return said


def _words(found: Finding) -> Sequence[str]:
    """Of the words of care those that are no thoughts, which stand behind them."""
    some = (found.instead[:count] for count in range(len(found.instead) + 1))
    return next(words for words in some if tuple(dict.fromkeys((*words, *found.think))) == found.instead)


def _found(
    some: Sequence[Mapping[str, Any]], document: Document, folded: Folded, rulebook: Rulebook
) -> Iterator[Finding]:
    spans = [(one["rule"], folded.text[one["sentence"] : one["sentence"] + one["length"]]) for one in _whole(some)]
    for one, made in zip(_whole(some), fingerprints(spans), strict=True):
        yield replace(_finding(one, document, folded, rulebook), fingerprint=made)


def _whole(some: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """What was nothing, or at the beginning, was left out."""
    return ({**EMPTY, **one} for one in some)


def _finding(one: Mapping[str, Any], document: Document, folded: Folded, rulebook: Rulebook) -> Finding:
    rule = _rule(one["rule"], rulebook)
    start, end, at = one["start"], one["end"], one["sentence"]
    return Finding(
        **{name: one[name] for name in FINDING},
        family=rule.family,
        pathology=rule.pathology,
        answer=rule.answer,
        level=rule.level,
        text=document.text[start:end],
        place=document.place_of(start, end),
        context=folded.plain[at : at + one["length"]],
        message=f"{rule.message}{one['like']}",
        why=f"{rule.why}{one['like']}",
        instead=tuple(dict.fromkeys((*one["words"], *rule.think))),
        sources=rule.sources,
        fingerprint="",
        think=rule.think,
        works=tuple(rulebook.sources.get(key, key) for key in rule.sources),
    )


def _rule(name: str, rulebook: Rulebook) -> Rule:
    """Raises KeyError for an id that no rule has."""
    rule = rulebook.rule(name)
    if rule is None:
        raise KeyError(name)
    return rule
