"""Makes findings of candidates that stand: their words, their place, and what could stand there instead.

In: a document, folded, and candidates in reading order. Out: `Finding`s.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from carelint.candidate import Candidate
from carelint.document import Document
from carelint.finding import Finding
from carelint.fingerprints import fingerprints
from carelint.fold import Folded
from carelint.learned import nearest
from carelint.rulebook import Rulebook
from carelint.suggest import Swap, fitting, speaks, swap

ARTICLES = frozenset(["a", "an", "the"])


def findings(
    document: Document,
    folded: Folded,
    candidates: Sequence[Candidate],
    rulebook: Rulebook,
    spelling: str = "gb",
    given_way: Iterable[Candidate] = (),
) -> Iterator[Finding]:
    """A finding for each candidate; words of care in the document's own spelling.

    `given_way`: those that are not shown because one of the candidates overlaps them.
    """
    prints = fingerprints((one.rule.id, one.passage.text) for one in candidates)
    beside: defaultdict[int, list[Candidate]] = defaultdict(list)
    for one in given_way:
        beside[one.passage.block[0]].append(one)
    for candidate, fingerprint in zip(candidates, prints, strict=True):
        words = fitting(candidate, spelling) if speaks(candidate, rulebook.vocabulary) else ()
        put = swap(candidate, words, rulebook.vocabulary)
        put = None if put and _parts(candidate, put, beside[candidate.passage.block[0]]) else put
        yield _finding(document, folded, candidate, rulebook, words=words, put=put, fingerprint=fingerprint)


def _parts(candidate: Candidate, put: Swap, given_way: Sequence[Candidate]) -> bool:
    """Whether what another entry notices begins before it or ends behind it: what is left would be noticed next.

    The reader's stretches say no more than about where: «the» before a phrase and the verb behind it are in them too.
    """
    start, end = candidate.passage.start + put.start, candidate.passage.start + put.end
    others = (one.span for one in given_way if one.rule.id != candidate.rule.id and one.rule.kind != "reader")
    return any(a < end and start < b and not (_within(candidate, a, start) and b <= end) for a, b in others)


def _within(candidate: Candidate, first: int, start: int) -> bool:
    """Whether nothing but an article stands between."""
    return first >= start or candidate.passage.folded.text[first:start].strip() in ARTICLES


def _finding(
    document: Document,
    folded: Folded,
    candidate: Candidate,
    rulebook: Rulebook,
    *,
    words: Sequence[str],
    put: Swap | None,
    fingerprint: str,
) -> Finding:
    rule, base = candidate.rule, candidate.passage.start
    start, end = folded.span(*candidate.span)
    first = folded.span(base + put.start, base + put.end) if put else (start, end)
    like = _like(candidate)
    return Finding(
        rule=rule.id,
        family=rule.family,
        pathology=rule.pathology,
        answer=rule.answer,
        level=rule.level,
        start=start,
        end=end,
        text=document.text[start:end],
        place=document.place_of(start, end),
        context=candidate.passage.plain,
        context_start=candidate.start,
        context_end=candidate.end,
        sentence=candidate.passage.start,
        message=f"{rule.message}{like}",
        why=f"{rule.why}{like}",
        instead=tuple(dict.fromkeys((*words, *rule.think))),
        becomes=put.text if put else "",
        sources=rule.sources,
        fingerprint=fingerprint,
        becomes_start=first[0],
        becomes_end=first[1],
        put_start=put.start if put else 0,
        put_end=put.end if put else 0,
        think=rule.think,
        works=tuple(rulebook.sources.get(key, key) for key in rule.sources),
    )


def _like(candidate: Candidate) -> str:
    """Where no entry names the phrase: what the reader was taught that lies nearest to it."""
    if candidate.rule.kind != "reader":
        return ""
    passage, family = candidate.passage, candidate.rule.family
    phrases = nearest(passage.plain, passage.register, candidate.start, candidate.end, family)
    if not phrases:
        return ""
    return f" It reads like {' and '.join(f'“{phrase}”' for phrase in phrases)}."
